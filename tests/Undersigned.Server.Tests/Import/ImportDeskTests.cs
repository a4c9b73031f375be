// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Undersigned.Server.Accounts;
using Undersigned.Server.Import;

namespace Undersigned.Server.Tests.Import;

/// <summary>Files that are dropped at the desk: each is read or told why not, and what was begun survives a stop.</summary>
public sealed class ImportDeskTests
{
    [Fact]
    public async Task Files_and_what_is_in_a_ZIP_are_read_and_each_that_cannot_be_says_why()
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var (_, page) = await Dropped.Drop(secretary,
            Dropped.Text("call.en.txt", Dropped.Lamps), Dropped.Text("call.ru.txt", Dropped.LampsInRussian),
            ("picture.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0]), ("nothing.txt", []),
            Dropped.Zip("more.zip", Dropped.Text("2011/index.txt", Dropped.Numbered(2)), Dropped.Text("2012/index.txt", Dropped.Numbered(3)), Dropped.Text("__MACOSX/._index.txt", "x"), Dropped.Text("../../etc/escape.txt", Dropped.Numbered(4))),
            ("broken.zip", Encoding.UTF8.GetBytes("PK\u0003\u0004 and no more")));

        Assert.Equal(4, Dropped.Drafts(page).Count);
        Assert.Contains("call.en.txt", page, StringComparison.Ordinal);
        Assert.Contains("It is empty.", page, StringComparison.Ordinal);
        Assert.Contains("this binary format is not yet readable", page, StringComparison.Ordinal);
        Assert.Contains("It is called a ZIP and cannot be opened as one. Pack it again.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("__MACOSX", page, StringComparison.Ordinal);
        using var db = server.Scratch.Read();
        Assert.Equal(1, db.Scalar("SELECT count(DISTINCT draft) FROM import_file WHERE name LIKE 'call.%' AND state IN ('draft', 'doubtful')"));
        Assert.Equal(1, db.Scalar("SELECT count(*) FROM import_file WHERE name = '../../etc/escape.txt' AND draft IS NOT NULL"));
        // What its reader refuses is kept with the rest until the batch is put away.
        Assert.Equal(6, db.Scalar("SELECT count(*) FROM source"));
        Assert.Equal(1, db.Scalar("SELECT count(*) FROM desk_record WHERE operation = 'files-dropped'"));
    }

    [Fact]
    public async Task What_unpacks_to_far_more_than_its_size_is_refused_and_the_others_are_read()
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var (_, page) = await Dropped.Drop(secretary, Dropped.Zip("bomb.zip", ("bomb.txt", new byte[12 * 1024 * 1024]), ("large.txt", new byte[17 * 1024 * 1024]), Dropped.Text("call.txt", Dropped.Lamps)));
        Assert.Contains("It unpacks to more than <bdi>200</bdi> times its size", page, StringComparison.Ordinal);
        Assert.Contains("It is larger than <bdi>16</bdi> MB", page, StringComparison.Ordinal);
        Assert.Single(Dropped.Drafts(page));
        using var db = server.Scratch.Read();
        Assert.Equal(1, db.Scalar("SELECT count(*) FROM source"));
    }

