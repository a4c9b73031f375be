// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Storage.Sqlite;
using Undersigned.Transparency;

namespace Undersigned.Server.Log;

/// <summary>
/// What each act does to the current state. The one place that writes the projections: the sequencer applies an act as it
/// appends it, <c>rebuild</c> applies all of them again from the log, and both end with the same rows.
/// </summary>
internal sealed partial class Projection(Connection db)
{
    private readonly RegistryProjection _registry = new(db);
    private readonly NameChunks _names = new(db);
    private readonly EndorsementDays _days = new(db);

    private readonly Dictionary<(string Statement, string Group), (long No, long Statement)> _groups = [];

    // By group: the change of those who stand, and of those among them who are not named. Written by End.
    private readonly Dictionary<long, (long Standing, long Unnamed)> _counts = [];

    /// <param name="disclosure">The opening of the act's commitment; null where it has none or it was erased.</param>
    public void Apply(long index, string at, Act act, Disclosure? disclosure)
    {
        switch (act)
        {
            case Adoption adoption: Adopt(index, at, adoption); break;
            case Filing filing: File(index, at, filing); break;
            case Opening opening: Open(index, at, opening); break;
            case Closing closing: Close(index, at, closing); break;
            case AddedRendition rendition: AddRendition(index, at, rendition, disclosure); break;
            case Endorsing endorsing: Endorse(index, at, endorsing, disclosure); break;
            case ActOnEndorsement other: ActOn(index, at, other, disclosure); break;
            case Correction correction: Correct(index, at, correction, disclosure); break;
            case Registration registration: Register(index, at, registration, disclosure); break;
            case Joining joining: Join(index, at, joining); break;
            case Merger merger: Succeed(index, at, merger, null, merger.Reason); break;
            case Division division: Succeed(index, at, division, null, division.Reason); break;
            case Succession succession: Succeed(index, at, succession, succession.Of, succession.KindOfSuccession); break;
            default: throw new IntegrityException($"No projection for the act {act.Kind}.");
        }
    }

    private void Endorse(long index, string at, Endorsing act, Disclosure? disclosure)
    {
        // A name that is withheld stands in no projection: no page can show it by mistake.
        if (act.Withheld) disclosure = null;
        var (no, statement) = Group(act.Statement, act.Group) ?? throw new IntegrityException($"Entry {index} endorses in the group {act.Group} of {act.Statement}, which there is not.");
        var by = disclosure?.Organisation is { } id ? _registry.Find(id) : null;
        _names.Add(no, index);
        _days.Add(index, statement, act.On, at, act.Evidence, disclosure is not null);
        db.Query("INSERT INTO endorsement VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, NULL)")
            .With(index).With(statement).With(no).With(by?.Body)
            .With(disclosure?.Name).With(disclosure?.Country).With(disclosure?.Affiliation).With(disclosure?.Reservation).With(disclosure?.Note)
            .With(act.Rendition).With(act.Capacity).With(act.Evidence).With(act.AdReferendum).With(act.On).With(at)
            .With(act.Source is null ? null : ContentHash.Parse(act.Source).ToArray()).With(act.Withheld).With("standing").With(by is { } one && one.No != one.Body ? one.No : null).Run();
        Count(no, act.Withheld, 1);
        if (by is { Body: var body } && _registry.IsSeveral(body)) Arrange(statement, body);
    }

    /// <summary>The numbers of a group and of its statement, which never change.</summary>
    private (long No, long Statement)? Group(string statement, string group)
    {
        if (_groups.TryGetValue((statement, group), out var known)) return known;
        var query = db.Query("SELECT g.no, g.statement FROM signatory_group g JOIN statement s ON s.no = g.statement WHERE s.id = ?1 AND g.id = ?2").With(statement).With(group);
        if (!query.Next()) return null;
        var found = (query.Int(0), query.Int(1));
        query.Reset();
        return _groups[(statement, group)] = found;
    }

    private void Count(long group, bool unnamed, long change)
    {
        var (standing, without) = _counts.GetValueOrDefault(group);
        _counts[group] = (standing + change, without + (unnamed ? change : 0));
    }

    /// <summary>Writes what was summed up, once for all the acts of a transaction.</summary>
    public void End()
    {
        _names.End();
        _days.End();
        foreach (var (group, (standing, unnamed)) in _counts)
            db.Query("UPDATE signatory_group SET standing = standing + ?2, unnamed = unnamed + ?3 WHERE no = ?1").With(group).With(standing).With(unnamed).Run();
        _counts.Clear();
    }

