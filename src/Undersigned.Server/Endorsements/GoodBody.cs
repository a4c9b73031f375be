// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;

namespace Undersigned.Server.Endorsements;

/// <summary>
/// Reads in one pass the bodies that nearly all requests have: a signatory, its group and rendition, and nothing wrong. To all
/// others it says nothing: <see cref="EndorseRequest.Read"/> reads them, and tells every mistake. What it does read, that would read the same.
/// </summary>
internal ref struct GoodBody
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 16 };

    private Utf8JsonReader _reader;
    private string? _name;
    private string? _country;
    private string? _affiliation;
    private string? _email;
    private string? _reference;
    private string? _group;
    private string? _rendition;
    private bool _isPerson;
    private bool _hasSignatory;

    /// <param name="utf8">Valid UTF-8.</param>
    public static EndorseRequest? Read(ReadOnlySpan<byte> utf8)
    {
        var body = new GoodBody { _reader = new Utf8JsonReader(utf8, Options) };
        try
        {
            return body.ReadBody() ? body.Request() : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private bool ReadBody()
    {
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartObject) return false;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            if (_reader.ValueTextEquals("person"u8))
            {
                if (!ReadSignatory(isPerson: true)) return false;
            }
            else if (_reader.ValueTextEquals("organisation"u8))
            {
                if (!ReadSignatory(isPerson: false)) return false;
            }
            else if (!(_reader.ValueTextEquals("rendition"u8) ? ReadText(ref _rendition) : _reader.ValueTextEquals("group"u8) && ReadText(ref _group))) return false;
        }

        // Nothing but white space follows the object; anything else is an exception.
        return _reader.TokenType == JsonTokenType.EndObject && !_reader.Read();
    }

    private bool ReadSignatory(bool isPerson)
    {
        if (_hasSignatory || !_reader.Read() || _reader.TokenType != JsonTokenType.StartObject) return false;
        (_hasSignatory, _isPerson) = (true, isPerson);
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var read = _reader.ValueTextEquals("name"u8) ? ReadText(ref _name)
                : _reader.ValueTextEquals("country"u8) ? ReadText(ref _country)
                : isPerson && (_reader.ValueTextEquals("reference"u8) ? ReadText(ref _reference)
                    : _reader.ValueTextEquals("affiliation"u8) ? ReadText(ref _affiliation)
                    : _reader.ValueTextEquals("email"u8) && ReadText(ref _email));
            if (!read) return false;
        }

        return _reader.TokenType == JsonTokenType.EndObject;
    }

    /// <summary>A text that was not given before: a name that stands twice is for the other reader to refuse.</summary>
    private bool ReadText(scoped ref string? field)
    {
        if (field is not null || !_reader.Read() || _reader.TokenType != JsonTokenType.String) return false;
        field = _reader.GetString();
        return true;
    }

    private readonly EndorseRequest? Request()
    {
        if (!_hasSignatory || !SignatoryName.TryParse(_name, out var name, out _) || (_country is not null && !CountryCode.IsKnown(_country))) return null;
        if (!Line(_affiliation, SignatoryName.MaxLength, out var affiliation) || !Line(_reference, EndorseRequest.MaxReference, out var reference)) return null;
        if (!Line(_group, EndorseRequest.MaxGroup, out var group) || !Line(_rendition, EndorseRequest.MaxRendition, out var rendition)) return null;
        string? key = null;
        if (_email is not null)
        {
            if (!EmailAddress.TryParse(_email, out var address)) return null;
            key = EndorseRequest.KeyOf(address);
        }
        else if (reference is not null) key = EndorseRequest.KeyOf(reference);
        if (_isPerson && key is null) return null;
        return new EndorseRequest { IsPerson = _isPerson, Name = name, Country = _country, Affiliation = affiliation, Key = key, Group = group, Rendition = rendition };
    }

    private static bool Line(string? text, int maxLength, out string? line)
    {
        line = null;
        if (text is null) return true;
        if (!SignatoryName.TryParse(text, maxLength, out var parsed, out _)) return false;
        line = parsed.Value;
        return true;
    }
}
