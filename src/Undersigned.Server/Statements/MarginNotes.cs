// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Statements;

/// <summary>
/// Which reservations may hang beside their paragraph on a wide screen. Without a script the page cannot measure itself,
/// so the heights are estimated, generously; a note that might run into the invitation or into another note stays below its paragraph.
/// </summary>
internal static class MarginNotes
{
    // Pixels at the widest layout, and characters of a line: see --measure and .gloss in the stylesheet.
    private const int AsideHeight = 620;
    private const int TextLine = 27;
    private const int TextCharacters = 66;
    private const int BetweenRows = 14;
    private const int NoteLine = 22;
    private const int NoteCharacters = 38;

    public static HashSet<int> Beside(IReadOnlyList<TextRow> rows, IReadOnlyList<GlossView> reservations)
    {
        var beside = new HashSet<int>();
        if (reservations.Count == 0)
            return beside;
        var top = 0;
        var free = AsideHeight;
        foreach (var row in rows)
        {
            var note = 0;
            foreach (var gloss in reservations)
                if (row.Paragraph is not null && gloss.Reservation.Paragraph == row.Paragraph)
                    note += NoteLine * (2 + (gloss.Reservation.Text.Length + gloss.Name.Length + 40) / NoteCharacters);
            if (note > 0 && top >= free)
            {
                beside.Add(row.Paragraph!.Value);
                free = top + note;
            }
            foreach (var block in row.Blocks)
                top += BetweenRows + TextLine * (1 + block.Text.Length / TextCharacters);
        }
        return beside;
    }
}
