// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Microsoft.Playwright;

namespace Undersigned.Specs.Browsing;

/// <summary>A row of two texts side by side.</summary>
/// <param name="Number">Of the paragraph; empty where there is none, beside headings.</param>
/// <param name="Level">Whether both begin at the same height, next to each other.</param>
internal sealed record RowOnPage(string Number, string One, string OneLanguage, string Two, string TwoLanguage, bool Level);

internal static class SideBySideOnPage
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static async Task<IReadOnlyList<RowOnPage>> ReadAsync(IPage page) => JsonSerializer.Deserialize<RowOnPage[]>(await page.EvaluateAsync<string>("""
        () => {
          const text = node => node ? node.textContent.replace(/\s+/g, ' ').trim() : '';
          return JSON.stringify([...document.querySelectorAll('.pair:not(.top)')].map(row => {
            const [one, two] = [row.querySelector('.one'), row.querySelector('.two')];
            const [a, b] = [one.getBoundingClientRect(), two.getBoundingClientRect()];
            return {
              number: text(row.querySelector('.n')),
              one: text(one), oneLanguage: one.lang,
              two: text(two), twoLanguage: two.lang,
              level: Math.abs(a.top - b.top) < 2 && (a.right <= b.left || b.right <= a.left),
            };
          }));
        }
        """), Options)!;
}
