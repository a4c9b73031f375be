// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Organisations;
using Undersigned.Server.Storage;

namespace Undersigned.Server.Statements;

/// <summary>
/// <c>undersigned statement open|close|withdraw|annul|confirm|correct|erase|reverse</c>: the secretariat's acts from the
/// operator's command line, also beside a running server. Exit code 0: recorded; 2: refused, and why on standard error.
/// </summary>
internal static class StatementCommand
{
    private const int Refused = 2;
    private const int MaxWords = 4000;

    private static readonly Argument<string> Slug = new("statement") { Description = "The statement's name in its address." };
    private static readonly Argument<long> Endorsement = new("entry") { Description = "The number of the endorsement's entry in the log." };
    private static readonly Argument<long> Corrected = new("entry") { Description = "The number of the correction's entry in the log." };
    private static readonly Option<string?> On = Day("--on", "The day that the source or the signatory gives, where it is another than today.");
    private static readonly Option<string?> Words = Text("--words", MaxWords, "What the signatory says with it.");
    private static readonly Option<bool> Json = new("--json") { Description = "Print {\"index\", \"act\"} for a program." };

    public static Command Make() => new("statement", "Open and close statements; withdraw, annul, confirm, correct and erase endorsements.")
    {
        Open(), Close(), Withdraw(), Annul(), Confirm(), Correct(), Erase(), Reverse(),
    };

    private static Command Open()
    {
        var until = Day("--until", "The last day, in the network's time zone.");
        return Act("open", "Open a statement for endorsement, or reopen it.", [Slug, until, On],
            arguments => tx => Tell(new OpenForEndorsement(arguments.GetRequiredValue(Slug), arguments.GetValue(until), On: arguments.GetValue(On)).Run(tx)));
    }

    private static Command Close() => Act("close", "Close a statement for endorsement.", [Slug, On],
        arguments => tx => Tell(new CloseForEndorsement(arguments.GetRequiredValue(Slug), arguments.GetValue(On)).Run(tx)));

    private static Command Withdraw() => Act("withdraw", "Record that a signatory takes its endorsement back.", [Endorsement, On, Words],
        arguments => tx => Tell(ActOnEndorsement.WithdrawalName, new Withdraw(arguments.GetValue(Endorsement), arguments.GetValue(On), Line(arguments, Words)).Run(tx)));

    private static Command Annul()
    {
        var reason = new Option<string>("--reason") { Description = $"Why it was never validly given: {string.Join(", ", ActOnEndorsement.AnnulmentReasons)}.", Required = true };
        reason.AcceptOnlyFromAmong([.. ActOnEndorsement.AnnulmentReasons]);
        return Act("annul", "Annul an endorsement that was never validly given: its name leaves every page.", [Endorsement, reason, On],
            arguments => tx => Tell(ActOnEndorsement.AnnulmentName, new Annul(arguments.GetValue(Endorsement), arguments.GetRequiredValue(reason), arguments.GetValue(On)).Run(tx)));
    }

    private static Command Confirm() => Act("confirm", "Record that an endorsement given ad referendum was confirmed.", [Endorsement, On, Words],
        arguments => tx => Tell(ActOnEndorsement.ConfirmationName, new Confirm(arguments.GetValue(Endorsement), arguments.GetValue(On), Line(arguments, Words)).Run(tx)));

