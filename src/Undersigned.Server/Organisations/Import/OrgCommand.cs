// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.IO.Compression;
using Undersigned.Server.Log;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations.Import;

/// <summary><c>undersigned org import FILE --data DIR [--preview]</c></summary>
internal static class OrgCommand
{
    private const int BadInput = 2;
    private const int MostTold = 50;
    private const int MostShown = 20;
    private const long MaxUnpacked = 1L << 30;
    private const long MaxTable = 64L << 20;

    public static Command Make() => new("org", "Keep the registry of organisations.") { Import(), DuplicatesCommand.Make() };

    private static Command Import()
    {
        var path = new Argument<string>("file") { Description = "JSON lines (ROR's form or our own, .gz too), CSV, TSV or XLSX." };
        var preview = new Option<bool>("--preview") { Description = "Only say what would be added and changed; write nothing." };
        var command = new Command("import", "Enter the organisations of a file into the registry, and add what it says of those that are there. All or nothing.") { path, DataOptions.Data, preview, DataOptions.State, DataOptions.Origin };
        command.SetAction(arguments => Run(arguments.GetValue(path)!, DataOptions.Open(arguments), arguments.GetValue(preview)));
        return command;
    }

    private static async Task<int> Run(string path, DataFolder folder, bool preview)
    {
        ImportedFile file;
        try
        {
            file = Read(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"undersigned: {path}: {error.Message}");
            return BadInput;
        }

        var import = new RegistryImport(file);
        ImportPlan plan;
        using (var sequencer = new Sequencer(folder, TimeProvider.System))
        {
            if (preview)
            {
                using var db = Connection.Open(folder.DatabasePath, write: false);
                plan = import.Plan(db);
            }
            else
            {
                plan = (await sequencer.Submit(tx => import.Run(tx, done => Progress(done, file.Organisations.Count)))).Value;
            }
        }

        return Tell(path, plan, file, preview);
    }

    /// <summary>Reads a file by what its bytes are.</summary>
    private static ImportedFile Read(string path)
    {
        using var stream = File.OpenRead(path);
        var start = new byte[4];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (length == 0) return new ImportedFile([], [new ImportFault(1, "the file is empty")], []);
        if (start.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
        {
            using var unpacked = new GZipStream(stream, CompressionMode.Decompress);
            return OrganisationLines.Read(new CappedStream(unpacked, MaxUnpacked));
        }

        var first = stream.ReadByte();
        while (first is ' ' or '\t' or '\r' or '\n' or 0xEF or 0xBB or 0xBF) first = stream.ReadByte();
        stream.Position = 0;
        if (first == '{') return OrganisationLines.Read(stream);
        if (stream.Length > MaxTable) throw new InvalidDataException($"it has {stream.Length:N0} bytes; a table may have {MaxTable:N0}. Give it as JSON lines.");
        return OrganisationTable.Read(Path.GetFileName(path), File.ReadAllBytes(path));
    }

    private static int Tell(string path, ImportPlan plan, ImportedFile file, bool preview)
    {
        if (plan.Faults.Count > 0)
        {
            foreach (var fault in plan.Faults.Take(MostTold)) Console.Error.WriteLine($"undersigned: {path}:{fault.Line}: {fault.Reason}");
            if (plan.Faults.Count > MostTold) Console.Error.WriteLine($"undersigned: {path}: and {plan.Faults.Count - MostTold:N0} more");
            Console.Error.WriteLine($"undersigned: {path}: {(plan.Faults.Count == 1 ? "there is a fault" : $"there are {plan.Faults.Count:N0} faults")}; nothing was imported.");
            return BadInput;
        }

        if (preview)
        {
            Show("would be added", plan.Lines.Where(line => line.Known is null));
            Show("would be changed", plan.Lines.Where(line => line is { Known: not null, Facts: not null }));
        }

        Console.WriteLine($"{path}: {plan.Added:N0} {(preview ? "would be added" : "added")}, {plan.Changed:N0} {(preview ? "would be changed" : "changed")}, {plan.There:N0} already there" +
                          $"{(plan.Successions.Count > 0 ? $", {plan.Successions.Count:N0} succession(s)" : "")}");
        if (plan.Elsewhere > 0) Console.Error.WriteLine($"undersigned: {path}: {plan.Elsewhere:N0} successor(s) are neither in the file nor in the registry, and were left out.");
        foreach (var one in file.LeftOut.Take(MostTold)) Console.Error.WriteLine($"undersigned: {path}:{one.Line}: left out: {one.Reason}");
        if (file.LeftOut.Count > MostTold) Console.Error.WriteLine($"undersigned: {path}: and {file.LeftOut.Count - MostTold:N0} more were left out");
        return 0;
    }

    private static void Show(string what, IEnumerable<PlannedLine> lines)
    {
        var all = lines.ToList();
        foreach (var line in all.Take(MostShown)) Console.WriteLine($"  line {line.Line.Line}, {what}: {line.Line.Facts.Name}{(line.Line.Facts.Country is { } country ? $" ({country})" : "")}");
        if (all.Count > MostShown) Console.WriteLine($"  … and {all.Count - MostShown:N0} more {what}");
    }

    private static void Progress(int done, int total)
    {
        if (!Console.IsErrorRedirected && (done % 1000 == 0 || done == total)) Console.Error.Write($"\r{done:N0} of {total:N0} organisations{(done == total ? "\n" : "")}");
    }

    /// <summary>What is unpacked of a small file may be without end.</summary>
    private sealed class CappedStream(Stream inner, long most) : Stream
    {
        private long _read;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            _read += read;
            return _read <= most ? read : throw new InvalidDataException($"unpacked it has more than {most:N0} bytes");
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
