// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Specs.Running;

/// <summary>
/// Programs that a test needs and a machine may lack. Each call gives the path, or skips the calling test with what to install:
/// a test that could not run is never counted as passed.
/// </summary>
internal static class Needs
{
    public static string Chromium() =>
        Environment.GetEnvironmentVariable("UNDERSIGNED_CHROMIUM") is { Length: > 0 } chosen && File.Exists(chosen)
            ? chosen
            : OnPath("chromium", "chromium-browser", "google-chrome") ?? Missing("Chromium", "apt-get install chromium, or set UNDERSIGNED_CHROMIUM");

    public static string Java() => OnPath("java") ?? Missing("Java", "apt-get install default-jre-headless");

    public static string PdfToText() => OnPath("pdftotext") ?? Missing("pdftotext", "apt-get install poppler-utils");

    public static string Go() => OnPath("go") ?? Missing("Go", "apt-get install golang-go golang-golang-x-mod-dev");

    public static string HtmlChecker()
    {
        var jar = Repository.PathOf("tests/node_modules/vnu-jar/build/dist/vnu.jar");
        return File.Exists(jar) ? jar : Missing("The HTML checker", "npm ci, in tests/");
    }

    /// <summary>A folder that not every working copy has beside it or in it, by its path from the root.</summary>
    public static string Folder(string relative)
    {
        var path = Path.GetFullPath(Repository.PathOf(relative));
        return Directory.Exists(path) ? path : Missing($"The folder {relative}", "it is not part of the repository");
    }

    /// <summary>Runs the program as somebody who may not read everything; whoever runs the tests, unless that is the superuser.</summary>
    /// <param name="folder">What that user may write to.</param>
    public static async Task<CommandResult> AnotherUserAsync(string folder, IReadOnlyList<string> arguments)
    {
        if (!Environment.IsPrivilegedProcess)
            return await Command.UndersignedAsync(arguments);
        var nobody = OnPath("setpriv") ?? Missing("setpriv", "apt-get install util-linux");
        (await Command.RunAsync("chmod", "777", folder)).Expect(0);
        string[] line = ["--reuid", "65534", "--regid", "65534", "--clear-groups", Repository.Program];
        if ((await Command.RunAsync(nobody, [.. line, "--version"])).ExitCode != 0)
            Missing("A working copy that others may read", "run the tests as an ordinary user");
        return await Command.RunAsync(nobody, [.. line, .. arguments]);
    }

    private static string? OnPath(params ReadOnlySpan<string> names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names)
        {
            foreach (var folder in folders)
            {
                if (File.Exists(Path.Combine(folder, name)))
                    return Path.Combine(folder, name);
            }
        }
        return null;
    }

    private static string Missing(string what, string remedy)
    {
        Assert.Skip($"{what} is not on this machine: {remedy}");
        throw new System.Diagnostics.UnreachableException();
    }
}
