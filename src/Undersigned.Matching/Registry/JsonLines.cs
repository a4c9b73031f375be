// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching;

/// <summary>The lines of a stream as bytes, each valid until the next is asked for.</summary>
internal static class JsonLines
{
    public static IEnumerable<ReadOnlyMemory<byte>> Of(Stream stream)
    {
        var buffer = new byte[64 * 1024];
        int start = 0, end = 0;
        while (true)
        {
            var feed = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                yield return buffer.AsMemory(start, feed);
                start += feed + 1;
                continue;
            }
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
            if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            var read = stream.Read(buffer, end, buffer.Length - end);
            if (read == 0) break;
            end += read;
        }
        if (end > start) yield return buffer.AsMemory(start, end - start);
    }
}
