using System.Diagnostics;

namespace Stillpoint.App.Shell;

/// <summary>
/// Turns a finished HTML document into a PDF with the browser on this machine, as a short-lived child without a network.
/// Without a browser there is no PDF, and the page itself is printed from the screen instead.
/// </summary>
internal static class Print
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static string? Browser { get; } = Array.Find(Browsers, File.Exists);

    /// <summary>The document as PDF; null when this machine has no browser or it did not answer in time.</summary>
    public static async Task<byte[]?> Pdf(string html, CancellationToken cancel)
    {
        if (Browser is null) return null;
        var folder = Directory.CreateTempSubdirectory("stillpoint-print-");
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
            using var browser = Process.Start(new ProcessStartInfo(Browser, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(Patience);
            try
            {
                await Task.WhenAll(browser.StandardOutput.ReadToEndAsync(patience.Token), browser.StandardError.ReadToEndAsync(patience.Token));
                await browser.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                browser.Kill(entireProcessTree: true);
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
}
