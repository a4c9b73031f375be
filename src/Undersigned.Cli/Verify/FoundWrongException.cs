// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Cli.Verify;

/// <summary>What was checked is wrong in a way that leaves nothing further to check. The program ends with 1.</summary>
/// <param name="message">What was found, and what it means.</param>
internal sealed class FoundWrongException(string message) : Exception(message);
