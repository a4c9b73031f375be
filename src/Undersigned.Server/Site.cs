// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Undersigned.Server.Accounts;
using Undersigned.Server.Api;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server;

/// <summary>The running site: what it is made of, and in which order a request passes it.</summary>
internal static class Site
{
    /// <param name="ready">Told the first address when it answers.</param>
    public static async Task<int> Run(DataFolder folder, string urls, bool uncached, CancellationToken cancel, Action<string>? ready = null)
    {
        await using var app = Build(folder, urls, uncached, TimeProvider.System);
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"undersigned: something else listens at {urls} already. Give another address with --urls; port 0 takes any that is free.");
            return 2;
        }

        foreach (var address in app.Urls) Console.WriteLine($"Listening on {address}");
        ready?.Invoke(app.Urls.First());
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    public static WebApplication Build(DataFolder folder, string urls, bool uncached, TimeProvider time)
    {
        // No watch over settings files: it covers every folder below the working one, and would be told of each write to the database.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        });
        // On the thread that has the bytes, which is one of the pool: a request is not handed from thread to thread four times.
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // What hinders the start is thrown as well, and said in a sentence by whoever started it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Services.AddSingleton(folder);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(new Sequencer(folder, time));
        builder.Services.AddSingleton(new ReaderPool(folder.DatabasePath));
        builder.Services.AddSingleton(services => new StateVersion(folder.DatabasePath, services.GetRequiredService<Sequencer>()));
        builder.Services.AddSingleton<Tokens>();
        builder.Services.AddSingleton<LogEndpoints>();
        builder.Services.AddSingleton<MailDelivery>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MailDelivery>());
        builder.Services.AddSingleton<EndorsementsApi>();
        builder.Services.AddSingleton<StatementsApi>();
        builder.Services.AddSingleton<ManagementApi>();
        builder.Services.AddSingleton<NetworkDay>();
        builder.Services.AddSingleton(services => new PageCache(services.GetRequiredService<StateVersion>(), time, uncached));
        builder.Services.AddSingleton<PublicPages>();

        var app = builder.Build();
        var pages = app.Services.GetRequiredService<PublicPages>();
        app.Use(pages.Fast);
        app.Use(Failures.Answer);
        var endorsements = app.Services.GetRequiredService<EndorsementsApi>();
        app.Use(endorsements.Fast);
        app.UseRouting();
        app.Services.GetRequiredService<LogEndpoints>().Map(app);
        endorsements.Map(app);
        var statements = app.Services.GetRequiredService<StatementsApi>();
        app.MapGet("/api/v1/statements", statements.List);
        app.MapGet("/api/v1/statements/{slug}", statements.Get);
        app.Services.GetRequiredService<ManagementApi>().Map(app);
        OpenApiEndpoint.Map(app);
        app.MapAssets();
        pages.Map(app);
        Health.Map(app);
        return app;
    }
}
