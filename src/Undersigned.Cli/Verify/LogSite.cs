// SPDX-License-Identifier: Apache-2.0
using System.Net;

namespace Undersigned.Cli.Verify;

/// <summary>A live log at its address.</summary>
internal sealed class LogSite(HttpClient http, Uri address) : LogSource
{
    private const int BufferSize = 64 * 1024;

    // A path is put after the address, whether or not that ends in a slash.
    private readonly string _prefix = address.AbsoluteUri.TrimEnd('/') + "/";

    public override string Name => address.AbsoluteUri;

    public override bool IsLive => true;

    public static HttpClient NewClient() => new(new SocketsHttpHandler
    {
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        MaxAutomaticRedirections = 5,
    })
    { Timeout = TimeSpan.FromSeconds(60) };

    public override async Task<byte[]?> ReadAsync(string path, int maxSize, CancellationToken cancellation)
    {
        var url = _prefix + path;
        try
        {
            using var response = await http.GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone) return null;
            if (response.StatusCode != HttpStatusCode.OK) throw new NotCheckableException($"{url} answers {(int)response.StatusCode}. Try again later.");

            // The body counts, whatever the header promises: a server may claim any length.
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            return await ReadToEndAsync(body, url, maxSize, cancellation);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new NotCheckableException($"{url} cannot be read: {error.Message}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new NotCheckableException($"{url} did not answer within {http.Timeout.TotalSeconds:0} seconds.");
        }
    }

    private async Task<byte[]> ReadToEndAsync(Stream body, string url, int maxSize, CancellationToken cancellation)
    {
        // The client's own time limit ends with the headers.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(http.Timeout);
        using var read = new MemoryStream();
        var buffer = new byte[BufferSize];
        for (int count; (count = await body.ReadAsync(buffer, limit.Token)) > 0;)
        {
            if (read.Length + count > maxSize) throw new FoundWrongException($"{url} is more than the {maxSize} bytes that it can be.");
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }
}
