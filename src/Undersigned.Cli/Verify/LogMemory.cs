// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text;
using Undersigned.Transparency;

namespace Undersigned.Cli.Verify;

/// <summary>
/// What this program remembers of a log between runs, in a folder of its own for each origin: the key that it trusts and the last
/// checkpoint that it saw. Without it a log could show a different past to the same reader from one day to the next.
/// </summary>
internal sealed class LogMemory
{
    private const int MaxReadableName = 60;
    private readonly string _folder;

    public LogMemory(string stateFolder, string origin)
    {
        // A readable name may be that of two origins; the hash after it is not.
        var readable = string.Concat(origin.Take(MaxReadableName).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' ? c : '_'));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(origin)))[..16];
        _folder = Path.Combine(stateFolder, $"{readable}-{hash}");
        Key = Read("key") is { } key ? NoteVerifier.Parse(key.TrimEnd('\n')) : null;
        Note = Read("checkpoint") is { } note ? SignedNote.Parse(Encoding.UTF8.GetBytes(note)) : null;
        Checkpoint = Note is null ? null : Checkpoint.Parse(Note.Text);
    }

    /// <summary>The key that was trusted, null where this origin was never met.</summary>
    public NoteVerifier? Key { get; }

    /// <summary>The last checkpoint seen, null where there was none.</summary>
    public Checkpoint? Checkpoint { get; }

    private SignedNote? Note { get; }

    /// <summary>$XDG_STATE_HOME/undersigned, else ~/.local/state/undersigned.</summary>
    public static string DefaultFolder
    {
        get
        {
            var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
            if (string.IsNullOrEmpty(state)) state = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
            return Path.Combine(state, "undersigned");
        }
    }

    public void Remember(NoteVerifier key, SignedNote note)
    {
        Write("key", key + "\n");
        Write("checkpoint", note.ToString());
    }

    /// <summary>Keeps a checkpoint that contradicts the remembered one. The two together prove what the log did.</summary>
    /// <returns>The files of both.</returns>
    public (string Remembered, string Contradicting) KeepEvidence(SignedNote note)
    {
        Write("contradicting-checkpoint", note.ToString());
        return (Path.Combine(_folder, "checkpoint"), Path.Combine(_folder, "contradicting-checkpoint"));
    }

    private string? Read(string name)
    {
        var file = Path.Combine(_folder, name);
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    private void Write(string name, string content)
    {
        // A reader that is stopped half way must not leave half a memory.
        Directory.CreateDirectory(_folder);
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file + ".new", content);
        File.Move(file + ".new", file, overwrite: true);
    }
}
