// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Undersigned.Specs.Running;

/// <summary>What the API answered.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, string Body, TimeSpan? RetryAfter)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public ApiAnswer Expect(HttpStatusCode status)
    {
        Assert.True(Status == status, $"answered {(int)Status}, not {(int)status}: {Body}");
        return this;
    }
}

/// <summary>A program that holds a token of the secretariat.</summary>
internal sealed class Api(Instance instance, string token)
{
    public static async Task<Api> OfAsync(Instance instance) =>
        new(instance, (await instance.RunAsync("token", "create", "--scope", "endorse")).Expect(0).Out.Trim());

    /// <summary>Endorses for an organisation, with a key against repetition that belongs to its name.</summary>
    public async Task<ApiAnswer> EndorseAsync(string slug, string organisation, string country = "PT")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/statements/{slug}/endorsements", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", organisation);
        request.Content = JsonContent.Create(new { organisation = new { name = organisation, country }, group = "others" });
        using var response = await instance.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return new ApiAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers.RetryAfter?.Delta);
    }
}
