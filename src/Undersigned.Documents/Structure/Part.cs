// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Structure;

/// <summary>What a block turned out to be.</summary>
internal enum Part { None, Furniture, Meta, Title, Subtitle, Body, ListHeading, CountryHeading, Entry, Openness, Footnote, Tag }