    private static Command Correct()
    {
        var lane = new Option<string>("--lane") { Description = "transcription: our copy differed from the source; clerical: the source itself was mistaken.", Required = true };
        lane.AcceptOnlyFromAmong([.. CorrectSignatory.Lanes]);
        var name = Text("--name", SignatoryName.MaxLength, "The name as it should read.");
        name.Required = true;
        var country = new Option<string?>("--country") { Description = "Two letters of ISO 3166-1. Left out: as before." };
        country.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } code && !CountryCode.IsKnown(code)) result.AddError($"\"{code}\" is no country code. Use two capital letters of ISO 3166-1, such as PT.");
        });
        var affiliation = Text("--affiliation", SignatoryName.MaxLength, "Of a person. Left out: as before.");
        return Act("correct", "Set a signatory's name right.", [Endorsement, lane, name, country, affiliation, On], arguments =>
        {
            _ = SignatoryName.TryParse(arguments.GetValue(name), out var right, out _);
            return tx => Tell(Correction.Name, new CorrectSignatory(
                arguments.GetValue(Endorsement), arguments.GetRequiredValue(lane), right, arguments.GetValue(country), Line(arguments, affiliation), arguments.GetValue(On)).Run(tx));
        });
    }

    private static Command Erase() => Act("erase", "Forget whoever an endorsement names; it is still counted.", [Endorsement],
        arguments => tx => Tell(ActOnEndorsement.ErasureName, new Erase(arguments.GetValue(Endorsement)).Run(tx)));

    private static Command Reverse() => Act("reverse", "Reverse a correction of a signatory.", [Corrected],
        arguments => tx => Tell(ActOnEndorsement.ReversalName, new ReverseCorrection(arguments.GetValue(Corrected)).Run(tx)));

    private static Option<string?> Day(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description + " Such as 2026-12-31." };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                result.AddError($"\"{text}\" is no date. Use the form 2026-12-31.");
        });
        return option;
    }

    private static Option<string?> Text(string name, int maxLength, string description)
    {
        var option = new Option<string?>(name) { Description = description };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !SignatoryName.TryParse(text, maxLength, out _, out var wrong)) result.AddError($"{name} cannot be recorded: {wrong}");
        });
        return option;
    }

    /// <summary>A text that the option's validator let pass, in its normal form.</summary>
    private static string? Line(ParseResult arguments, Option<string?> option) =>
        arguments.GetValue(option) is { } text && SignatoryName.TryParse(text, MaxWords, out var line, out _) ? line.Value : null;

    /// <summary>A verb that runs one operation in a transaction and tells what became of it.</summary>
    private static Command Act(string name, string description, IReadOnlyList<Symbol> symbols, Func<ParseResult, Func<LogTransaction, Told>> read)
    {
        var command = new Command(name, description) { DataOptions.Data, DataOptions.State, Json };
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument) command.Add(argument);
            else command.Add((Option)symbol);
        }

        command.SetAction(async (arguments, _) =>
        {
            var operation = read(arguments);
            using var sequencer = new Sequencer(DataOptions.Open(arguments), TimeProvider.System);
            var told = (await sequencer.Submit(operation)).Value;
            if (told.WhyNot is { } why)
            {
                await Console.Error.WriteLineAsync($"undersigned: {why} Nothing was recorded.");
                return Refused;
            }

            Console.WriteLine(arguments.GetValue(Json) ? $$"""{"index":{{told.Index}},"act":"{{told.Act}}"}""" : $"Recorded as entry {told.Index}: {told.Act}");
            return 0;
        });
        return command;
    }

    private sealed record Told(long Index, string Act, string? WhyNot);

    private static Told Not(string why) => new(-1, "", why);

    private static Told Tell(PositionOutcome outcome) => outcome switch
    {
        PositionOutcome.Done done => new Told(done.Index, done.Act, null),
        PositionOutcome.UnknownStatement => Not("No statement has that address."),
        PositionOutcome.Already already => Not($"The statement's position is \"{already.Position}\" already."),
        PositionOutcome.Past past => Not($"The last day, {past.Until}, lies before today."),
        _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}."),
    };

    private static Told Tell(string act, EndorsementOutcome outcome) => outcome switch
    {
        EndorsementOutcome.Done done => new Told(done.Index, act, null),
        EndorsementOutcome.Unknown => Not(act == ActOnEndorsement.ReversalName ? "That entry is no correction of a signatory." : "That entry is no endorsement, or names nobody any more."),
        EndorsementOutcome.NotStanding not => Not($"The endorsement does not stand: it was {not.State}."),
        EndorsementOutcome.NotAPerson => Not("Only a person has an affiliation."),
        EndorsementOutcome.Unchanged => Not("There is nothing to change."),
        _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}."),
    };
}
