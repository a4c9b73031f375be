// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Accounts;

/// <summary>The page where an address is given to sign in with, before and after.</summary>
public sealed record SignInView
{
    /// <summary>Whether a mail can be sent at all.</summary>
    public bool Mails { get; init; }

    public bool IsSent { get; init; }

    public string Email { get; init; } = "";

    /// <summary>The page that was wanted; null where none was.</summary>
    public string? To { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}

/// <summary>What a sign-in link shows: the button, and for the first administrator the fields.</summary>
public sealed record SignInLinkView
{
    public required string Token { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required bool IsFirst { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
