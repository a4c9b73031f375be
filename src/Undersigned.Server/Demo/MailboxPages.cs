// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using MimeKit;
using Undersigned.Server.Pages;
using Undersigned.Server.Storage;

namespace Undersigned.Server.Demo;

/// <summary>
/// <c>/demo/mailbox</c>: shows to anybody the mail that the demo keeps in a folder, sign-in links and all. Mapped by <c>demo</c>
/// alone, where nobody is anybody.
/// </summary>
internal sealed class MailboxPages(DataFolder folder)
{
    private const int Shown = 100;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/demo/mailbox", context => PersonalPages.Send<MailboxPage, MailboxView>(context, new MailboxView([.. Files().Take(Shown).Select(Read)])));
        routes.MapGet("/demo/mailbox/{no}", context => Find(context) is { } file ? PersonalPages.Send<KeptMailPage, KeptMailView>(context, new KeptMailView(Read(file))) : Refusal.Send(context, 404, "mailbox", "/demo/mailbox"));
        routes.MapGet("/demo/mailbox/{no}/html", SendHtml);
        routes.MapGet("/demo/mailbox/{no}/file", SendFile);
    }

    private IEnumerable<string> Files() => Directory.Exists(folder.Settings.Smtp!.Folder) ? Directory.GetFiles(folder.Settings.Smtp.Folder, "*.eml").OrderDescending(StringComparer.Ordinal) : [];

    /// <summary>By the number in the address, which is one of those that are there: no path is made of what was asked.</summary>
    private string? Find(HttpContext context) => Files().FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == (string)context.Request.RouteValues["no"]!);

    private static KeptMail Read(string file)
    {
        using var message = MimeMessage.Load(file);
        return new KeptMail(
            Path.GetFileNameWithoutExtension(file), message.To.Mailboxes.First().GetAddress(idnEncode: false), message.Subject ?? "", message.Body?.Headers["Content-Language"] ?? "en", message.Date,
            (message.TextBody ?? "").ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'), message.Attachments.OfType<MimePart>().FirstOrDefault()?.FileName);
    }

    /// <summary>The mail's own HTML, in a page that can run, load and submit nothing; its links open at the top.</summary>
    private Task SendHtml(HttpContext context)
    {
        if (Find(context) is not { } file) return Refusal.Send(context, 404, "mailbox", "/demo/mailbox");
        using var message = MimeMessage.Load(file);
        Private(context, "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-top-navigation-by-user-activation; frame-ancestors 'self'");
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync((message.HtmlBody ?? "").Replace("<head>", "<head><base target=\"_top\">", StringComparison.Ordinal), Encoding.UTF8);
    }

    private Task SendFile(HttpContext context)
    {
        if (Find(context) is not { } file) return Refusal.Send(context, 404, "mailbox", "/demo/mailbox");
        using var message = MimeMessage.Load(file);
        if (message.Attachments.OfType<MimePart>().FirstOrDefault() is not { Content: { } content, FileName: { } name }) return Refusal.Send(context, 404, "mailbox", "/demo/mailbox");
        using var bytes = new MemoryStream();
        content.DecodeTo(bytes);
        Private(context, "default-src 'none'; sandbox");
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"{name}\"");
        return context.Response.Body.WriteAsync(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static void Private(HttpContext context, string policy)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
    }
}
