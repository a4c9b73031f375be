// SPDX-License-Identifier: Apache-2.0
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Undersigned.Cli.Verify;

/// <summary>What a check has to say: one line, then the facts that were proved, then what is wrong and what is worth knowing.</summary>
internal sealed class Report
{
    // More problems than a person reads say no more than that there are more.
    private const int MaxProblems = 50;
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject _facts = [];
    private readonly List<string> _lines = [];
    private readonly List<string> _problems = [];
    private readonly List<string> _notes = [];

    /// <summary>The answer in one line; replaced by a problem's own words where there is nothing else to say.</summary>
    public string Headline { get; set; } = "";

    public int Problems { get; private set; }

    /// <summary>False where nothing was found wrong, but the key could not be checked, so that the whole is not proved.</summary>
    public bool KeyChecked { get; set; } = true;

    public int ExitCode => Problems == 0 && KeyChecked ? 0 : 1;

    public void Fact(string name, string label, JsonNode? value)
    {
        _facts[name] = value;
        if (value is not null) _lines.Add($"{label}: {value}");
    }

    public void Problem(string problem)
    {
        if (Problems++ < MaxProblems) _problems.Add(problem);
    }

    public void Note(string note) => _notes.Add(note);

    public void Write(TextWriter output, bool json)
    {
        if (json) WriteJson(output);
        else WriteText(output);
    }

    private void WriteText(TextWriter output)
    {
        output.WriteLine(Headline);
        foreach (var problem in _problems) output.WriteLine($"  wrong: {problem}");
        if (Problems > MaxProblems) output.WriteLine($"  wrong: and {Problems - MaxProblems} more");
        foreach (var note in _notes) output.WriteLine($"  note: {note}");
        foreach (var line in _lines) output.WriteLine($"  {line}");
    }

    private void WriteJson(TextWriter output)
    {
        var json = new JsonObject { ["holds"] = ExitCode == 0, ["headline"] = Headline };
        foreach (var (name, value) in _facts) json[name] = value?.DeepClone();
        json["problems"] = new JsonArray([.. _problems.Select(problem => (JsonNode)problem)]);
        json["problemCount"] = Problems;
        json["notes"] = new JsonArray([.. _notes.Select(note => (JsonNode)note)]);
        output.WriteLine(json.ToJsonString(Format));
    }
}
