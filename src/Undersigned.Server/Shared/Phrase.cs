// SPDX-License-Identifier: Apache-2.0
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Undersigned.Server.Shared;

/// <summary>An interface string with its values, written as HTML: values are encoded, markup among them is not.</summary>
public sealed class Phrase : IHtmlContent
{
    private readonly Message _message;
    private readonly Interface _ui;
    private readonly (string Name, object Value)[] _values;

    internal Phrase(Message message, Interface ui, (string Name, object Value)[] values) => (_message, _ui, _values) = (message, ui, values);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => _message.WriteTo(writer, encoder, _ui, _values);

    /// <summary>The plain text.</summary>
    public override string ToString()
    {
        var writer = new StringWriter();
        _message.WriteTo(writer, null, _ui, _values);
        return writer.ToString();
    }
}