    [Fact]
    public async Task The_same_file_again_is_known_and_leads_to_its_draft()
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var (_, first) = await Dropped.Drop(secretary, Dropped.Text("call.txt", Dropped.Lamps));
        var (_, again) = await Dropped.Drop(secretary, Dropped.Text("renamed.txt", Dropped.Lamps));
        Assert.Contains("Known already", again, StringComparison.Ordinal);
        Assert.Equal(Dropped.Drafts(first), Dropped.Drafts(again));
    }

    [Fact]
    public async Task Without_a_file_the_form_says_what_to_do()
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var none = await secretary.Upload("/desk/import", "/desk/import");
        Assert.Equal(422, none.Status);
        Assert.Contains("Choose a file, or drop some on the page.", none.Text, StringComparison.Ordinal);
        var litter = await secretary.Upload("/desk/import", "/desk/import", Dropped.Text(".DS_Store", "x"));
        Assert.Equal(422, litter.Status);
        Assert.Contains("There was no document among them.", litter.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await secretary.Get("/desk/import/99")).Status);
    }

    [Fact]
    public async Task What_was_being_read_when_the_program_stopped_is_read_after_the_start()
    {
        var server = await Server.Start();
        using (var secretary = await SignedInClient.SignIn(server, Role.Secretary)) await Dropped.Drop(secretary, Dropped.Text("call.txt", Dropped.Lamps));
        // As a stop leaves it: one file in the middle, one at which it has stopped before, one that had not arrived.
        var batch = await server.Do(tx =>
        {
            var no = ImportFiles.Begin(tx, "cut off", "desk", null);
            foreach (var i in (int[])[1, 2, 3]) ImportFiles.Add(tx, no, $"call-{i}.txt", Encoding.UTF8.GetBytes(Dropped.Numbered(i)), 100, null);
            ImportFiles.Ready(tx, no);
            tx.Db.Query("UPDATE import_file SET state = 'reading', attempts = 1 WHERE batch = ?1 AND name = 'call-1.txt'").With(no).Run();
            tx.Db.Query("UPDATE import_file SET state = 'reading', attempts = 2 WHERE batch = ?1 AND name = 'call-2.txt'").With(no).Run();
            tx.Db.Query("UPDATE import_file SET state = 'arriving' WHERE batch = ?1 AND name = 'call-3.txt'").With(no).Run();
            return no;
        });
        await using var again = await Server.Start(await server.Stop());
        using var other = await SignedInClient.SignIn(again, Role.Secretary, "other@town.example");
        var page = await Dropped.Done(other, $"/desk/import/{batch}");
        Assert.Single(Dropped.Drafts(page));
        Assert.Contains("The program stopped twice while it was reading this.", page, StringComparison.Ordinal);
        Assert.Contains("The upload broke off. Drop it again.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_drafts_are_published_in_one_go_and_those_that_cannot_be_say_why()
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var files = Enumerable.Range(1, 40).Select(i => Dropped.Text($"call-{i}.txt", Dropped.Numbered(i))).Append(Dropped.Text("untitled.txt", "We ask, in this text that has no title at all and only one long sentence, that the lamps on the quays be lit until midnight on every day of the week, and that nobody put them out."));
        var (batch, page) = await Dropped.Drop(secretary, [.. files]);
        var drafts = Dropped.Drafts(page);
        Assert.Equal(41, drafts.Count);
        var answer = await secretary.Send(batch, batch, [("do", "publish"), .. drafts.Select(draft => ("draft", draft.Split('/')[3]))]);
        Assert.Equal($"{batch}?chosen=41", answer.Headers["Location"]);
        page = await Dropped.Done(secretary, batch);
        using var db = server.Scratch.Read();
        Assert.Equal(40, db.Scalar("SELECT count(*) FROM statement"));
        Assert.Equal(200, db.Scalar("SELECT count(*) FROM endorsement WHERE evidence = 'reported' AND source IS NOT NULL"));
        Assert.Equal(40, db.Scalar("SELECT count(*) FROM import_file WHERE state = 'published' AND statement IS NOT NULL AND draft IS NULL"));
        Assert.Contains("Give the text a title", page, StringComparison.Ordinal);
        Assert.Contains("Not published", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_is_put_away_with_the_bytes_that_nothing_needs_and_its_drafts_stay()
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        var (batch, page) = await Dropped.Drop(secretary, Dropped.Text("call.txt", Dropped.Lamps), ("old.doc", [0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3, 4]));
        Assert.Equal(303, (await secretary.Send(batch, batch, ("do", "remove"))).Status);
        Assert.Equal(404, (await secretary.Get(batch)).Status);
        Assert.Equal(200, (await secretary.Get(Dropped.Drafts(page).Single())).Status);
        using var db = server.Scratch.Read();
        Assert.Equal(1, db.Scalar("SELECT count(*) FROM source"));
    }
}
