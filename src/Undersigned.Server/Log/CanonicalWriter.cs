// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Undersigned.Server.Log;

/// <summary>
/// Writes one JSON object in the canonical form of RFC 8785 without building a tree first. The caller names the members in
/// ascending order of their keys (checked in debug builds, and by a test for every act); keys are ASCII, numbers are integers.
/// A null value is a member left out.
/// </summary>
internal sealed class CanonicalWriter
{
    private static readonly SearchValues<char> NeedsEscape =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\']);

    private byte[] _buffer = new byte[1024];
    private int _length;
    private string? _lastKey;
    private readonly Stack<string?> _outer = new();

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public CanonicalWriter Clear()
    {
        _length = 0;
        _lastKey = null;
        _outer.Clear();
        return this;
    }

    public CanonicalWriter Begin()
    {
        Byte((byte)'{');
        _outer.Push(_lastKey);
        _lastKey = null;
        return this;
    }

    public CanonicalWriter End()
    {
        Byte((byte)'}');
        _lastKey = _outer.Pop();
        return this;
    }

    public CanonicalWriter Member(string key, string? value)
    {
        if (value is null) return this;
        Key(key);
        String(value);
        return this;
    }

    public CanonicalWriter Member(string key, long? value)
    {
        if (value is not { } number) return this;
        Key(key);
        Reserve(20);
        number.TryFormat(_buffer.AsSpan(_length), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
        return this;
    }

    /// <summary>Written only when true: an absent flag is false, so that each fact has one form.</summary>
    public CanonicalWriter Flag(string key, bool value)
    {
        if (!value) return this;
        Key(key);
        Raw("true"u8);
        return this;
    }

    public CanonicalWriter Member(string key, IReadOnlyList<string>? values)
    {
        if (values is null) return this;
        Key(key);
        Byte((byte)'[');
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0) Byte((byte)',');
            String(values[i]);
        }

        Byte((byte)']');
        return this;
    }

    /// <summary>A map, in the order of its keys' UTF-16 code units (RFC 8785, 3.2.3).</summary>
    public CanonicalWriter Member(string key, IReadOnlyDictionary<string, string>? values)
    {
        if (values is null) return this;
        Key(key);
        Begin();
        foreach (var (name, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal)) Member(name, value);
        return End();
    }

    public CanonicalWriter Object(string key, Action<CanonicalWriter> members)
    {
        Key(key);
        Begin();
        members(this);
        return End();
    }

    public CanonicalWriter Objects<T>(string key, IReadOnlyList<T> items, Action<CanonicalWriter, T> members)
    {
        Key(key);
        Byte((byte)'[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) Byte((byte)',');
            Begin();
            members(this, items[i]);
            End();
        }

        Byte((byte)']');
        return this;
    }

    private void Key(string key)
    {
        Debug.Assert(_lastKey is null || string.CompareOrdinal(_lastKey, key) < 0, $"{key} is written after {_lastKey}");
        if (_lastKey is not null) Byte((byte)',');
        _lastKey = key;
        String(key);
        Byte((byte)':');
    }

    private void String(string value)
    {
        Byte((byte)'"');
        var rest = value.AsSpan();
        while (true)
        {
            var stop = rest.IndexOfAny(NeedsEscape);
            var plain = stop < 0 ? rest : rest[..stop];
            Reserve(plain.Length * 3);
            _length += Encoding.UTF8.GetBytes(plain, _buffer.AsSpan(_length));
            if (stop < 0) break;
            Escape(rest[stop]);
            rest = rest[(stop + 1)..];
        }

        Byte((byte)'"');
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '"': Raw("\\\""u8); break;
            case '\\': Raw("\\\\"u8); break;
            case '\b': Raw("\\b"u8); break;
            case '\f': Raw("\\f"u8); break;
            case '\n': Raw("\\n"u8); break;
            case '\r': Raw("\\r"u8); break;
            case '\t': Raw("\\t"u8); break;
            default:
                Raw("\\u00"u8);
                Byte((byte)"0123456789abcdef"[c >> 4]);
                Byte((byte)"0123456789abcdef"[c & 15]);
                break;
        }
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Byte(byte value)
    {
        Reserve(1);
        _buffer[_length++] = value;
    }

    private void Reserve(int more)
    {
        if (_buffer.Length - _length < more) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + more));
    }
}
