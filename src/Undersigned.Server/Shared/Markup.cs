// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Undersigned.Server.Shared;

/// <summary>Elements that stand inside a sentence of the interface. The only file that writes HTML which Razor does not check.</summary>
public abstract class Markup : IHtmlContent
{
    /// <summary>What a plain-text version of the sentence shows.</summary>
    public abstract string Text { get; }

    public abstract void WriteTo(TextWriter writer, HtmlEncoder encoder);

    /// <summary>A day, with its machine-readable form.</summary>
    public static Markup Day(Interface ui, DateOnly day) =>
        new Element("time", "datetime", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ui.Date(day));

    public static Markup Day(Interface ui, DateView date) =>
        new Element("time", "datetime", date.From.ToString(
            date.Precision switch { DatePrecision.Day => "yyyy-MM-dd", DatePrecision.Month => "yyyy-MM", _ => "yyyy" }, CultureInfo.InvariantCulture), ui.Date(date));

    public static Markup Moment(Interface ui, DateTimeOffset at, bool seconds = false) =>
        new Element("time", "datetime", at.UtcDateTime.ToString(seconds ? "yyyy-MM-ddTHH:mm:ss.fffZ" : "yyyy-MM-ddTHH:mmZ", CultureInfo.InvariantCulture), ui.Moment(at, seconds));

    public static Markup Link(string href, string text) => new Element("a", "href", href, text);

    public static Markup Link(string href, string name, string? language) => new Wrapped("a", Name(name, language), "href", href);

    /// <summary>A sentence inside a list.</summary>
    public static Markup Said(Phrase phrase) => new Sentence(phrase);

    /// <summary>A name in its own script, isolated from the direction of the sentence.</summary>
    public static Markup Name(string name, string? language) => new Element("bdi", language is null ? null : "lang", language, name);

    public static Markup Strong(string text) => new Element("b", null, null, text);

    public static Markup Strong(string name, string? language) => new Wrapped("b", Name(name, language));

    public static Markup Struck(string name, string? language) => new Wrapped("del", Name(name, language));

    /// <summary>The title of a statement, in its language.</summary>
    public static Markup Title(string title, string language) => new Wrapped("em", Name(title, language));

    /// <summary>“a, b, c” with the comma of the language.</summary>
    public static Markup List(Interface ui, IEnumerable<Markup> items) => new Joined(ui["list.comma"], [.. items]);

    private sealed class Joined(string separator, Markup[] items) : Markup
    {
        public override string Text => string.Join(separator, items.Select(i => i.Text));

        public override void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            for (var i = 0; i < items.Length; i++)
            {
                if (i > 0)
                    encoder.Encode(writer, separator);
                items[i].WriteTo(writer, encoder);
            }
        }
    }

    private sealed class Element(string tag, string? attribute, string? value, string text) : Markup
    {
        public override string Text => text;

        public override void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            Open(writer, encoder, tag, attribute, value);
            encoder.Encode(writer, text);
            writer.Write($"</{tag}>");
        }
    }

    private sealed class Wrapped(string tag, Markup inner, string? attribute = null, string? value = null) : Markup
    {
        public override string Text => inner.Text;

        public override void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            Open(writer, encoder, tag, attribute, value);
            inner.WriteTo(writer, encoder);
            writer.Write($"</{tag}>");
        }
    }

    private sealed class Sentence(Phrase phrase) : Markup
    {
        public override string Text => phrase.ToString();

        public override void WriteTo(TextWriter writer, HtmlEncoder encoder) => phrase.WriteTo(writer, encoder);
    }

    private static void Open(TextWriter writer, HtmlEncoder encoder, string tag, string? attribute, string? value)
    {
        writer.Write('<');
        writer.Write(tag);
        if (attribute is not null)
        {
            writer.Write($" {attribute}=\"");
            encoder.Encode(writer, value!);
            writer.Write('"');
        }
        writer.Write('>');
    }
}
