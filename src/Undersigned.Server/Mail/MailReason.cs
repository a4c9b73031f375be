// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.RegularExpressions;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Mail;

/// <summary>
/// Why a mail is not there, in a form that is safe to keep and to show: the numbers of a server's answer (RFC 5321, RFC 3463), as
/// <c>550 5.1.1</c>, or one of the words below. What a server writes besides may be anybody's text, and repeats addresses.
/// </summary>
internal static partial class MailReason
{
    /// <summary>The mail server could not be reached.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>It did not take the name and password.</summary>
    public const string Login = "login";

    /// <summary>It did not answer, or broke off.</summary>
    public const string Silence = "silence";

    /// <summary>The address is in letters that the server does not know of, or of a form that cannot be written.</summary>
    public const string Form = "form";

    /// <summary>The mail could not be written, for a fault of ours.</summary>
    public const string Unwritten = "unwritten";

    /// <summary>The address had refused an earlier mail.</summary>
    public const string Before = "before";

    /// <summary>It came back and did not say why.</summary>
    public const string Returned = "returned";

    public static string Of(int reply, string text) =>
        Numbers().Match(text) is { Success: true } match && match.Value[0] - '0' == reply / 100 ? $"{reply} {match.Value}" : reply.ToString(CultureInfo.InvariantCulture);

    /// <summary>The first status within a text that somebody wrote: <c>5.1.1</c>, else <c>550</c>; null where there is none.</summary>
    public static string? Find(string text) => Numbers().Match(text) is { Success: true } numbers ? numbers.Value : Reply().Match(text) is { Success: true } reply ? reply.Value : null;

    public static bool IsPermanent(string reason) => reason.StartsWith('5');

    /// <summary>
    /// Whether it says that there is no such mailbox, as against a full one, a mail that is not liked, or a sender that may not send:
    /// a mistake in the settings must not shut out everybody.
    /// </summary>
    public static bool IsOfAddress(string reason) => Numbers().Match(reason) is { Success: true } match
        ? match.Value is "5.0.0" or "5.2.0" or "5.2.1" or "5.4.1" or "5.4.4" || (match.Value.StartsWith("5.1.", StringComparison.Ordinal) && match.Value is not ("5.1.7" or "5.1.8"))
        : reason is "550" or "551" or "553" or "521" or "556";

    /// <summary>What it means, as a sentence of the interface.</summary>
    public static Phrase Say(Interface ui, string reason) => ui.Say("mail.reason." + Case(reason), ("code", Markup.Name(reason, null)));

    private static string Case(string reason)
    {
        if (!Digits().IsMatch(reason)) return reason;
        var status = Numbers().Match(reason) is { Success: true } match ? match.Value : "";
        if (IsOfAddress(reason)) return "no-mailbox";
        if (status.EndsWith(".2.2", StringComparison.Ordinal) || reason is "552") return "full";
        if (status.StartsWith("5.7.", StringComparison.Ordinal) || reason is "554") return "policy";
        return IsPermanent(reason) ? "never" : "not-now";
    }

    [GeneratedRegex(@"(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?!\.?\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?<![\d.])[45][0-5]\d(?![\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex Reply();

    [GeneratedRegex(@"^[45]", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
