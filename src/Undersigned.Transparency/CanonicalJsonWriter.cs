// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Undersigned.Transparency;

/// <summary>Writes what a reader reads in canonical form, into one buffer; objects whose members came out of order are put right in place.</summary>
internal sealed class CanonicalJsonWriter(int sizeHint) : IDisposable
{
    private const string What = "JSON";
    private const string HexDigits = "0123456789abcdef";

    private byte[] _output = ArrayPool<byte>.Shared.Rent(Math.Max(sizeHint, 256));
    private int _length;

    private readonly record struct Member(string Name, int Start, int Length);

    public byte[] ToArray() => _output[.._length];

    public void Dispose() => ArrayPool<byte>.Shared.Return(_output);

    public Malformation? CopyDocument(ref Utf8JsonReader reader)
    {
        reader.Read();
        var problem = CopyValue(ref reader);
        // The reader itself refuses anything after the value.
        if (problem is null) reader.Read();
        return problem;
    }

    private Malformation? CopyValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return CopyObject(ref reader);
            case JsonTokenType.StartArray:
                return CopyArray(ref reader);
            case JsonTokenType.String:
                CopyString(ref reader);
                return null;
            case JsonTokenType.Number:
                return CopyInteger(ref reader);
            default:
                Append(reader.ValueSpan);
                return null;
        }
    }

    private Malformation? CopyArray(ref Utf8JsonReader reader)
    {
        Append((byte)'[');
        for (var first = true; reader.Read() && reader.TokenType != JsonTokenType.EndArray; first = false)
        {
            if (!first) Append((byte)',');
            if (CopyValue(ref reader) is { } problem) return problem;
        }

        Append((byte)']');
        return null;
    }

    private Malformation? CopyObject(ref Utf8JsonReader reader)
    {
        var members = new List<Member>();
        var sorted = true;
        Append((byte)'{');
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (members.Count > 0) Append((byte)',');
            var (name, start) = (reader.GetString()!, _length);
            CopyString(ref reader);
            Append((byte)':');
            reader.Read();
            if (CopyValue(ref reader) is { } problem) return problem;
            sorted = sorted && (members.Count == 0 || string.CompareOrdinal(members[^1].Name, name) < 0);
            members.Add(new Member(name, start, _length - start));
        }

        if (!sorted)
        {
            var from = members[0].Start;
            members.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
            for (var i = 1; i < members.Count; i++)
            {
                if (members[i].Name == members[i - 1].Name)
                    return Malformation.At(What, reader.TokenStartIndex, $"the object that ends here has two members named \"{members[i].Name}\"");
            }

            Rearrange(members, from);
        }

        Append((byte)'}');
        return null;
    }

    private void Rearrange(List<Member> members, int from)
    {
        var old = ArrayPool<byte>.Shared.Rent(_length - from);
        _output.AsSpan(from, _length - from).CopyTo(old);
        _length = from;
        foreach (var member in members)
        {
            if (_length > from) Append((byte)',');
            Append(old.AsSpan(member.Start - from, member.Length));
        }

        ArrayPool<byte>.Shared.Return(old);
    }

    private Malformation? CopyInteger(ref Utf8JsonReader reader)
    {
        var digits = reader.ValueSpan;
        if (digits.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0)
            return Malformation.At(What, reader.TokenStartIndex, "a number is not an integer, or is written with a point or an exponent");
        if (!Utf8Parser.TryParse(digits, out long value, out _) || value is > CanonicalJson.MaxInteger or < -CanonicalJson.MaxInteger)
            return Malformation.At(What, reader.TokenStartIndex, "an integer is beyond ±(2^53 − 1)");

        // As RFC 8785 §3.2.2.3 has it, minus zero is zero.
        if (value == 0) Append((byte)'0');
        else Append(digits);
        return null;
    }

    private void CopyString(ref Utf8JsonReader reader)
    {
        var raw = reader.ValueSpan;
        Append((byte)'"');
        if (!reader.ValueIsEscaped)
        {
            // Without escapes it has no character that needs one. Decoding is left out, so the check that comes with it is made here.
            if (!System.Text.Unicode.Utf8.IsValid(raw)) throw new InvalidOperationException("Not valid UTF-8.");
            Append(raw);
        }
        else
        {
            var characters = ArrayPool<byte>.Shared.Rent(raw.Length);
            var count = reader.CopyString(characters);
            foreach (var character in characters.AsSpan(0, count)) AppendEscaped(character);
            ArrayPool<byte>.Shared.Return(characters);
        }

        Append((byte)'"');
    }

    // RFC 8785 §3.2.2.2: two-character escapes where JSON has them, \u00xx for the other control characters, nothing else.
    private void AppendEscaped(byte character)
    {
        switch (character)
        {
            case (byte)'"': Append("\\\""u8); break;
            case (byte)'\\': Append("\\\\"u8); break;
            case (byte)'\b': Append("\\b"u8); break;
            case (byte)'\f': Append("\\f"u8); break;
            case (byte)'\n': Append("\\n"u8); break;
            case (byte)'\r': Append("\\r"u8); break;
            case (byte)'\t': Append("\\t"u8); break;
            case < 0x20:
                Append("\\u00"u8);
                Append((byte)HexDigits[character >> 4]);
                Append((byte)HexDigits[character & 15]);
                break;
            default: Append(character); break;
        }
    }

    private void Append(byte value)
    {
        if (_length == _output.Length) Grow(1);
        _output[_length++] = value;
    }

    private void Append(ReadOnlySpan<byte> values)
    {
        if (values.Length > _output.Length - _length) Grow(values.Length);
        values.CopyTo(_output.AsSpan(_length));
        _length += values.Length;
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_output.Length * 2, _length + more));
        _output.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_output);
        _output = larger;
    }
}
