// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using Undersigned.Server.Storage;

namespace Undersigned.Server;

/// <summary><c>undersigned serve --data DIR [--urls URL]</c></summary>
internal static class ServeCommand
{
    public static Command Make()
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen, such as http://127.0.0.1:5080.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var uncached = new Option<bool>("--uncached") { Description = "Render every page for every request: for measuring, not for use.", Hidden = true };
        var command = new Command("serve", "Serve the site, the API and the log from a data folder.") { DataOptions.Data, urls, DataOptions.State, DataOptions.Origin, uncached };
        command.SetAction((arguments, cancel) => Site.Run(DataOptions.Open(arguments), arguments.GetValue(urls)!, arguments.GetValue(uncached), cancel));
        return command;
    }
}
