using System.Diagnostics;

namespace Stillpoint.App.Shell;

/// <summary>What came of printing: a document, or why there is none.</summary>
internal abstract record Printed
{
    public sealed record Document(byte[] Pdf) : Printed;

    /// <param name="Because">What to do, for the screen.</param>
    public sealed record Not(string Because) : Printed;
}

/// <summary>
/// Turns a finished HTML document into a PDF with the browser on this machine, as a short-lived child without a network. One at a
/// time, as each takes hundreds of megabytes; a few wait for it, and whoever comes then is told so at once.
/// </summary>
internal static class Print
{
    private const int MostWaiting = 4;

    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly SemaphoreSlim One = new(1);
    private static int inLine;

    public static string? Browser { get; } = Array.Find(Browsers, File.Exists);

    public static Task<Printed> Pdf(string html, CancellationToken cancel) => Pdf(html, Browser, cancel);

    /// <param name="browser">The program that prints; null when this machine has none.</param>
    public static async Task<Printed> Pdf(string html, string? browser, CancellationToken cancel)
    {
        if (browser is null) return new Printed.Not("This machine has no browser to make a PDF with. Print the page itself instead.");
        var place = Interlocked.Increment(ref inLine);
        try
        {
            if (place > 1 + MostWaiting || !await One.WaitAsync(Patience, cancel)) return new Printed.Not("Other sheets are being printed. Press it again in half a minute.");
            try
            {
                return await Child(html, browser, cancel) is { } pdf ? new Printed.Document(pdf) : new Printed.Not("The PDF took too long. Press it again, or print the page itself instead.");
            }
            finally
            {
                One.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref inLine);
        }
    }

    private static async Task<byte[]?> Child(string html, string browser, CancellationToken cancel)
    {
        // Open to this account alone.
        var folder = Directory.CreateTempSubdirectory(Folders);
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            var pdf = Path.Combine(folder.FullName, "page.pdf");
            await File.WriteAllTextAsync(page, html, cancel);
            string[] arguments =
            [
                "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--proxy-server=127.0.0.1:9", "--no-pdf-header-footer", $"--user-data-dir={folder.FullName}/profile", $"--print-to-pdf={pdf}", page,
            ];
            if (Environment.IsPrivilegedProcess) arguments = ["--no-sandbox", .. arguments];
            using var child = Process.Start(new ProcessStartInfo(browser, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(Patience);
            try
            {
                await Task.WhenAll(child.StandardOutput.ReadToEndAsync(patience.Token), child.StandardError.ReadToEndAsync(patience.Token));
                await child.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                child.Kill(entireProcessTree: true);
                cancel.ThrowIfCancellationRequested();
                return null;
            }
            return File.Exists(pdf) ? await File.ReadAllBytesAsync(pdf, cancel) : null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private const string Folders = "stillpoint-print-";

    /// <summary>Takes away what a program that was killed while printing left behind: it is about a patient.</summary>
    public static void Clear(DateTimeOffset now)
    {
        foreach (var left in Directory.EnumerateDirectories(Path.GetTempPath(), Folders + "*").Where(folder => now.UtcDateTime - Directory.GetLastWriteTimeUtc(folder) > Patience * 3))
        {
            try
            {
                Directory.Delete(left, recursive: true);
            }
            catch (Exception notOurs) when (notOurs is IOException or UnauthorizedAccessException)
            {
                // Of another account, which can clear it and we can't.
            }
        }
    }
}
