// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Undersigned.Server.Log;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Desk;

/// <summary>A quotation or a picture, as it is kept.</summary>
internal sealed record Piece(string Name, string Type, byte[] Bytes);

/// <summary>What shows how a request came that the secretariat entered: private, shown at the desk alone.</summary>
internal static class Pieces
{
    public const string Text = "text/plain";
    public const int MaxBytes = 4 * 1024 * 1024;
    public const int MaxText = 20_000;

    public static IReadOnlyList<PieceView> Of(Connection db, long review)
    {
        var query = db.Query("SELECT ord, name, CASE type WHEN 'text/plain' THEN bytes END FROM review_piece WHERE review = ?1 ORDER BY ord").With(review);
        var pieces = new List<PieceView>();
        while (query.Next()) pieces.Add(new PieceView((int)query.Int(0), query.Text(1), query.TextOrNull(2)));
        return pieces;
    }

    public static Piece? Get(Connection db, long review, int ord)
    {
        var query = db.Query("SELECT name, type, bytes FROM review_piece WHERE review = ?1 AND ord = ?2").With(review).With(ord);
        if (!query.Next()) return null;
        var piece = new Piece(query.Text(0), query.Text(1), query.Blob(2).ToArray());
        query.Reset();
        return piece;
    }

    public static void Add(LogTransaction tx, long review, IEnumerable<Piece> pieces)
    {
        var ord = 0;
        foreach (var piece in pieces)
            tx.Db.Query("INSERT INTO review_piece VALUES(?1, ?2, ?3, ?4, ?5)").With(review).With(ord++).With(piece.Name).With(piece.Type).With(piece.Bytes).Run();
    }

    public static Piece Quotation(string text) => new("quotation.txt", Text, Encoding.UTF8.GetBytes(text));

    /// <summary>What the bytes are, by their beginning and never by what a form calls them; null for what is not kept.</summary>
    public static string? Sniff(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Png) ? "image/png"
        : bytes.StartsWith(Jpeg) ? "image/jpeg"
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : bytes.StartsWith("%PDF-"u8) ? "application/pdf"
        : null;

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    public static string Extension(string type) => type switch { "image/png" => "png", "image/jpeg" => "jpg", "image/webp" => "webp", "application/pdf" => "pdf", _ => "txt" };
}
