// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Specs.Infrastructure;

/// <summary>A page that is right, and pages with one fault each.</summary>
internal static class Pages
{
    public const string Good = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8"><title>A statement</title><meta name="viewport" content="width=device-width">
          <style>
            body { color: #17191e; background: #fdfdfc; }
            @media (prefers-color-scheme: dark) { body { color: #e6e5e1; background: #14161a; } }
            @media print { nav { display: none; } }
          </style>
        </head>
        <body>
          <nav aria-label="Main"><a href="/">Statements</a></nav>
          <main><h1>Keep the ferry running</h1><p>We, the undersigned, ask for the ferry. Мы просим о пароме.</p></main>
        </body>
        </html>
        """;

    public static readonly string WithPaleText = Good.Replace("<p>", """<p style="color: #ccc">""", StringComparison.Ordinal);

    public static readonly string WithBlockInHeading = Good.Replace("Keep the ferry running", "<div>Keep the ferry running</div>", StringComparison.Ordinal);

    public static readonly string WithForbiddenScript = Good.Replace("</main>", "</main><script>document.title = 'changed'</script>", StringComparison.Ordinal);
}
