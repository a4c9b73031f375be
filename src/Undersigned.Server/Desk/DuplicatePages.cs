// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Organisations;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Desk;

/// <summary><c>/desk/organisations/duplicates</c>: pairs of organisations that may be one, and the word that they are two.</summary>
internal static class DuplicatePages
{
    private const string Path = "/desk/organisations/duplicates";
    private const int Shown = 100;
    private const int KeptShown = 50;

    public static void Map(IEndpointRouteBuilder secretary)
    {
        secretary.MapGet(Path, Show);
        secretary.MapPost(Path, Decide);
    }

    private static async Task Show(HttpContext context)
    {
        var ui = context.Ui();
        var (pairs, done, of) = await context.RequestServices.GetRequiredService<DuplicateList>().Now();
        var told = context.Request.Query["did"].ToString().Split('.');
        await PersonalPages.Send<DuplicatesPage, DuplicatesView>(context, context.Read(db => new DuplicatesView
        {
            // What is erased, merged or said to be two since they were compared is shown no more.
            Pairs = [.. pairs.Where(pair => IsThere(db, pair.One) && IsThere(db, pair.Other) && !Duplicates.AreApart(db, pair.Key)).Take(Shown).Select(pair => View(ui, pair))],
            Kept = Kept(db),
            Comparing = of > 0 ? (done, of) : null,
            Done = told is [("said" or "again") and var deed, var one, var other] && Registry.NameOf(db, one) is { } first && Registry.NameOf(db, other) is { } second
                ? ui.Say("duplicates." + deed, ("one", Markup.Name(first, null)), ("other", Markup.Name(second, null))) : null,
            IsStale = told is ["stale"],
        }));
    }

    private static bool IsThere(Connection db, PairedName side) => Registry.Get(db, side.Id)?.Id == side.Id;

    private static PairView View(Interface ui, LikelyPair pair)
    {
        var byLetters = pair.Likeness is Likeness.Script or Likeness.Spelling or Likeness.Letters or Likeness.Part;
        return new PairView(Side(pair.One, byLetters ? pair.Other.Name : null), Side(pair.Other, byLetters ? pair.One.Name : null), (int)Math.Round(pair.Score * 100),
            ui.Say("queue.like." + pair.Likeness.ToString().ToLowerInvariant(), ("count", pair.Letters)), pair.Reasons);
    }

    private static PairSide Side(PairedName side, string? against) => new(
        side.Id, side.Slug, side.Listed, side.Country, side.Name == side.Listed && against is not null ? NameLikeness.Differing(side.Listed, against) : [(side.Listed, false)], side.Name == side.Listed ? null : side.Name);

    private static List<(PairSide, PairSide)> Kept(Connection db)
    {
        var kept = new List<(PairSide, PairSide)>();
        var query = db.Query("""
            SELECT a.id, a.slug, a.name, a.country, b.id, b.slug, b.name, b.country FROM two_bodies t JOIN organisation a ON a.id = t.one JOIN organisation b ON b.id = t.other ORDER BY t.at DESC LIMIT ?1
            """).With(KeptShown);
        PairSide Side(int at) => new(query.Text(at), query.Text(at + 1), query.Text(at + 2), query.TextOrNull(at + 3), [(query.Text(at + 2), false)]);
        while (query.Next()) kept.Add((Side(0), Side(4)));
        return kept;
    }

    private static async Task Decide(HttpContext context)
    {
        var action = (await FormBody.Read(context))["do"].ToString().Split(':');
        var by = People.Of(context)!;
        var done = action is [("two" or "again") and var verb, var one, var other] && await context.Submit(tx =>
        {
            if (!Duplicates.Say(tx, one, other, verb == "two", by.Account)) return false;
            DeskRecord.Write(tx, by, verb == "two" ? "organisations-two" : "organisations-again", "organisation:" + one, other);
            return true;
        }) ? $"{(verb == "two" ? "said" : "again")}.{one}.{other}" : "stale";
        await PersonalPages.See(context, Path + "?did=" + Uri.EscapeDataString(done));
    }
}
