// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Undersigned.Server.Tests.Import;

/// <summary>Documents to drop, and waiting until the server has read them.</summary>
internal static partial class Dropped
{
    public const string Lamps = """
        Joint statement
        Call to light the quay lamps

        We, the towns on the long river, write this on a dark evening in autumn, and we do not write it gladly.

        We ask that the lamps on the quays be lit until midnight, on every day of the week.

        Signatories

        Lamp Society of Quay One
        Lamp Society of Quay Two
        Harbour Council of Vessel Bay

        Other supporters

        Society of Night Ferries
        Union of Bridge Keepers
        """;

    public const string LampsInRussian = """
        Совместное заявление
        Призыв зажечь фонари на набережных

        Мы, города на длинной реке, пишем это тёмным осенним вечером и пишем без радости.

        Мы просим, чтобы фонари на набережных горели до полуночи, во все дни недели.
        """;

    public static (string Name, byte[] Content) Text(string name, string text) => (name, Encoding.UTF8.GetBytes(text));

    public static string Numbered(int number) => Lamps.Replace("quay lamps", $"lamps of quay {number}", StringComparison.Ordinal);

    public static (string Name, byte[] Content) Zip(string name, params IEnumerable<(string Name, byte[] Content)> files)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (inside, content) in files)
            {
                using var stream = archive.CreateEntry(inside).Open();
                stream.Write(content);
            }
        }

        return (name, bytes.ToArray());
    }

    /// <summary>Drops files and gives the page of their batch once all are read.</summary>
    public static async Task<(string Path, string Page)> Drop(SignedInClient secretary, params (string Name, byte[] Content)[] files)
    {
        var answer = await secretary.Upload("/desk/import", "/desk/import", files);
        Assert.True(answer.Status == 303, answer.Text);
        return (answer.Headers["Location"], await Done(secretary, answer.Headers["Location"]));
    }

    /// <summary>The page of a batch once nothing of it is under way.</summary>
    public static async Task<string> Done(SignedInClient secretary, string batch)
    {
        for (var i = 0; i < 600; i++)
        {
            var answer = await secretary.Get(batch);
            Assert.Equal(200, answer.Status);
            if (!answer.Text.Contains("data-running=\"1\"", StringComparison.Ordinal)) return answer.Text;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("The batch is not read after half a minute.");
    }

    /// <summary>The drafts that a page leads to.</summary>
    public static List<string> Drafts(string page) => [.. Review().Matches(page).Select(match => match.Groups[1].Value).Distinct()];

    public static long Version(string page) => long.Parse(VersionField().Match(page).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("href=\"(/desk/drafts/[0-9a-zA-Z]+/review)\"")]
    private static partial Regex Review();

    [GeneratedRegex("name=\"version\" value=\"([0-9]+)\"")]
    private static partial Regex VersionField();
}