    private void ActOn(long index, string at, ActOnEndorsement act, Disclosure? disclosure)
    {
        var query = db.Query("SELECT statement, grp, withheld, state, organisation FROM endorsement WHERE idx = ?1").With(act.Of);
        if (!query.Next())
        {
            ActOnOther(index, at, act);
            return;
        }

        var (statement, group, withheld, state, body) = (query.Int(0), query.Int(1), query.Bool(2), query.Text(3), query.IntOrNull(4));
        query.Reset();
        if (state == "double" && act.LeavesTheList)
        {
            StandAlone(act.Of, group);
            state = "standing";
        }

        // Told by the act, not by the missing name: in a rebuild the name is missing from the start.
        var unnamed = withheld || db.Query("SELECT 1 FROM act WHERE of = ?1 AND kind = 'erasure-notice'").With(act.Of).Any();
        switch (act.KindOfAct)
        {
            case ActOnEndorsement.ConfirmationName:
                _names.Touch(group, act.Of);
                db.Query("UPDATE endorsement SET ad_referendum = 0 WHERE idx = ?1").With(act.Of).Run();
                break;
            case ActOnEndorsement.WithdrawalName when act.Part == ActOnEndorsement.ReservationPart:
                _names.Touch(group, act.Of);
                db.Query("UPDATE endorsement SET reservation = NULL WHERE idx = ?1").With(act.Of).Run();
                break;
            case ActOnEndorsement.WithdrawalName or ActOnEndorsement.AnnulmentName:
                if (state == "standing") Count(group, unnamed, -1);
                _names.Touch(group, act.Of);
                _days.Remove(act.Of, standing: true);
                db.Query("UPDATE endorsement SET state = ?2 WHERE idx = ?1").With(act.Of).With(act.KindOfAct == ActOnEndorsement.WithdrawalName ? "withdrawn" : "annulled").Run();
                if (act.KindOfAct == ActOnEndorsement.AnnulmentName) Forget(act.Of);
                break;
            case ActOnEndorsement.ErasureName:
                if (state == "standing" && !unnamed) db.Query("UPDATE signatory_group SET unnamed = unnamed + 1 WHERE no = ?1").With(group).Run();
                _names.Touch(group, act.Of);
                _days.Remove(act.Of, standing: false);
                Forget(act.Of);
                break;
        }

        Record(index, at, statement, act, act.Of, act.Reason ?? act.Part ?? disclosure?.Words);
        if (body is { } one && act.LeavesTheList && _registry.IsSeveral(one)) Arrange(statement, one);
    }

    /// <summary>Takes the name, and what was said under it, from the state; what stays is that there was an endorsement.</summary>
    private void Forget(long endorsement)
    {
        db.Query("UPDATE endorsement SET organisation = NULL, name = NULL, country = NULL, affiliation = NULL, reservation = NULL, note = NULL, signer = NULL WHERE idx = ?1").With(endorsement).Run();
        db.Query("UPDATE act SET detail = NULL WHERE of = ?1 AND kind IN ('confirmation', 'declaration', 'withdrawal')").With(endorsement).Run();
    }

    /// <summary>An act about what is no endorsement: a reversal, or the erasure of a registration or of a translator's credit.</summary>
    private void ActOnOther(long index, string at, ActOnEndorsement act)
    {
        var query = db.Query("SELECT statement, of, kind FROM act WHERE idx = ?1").With(act.Of);
        if (!query.Next()) throw new IntegrityException($"Entry {index} is about entry {act.Of}, which is neither an endorsement nor another act.");
        var (statement, first, kind) = (query.IntOrNull(0), query.IntOrNull(1), query.Text(2));
        query.Reset();
        Record(index, at, statement, act, act.Of, act.Reason);
        if (act.KindOfAct == ActOnEndorsement.ReversalName) Reverse(act.Of, first, kind);
        else if (act.KindOfAct == ActOnEndorsement.ErasureName && kind == Registration.Name)
        {
            Unregister(act.Of);
        }
        else if (act.KindOfAct == ActOnEndorsement.ErasureName && kind == AddedRendition.Name)
        {
            var (rendition, _) = Act.Read(Entry(act.Of));
            if (rendition is AddedRendition credit)
                db.Query("UPDATE rendition SET translator = NULL WHERE statement = ?1 AND language = ?2").With(statement).With(credit.Language).Run();
        }
    }

    /// <summary>What was stated before stands again: of several statements of one fact, the last that is not reversed.</summary>
    private void Reverse(long reversed, long? of, string kind)
    {
        var first = of ?? reversed;
        var query = db.Query("""
            SELECT max(a.idx) FROM act a WHERE (a.of = ?1 OR a.idx = ?1) AND a.kind = ?2 AND NOT EXISTS (SELECT 1 FROM act r WHERE r.of = a.idx AND r.kind = 'reversal')
            """).With(first).With(kind);
        query.Next();
        var stands = query.IntOrNull(0);
        query.Reset();
        switch (kind)
        {
            case Correction.Name when of is not null && Kept(stands ?? first) is { } name:
                Rename(first, db.Scalar("SELECT grp FROM endorsement WHERE idx = " + first.ToString(CultureInfo.InvariantCulture)), name);
                break;
            case Registration.Name when of is not null && Kept(stands ?? first) is { } names && Act.Read(Entry(stands ?? first)).Act is Registration registration:
                _registry.Enter(first, registration, names, isNew: false);
                _names.TouchAll(first);
                break;
            case Joining.Name when Act.Read(Entry(stands ?? first)).Act is Joining joining:
                _registry.EndMembership(first);
                if (stands is not null) _registry.Join(first, joining);
                break;
            case Merger.Name or Division.Name or Succession.Name:
                Unsucceed(first, stands is { } index ? Act.Read(Entry(index)).Act : null);
                break;
        }
    }

