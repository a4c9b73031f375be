// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Transparency;

namespace Undersigned.Server.Tests.Protocol;

/// <summary>An act as the code has it, and the name of its published entry in docs/protocol/golden/.</summary>
public sealed record Example
{
    internal Example(string name, Act act, Disclosure? disclosure = null) => (Name, Act, Disclosure) = (name, act, disclosure);

    public string Name { get; }

    internal Act Act { get; }

    internal Disclosure? Disclosure { get; }

    internal const string At = "2026-11-23T18:40:04.123Z";

    /// <summary>The canonical form of the disclosure, with the salt of the published examples: 0, 1, 2, … 31.</summary>
    internal byte[]? Opening()
    {
        if (Disclosure is null) return null;
        var writer = new CanonicalWriter();
        Disclosure.Write(writer, [.. Enumerable.Range(0, 32).Select(n => (byte)n)]);
        return writer.Written.ToArray();
    }

    internal string? Commitment => Opening() is { } opening ? ContentHash.Of(opening).ToString() : null;

    internal byte[] Entry()
    {
        var writer = new CanonicalWriter();
        Act.Write(writer, At, Commitment);
        return writer.Written.ToArray();
    }

    public override string ToString() => Name;
}
