// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Pages;

namespace Undersigned.Server.Accounts;

/// <summary><c>POST /sign-out</c>: ends the session, or all sessions of the person.</summary>
internal static class SignOut
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/sign-out", async context =>
    {
        var session = Sessions.Of(context)!;
        var everywhere = context.Request.Form["everywhere"] == "1";
        await context.RequestServices.GetRequiredService<Sequencer>().Submit(tx =>
        {
            if (everywhere) Sessions.EndAll(tx, session.Person.Account);
            else Sessions.End(tx, session);
            return true;
        });
        Sessions.Give(context, "");
        await PersonalPages.See(context, "/");
    });
}
