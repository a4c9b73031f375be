// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk;

/// <summary>What a form did, and what it did not do and why.</summary>
public sealed record OutcomesView(IReadOnlyList<Phrase> Done, IReadOnlyList<Phrase> NotDone);

/// <summary>A case in a list, or alone on its page.</summary>
// Deciding: Whether it has buttons and can be selected.
public sealed record CasePartView(CaseView Case, bool Deciding, bool Alone = false);
