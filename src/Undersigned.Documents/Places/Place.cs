// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Places;

/// <summary>A country, or what only looks like one, found in a text.</summary>
/// <param name="Code">ISO 3166-1 alpha-2; empty for a place or people without one.</param>
/// <param name="FirstWord">Index of its first word.</param>
/// <param name="Words">How many words it takes.</param>
/// <param name="IsAdjective">Whether it may be an adjective, which some languages write in lower case.</param>
internal readonly record struct Place(string Code, int FirstWord, int Words, bool IsAdjective);
