// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;

namespace Undersigned.Server.Storage;

/// <summary>The options of every verb that opens a data folder.</summary>
internal static class DataOptions
{
    public static Option<string> Data { get; } = new("--data") { Description = "The data folder; made where there is none.", Required = true };

    public static Option<string?> State { get; } = new("--state") { Description = "Where the log's highest checkpoint is remembered, outside the data folder. Default: the data folder's name with .state appended." };

    public static Option<string?> Origin { get; } = new("--origin") { Description = "The log's permanent name, such as statements.example.org/log. Only for a new data folder." };

    /// <summary>Opens the folder that the arguments name.</summary>
    public static DataFolder Open(ParseResult arguments) => DataFolder.Open(arguments.GetValue(Data)!, arguments.GetValue(Origin), arguments.GetValue(State));
}
