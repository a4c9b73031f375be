// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Cli.Verify;

/// <summary>Nothing could be checked: no such file, no answer, no receipt. It says nothing against the log. The program ends with 2.</summary>
/// <param name="message">What stood in the way.</param>
internal sealed class NotCheckableException(string message) : Exception(message);
