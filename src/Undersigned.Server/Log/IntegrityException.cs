// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Log;

/// <summary>The log contradicts itself or what was signed before. Never caught and continued: appending stops, readiness turns red.</summary>
internal sealed class IntegrityException(string message) : Exception(message);
