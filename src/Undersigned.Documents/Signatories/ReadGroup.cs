// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Signatories;

/// <summary>A list of signatories as read.</summary>
/// <param name="Group">The list.</param>
/// <param name="Heading">Where its heading stands and how sure it is one; null when there is none.</param>
/// <param name="Role">How sure its role is.</param>
/// <param name="Sure">How sure each signatory is, in their order: that it is one, its name, and what it is.</param>
internal sealed record ReadGroup(SignatoryGroup Group, Structure.Provenance? Heading, double Role, IReadOnlyList<double> Sure);
