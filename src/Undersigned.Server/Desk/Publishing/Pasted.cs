// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Undersigned.Documents;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk.Publishing;

/// <summary>A text as it was pasted, in one language.</summary>
// Language: Its tag; empty to have it recognised.
public sealed record PastedText(string Language, string Text);

/// <summary>What was pasted and uploaded, as documents for the reader.</summary>
internal static class Pasted
{
    public const int MaxTexts = 12;

    /// <summary>The texts that hold something. One whose language is not given is read alone first.</summary>
    public static List<SourceDocument> Documents(IReadOnlyList<PastedText> texts, List<FieldError> errors)
    {
        var documents = new List<SourceDocument>();
        for (var i = 0; i < texts.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(texts[i].Text)) continue;
            var bytes = Encoding.UTF8.GetBytes(texts[i].Text.ReplaceLineEndings("\n"));
            var language = texts[i].Language.Length > 0 ? texts[i].Language : Recognised(bytes);
            if (documents.Exists(other => other.Name == $"pasted.{language}.txt")) errors.Add(new FieldError($"language-{i}", "error.language-twice", FormBody.Shown(language)));
            else documents.Add(new SourceDocument($"pasted.{language}.txt", bytes));
        }

        return documents;
    }

    private static string Recognised(byte[] bytes) => DocumentReader.Read([new SourceDocument("pasted.txt", bytes)]).Statements is [{ Renditions: [var rendition, ..] }, ..] ? rendition.Language : "und";

    public static async Task<List<SourceDocument>> Files(IFormFileCollection files, CancellationToken cancel)
    {
        var documents = new List<SourceDocument>();
        foreach (var file in files.Where(file => file.Length > 0))
        {
            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, cancel);
            documents.Add(new SourceDocument(Path.GetFileName(file.FileName), content.ToArray()));
        }

        return documents;
    }

    /// <summary>Names that were pasted by themselves, one a line, as a list of their own: without the numbers and bullets before them.</summary>
    public static ListForm List(string names, bool people) => new()
    {
        Role = people ? "individuals" : "others",
        People = people,
        Names = string.Join('\n', names.ReplaceLineEndings("\n").Split('\n').Select(Bare).Where(line => line.Length > 0)),
    };

    private static string Bare(string line)
    {
        var text = line.Trim().TrimStart('•', '·', '*', '–', '—', '-', '▪', '◦').TrimStart();
        var digits = text.TakeWhile(char.IsDigit).Count();
        return digits is > 0 and < 5 && digits < text.Length && text[digits] is '.' or ')' ? text[(digits + 1)..].TrimStart() : text;
    }
}
