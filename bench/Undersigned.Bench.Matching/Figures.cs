// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Bench.Matching;

internal sealed class Figures(string data)
{
    public bool Print() => data.Length > 0;
}
