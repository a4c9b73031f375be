// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.IO.Pipelines;

namespace Undersigned.Server.Shared;

/// <summary>Lets a slice, which writes to a pipe, write to a buffer: nothing is flushed, because nobody reads before the page is whole.</summary>
internal sealed class BufferPipeWriter(IBufferWriter<byte> output) : PipeWriter
{
    private static readonly ValueTask<FlushResult> Flushed = new(new FlushResult(isCanceled: false, isCompleted: false));

    private long _written;

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _written;

    public override void Advance(int bytes)
    {
        output.Advance(bytes);
        _written += bytes;
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => output.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => output.GetSpan(sizeHint);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => Flushed;

    public override void CancelPendingFlush()
    {
    }

    public override void Complete(Exception? exception = null)
    {
    }
}
