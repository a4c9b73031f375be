// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using RazorSlices;

namespace Undersigned.Server.Shared;

/// <summary>Renders a page to UTF-8, in one go and without waiting: everything that a slice shows is decided before.</summary>
internal static class PageRenderer
{
    // Letters of every script stand as they are; only what HTML gives a meaning to is escaped.
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const int MaxKept = 4 * 1024 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _kept;

    public static void Render<TSlice, TView>(SiteView site, Interface ui, TView view, IBufferWriter<byte> output)
        where TSlice : IRazorSliceProxy<Page<TView>>
    {
        using var slice = TSlice.CreateSlice(new Page<TView>(site, ui, view));
        var rendering = slice.RenderAsync(new BufferPipeWriter(output), Encoder);
        if (!rendering.IsCompleted)
            throw new InvalidOperationException($"{typeof(TSlice).Name} waits for something; a slice only shows its view.");
        rendering.GetAwaiter().GetResult();
    }

    public static byte[] Render<TSlice, TView>(SiteView site, Interface ui, TView view)
        where TSlice : IRazorSliceProxy<Page<TView>>
    {
        var output = _kept ??= new ArrayBufferWriter<byte>(256 * 1024);
        output.ResetWrittenCount();
        Render<TSlice, TView>(site, ui, view, output);
        var html = output.WrittenSpan.ToArray();
        if (output.Capacity > MaxKept) _kept = null;
        return html;
    }
}
