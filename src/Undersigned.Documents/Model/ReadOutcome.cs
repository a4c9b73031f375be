// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents;

/// <summary>What came of reading some files: every file is a source of exactly one statement, or refused.</summary>
/// <param name="Statements">The statements read, in the order of their first files.</param>
/// <param name="Refused">The files that could not be read, in the order given.</param>
public sealed record ReadOutcome(IReadOnlyList<ReadStatement> Statements, IReadOnlyList<RefusedFile> Refused);

/// <summary>A file that could not be read.</summary>
/// <param name="Name">The name it was given under.</param>
/// <param name="Reason">Why, as one sentence for a person, without the name and without a line break.</param>
public sealed record RefusedFile(string Name, string Reason);
