// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Statements;

/// <summary>
/// Writes the names of long lists as HTML: the mark of the evidence, the link to the organisation, the name in its own language.
/// A page has hundreds of them, so they are put together here and handed to the slice at once.
/// </summary>
internal sealed class NameMarkup(Interface ui)
{
    // One a thread, because slices never wait: a list would otherwise cost its own length in memory.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _kept;

    private readonly ArrayBufferWriter<byte> _html = _kept ??= new ArrayBufferWriter<byte>(64 * 1024);
    private readonly byte[][] _marks = EvidenceMarks.Html(ui);
    private readonly byte[] _suffix = Encoding.UTF8.GetBytes(ui.Suffix + "\">");

    public ReadOnlySpan<byte> Written => _html.WrittenSpan;

    public void Clear() => _html.ResetWrittenCount();

    public void Literal(ReadOnlySpan<byte> html) => _html.Write(html);

    /// <summary>One name with its mark, without the end of the span that it opens: notes may follow.</summary>
    public void Name(SignatoryView signatory)
    {
        _html.Write(_marks[(int)signatory.Evidence]);
        _html.Write("<span>"u8);
        if (signatory.OrganisationSlug is { } slug)
        {
            _html.Write("<a href=\"/organisations/"u8);
            Text(slug);
            _html.Write(_suffix);
        }

        if (signatory.Language is { } language)
        {
            _html.Write("<bdi lang=\""u8);
            Text(language);
            _html.Write("\">"u8);
        }
        else
        {
            _html.Write("<bdi>"u8);
        }

        Text(signatory.Name);
        _html.Write(signatory.OrganisationSlug is null ? "</bdi>"u8 : "</bdi></a>"u8);
    }

    public void Text(string text)
    {
        var span = _html.GetSpan(text.Length * 3);
        var length = Encoding.UTF8.GetBytes(text, span);
        if (PageRenderer.Encoder.FindFirstCharacterToEncodeUtf8(span[..length]) < 0) _html.Advance(length);
        else _html.Write(Encoding.UTF8.GetBytes(PageRenderer.Encoder.Encode(text)));
    }
}
