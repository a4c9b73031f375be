// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Undersigned.Transparency;

namespace Undersigned.Cli.Verify;

/// <summary>Checks a log by its address, or a copy of one in a folder: key, checkpoint, what was seen before, then everything in it.</summary>
internal sealed class LogCheck(LogSource source, NoteVerifier? givenKey, string stateFolder, TextWriter? progress)
{
    private const int MaxKeySize = 4096;

    public async Task<Report> RunAsync(CancellationToken cancellation)
    {
        var (report, retry) = await RunOnceAsync(cancellation);

        // A name may be taken away between the checkpoint and the disclosures; then the act that says so is in the newer checkpoint.
        return retry ? (await RunOnceAsync(cancellation)).Report : report;
    }

    private async Task<(Report Report, bool Retry)> RunOnceAsync(CancellationToken cancellation)
    {
        var (note, checkpoint) = await ReadCheckpointAsync(cancellation);
        var report = new Report();
        report.Fact("origin", "log", checkpoint.Origin);
        var memory = new LogMemory(stateFolder, checkpoint.Origin);
        var key = await TrustAsync(note, checkpoint, memory, report, cancellation);

        var seen = memory.Checkpoint;
        if (seen is not null && seen.Size > checkpoint.Size)
        {
            if (source.IsLive) throw Shrunk(memory, note, checkpoint, seen);
            report.Note($"this copy is older than what was last seen of the log ({checkpoint.Size} acts of {seen.Size}); that it is the beginning of it was not checked");
            seen = null;
        }

        var audit = new LogAudit(source, report, progress);
        await audit.RunAsync(checkpoint, seen, cancellation);
        if (audit.IsForked) SayWhereTheEvidenceIs(report, memory.KeepEvidence(note));
        if (report.Problems == 0 && checkpoint.Size >= (memory.Checkpoint?.Size ?? 0)) memory.Remember(key, note);
        var retry = audit.HasGaps && source.IsLive && (await ReadCheckpointAsync(cancellation)).Checkpoint.Size > checkpoint.Size;
        return (report, retry);
    }

    private async Task<(SignedNote Note, Checkpoint Checkpoint)> ReadCheckpointAsync(CancellationToken cancellation)
    {
        var bytes = await source.ReadAsync("checkpoint", SignedNote.MaxSize, cancellation)
            ?? throw new NotCheckableException($"{source.Name} has no checkpoint: it is no log, or one without entries yet.");
        if (!SignedNote.TryParse(bytes, out var note, out var problem) || !Checkpoint.TryParse(note.Text, out var checkpoint, out problem))
            throw new FoundWrongException($"The checkpoint of {source.Name} is none ({problem}).");
        return (note, checkpoint);
    }

    /// <summary>Settles which key counts: the one given, else the one remembered, else the one that the log shows at first meeting.</summary>
    private async Task<NoteVerifier> TrustAsync(SignedNote note, Checkpoint checkpoint, LogMemory memory, Report report, CancellationToken cancellation)
    {
        var shown = await ReadShownKeyAsync(cancellation);
        var key = givenKey ?? memory.Key ?? shown
            ?? throw new NotCheckableException($"{source.Name} shows no key, none was given with --key, and none is remembered: whose signature it is cannot be told.");
        if (shown is not null && !shown.Equals(key))
            throw new FoundWrongException($"ANOTHER KEY: {source.Name} shows the key {shown}, but the one {(givenKey is null ? "remembered for this log" : "given")} is {key}. Somebody else may be answering, or the log was begun anew.");
        switch (note.Check(key))
        {
            case NoteVerdict.FalseSignature:
                throw new FoundWrongException($"FALSE SIGNATURE: the checkpoint of {source.Name} claims to be signed with {key.Name}'s key and is not. It was changed, or made up.");
            case NoteVerdict.NoTrustedKey:
                throw new FoundWrongException($"The checkpoint of {source.Name} is not signed with the key {key}. Nothing vouches for it.");
        }

        if (key.Name != checkpoint.Origin)
            throw new FoundWrongException($"The checkpoint of {source.Name} is one of the log \"{checkpoint.Origin}\", but the key is that of \"{key.Name}\".");
        var how = givenKey is not null ? "given" : memory.Key is not null ? "remembered" : "first-use";
        report.Fact("keyTrust", "key", how switch { "given" => "the one given", "remembered" => "the one remembered from before", _ => "met for the first time, and trusted from now on" });
        report.Fact("key", "verifier key", key.ToString());
        if (how == "first-use") report.Note("the key was met for the first time and taken as the log shows it; compare it with one from elsewhere, or give it with --key");
        return key;
    }

    private async Task<NoteVerifier?> ReadShownKeyAsync(CancellationToken cancellation)
    {
        if (await source.ReadAsync("key", MaxKeySize, cancellation) is not { } bytes) return null;
        return NoteVerifier.TryParse(Encoding.UTF8.GetString(bytes).TrimEnd('\n'), out var key, out var problem)
            ? key
            : throw new FoundWrongException($"What {source.Name} shows as its key is none ({problem}).");
    }

    private FoundWrongException Shrunk(LogMemory memory, SignedNote note, Checkpoint checkpoint, Checkpoint seen)
    {
        var (remembered, contradicting) = memory.KeepEvidence(note);
        return new FoundWrongException($"SHRUNK LOG: {source.Name} has {checkpoint.Size} acts, but had {seen.Size} when it was last seen. A log only grows: acts have been taken away, or it was restored from an old copy and signed on. Both signed checkpoints are kept as evidence: {remembered} and {contradicting}.");
    }

    private static void SayWhereTheEvidenceIs(Report report, (string Remembered, string Contradicting) files) =>
        report.Note($"both signed checkpoints are kept as evidence: {files.Remembered} and {files.Contradicting}");
}
