// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Undersigned.Server.Log.Acts;

/// <summary>
/// An act about an earlier one: a <c>confirmation</c> of one that was ad referendum, a <c>declaration</c> by its signatory, a
/// <c>withdrawal</c>, an <c>annulment</c>, an <c>erasure-notice</c>, or the <c>reversal</c> of a correction or of a fact of the
/// registry. The words of the first three stand in the disclosure: they say who speaks, and leave with the name.
/// </summary>
/// <param name="Of">The index of the act it is about.</param>
/// <param name="Reason">Of an annulment only: one of <see cref="AnnulmentReasons"/>.</param>
internal sealed record ActOnEndorsement(string KindOfAct, long Of, string? Reason) : Act
{
    public const string ConfirmationName = "confirmation";
    public const string DeclarationName = "declaration";
    public const string WithdrawalName = "withdrawal";
    public const string AnnulmentName = "annulment";
    public const string ErasureName = "erasure-notice";
    public const string ReversalName = "reversal";

    /// <summary>Of a withdrawal: the endorsement stands, and its reservation no longer does.</summary>
    public const string ReservationPart = "reservation";

    /// <summary>The fixed list: it says why the endorsement was never validly given, and nothing about anybody.</summary>
    public static readonly IReadOnlyList<string> AnnulmentReasons = ["not-signed-by-it", "forged", "no-mandate", "duplicate", "entered-by-mistake"];

    public override string Kind => KindOfAct;

    /// <summary>Whether its endorsement is not listed, or not named, after it.</summary>
    public bool LeavesTheList => KindOfAct is AnnulmentName or ErasureName || (KindOfAct == WithdrawalName && Part is null);

    /// <summary>How it is known that the signatory acted: of a confirmation, a declaration and a withdrawal, which are its own acts.</summary>
    public string? Evidence { get; init; }

    /// <summary>Of a withdrawal: <see cref="ReservationPart"/>, or null for the whole.</summary>
    public string? Part { get; init; }

    public override void Write(CanonicalWriter writer, string at, string? commitment) => writer.Begin()
        .Member("act", Kind).Member("at", at).Member("evidence", Evidence).Member("of", Of).Member("on", On).Member("part", Part)
        .Member("reason", Reason).Member("v", Version).Member("words", commitment).End();

    public static ActOnEndorsement Read(JsonElement json) => new(json.Text("act"), json.Number("of"), json.TextOrNull("reason"))
    {
        On = json.TextOrNull("on"),
        Evidence = json.TextOrNull("evidence"),
        Part = json.TextOrNull("part"),
    };
}
