// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Undersigned.Server.Log.Acts;

/// <summary>
/// A public event: one entry of the log (docs/protocol/acts.md). A record holds what the act carries beside <c>v</c> and <c>at</c>.
/// What names somebody is no member of the act but of its <see cref="Disclosure"/>, to which the entry commits.
/// </summary>
internal abstract record Act
{
    /// <summary>The version that this program writes. Every version ever written is read.</summary>
    public const int Version = 1;

    public abstract string Kind { get; }

    /// <summary>The day that a source gives for the event, <c>yyyy-MM-dd</c>; null where none is given.</summary>
    public string? On { get; init; }

    /// <summary>Writes the entry. Members stand in ascending order of their keys.</summary>
    /// <param name="writer">An emptied writer.</param>
    /// <param name="at">When it is recorded: UTC, milliseconds, <c>Z</c>.</param>
    /// <param name="commitment">The commitment to the disclosure, where the act has one.</param>
    public abstract void Write(CanonicalWriter writer, string at, string? commitment);

    /// <summary>Reads an entry; null for an act, or a version of one, that this program does not know: it is opaque, and never guessed at.</summary>
    /// <exception cref="IntegrityException">The entry is no object, or lacks what its act must carry.</exception>
    public static (Act? Act, string At) Read(ReadOnlyMemory<byte> entry)
    {
        try
        {
            using var document = JsonDocument.Parse(entry);
            var json = document.RootElement;
            Act? act = json.Number("v") != Version ? null : json.Text("act") switch
            {
                Adoption.Name => Adoption.Read(json),
                Filing.Name => Filing.Read(json),
                Opening.OpeningName or Opening.ReopeningName => Opening.Read(json),
                Closing.Name => Closing.Read(json),
                AddedRendition.Name => AddedRendition.Read(json),
                Endorsing.Name => Endorsing.Read(json),
                ActOnEndorsement.ConfirmationName or ActOnEndorsement.DeclarationName or ActOnEndorsement.WithdrawalName
                    or ActOnEndorsement.AnnulmentName or ActOnEndorsement.ErasureName or ActOnEndorsement.ReversalName => ActOnEndorsement.Read(json),
                Correction.Name => Correction.Read(json),
                Registration.Name => Registration.Read(json),
                Joining.Name => Joining.Read(json),
                Merger.Name => Merger.Read(json),
                Division.Name => Division.Read(json),
                Succession.Name => Succession.Read(json),
                _ => null,
            };
            return (act, json.Text("at"));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new IntegrityException($"An entry of the log cannot be read: {error.Message}");
        }
    }
}
