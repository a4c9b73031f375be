// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Desk;

/// <summary>The page behind the link of a question: what is asked, and what was answered.</summary>
public sealed record AnswerView
{
    public required string Token { get; init; }
    public required string Name { get; init; }
    public required string Slug { get; init; }
    public required string Title { get; init; }
    public required string TitleLanguage { get; init; }
    public string? Reservation { get; init; }

    /// <summary><c>yes</c> or <c>no</c>; null while it can be answered.</summary>
    public string? Answer { get; init; }
}
