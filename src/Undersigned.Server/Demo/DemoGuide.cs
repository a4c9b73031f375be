// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Demo;

/// <summary>What to look at in the sample network, and what to try: printed when it answers.</summary>
/// <param name="Receipt">The address of one.</param>
/// <param name="Kept">The data folder; null for one that is removed at the end.</param>
internal sealed record DemoGuide(IReadOnlyList<LoadedStatement> Statements, string Receipt, string Token, string? Kept, TimeSpan Took)
{
    /// <summary>The organisation with the most names and scripts, which signed several of the statements.</summary>
    private const string Organisation = "Arquivo das Marés de Santo Amieiro";

    private LoadedStatement First => Statements[0];

    /// <summary>The links that sign in those who play at the desk.</summary>
    public DemoDesk? Desk { get; init; }

    public void Print(string address) => Console.WriteLine(Text(address.TrimEnd('/')));

    public string Text(string site)
    {
        var statements = string.Join("\n\n", Statements.Select(statement => $"  {site}/statements/{statement.Slug}\n      {statement.Sample.Shows}"));
        return string.Create(CultureInfo.InvariantCulture, $"""

            A network that does not exist, loaded in {Took.TotalSeconds:0.0} s. Home, an organisation, a receipt, the log:

              {site}/
              {site}/organisations/{Slug.From(Organisation)}
              {site}/receipts/{Receipt}
              {site}/log

            Its statements, and what each shows:

            {statements}

            Every mail that would be sent, with the links in it, is kept and shown:

              {site}/demo/mailbox

            Sit at the desk as the secretary, who finds two drafts there; or look at a delegate's page. Each link works once; use
            another browser, or a private window, to be both at a time:

              {site}{Desk?.Secretary}
              {site}{Desk?.Delegate}

            Endorse through the API. The answer holds the receipt; sent again, the same line gets the same answer:

              {Curl(site)}

            Check the whole log from outside:

              undersigned verify {site}/log

            {(Kept is null ? "Everything is removed at the end." : $"Everything is kept in {Kept}; serve it again with: undersigned serve --data {Kept}")}
            Press Ctrl+C to end.
            """);
    }

    private string Curl(string site) => string.Join(" \\\n    ",
        $"curl {site}/api/v1/statements/{First.Slug}/endorsements",
        $"-H 'Authorization: Bearer {Token}' -H 'Idempotency-Key: demo-1' -H 'Content-Type: application/json'",
        """-d '{"organisation": {"name": "Windmill Library of Hollewiek", "country": "NL"}, "group": "others", "rendition": "en"}'""");
}
