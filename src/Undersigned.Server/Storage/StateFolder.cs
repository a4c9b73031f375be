// SPDX-License-Identifier: Apache-2.0
using Microsoft.Win32.SafeHandles;
using Undersigned.Server.Log;
using Undersigned.Transparency;

namespace Undersigned.Server.Storage;

/// <summary>
/// What is remembered outside the data folder: the highest checkpoint ever signed. An old copy of the data folder that is put
/// back is recognised by it, and nothing is appended to it: a second history under one key would destroy the log's proof.
/// </summary>
internal sealed class StateFolder(string path)
{
    private readonly string _file = System.IO.Path.Combine(path, "checkpoint");

    private SafeFileHandle? _open;

    public string Path { get; } = path;

    public bool Exists => File.Exists(_file);

    /// <summary>The checkpoint that is remembered, or null. Another process may append meanwhile: it is to be read before the head that is checked against it.</summary>
    /// <exception cref="DataFolderException">It cannot be read.</exception>
    public Checkpoint? Recall()
    {
        if (!Exists) return null;
        return SignedNote.TryParse(Read(), out var note, out var problem) && Checkpoint.TryParse(note.Text, out var kept, out problem)
            ? kept
            : throw new DataFolderException($"The file {_file}, which remembers the log's highest checkpoint, cannot be read ({problem}). Compare it with the log and remove it if it is known to be harmless.");
    }

    /// <summary>Checks the log against what is remembered.</summary>
    /// <exception cref="DataFolderException">The log is behind it, or another one.</exception>
    public void Require(Checkpoint? kept, LogHead head, LogStore store)
    {
        if (kept is null) return;
        if (kept.Size > head.Size)
            throw new DataFolderException($"The log holds {head.Size} entries, and one of {kept.Size} was signed before: this is an old copy of the data folder. Appending to it would make two histories. Put back the newest copy. The checkpoint is kept in {_file}.");
        var root = kept.Size == head.Size ? head.Root : new TiledTree(kept.Size, store.ReadStored).Root();
        if (root != kept.Root)
            throw new DataFolderException($"The log's first {kept.Size} entries are not those that were signed before: this is another history. Put back the right data folder. The checkpoint is kept in {_file}.");
    }

    /// <summary>
    /// Remembers a checkpoint. It is one write of less than a sector in place, so that a crash leaves the old or the new; to make a
    /// new file and rename it would cost as much as ten endorsements, with every batch. It is not flushed: a remembered checkpoint that
    /// is behind the log after a loss of power is sound (docs/decisions/0016).
    /// </summary>
    /// <param name="checkpoint">The bytes of its signed note.</param>
    public void Keep(ReadOnlySpan<byte> checkpoint)
    {
        _open ??= OpenFile(checkpoint);

        RandomAccess.Write(_open, checkpoint, 0);
        // A later checkpoint is never shorter; but of two processes the one that committed first may come here last.
        if (RandomAccess.GetLength(_open) > checkpoint.Length) RandomAccess.SetLength(_open, checkpoint.Length);
    }

    /// <summary>Opens the file, made as a whole where there is none: nobody ever finds it empty.</summary>
    private SafeFileHandle OpenFile(ReadOnlySpan<byte> first)
    {
        if (!Exists)
        {
            Directory.CreateDirectory(Path);
            var next = $"{_file}.{Environment.ProcessId}";
            File.WriteAllBytes(next, first);
            File.Move(next, _file, overwrite: true);
        }

        return File.OpenHandle(_file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>Another process may be writing: what two readings agree on is whole.</summary>
    private byte[] Read()
    {
        var bytes = File.ReadAllBytes(_file);
        while (true)
        {
            var again = File.ReadAllBytes(_file);
            if (again.AsSpan().SequenceEqual(bytes)) return bytes;
            bytes = again;
        }
    }
}
