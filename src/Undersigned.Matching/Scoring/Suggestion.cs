// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching.Scoring;

/// <summary>An organisation for somebody who is typing.</summary>
internal readonly record struct Suggestion(int Body, int Name, double Score);
