// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Text.Json;

namespace Undersigned.Server.Shared;

/// <summary>The strings of one interface language: flat JSON files in the folder Strings, embedded: <c>en.json</c> and one for each part of the site, as <c>en.desk.json</c>.</summary>
internal sealed class Strings
{
    private const string Folder = "strings/";
    private static readonly Assembly Home = typeof(Strings).Assembly;

    private readonly Dictionary<string, Message> _messages = new(StringComparer.Ordinal);

    /// <summary>Entries that start with <c>@</c> describe the language itself: digits, separators.</summary>
    private readonly Dictionary<string, string> _facts = new(StringComparer.Ordinal);

    private Strings(string language)
    {
        foreach (var name in Home.GetManifestResourceNames())
            if (name.StartsWith($"{Folder}{language}.", StringComparison.Ordinal))
                Read(name);
    }

    private void Read(string resource)
    {
        using var source = Home.GetManifestResourceStream(resource)!;
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
        .Select(n => n[Folder.Length..n.IndexOf('.', StringComparison.Ordinal)])
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)
        .ToArray();

    public IReadOnlyDictionary<string, Message> Messages => _messages;

    public Message this[string key] => _messages.TryGetValue(key, out var message)
        ? message
        : throw new KeyNotFoundException($"The interface has no string {key}.");

    public static Strings Load(string language) => new(language);

    public bool Has(string key) => _messages.ContainsKey(key);

    public string Fact(string name, string otherwise) => _facts.GetValueOrDefault(name, otherwise);
}
