// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using Undersigned.Documents;

namespace Undersigned.Cli.Read;

/// <summary>A statement as an outline for a person to read.</summary>
internal static class StatementOutline
{
    public static void Write(Stream output, IReadOnlyList<ReadStatement> statements)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        for (var i = 0; i < statements.Count; i++)
        {
            if (i > 0) writer.WriteLine();
            Write(writer, statements[i]);
        }
    }

    private static void Write(StreamWriter writer, ReadStatement statement)
    {
        writer.WriteLine(string.Join(", ", statement.Source));
        foreach (var (language, title) in statement.Title) Field(writer, "title [" + language + "]", title);
        Field(writer, "kind", statement.Kind.ToWireName());
        Field(writer, "published", statement.Published?.ToString());
        Field(writer, "issued by", string.Join("; ", statement.Issuers));
        Field(writer, "filed under", string.Join("; ", statement.Countries.Concat(statement.Tags)));
        Field(writer, "open", statement.Open switch { true => "yes" + (statement.Deadline is { } day ? ", until " + day : ""), false => "no, closed", _ => null });
        foreach (var rendition in statement.Renditions)
        {
            writer.WriteLine();
            writer.WriteLine("  Text [" + rendition.Language + "]" + (rendition.Subtitle is null ? "" : ": " + rendition.Subtitle));
            foreach (var block in rendition.Blocks) writer.WriteLine("    " + block.Kind switch { BlockKind.Heading => "# ", BlockKind.Item => "- ", BlockKind.Quote => "> ", _ => "" } + block.Text);
        }
        foreach (var group in statement.Groups)
        {
            writer.WriteLine();
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {group.Heading ?? "Signatories"} ({group.Role.ToWireName()}, {group.Signatories.Count})"));
            foreach (var signatory in group.Signatories) writer.WriteLine("    " + Line(signatory));
        }
        if (statement.Warnings.Count > 0) writer.WriteLine();
        foreach (var warning in statement.Warnings) writer.WriteLine("  ! " + warning);
    }

    private static string Line(Signatory signatory)
    {
        var line = new StringBuilder(signatory.Name);
        if (signatory.Abbreviation is not null) line.Append(" [").Append(signatory.Abbreviation).Append(']');
        if (signatory.Affiliation is not null) line.Append(", ").Append(signatory.Affiliation);
        if (signatory.Country is not null) line.Append(" (").Append(signatory.Country).Append(')');
        if (signatory.Note is not null) line.Append(" – ").Append(signatory.Note);
        if (signatory.Kind == SignatoryKind.Person) line.Append(" · person");
        return line.ToString();
    }

    private static void Field(StreamWriter writer, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) writer.WriteLine("  " + name + ": " + value);
    }
}
