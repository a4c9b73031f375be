// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Undersigned.Server.Accounts;
using Undersigned.Server.Api;
using Undersigned.Server.Demo;
using Undersigned.Server.Desk;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;
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
        SocketThreads.Settle();
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

        var invitation = await Invitation(app, folder);
        foreach (var address in app.Urls) Console.WriteLine($"Listening on {address}");
        if (invitation is not null) Console.WriteLine(invitation);
        ready?.Invoke(app.Urls.First());
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    /// <summary>Where nobody could sign in yet, the link by which the first administrator does.</summary>
    private static async Task<string?> Invitation(WebApplication app, DataFolder folder)
    {
        if (app.Services.GetRequiredService<ReaderPool>().Read(People.HasAdministrator)) return null;
        var link = (await app.Services.GetRequiredService<Sequencer>().Submit(tx => SignInLinks.Print(tx, new SignInSubject(null, null)))).Value;
        return $"Nobody keeps this site yet. Open this within a day to become its administrator:\n  {folder.Settings.PublicUrl ?? app.Urls.First().TrimEnd('/')}{link}";
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
        // On the thread that has the bytes: a request is not handed from thread to thread four times.
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
        builder.Services.AddSingleton<MailLimits>();
        builder.Services.AddSingleton<RequestLimit>();
        builder.Services.AddSingleton<LogEndpoints>();
        builder.Services.AddSingleton<MailDelivery>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MailDelivery>());
        builder.Services.AddHostedService<ReturnedMail>();
        builder.Services.AddSingleton<EndorsementsApi>();
        builder.Services.AddSingleton<StatementsApi>();
        builder.Services.AddSingleton<ManagementApi>();
        builder.Services.AddSingleton<NetworkDay>();
        builder.Services.AddSingleton(services => new PageCache(services.GetRequiredService<StateVersion>(), time, uncached));
        builder.Services.AddSingleton<PublicPages>();
        builder.Services.AddSingleton<NearestNames>();
        builder.Services.AddSingleton<QueuePages>();
        builder.Services.AddSingleton<EnterPages>();
        builder.Services.AddSingleton<AnswerPages>();
        builder.Services.AddSingleton<MailPages>();
        builder.Services.AddSingleton<PublicForms>();
        builder.Services.AddSingleton<ConfirmPages>();

        var app = builder.Build();
        var pages = app.Services.GetRequiredService<PublicPages>();
        app.Use(pages.Fast);
        if (folder.Settings.Proxies.Count > 0) app.UseForwardedHeaders(Forwarded(folder.Settings));
        app.Use(Failures.Answer);
        var endorsements = app.Services.GetRequiredService<EndorsementsApi>();
        app.Use(endorsements.Fast);
        app.Use((context, next) => SocketThreads.Run(() => next(context)));
        app.UseRouting();
        app.Use(Access.Check);
        // Nothing is open by being forgotten: an endpoint says who may call it, by itself or by its group.
        var anybody = app.MapGroup("").For(Role.Visitor);
        app.Services.GetRequiredService<LogEndpoints>().Map(anybody);
        endorsements.Map(app, anybody);
        var statements = app.Services.GetRequiredService<StatementsApi>();
        anybody.MapGet("/api/v1/statements", statements.List);
        anybody.MapGet("/api/v1/statements/{slug}", statements.Get);
        app.Services.GetRequiredService<ManagementApi>().Map(app);
        OpenApiEndpoint.Map(anybody);
        anybody.MapAssets();
        SignIn.Map(anybody);
        app.Services.GetRequiredService<PublicForms>().Map(anybody);
        app.Services.GetRequiredService<ConfirmPages>().Map(anybody);
        app.Services.GetRequiredService<AnswerPages>().Map(anybody);
        var desk = app.MapGroup("").For(Role.Secretary);
        app.Services.GetRequiredService<QueuePages>().Map(desk);
        app.Services.GetRequiredService<EnterPages>().Map(desk);
        app.Services.GetRequiredService<MailPages>().Map(desk);
        if (folder.Settings.Smtp?.Folder is not null) new MailboxPages(folder).Map(anybody);
        DeskPages.Map(app);
        pages.Map(anybody);
        Health.Map(anybody);
        return app;
    }

    /// <summary>The visitor's address as the configured proxies tell it, whoever else claims to: the last one in the header that is none of them.</summary>
    private static ForwardedHeadersOptions Forwarded(SiteSettings settings)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in settings.Proxies) options.KnownIPNetworks.Add(proxy);
        return options;
    }
}
