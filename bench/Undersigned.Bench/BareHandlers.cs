// SPDX-License-Identifier: Apache-2.0
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Bench;

/// <summary>
/// The least that a program on ASP.NET Core can do, so that a figure can be told from the machine's limit: GET answers bytes that are ready;
/// POST reads the body, stores it as one row in a transaction that it shares with whoever else waits, flushed to disk, and answers 201.
/// No rules, no uniqueness, no tree, no signature, no receipt.
/// </summary>
internal static class BareHandlers
{
    private const int MaxBatch = 512;

    /// <param name="page">A file to answer with, compressed by gzip.</param>
    /// <param name="database">A database to be made.</param>
    public static async Task Run(string url, string page, string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        await using var app = builder.Build();
        var bytes = await File.ReadAllBytesAsync(page);
        var jobs = Channel.CreateUnbounded<(byte[] Row, TaskCompletionSource Done)>(new UnboundedChannelOptions { SingleReader = true });
        new Thread(() => Commit(database, jobs.Reader)) { IsBackground = true }.Start();
        app.Use((HttpContext context, RequestDelegate _) => context.Request.Method == "GET" ? Send(context.Response, bytes) : Store(context, jobs.Writer));
        await app.RunAsync();
    }

    private static Task Send(HttpResponse response, byte[] bytes)
    {
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentEncoding = "gzip";
        response.Headers.CacheControl = "no-cache";
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, 0, bytes.Length);
    }

    private static async Task Store(HttpContext context, ChannelWriter<(byte[] Row, TaskCompletionSource Done)> jobs)
    {
        var row = new byte[(int)context.Request.ContentLength!.Value];
        await context.Request.Body.ReadExactlyAsync(row);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        jobs.TryWrite((row, done));
        await done.Task;
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentLength = 0;
    }

    private static void Commit(string path, ChannelReader<(byte[] Row, TaskCompletionSource Done)> jobs)
    {
        using var db = Connection.Open(path, write: true);
        db.Execute("CREATE TABLE one(no INTEGER PRIMARY KEY, row BLOB NOT NULL)");
        var batch = new List<TaskCompletionSource>(MaxBatch);
        while (jobs.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            db.Execute("BEGIN IMMEDIATE");
            while (batch.Count < MaxBatch && jobs.TryRead(out var job))
            {
                db.Query("INSERT INTO one(row) VALUES(?1)").With(job.Row).Run();
                batch.Add(job.Done);
            }

            db.Execute("COMMIT");
            foreach (var done in batch) done.SetResult();
            batch.Clear();
        }
    }
}
