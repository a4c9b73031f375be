// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Encodings.Web;
using Undersigned.Server.Organisations;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Reconciliation;

/// <summary>A small page on an organisation, for the frame in which a client shows it.</summary>
internal static class ReconciliationPreview
{
    private const int MaxNames = 5;

    public static string Html(Connection db, RegisteredBody body, string site)
    {
        var ui = Interface.For("en");
        var html = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>").Append(Text(body.Name)).Append("</title><link rel=\"stylesheet\" href=\"").Append(Assets.Stylesheet).Append("\"></head>\n<body class=\"preview\"><main>\n<h1><bdi>")
            .Append(Text(body.Name)).Append("</bdi></h1>\n<p>").Append(Text(ReconciliationJson.Description(body.Qualifier, body.Country, []))).Append("</p>\n");
        var others = body.Names.Where(name => name.Name != body.Name && name.Kind != "misspelt").Take(MaxNames).ToList();
        if (others.Count > 0)
        {
            html.Append("<ul>");
            foreach (var name in others) html.Append("<li><bdi").Append(name.Language is null ? "" : $" lang=\"{Text(name.Language)}\"").Append('>').Append(Text(name.Name)).Append("</bdi></li>");
            html.Append("</ul>\n");
        }

        html.Append("<p>").Append(ui.Say("organisation.endorsed", ("count", ReconciliationProperty.Endorsed(db, body.No))).ToString());
        return html.Append("</p>\n<p><a href=\"").Append(Text($"{site}/organisations/{body.Slug}")).Append("\" target=\"_blank\" rel=\"noopener\">").Append(Text(site)).Append("</a></p>\n</main></body></html>\n").ToString();
    }

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
