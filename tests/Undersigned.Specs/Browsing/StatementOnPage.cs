// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Microsoft.Playwright;

namespace Undersigned.Specs.Browsing;

/// <param name="Mark">How the evidence is called.</param>
/// <param name="Line">Everything that stands on its line: place, affiliation, day.</param>
internal sealed record NameOnPage(string Name, string Mark, string Line);

internal sealed record GroupOnPage(string Heading, string Count, IReadOnlyList<NameOnPage> Names);

/// <summary>A statement's page as a reader finds it: what stands where, not how it is marked up.</summary>
internal sealed record StatementOnPage(
    string Title, string Language, string Day, string Filing, string Aside, string Record, IReadOnlyList<string> Paragraphs, IReadOnlyList<GroupOnPage> Groups)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public IEnumerable<NameOnPage> Names => Groups.SelectMany(group => group.Names);

    public static async Task<StatementOnPage> ReadAsync(IPage page) => JsonSerializer.Deserialize<StatementOnPage>(await page.EvaluateAsync<string>("""
        () => {
          const text = node => node ? node.textContent.replace(/\s+/g, ' ').trim() : '';
          const all = (within, selector) => [...within.querySelectorAll(selector)];
          const title = document.querySelector('main h1');
          return JSON.stringify({
            title: text(title),
            language: title.lang,
            day: text(document.querySelector('header.head > .label')),
            filing: text(document.querySelector('dl.filing')),
            aside: text(document.querySelector('main aside')),
            record: text(document.querySelector('section.refs')),
            paragraphs: all(document, '.text > [id^=p] .p').map(text),
            groups: all(document, 'section.group:has(.names)').map(group => ({
              heading: text(group.querySelector('h3 bdi') ?? group.querySelector('h3').firstChild),
              count: text(group.querySelector('h3 .quiet')),
              names: all(group, '.names > li, .names dd').map(name => ({
                name: text(name.querySelector('bdi')),
                mark: name.querySelector('.ev').getAttribute('aria-label'),
                line: text(name),
              })),
            })),
          });
        }
        """), Options)!;
}
