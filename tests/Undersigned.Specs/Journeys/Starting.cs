// SPDX-License-Identifier: Apache-2.0
using System.Net;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Journeys;

/// <summary>An operator starts the program on a folder that does not exist yet, and loses power.</summary>
public sealed class Starting
{
    [Fact]
    public async Task An_empty_folder_is_enough_and_a_killed_program_comes_back_with_its_key()
    {
        await using var instance = await Instance.StartNewAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(instance, "/health/ready"));
        var key = await instance.Http.GetStringAsync(new Uri("/log/key", UriKind.Relative), TestContext.Current.CancellationToken);

        await instance.KillAsync();
        await instance.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(instance, "/health/ready"));
        Assert.Equal(key, await instance.Http.GetStringAsync(new Uri("/log/key", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_verb_works_beside_the_running_program()
    {
        await using var instance = await Instance.StartNewAsync();

        var made = await instance.RunAsync("token", "create", "--scope", "endorse");

        Assert.NotEmpty(made.Expect(0).Out.Trim());
    }

    private static async Task<HttpStatusCode> StatusAsync(Instance instance, string path)
    {
        using var response = await instance.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
