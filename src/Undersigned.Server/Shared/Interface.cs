// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Shared;

/// <summary>The language that the reader's interface is in.</summary>
public sealed class Interface
{
    public required string Language { get; init; }
}
