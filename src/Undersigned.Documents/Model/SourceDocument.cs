// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents;

/// <summary>One file as it was handed in: untrusted bytes and the name they came under.</summary>
/// <param name="Name">The file's name, as given; only its last part is printed. The extension tells the format, a language tag before it the language.</param>
/// <param name="Content">The bytes, at most <see cref="DocumentReader.MaximumBytes"/> of them; more is refused.</param>
public sealed record SourceDocument(string Name, ReadOnlyMemory<byte> Content);
