// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.RegularExpressions;

[assembly: AssemblyFixture(typeof(Undersigned.Specs.Running.Demo))]

namespace Undersigned.Specs.Running;

internal sealed record DemoStatement(string Slug, IReadOnlyList<string> Languages)
{
    public string Path => "/statements/" + Slug;
}

/// <summary>The sample network, as <c>undersigned demo</c> serves it: one for all tests, started by the first that asks. They only read.</summary>
public sealed partial class Demo : IAsyncDisposable
{
    internal const string TideRegisters = "/statements/joint-statement-on-daily-tide-registers-and-their-open-keeping";
    internal const string NamesOfSeeds = "/statements/declaracion-sobre-los-nombres-de-las-semillas";
    internal const string BellRingers = "/statements/llamamiento-en-favor-de-los-cuadernos-de-campanero";
    internal const string EveningHour = "/statements/open-letter-for-one-evening-hour-in-every-reading-room";
    internal const string PrivateMaps = "/statements/declaration-on-maps-kept-in-private-houses";
    internal const string OldInstruments = "/statements/sovmestnoe-zayavlenie-o-starykh-priborakh-kotorye-eshche-sluzhat";
    internal const string Organisation = "/organisations/arquivo-das-mares-de-santo-amieiro";
    internal const string Pair = "/network/arquivo-das-mares-de-santo-amieiro/scarrow-haven-tide-observatory";

    private readonly SemaphoreSlim _starting = new(1);
    private Instance? _instance;

    internal async Task<Instance> StartedAsync()
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (_instance is null)
            {
                var instance = new Instance();
                try
                {
                    await instance.StartDemoAsync();
                    await Eventually.TrueAsync(TimeSpan.FromSeconds(30), "the guide is printed", () => Task.FromResult(instance.Said.Contains("Ctrl+C", StringComparison.Ordinal)));
                }
                catch
                {
                    await instance.DisposeAsync();
                    throw;
                }

                _instance = instance;
            }

            return _instance;
        }
        finally
        {
            _starting.Release();
        }
    }

    internal async Task<IReadOnlyList<DemoStatement>> StatementsAsync()
    {
        var instance = await StartedAsync();
        using var list = JsonDocument.Parse(await instance.Http.GetStringAsync(new Uri("/api/v1/statements", UriKind.Relative), TestContext.Current.CancellationToken));
        return [.. list.RootElement.GetProperty("items").EnumerateArray().Select(item => new DemoStatement(
            item.GetProperty("slug").GetString()!, [.. item.GetProperty("languages").EnumerateArray().Select(language => language.GetString()!)]))];
    }

    /// <summary>The page of the receipt that the guide names.</summary>
    internal async Task<string> ReceiptAsync() => Receipt().Match((await StartedAsync()).Said).Value;

    public async ValueTask DisposeAsync()
    {
        if (_instance is not null)
            await _instance.DisposeAsync();
        _starting.Dispose();
    }

    [GeneratedRegex("/receipts/[0-9a-z]+")]
    private static partial Regex Receipt();
}
