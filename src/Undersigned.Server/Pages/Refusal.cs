// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Pages;

/// <summary>A page that says that something was not done, why, and what to do.</summary>
// Case: Which of the strings `refusal.CASE.title`, `.text` and `.link`.
// Link: Where the way on leads.
public sealed record RefusalView(int Status, string Case, string Link);

/// <summary>Answers a request that may not be done, in the reader's language.</summary>
internal static class Refusal
{
    public static Task Send(HttpContext context, int status, string why, string? link = null) =>
        PersonalPages.Send<RefusalPage, RefusalView>(context, new RefusalView(status, why, link ?? Way(context, why)), status);

    private static string Way(HttpContext context, string why) => why switch
    {
        "session" => "/sign-in",
        "form" or "used" when HttpMethods.IsPost(context.Request.Method) && Accounts.People.Of(context) is { Role: >= Accounts.Role.Secretary } => "/desk",
        _ => "/",
    };
}
