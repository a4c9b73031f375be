// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Desk.Importing;
using Undersigned.Server.Desk.Publishing;
using Undersigned.Server.Desk.Reviewing;

namespace Undersigned.Server.Desk;

/// <summary>The pages of those who are signed in.</summary>
internal static class DeskPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var delegates = routes.MapGroup("").For(Role.Delegate);
        MyPage.Map(delegates);
        SignOut.Map(delegates);
        var secretary = routes.MapGroup("").For(Role.Secretary);
        secretary.MapGet("/desk", DeskHome.Show);
        StatementDesk.Map(secretary);
        EndorsementDesk.Map(secretary);
        Bodies.OrganisationDesk.Map(secretary);
        PublishPages.Map(secretary);
        DuplicatePages.Map(secretary);
        ReviewPages.Map(secretary);
        ImportPages.Map(secretary);
        OriginalPages.MapDesk(secretary);
        PeoplePages.Map(secretary, routes.MapGroup("").For(Role.Administrator));
    }
}
