using System.Diagnostics;
using Microsoft.Playwright;

namespace Stillpoint.Bench.Monitors;

/// <summary>One true browser on the bedside of a bed: when the saturation on its strip changed, by the clock of the machine both share.</summary>
internal sealed class BrowserScreen : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser chromium;
    private readonly IPage page;

    private BrowserScreen(IPlaywright playwright, IBrowser chromium, IPage page) => (this.playwright, this.chromium, this.page) = (playwright, chromium, page);

    /// <summary>A saturation on the strip and when it was first there, in milliseconds since 1970.</summary>
    internal sealed record Drawn(int Value, double At);

    public static async Task<BrowserScreen> Open(string address, Guid session)
    {
        var driver = await Playwright.CreateAsync();
        var started = await driver.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
        var shown = await (await started.NewContextAsync(new() { BaseURL = address, ViewportSize = new() { Width = 1280, Height = 900 } })).NewPageAsync();
        await shown.GotoAsync("/signin");
        await shown.GetByLabel("Work email").FillAsync(BenchClinic.Email);
        await shown.GetByLabel("Password", new() { Exact = true }).FillAsync(BenchClinic.Password);
        await shown.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await shown.WaitForURLAsync(url => !url.Contains("signin", StringComparison.Ordinal));
        await shown.GotoAsync($"/sessions/{session}");
        await shown.Locator("#strip svg").WaitForAsync();
        await shown.EvaluateAsync("""
            () => {
              const seen = window.seenOnStrip = [];
              new MutationObserver(() => {
                const value = /SpO2, %(\d\d)/.exec(document.getElementById('strip').textContent)?.[1];
                if (value !== undefined && value !== seen.at(-1)?.value) seen.push({ value, at: performance.timeOrigin + performance.now() });
              }).observe(document.getElementById('strip'), { childList: true, subtree: true });
            }
            """);
        return new(driver, started, shown);
    }

    public async Task<IReadOnlyList<Drawn>> Seen() =>
        [.. (await page.EvaluateAsync<double[]>("() => window.seenOnStrip.flatMap(seen => [Number(seen.value), seen.at])")).Chunk(2).Select(seen => new Drawn((int)seen[0], seen[1]))];

    /// <summary>Each change of the number on the strip against the message that caused it; the last of the value's digits counts messages.</summary>
    public static string Says(IReadOnlyList<Drawn> drawn, IReadOnlyList<long> sent, long measureFrom)
    {
        var (now, nowMs) = (Stopwatch.GetTimestamp(), (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds);
        var took = new List<double>();
        for (var message = 0; message < sent.Count; message++)
        {
            if (sent[message] < measureFrom) continue;
            var sentMs = nowMs - (now - sent[message]) * 1000.0 / Stopwatch.Frequency;
            if (drawn.FirstOrDefault(one => one.At >= sentMs && one.At < sentMs + 5000 && one.Value % 10 == message % 10) is { } first) took.Add(first.At - sentMs);
        }
        took.Sort();
        return took.Count == 0 ? "Chromium drew none of them."
            : FormattableString.Invariant($"Chromium drew {took.Count} of {sent.Count(at => at >= measureFrom)}: p50 {took[took.Count / 2]:0.0} ms, most {took[^1]:0.0} ms from the monitor to the strip.");
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        playwright.Dispose();
    }
}
