// SPDX-License-Identifier: Apache-2.0
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Undersigned.Server.Shared;

/// <summary>
/// An interface string, parsed: <c>text {name} text {count, plural, one {# name} other {# names}}</c>, the part of ICU's
/// message syntax that the interface needs. Braces cannot be quoted; a <c>#</c> outside a plural is itself.
/// </summary>
internal sealed class Message
{
    private readonly List<Part> _parts = [];

    /// <summary>The text, where there is nothing to fill in.</summary>
    public string? Constant { get; private set; }

    public static Message Parse(string source)
    {
        var at = 0;
        var message = Parse(source, ref at, inPlural: false);
        return at == source.Length ? message : throw new FormatException($"Unmatched brace at {at} in: {source}");
    }

    /// <summary>The names of what is to be filled in, with the plural categories spelt out for each.</summary>
    public IEnumerable<(string Name, IReadOnlyCollection<string> Categories)> Placeholders()
    {
        foreach (var part in _parts)
        {
            if (part.Name is null)
                continue;
            yield return (part.Name, part.Cases?.Keys.ToArray() ?? []);
            foreach (var inner in part.Cases?.Values.SelectMany(c => c.Placeholders()) ?? [])
                if (inner.Name != "#")
                    yield return inner;
        }
    }

    /// <summary>Writes the message; without an encoder as plain text, where markup gives its text.</summary>
    public void WriteTo(TextWriter writer, HtmlEncoder? encoder, Interface ui, ReadOnlySpan<(string Name, object Value)> values, long count = 0)
    {
        var afterStop = false;
        foreach (var part in _parts)
        {
            if (part.Name is null)
            {
                // “… до 31 декабря 2026 г.” already ends with the stop that the sentence would put.
                var text = afterStop && part.Text.StartsWith('.') ? part.Text[1..] : part.Text;
                afterStop = false;
                Write(writer, encoder, text);
                continue;
            }
            var value = part.Name == "#" ? count : Find(values, part.Name);
            if (part.Cases is not null)
            {
                var n = Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);
                if (!part.Cases.TryGetValue(n == 0 ? "=0" : "", out var chosen) && !part.Cases.TryGetValue(PluralRule.Category(ui.Language, n), out chosen))
                    chosen = part.Cases["other"];
                chosen.WriteTo(writer, encoder, ui, values, n);
            }
            else if (value is Markup markup)
            {
                afterStop = markup.Text.EndsWith('.');
                if (encoder is null)
                    writer.Write(markup.Text);
                else
                    markup.WriteTo(writer, encoder);
            }
            else if (value is IHtmlContent content && encoder is not null)
            {
                content.WriteTo(writer, encoder);
            }
            else
            {
                var text = ui.Show(value);
                afterStop = text.EndsWith('.');
                Write(writer, encoder, text);
            }
        }
    }

    private static object Find(ReadOnlySpan<(string Name, object Value)> values, string name)
    {
        foreach (var (candidate, value) in values)
            if (candidate == name)
                return value;
        throw new InvalidOperationException($"Nothing was given for {{{name}}}.");
    }

    private static void Write(TextWriter writer, HtmlEncoder? encoder, string text)
    {
        if (encoder is null)
            writer.Write(text);
        else
            encoder.Encode(writer, text);
    }

    private static Message Parse(string source, ref int at, bool inPlural)
    {
        var message = new Message();
        var start = at;
        while (at < source.Length && source[at] != '}')
        {
            if (source[at] == '{')
            {
                message.AddText(source[start..at]);
                message._parts.Add(ParsePlaceholder(source, ref at));
                start = at;
            }
            else if (source[at] == '#' && inPlural)
            {
                message.AddText(source[start..at]);
                message._parts.Add(new Part("", "#", null));
                start = ++at;
            }
            else
            {
                at++;
            }
        }
        message.AddText(source[start..at]);
        if (message._parts.TrueForAll(p => p.Name is null))
            message.Constant = message._parts.Count == 0 ? "" : message._parts[0].Text;
        return message;
    }

    private static Part ParsePlaceholder(string source, ref int at)
    {
        var end = source.AsSpan(++at).IndexOfAny(',', '}') + at;
        if (end < at)
            throw new FormatException($"Unclosed brace in: {source}");
        var name = source[at..end].Trim();
        at = end + 1;
        if (source[end] == '}')
            return new Part("", name, null);

        var kind = source.IndexOf(',', at);
        if (kind < 0 || source[at..kind].Trim() != "plural")
            throw new FormatException($"Only plural is known, in: {source}");
        at = kind + 1;
        var cases = new Dictionary<string, Message>(StringComparer.Ordinal);
        while (true)
        {
            var open = source.AsSpan(at).IndexOfAny('{', '}') + at;
            if (open < at)
                throw new FormatException($"Unclosed plural in: {source}");
            if (source[open] == '}')
            {
                at = open + 1;
                return cases.ContainsKey("other") ? new Part("", name, cases) : throw new FormatException($"No case for other in: {source}");
            }
            var category = source[at..open].Trim();
            at = open + 1;
            cases.Add(category, Parse(source, ref at, inPlural: true));
            at++;
        }
    }

    private void AddText(string text)
    {
        if (text.Length > 0)
            _parts.Add(new Part(text, null, null));
    }

    private sealed record Part(string Text, string? Name, Dictionary<string, Message>? Cases);
}
