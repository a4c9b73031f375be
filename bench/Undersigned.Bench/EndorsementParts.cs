// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Bench;

internal static class EndorsementParts
{
    public static Task Run(string data) => Task.FromResult(data);
}
