// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Readers;

/// <summary>What is unpacked from an archive, up to a limit for all of it together: a small file may unpack to more than the machine has.</summary>
internal sealed class BoundedStream(Stream inner, BoundedStream.Allowance allowance) : Stream
{
    /// <summary>How many bytes may still be unpacked.</summary>
    internal sealed class Allowance(long bytes)
    {
        private long taken;

        public void Take(int read)
        {
            taken += read;
            if (taken > bytes) throw new InvalidDataException("it unpacks to more than " + (bytes >> 20) + " MiB");
        }
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        allowance.Take(read);
        return read;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
