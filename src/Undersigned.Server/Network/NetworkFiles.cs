// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using System.Xml;
using Undersigned.Server.Pages;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Network;

/// <summary>The network as files: <c>/network.csv</c>, a line for each tie, and <c>/network.graphml</c>, for programs that draw graphs.</summary>
internal sealed class NetworkFiles(Networks networks, ReaderPool readers, RequestLimit limit)
{
    /// <summary>Those under the most statements, and their closest ties: more than that is no file to open.</summary>
    public const int MostBodies = 1_000;

    public const int MostTies = 100_000;

    public void Map(IEndpointRouteBuilder anybody)
    {
        anybody.MapMethods("/network.csv", ["GET", "HEAD"], context => Send(context, "text/csv; charset=utf-8", Csv));
        anybody.MapMethods("/network.graphml", ["GET", "HEAD"], context => Send(context, "application/graphml+xml; charset=utf-8", GraphMl));
    }

    private async Task Send(HttpContext context, string type, Func<CoSignatures, List<NetworkTie>, byte[]> write)
    {
        if (!limit.Allows(context))
        {
            context.Response.Headers.RetryAfter = "1";
            context.Response.StatusCode = 429;
            return;
        }

        var filter = NetworkReading.Filter(context.Request.Query);
        var network = readers.Read(networks.All).Narrowed(filter);
        var ties = network.Ties(MostBodies, filter.Least);
        var bytes = write(network, ties.Count > MostTies ? ties.GetRange(0, MostTies) : ties);
        var headers = context.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers.AccessControlAllowOrigin = "*";
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(bytes);
    }

    private static byte[] Csv(CoSignatures network, List<NetworkTie> ties)
    {
        var csv = new StringBuilder("one,one_name,one_country,one_statements,other,other_name,other_country,other_statements,together,jaccard\r\n");
        foreach (var tie in ties)
        {
            Body(csv, network.Bodies[tie.One]);
            Body(csv, network.Bodies[tie.Other]);
            csv.Append(CultureInfo.InvariantCulture, $"{tie.Together},{tie.Jaccard:0.####}\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private static void Body(StringBuilder csv, NetworkBody body) => csv.Append(body.Slug).Append(',').Append(Quoted(body.Name)).Append(',').Append(body.Country).Append(',').Append(CultureInfo.InvariantCulture, $"{body.Count},");

    /// <summary>What a table would take for a formula gets a quotation mark before it.</summary>
    private static string Quoted(string name) => $"\"{(name[0] is '=' or '+' or '-' or '@' ? "'" : "")}{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static byte[] GraphMl(CoSignatures network, List<NetworkTie> ties)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            xml.WriteStartElement("graphml", "http://graphml.graphdrawing.org/xmlns");
            foreach (var (id, of, type) in ((string, string, string)[])[("name", "node", "string"), ("country", "node", "string"), ("statements", "node", "int"), ("together", "edge", "int"), ("jaccard", "edge", "double")])
            {
                xml.WriteStartElement("key");
                xml.WriteAttributeString("id", id);
                xml.WriteAttributeString("for", of);
                xml.WriteAttributeString("attr.name", id);
                xml.WriteAttributeString("attr.type", type);
                xml.WriteEndElement();
            }

            xml.WriteStartElement("graph");
            xml.WriteAttributeString("id", "network");
            xml.WriteAttributeString("edgedefault", "undirected");
            foreach (var body in network.Bodies.Take(MostBodies))
            {
                xml.WriteStartElement("node");
                xml.WriteAttributeString("id", body.Slug);
                Data(xml, "name", body.Name);
                if (body.Country is { } country) Data(xml, "country", country);
                Data(xml, "statements", body.Count.ToString(CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }

            foreach (var tie in ties)
            {
                xml.WriteStartElement("edge");
                xml.WriteAttributeString("source", network.Bodies[tie.One].Slug);
                xml.WriteAttributeString("target", network.Bodies[tie.Other].Slug);
                Data(xml, "together", tie.Together.ToString(CultureInfo.InvariantCulture));
                Data(xml, "jaccard", tie.Jaccard.ToString("0.####", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Data(XmlWriter xml, string key, string value)
    {
        xml.WriteStartElement("data");
        xml.WriteAttributeString("key", key);
        xml.WriteString(value);
        xml.WriteEndElement();
    }
}
