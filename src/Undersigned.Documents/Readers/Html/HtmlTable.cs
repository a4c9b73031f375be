// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Readers.Tables;

namespace Undersigned.Documents.Readers.Html;

/// <summary>The rows and cells of a table.</summary>
internal static class HtmlTable
{
    private const int Widest = 60; // cells that one may span

    /// <summary>Whether another table stands in it: then it is a layout.</summary>
    public static bool IsNested(HtmlNode table) => table.All().Any(node => node != table && node.Name == "table");

    /// <summary>The cells of each row of the table itself.</summary>
    public static List<List<HtmlNode>> Rows(HtmlNode table)
    {
        var rows = new List<List<HtmlNode>>();
        foreach (var part in table.Children)
        {
            if (part.IsDropped) continue;
            if (part.Name == "tr") rows.Add(Cells(part));
            else if (part.Name is "thead" or "tbody" or "tfoot") rows.AddRange(part.Children.Where(row => row is { Name: "tr", IsDropped: false }).Select(Cells));
            else if (!part.IsText) rows.Add([part]); // a caption, or a cell without a row
        }
        return rows;
    }

    /// <summary>The same as texts; a cell that spans several is followed by empty ones, one that spans several rows is said again in each.</summary>
    public static List<IReadOnlyList<TableCell>> Cells(List<List<HtmlNode>> rows, string source)
    {
        var grid = new List<IReadOnlyList<TableCell>>();
        var hanging = new Dictionary<int, (TableCell Cell, int Rows)>(); // by column
        foreach (var row in rows)
        {
            var cells = new List<TableCell>();
            void Hang()
            {
                while (hanging.TryGetValue(cells.Count, out var above))
                {
                    if (above.Rows > 1) hanging[cells.Count] = (above.Cell, above.Rows - 1);
                    else hanging.Remove(cells.Count);
                    cells.Add(above.Cell);
                }
            }
            foreach (var node in row)
            {
                Hang();
                var cell = new TableCell(Text(node, source), node.Name == "th" || node.Parent?.Parent?.Name == "thead");
                if (Span(node, "rowspan") is > 1 and var down) hanging[cells.Count] = (cell, down - 1);
                cells.Add(cell);
                for (var i = 1; i < Span(node, "colspan"); i++) cells.Add(new TableCell(MappedText.Empty, cell.IsHeader));
            }
            Hang();
            if (cells.Count > 0) grid.Add(row.Count == 1 && Span(row[0], "colspan") > 1 ? [cells[0]] : cells);
        }
        return grid;
    }

    private static List<HtmlNode> Cells(HtmlNode row) => [.. row.Children.Where(cell => cell.Name is "td" or "th" && !cell.IsDropped)];

    private static int Span(HtmlNode cell, string attribute) => int.TryParse(cell[attribute], out var span) ? Math.Clamp(span, 1, Widest) : 1;

    private static MappedText Text(HtmlNode cell, string source)
    {
        var pieces = new List<HtmlPiece>();
        Collect(cell, pieces, Marks.None);
        return HtmlPiece.Join(source, pieces.ToArray(), ", ", true).Text;
    }

    private static void Collect(HtmlNode node, List<HtmlPiece> pieces, Marks marks)
    {
        if (node.IsDropped) return;
        if (node.IsText) { pieces.Add(new HtmlPiece(node.From, node.To, marks)); return; }
        var ends = node.Name is "br" or "p" or "div" or "li";
        if (ends && pieces.Exists(piece => !piece.IsBreak) && !pieces[^1].IsBreak) pieces.Add(new HtmlPiece(node.From, node.From, marks));
        foreach (var child in node.Children) Collect(child, pieces, node.Name == "sup" ? marks | Marks.Raised : marks);
        if (ends && node.Name != "br" && pieces.Count > 0 && !pieces[^1].IsBreak) pieces.Add(new HtmlPiece(node.To, node.To, marks));
    }
}
