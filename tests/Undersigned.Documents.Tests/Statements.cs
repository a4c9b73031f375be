// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Undersigned.Documents.Tests;

/// <summary>Shortcuts from text to what was read of it.</summary>
internal static class Statements
{
    /// <summary>Reads one text as a UTF-8 file, which must not be refused.</summary>
    public static ReadStatement Of(string text, string name = "statement.txt") => Assert.Single(Read((name, Encoding.UTF8.GetBytes(text))).Statements);

    public static ReadOutcome Read(params (string Name, byte[] Bytes)[] files) =>
        DocumentReader.Read([.. files.Select(file => new SourceDocument(file.Name, file.Bytes))]);

    /// <summary>The signatories of a list under a plain heading.</summary>
    public static IReadOnlyList<Signatory> Signatories(params string[] lines) =>
        Assert.Single(Of("Keep the ferry\n\nThe ferry has crossed the river every day since the bridge fell, and nobody has asked those who use it.\n\nSignatories:\n\n" + string.Join('\n', lines) + "\n").Groups).Signatories;

    public static Signatory Signatory(string line) => Assert.Single(Signatories(line, "Ferry Users’ Association"), one => one.Name != "Ferry Users’ Association");
}
