// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents;
using Undersigned.Server.Accounts;
using Undersigned.Server.Desk;
using Undersigned.Server.Import;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;
using Undersigned.Server.Storage;

namespace Undersigned.Server.Demo;

/// <summary>Who plays at the sample network's desk: the addresses within the site that sign each of them in.</summary>
/// <param name="Secretary">Who is its administrator as well.</param>
/// <param name="Delegate">Of two organisations, for one of them for a single statement.</param>
internal sealed record DemoDesk(string Secretary, string Delegate)
{
    private static readonly string[] Documents = ["one-shelf.en-ru.txt", "lamps.ar-en.txt"];

    /// <summary>Makes a secretary and a delegate, and leaves two drafts on the desk.</summary>
    /// <param name="statement">The id of the one statement that the delegate's second full powers are for.</param>
    public static async Task<DemoDesk> Set(DataFolder folder, TimeProvider time, string statement)
    {
        using var sequencer = new Sequencer(folder, time);
        return (await sequencer.Submit(tx =>
        {
            var secretary = People.Put(tx, Address("leonor.matias@long-record.example"), "Leonor Matias", "en", Role.Administrator);
            DeskRecord.Write(tx, null, "person-added", $"account:{secretary}", "administrator");
            var other = People.Put(tx, Address("telmo.vaz@santo-amieiro.example"), "Telmo Vaz", "en", Role.Delegate);
            FullPowers.Give(tx, other, Organisation(tx, "Arquivo das Marés de Santo Amieiro"), null, "2026-01-01", null, null);
            FullPowers.Give(tx, other, Organisation(tx, "Leabharlann Chnoc na Réaltaí"), statement, "2026-01-01", null, null);
            DeskRecord.Write(tx, null, "powers-given", $"account:{other}");
            foreach (var name in Documents)
            {
                var document = new SourceDocument(name, SampleNetwork.Read("documents/" + name));
                foreach (var read in DocumentReader.Read([document]).Statements) _ = new ImportStatement(read, [document], Publish: false, Open: false).Run(tx);
            }

            return new DemoDesk(SignInLinks.Print(tx, new SignInSubject(secretary, null)), SignInLinks.Print(tx, new SignInSubject(other, null)));
        })).Value;
    }

    private static string Organisation(LogTransaction tx, string name) => Registry.Find(tx.Db, name, null)?.Id ?? throw new InvalidDataException($"The samples have no organisation {name}.");

    private static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address) ? address : throw new InvalidDataException($"{text} is no address.");
}
