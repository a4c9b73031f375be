// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Statements;

internal static class SideBySide
{
    /// <summary>The pair to offer first, as in the address: what is read now, beside an authentic text if it is another, else beside the next.</summary>
    public static string Default(StatementView statement)
    {
        var current = statement.Current.Language;
        var other = statement.Renditions.FirstOrDefault(r => r.Role == RenditionRole.Authentic && r.Language != current)
            ?? statement.Renditions.First(r => r.Language != current);
        return $"{current}/{other.Language}";
    }

    /// <summary>Left-to-right text stands left and right-to-left text right, whichever was chosen first.</summary>
    public static bool IsSwapped(SideBySideView view) =>
        Interface.DirectionOf(view.First.Language) == "rtl" && Interface.DirectionOf(view.Second.Language) == "ltr";
}
