using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Playwright;
using Stillpoint.App.Tests.Journeys;
using Xunit.v3;

[assembly: ClosesItsWindows]

namespace Stillpoint.App.Tests.Journeys;

/// <summary>One Chromium for the whole run, started by the first journey.</summary>
internal static class Browser
{
    private static readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> Windows = [];

    private static readonly Lazy<Task<IBrowser>> Started = new(async () =>
    {
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium-headless-shell",
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
        if (TestContext.Current.Test is { } test) Windows.GetOrAdd(test.UniqueID, _ => []).Add(context);
        return await context.NewPageAsync();
    }

    /// <summary>A live page left open goes on asking its server, and takes the machine from every test that follows.</summary>
    public static async Task CloseWindows(string test)
    {
        if (!Windows.TryRemove(test, out var windows)) return;
        foreach (var window in windows) await window.CloseAsync();
    }
}

/// <summary>Whatever a test opened in the browser is closed when it ends.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class ClosesItsWindowsAttribute : BeforeAfterTestAttribute
{
    // Nothing waits for it: the next test opens windows of its own.
    public override void After(MethodInfo methodUnderTest, IXunitTest test) => _ = Browser.CloseWindows(test.UniqueID);
}
