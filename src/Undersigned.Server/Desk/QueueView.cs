// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk;

/// <summary>One page of the review queue.</summary>
public sealed record QueueView
{
    /// <summary><c>review</c>, <c>held</c>, <c>returned</c>, <c>reservations</c> or <c>done</c>.</summary>
    public required string Tab { get; init; }

    public required IReadOnlyList<(string Tab, long Count)> Tabs { get; init; }
    public required IReadOnlyList<CaseView> Cases { get; init; }

    /// <summary>What the last form did, case by case.</summary>
    public IReadOnlyList<Phrase> Done { get; init; } = [];

    /// <summary>What it did not do, and why.</summary>
    public IReadOnlyList<Phrase> NotDone { get; init; } = [];

    /// <summary>The address of the next page; null on the last.</summary>
    public string? Next { get; init; }

    /// <summary>The statement that the queue is narrowed to, by slug and title.</summary>
    public (string Slug, string Title)? Statement { get; init; }

    public long DoneToday => Tabs.First(tab => tab.Tab == "done").Count;
}
