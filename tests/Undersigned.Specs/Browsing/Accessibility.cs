// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Undersigned.Specs.Browsing;

/// <summary>Checks a page as it stands in the browser with axe: WCAG 2.2 to level AA, and axe's own best practices.</summary>
internal static class Accessibility
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>Fails with every violation: the rule, the elements, and what each lacks.</summary>
    public static async Task ExpectNoneViolatedAsync(IPage page)
    {
        var violations = await ViolationsAsync(page);
        if (violations.Count > 0)
            Assert.Fail(Describe(page.Url, violations));
    }

    public static async Task<IReadOnlyList<AxeResultItem>> ViolationsAsync(IPage page)
    {
        var result = await page.RunAxe(Rules);
        // An axe that did not run finds nothing wrong either.
        Assert.True(result.Passes.Length > 0, $"axe checked nothing on {page.Url}");
        return result.Violations;
    }

    private static string Describe(string url, IReadOnlyList<AxeResultItem> violations)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{url} violates {violations.Count} rule(s):");
        foreach (var rule in violations)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {rule.Id} ({rule.Impact}): {rule.Help}");
            foreach (var node in rule.Nodes)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"    {node.Target}: {node.Html}");
                foreach (var check in node.Any.Concat(node.All).Concat(node.None))
                    text.AppendLine(CultureInfo.InvariantCulture, $"      {check.Message}");
            }
        }
        return text.ToString();
    }
}
