// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Pages;

namespace Undersigned.Server.Accounts;

/// <summary>What somebody may do here; each may what the one before may.</summary>
public enum Role
{
    /// <summary>Anybody.</summary>
    Visitor,

    /// <summary>Signed in, and acts for organisations by full powers.</summary>
    Delegate,

    /// <summary>Keeps the statements.</summary>
    Secretary,

    /// <summary>Also says who keeps them.</summary>
    Administrator,
}

/// <summary>What an endpoint asks of who calls it. An endpoint without it answers nobody.</summary>
/// <param name="Role">The least role.</param>
/// <param name="Scope">That the endpoint checks a token of the API itself, and of which scope.</param>
/// <param name="OnlyReads">That a POST changes nothing either, so that any site may send it.</param>
internal sealed record AccessNeeded(Role Role, string? Scope = null, bool OnlyReads = false);

/// <summary>Lets a request pass to its endpoint, or answers it: the one place where roles are compared.</summary>
internal static class Access
{
    /// <summary>Says who may call an endpoint.</summary>
    public static TBuilder For<TBuilder>(this TBuilder endpoint, Role role)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AccessNeeded(role));

    /// <summary>Says that an endpoint is for programs, with a token.</summary>
    public static TBuilder ForToken<TBuilder>(this TBuilder endpoint, string scope)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AccessNeeded(Role.Visitor, scope));

    /// <summary>Says that anybody may ask an endpoint, from pages of other sites too, whatever the method: it reads and does nothing else.</summary>
    public static TBuilder ForReading<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AccessNeeded(Role.Visitor, OnlyReads: true));

    /// <summary>
    /// Stands between routing and the endpoint. A form of somebody signed in must carry the token of that session, which is used up
    /// here; one that another site sends is refused, whoever sends it.
    /// </summary>
    public static async Task Check(HttpContext context, RequestDelegate next)
    {
        // What routing itself answers, such as a method that an address does not take, is no endpoint of ours.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(context);
            return;
        }

        if (endpoint.Metadata.GetMetadata<AccessNeeded>() is not { } needed) throw new InvalidOperationException($"Nobody has said who may call {endpoint.DisplayName}.");
        var writes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        if (writes && needed is { Scope: null, OnlyReads: false } && context.Request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            await Refusal.Send(context, 403, "form");
            return;
        }

        if (needed.Role == Role.Visitor)
        {
            await next(context);
            return;
        }

        if (Sessions.Of(context) is not { } session)
        {
            if (writes) await Refusal.Send(context, 401, "session");
            else context.Response.Redirect(PageResponses.Ui(context.Request).Link("/sign-in?to=" + Uri.EscapeDataString(context.Request.Path)));
            return;
        }

        await Sessions.Renew(context, session);
        if (session.Person.Role < needed.Role)
        {
            await Refusal.Send(context, 403, needed.Role == Role.Administrator ? "administrator" : "secretary");
            return;
        }

        await (!writes ? next(context) : await FormToken.Check(context) switch
        {
            FormState.Good => next(context),
            FormState.Used => Refusal.Send(context, 409, "used"),
            _ => Refusal.Send(context, 403, "form"),
        });
    }
}
