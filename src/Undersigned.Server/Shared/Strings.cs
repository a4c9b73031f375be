// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Text.Json;

namespace Undersigned.Server.Shared;

/// <summary>The strings of one interface language: a flat JSON file in the folder Strings, embedded. A new language is a new file.</summary>
internal sealed class Strings
{
    private const string Folder = "strings/";
    private static readonly Assembly Home = typeof(Strings).Assembly;

    private readonly Dictionary<string, Message> _messages = new(StringComparer.Ordinal);

    /// <summary>Entries that start with <c>@</c> describe the language itself: digits, separators.</summary>
    private readonly Dictionary<string, string> _facts = new(StringComparer.Ordinal);

    private Strings(Stream source)
    {
        using var document = JsonDocument.Parse(source);
        foreach (var entry in document.RootElement.EnumerateObject())
            if (entry.Name.StartsWith('@'))
                _facts.Add(entry.Name[1..], entry.Value.GetString()!);
            else
                _messages.Add(entry.Name, Message.Parse(entry.Value.GetString()!));
    }

    /// <summary>Tags of the languages that the folder holds, in order.</summary>
    public static IReadOnlyList<string> Languages { get; } = Home.GetManifestResourceNames()
        .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
        .Select(n => Path.GetFileNameWithoutExtension(n))
        .Order(StringComparer.Ordinal)
        .ToArray();

    public IReadOnlyDictionary<string, Message> Messages => _messages;

    public Message this[string key] => _messages.TryGetValue(key, out var message)
        ? message
        : throw new KeyNotFoundException($"The interface has no string {key}.");

    public static Strings Load(string language) => new(Home.GetManifestResourceStream($"{Folder}{language}.json")!);

    public bool Has(string key) => _messages.ContainsKey(key);

    public string Fact(string name, string otherwise) => _facts.GetValueOrDefault(name, otherwise);
}
