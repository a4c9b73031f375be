// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage;

namespace Undersigned.Bench;

/// <summary>Files a statement that takes endorsements of persons and of new organisations without review, and gives its address.</summary>
internal static class OpenStatement
{
    public static async Task<string> Run(string data)
    {
        using var sequencer = new Sequencer(DataFolder.Open(data), TimeProvider.System);
        return (await sequencer.Submit(Adopted)).Value;
    }

    public static string Adopted(LogTransaction tx)
    {
        var blocks = new List<TextBlock> { new(TextBlockKind.Title, "Open letter for living rivers") };
        for (var i = 0; i < 3; i++) blocks.Add(new(TextBlockKind.Paragraph, SampleStatement.Paragraph(i)));
        var adopted = Adopt.Run(tx, new NewStatement { Kind = "open-letter", Renditions = [new NewRendition("en", "authentic", blocks)] });
        _ = new OpenForEndorsement(adopted.Slug, Groups: [Group("individuals", "persons"), Group("others", "organisations")]).Run(tx);
        return adopted.Slug;
    }

    private static GroupRule Group(string role, string takes) => new(role, role, new Dictionary<string, string>(), takes, "anyone", Review: false, Confidential: false);
}
