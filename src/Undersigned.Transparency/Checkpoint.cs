// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Undersigned.Transparency;

/// <summary>What a log says of itself at one moment: so many entries, under this root (tlog-checkpoint). Signed, it is a promise.</summary>
/// <param name="Origin">The permanent name of the log; not empty, one line. It need not be an address.</param>
/// <param name="Size">The number of entries.</param>
/// <param name="Root">The root of the tree over them.</param>
public sealed record Checkpoint(string Origin, long Size, MerkleHash Root)
{
    private const string What = "checkpoint";
    private const int FixedLines = 3;

    /// <summary>Lines after the third, which the format allows and advises against; not empty ones.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>Reads the text of a checkpoint. Whether anybody signed it is for <see cref="SignedNote.Check"/> to say.</summary>
    /// <param name="text">The text of a note: <see cref="SignedNote.Text"/>.</param>
    /// <exception cref="MalformedException">It is no checkpoint.</exception>
    public static Checkpoint Parse(string text) =>
        TryParse(text, out var checkpoint, out var problem) ? checkpoint : throw new MalformedException(problem);

    /// <summary>Reads the text of a checkpoint. Whether anybody signed it is for <see cref="SignedNote.Check"/> to say.</summary>
    /// <param name="text">The text of a note: <see cref="SignedNote.Text"/>.</param>
    /// <param name="checkpoint">The checkpoint, if it is one.</param>
    /// <param name="problem">What is wrong otherwise.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out Checkpoint? checkpoint, [NotNullWhen(false)] out Malformation? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        checkpoint = null;
        var lines = text.Split('\n');
        problem = lines[^1].Length > 0 ? new Malformation(What, "", "it does not end in a newline")
            : lines.Length <= FixedLines ? new Malformation(What, "", "it has fewer than three lines")
            : null;
        for (var i = 0; problem is null && i < lines.Length - 1; i++)
        {
            if (lines[i].Length == 0) problem = Malformation.OnLine(What, i + 1, "the line is empty");
        }

        if (problem is not null) return false;
        if (!DecimalText.TryParse(lines[1], out var size))
            problem = Malformation.OnLine(What, 2, "the tree size is not a decimal number without leading zeroes that fits 63 bits");
        else if (!MerkleHash.TryParse(lines[2], out var root))
            problem = Malformation.OnLine(What, 3, "the root hash is not 32 bytes in canonical base64");
        else
            checkpoint = new Checkpoint(lines[0], size, root) { Extensions = lines[FixedLines..^1] };
        return checkpoint is not null;
    }

    /// <summary>Signs the checkpoint. A log must do so only if this tree has every tree it signed before as its beginning.</summary>
    /// <param name="signers">The log's key; one at least.</param>
    /// <exception cref="ArgumentException">The origin or an extension has a line break, or nobody signs.</exception>
    public SignedNote Sign(params NoteSigner[] signers)
    {
        var text = ToString();

        // The parser is the rule book: what it would read otherwise than it was meant is not signed.
        if (!TryParse(text, out var read, out var problem)) throw new ArgumentException(problem.ToString(), nameof(signers));
        if (read.Origin != Origin || read.Size != Size || read.Extensions.Count != Extensions.Count)
            throw new ArgumentException("The origin and each extension are one line.", nameof(signers));
        return SignedNote.Sign(text, signers);
    }

    /// <summary>The text to sign: origin, size, root, extensions, each with its newline.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root}\n");
        foreach (var extension in Extensions) text.Append(extension).Append('\n');
        return text.ToString();
    }
}