    private byte[] Entry(long index)
    {
        var query = db.Query("SELECT entry FROM log_entry WHERE idx = ?1").With(index);
        if (!query.Next()) throw new IntegrityException($"Entry {index} is missing from the log.");
        var bytes = query.Blob(0).ToArray();
        query.Reset();
        return bytes;
    }

    private void Correct(long index, string at, Correction act, Disclosure? disclosure)
    {
        long statement;
        if (act.Of is { } of)
        {
            var query = db.Query("SELECT statement, state, grp FROM endorsement WHERE idx = ?1").With(of);
            if (!query.Next()) throw new IntegrityException($"Entry {index} corrects entry {of}, which is no endorsement.");
            statement = query.Int(0);
            var (standing, group) = (query.Text(1) != "annulled", query.Int(2));
            query.Reset();
            if (standing && disclosure is not null) Rename(of, group, disclosure);
        }
        else
        {
            statement = Statement(act.Statement ?? throw new IntegrityException($"Entry {index} corrects nothing."));
            if (act.Text is { } text)
            {
                db.Query("UPDATE statement SET text = ?2, alignment = coalesce(?3, alignment) WHERE no = ?1").With(statement).With(ContentHash.Parse(text).ToArray())
                    .With(act.Alignment is null ? null : ContentHash.Parse(act.Alignment).ToArray()).Run();
                Renditions(index, statement, text);
            }

            if (act.Filing is { } filing) FileFields(statement, filing);
        }

        Record(index, at, statement, act, act.Of, act.Lane);
    }

    private Disclosure? Kept(long index)
    {
        var query = db.Query("SELECT json FROM disclosure WHERE idx = ?1").With(index);
        if (!query.Next()) return null;
        var bytes = query.Blob(0).ToArray();
        query.Reset();
        return Disclosure.Read(bytes);
    }

    private void Rename(long endorsement, long group, Disclosure disclosure)
    {
        var query = db.Query("SELECT statement, organisation, coalesce(signer, organisation), state = 'double' FROM endorsement WHERE idx = ?1").With(endorsement);
        query.Next();
        var (statement, body, signer, doubles) = (query.Int(0), query.IntOrNull(1), query.IntOrNull(2), query.Bool(3));
        query.Reset();
        var by = disclosure.Organisation is { } id ? _registry.Find(id) : null;
        var moves = by?.No != signer;
        if (doubles && moves) StandAlone(endorsement, group);
        _names.Touch(group, endorsement);
        TouchPlace(endorsement);
        db.Query("UPDATE endorsement SET organisation = ?2, name = ?3, country = ?4, affiliation = ?5, reservation = ?6, note = ?7, signer = ?8 WHERE idx = ?1 AND name IS NOT NULL")
            .With(endorsement).With(by?.Body).With(disclosure.Name).With(disclosure.Country).With(disclosure.Affiliation).With(disclosure.Reservation).With(disclosure.Note)
            .With(by is { } one && one.No != one.Body ? one.No : null).Run();
        if (!moves) return;
        if (body is { } before) Arrange(statement, before);
        if (by is { Body: var now }) Arrange(statement, now);
    }

    private long Statement(string id)
    {
        var query = db.Query("SELECT no FROM statement WHERE id = ?1").With(id);
        if (!query.Next()) throw new IntegrityException($"An act names the statement {id}, which was not adopted.");
        var no = query.Int(0);
        query.Reset();
        return no;
    }

    private void Record(long index, string at, long? statement, Act act, long? of, string? detail) =>
        db.Query("INSERT INTO act VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)").With(index).With(statement).With(act.Kind).With(of).With(act.On).With(at).With(detail).Run();

    /// <summary>Drops every projection and makes it again from the log. Within the caller's transaction.</summary>
    public static long Rebuild(Connection db, Action<long, long> progress)
    {
        foreach (var table in Storage.Schema.ProjectionTables) db.Execute(string.Create(CultureInfo.InvariantCulture, $"DROP TABLE IF EXISTS {table}"));
        db.Execute(Storage.Schema.Projections);
        var projection = new Projection(db);
        var size = db.Scalar("SELECT coalesce((SELECT size FROM log_head), 0)");
        for (var index = 0L; index < size; index++)
        {
            var query = db.Query("SELECT e.entry, d.json FROM log_entry e LEFT JOIN disclosure d ON d.idx = e.idx WHERE e.idx = ?1").With(index);
            if (!query.Next()) throw new IntegrityException($"Entry {index} is missing from the log.");
            var entry = query.Blob(0).ToArray();
            var disclosure = query.IsNull(1) ? null : Disclosure.Read(query.Blob(1).ToArray());
            query.Reset();
            var (act, at) = Act.Read(entry);
            if (act is not null) projection.Apply(index, at, act, disclosure);
            progress(index + 1, size);
        }

        projection.End();
        return size;
    }
}
