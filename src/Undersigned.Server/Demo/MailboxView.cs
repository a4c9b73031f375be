// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Demo;

/// <summary>The mailbox of the demo: every mail that the sample network would have sent, newest first.</summary>
public sealed record MailboxView(IReadOnlyList<KeptMail> Mails);

/// <summary>A mail that was kept instead of being sent.</summary>
// Text: What it says, line by line; an address of this site alone on its line is a link.
public sealed record KeptMail(string No, string To, string Subject, string Language, DateTimeOffset At, IReadOnlyList<string> Lines, string? File);

/// <summary>One mail, whole.</summary>
public sealed record KeptMailView(KeptMail Mail);
