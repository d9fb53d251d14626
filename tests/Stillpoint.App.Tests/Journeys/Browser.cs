using Microsoft.Playwright;

namespace Stillpoint.App.Tests.Journeys;

/// <summary>One Chromium for the whole run, started by the first journey.</summary>
internal static class Browser
{
    private static readonly Lazy<Task<IBrowser>> Started = new(async () =>
    {
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        Leftovers.ClearAtEnd(() =>
        {
            chromium.CloseAsync().GetAwaiter().GetResult();
            playwright.Dispose();
        });
        return chromium;
    });

    /// <summary>A window of its own: no cookies of another test, and the width and light asked for.</summary>
    public static async Task<IPage> Open(string address, int width = 1280, bool dark = false)
    {
        var context = await (await Started.Value).NewContextAsync(new()
        {
            BaseURL = address, ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, Locale = "en-US",
        });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }
}
