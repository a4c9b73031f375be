// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Accounts;

/// <summary>
/// Signing in: an address is given at <c>/sign-in</c>, a link is mailed to it if it is known, and the page behind the link has the
/// button. Nothing tells a stranger whether an address is known: not the words, and not the time that they take.
/// </summary>
internal static class SignIn
{
    private const int MaxName = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", context => Form(context, new SignInView { To = To(context.Request.Query["to"]) }));
        routes.MapPost("/sign-in", Ask);
        routes.MapGet("/sign-in/{token}", context => Show(context));
        routes.MapPost("/sign-in/{token}", Enter);
    }

    private static Task Form(HttpContext context, SignInView view, int status = 200) =>
        PersonalPages.Send<SignInPage, SignInView>(context, view with { Mails = Settings(context) is { Smtp: not null, PublicUrl: not null } }, status);

    private static async Task Ask(HttpContext context)
    {
        var form = await FormBody.Read(context);
        var (given, to) = (form["address"].ToString().Trim(), To(form["to"]));
        var limits = context.RequestServices.GetRequiredService<MailLimits>();
        if (!EmailAddress.TryParse(given, out var email))
        {
            await Form(context, new SignInView { To = to, Email = FormBody.Shown(given), Errors = [new FieldError("address", given.Length == 0 ? "error.email.empty" : "error.email", FormBody.Shown(given))] }, 422);
            return;
        }

        if (!limits.Allows(context.Connection.RemoteIpAddress))
        {
            context.Response.Headers.RetryAfter = limits.RetryAfter.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await Refusal.Send(context, 429, "mails");
            return;
        }

        var mails = Settings(context) is { Smtp: not null, PublicUrl: not null };
        var language = PageResponses.Ui(context.Request).Language;
        await Submit(context, tx =>
        {
            // A known address and an unknown one are counted alike, and cost the one write to the disk.
            var allowed = MailLimits.Allows(tx, email);
            if (!allowed || !mails || People.Find(tx.Db, email) is not { } person) return false;
            var link = SignInLinks.Make(tx, new SignInSubject(person.Account, to), SignInLinks.Mailed);
            Outbox.Add(tx, email, SignInMail.Template, Letter.LanguageFor(language), new MailSubject(Link: link));
            return true;
        });
        context.RequestServices.GetRequiredService<MailDelivery>().Wake();
        await Form(context, new SignInView { IsSent = true, Email = email.Value });
    }

    private static Task Show(HttpContext context, IReadOnlyList<FieldError>? errors = null, string name = "", string email = "")
    {
        var keys = Folder(context).Keys;
        var token = (string)context.Request.RouteValues["token"]!;
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var (found, hasAdministrator) = context.RequestServices.GetRequiredService<ReaderPool>().Read(db => (SignInLinks.Find(db, keys, token), People.HasAdministrator(db)));
        if (found is not { } sign) return Refusal.Send(context, 404, "link", "/sign-in");
        if (sign.Link.Used is not null || (sign.Person is null && hasAdministrator)) return Refusal.Send(context, 410, "link-used", "/sign-in");
        if (sign.Link.IsExpired(now)) return Refusal.Send(context, 410, "link-expired", "/sign-in");
        return PersonalPages.Send<SignInLinkPage, SignInLinkView>(
            context, new SignInLinkView { Token = token, Name = sign.Person?.Name ?? name, Email = sign.Person?.Email ?? email, IsFirst = sign.Person is null, Errors = errors ?? [] }, errors is null ? 200 : 422);
    }

    private static async Task Enter(HttpContext context)
    {
        var form = await FormBody.Read(context);
        var (keys, token) = (Folder(context).Keys, (string)context.Request.RouteValues["token"]!);
        var language = PageResponses.Ui(context.Request).Language;
        var readers = context.RequestServices.GetRequiredService<ReaderPool>();
        var errors = new List<FieldError>();
        SignatoryName name = default;
        EmailAddress email = default;
        if (readers.Read(db => SignInLinks.Find(db, keys, token)) is { Subject.Account: null })
        {
            if (!SignatoryName.TryParse(form["name"].ToString(), MaxName, out name, out _)) errors.Add(new FieldError("name", "error.name", FormBody.Shown(form["name"].ToString())));
            if (!EmailAddress.TryParse(form["address"].ToString().Trim(), out email)) errors.Add(new FieldError("address", "error.email", FormBody.Shown(form["address"].ToString())));
            if (errors.Count > 0)
            {
                await Show(context, errors, FormBody.Shown(form["name"].ToString()), FormBody.Shown(form["address"].ToString()));
                return;
            }
        }

        var begun = await Submit(context, tx =>
        {
            if (SignInLinks.Find(tx.Db, keys, token) is not { } sign || (sign.Person is null && (People.HasAdministrator(tx.Db) || email.Value is null)) || !Links.Use(tx, sign.Link, "signed-in")) return default;
            var account = sign.Person?.Account ?? People.Put(tx, email, name.Value, language, Role.Administrator);
            People.Speaks(tx, account, language);
            return (Token: Sessions.Begin(tx, account), Page: sign.Subject.To ?? (sign.Person is { Role: Role.Delegate } ? "/my" : "/desk"));
        });
        if (begun.Token is null)
        {
            // Used, expired or unknown, which the page of the link says.
            await Show(context);
            return;
        }

        Sessions.Give(context, begun.Token);
        await PersonalPages.See(context, begun.Page);
    }

    /// <summary>The page to go to afterwards, if it is one of those that ask for signing in.</summary>
    private static string? To(string? path) => path is { Length: < 300 } && (path == "/my" || path == "/desk" || path.StartsWith("/desk/", StringComparison.Ordinal)) && !path.Contains(' ', StringComparison.Ordinal) ? path : null;

    private static DataFolder Folder(HttpContext context) => context.RequestServices.GetRequiredService<DataFolder>();

    private static SiteSettings Settings(HttpContext context) => Folder(context).Settings;

    private static async Task<T> Submit<T>(HttpContext context, Func<LogTransaction, T> operation) => (await context.RequestServices.GetRequiredService<Sequencer>().Submit(operation)).Value;
}
