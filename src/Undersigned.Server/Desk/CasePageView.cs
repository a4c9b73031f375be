// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk;

/// <summary>The page of one case, with the forms that need words.</summary>
public sealed record CasePageView
{
    public required CaseView Case { get; init; }
    public IReadOnlyList<Phrase> Done { get; init; } = [];
    public IReadOnlyList<Phrase> NotDone { get; init; } = [];
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>What was given and could not be used.</summary>
    public string Address { get; init; } = "";

    public string Words { get; init; } = "";
}
