using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Stillpoint.App.Tests.Journeys;

/// <summary>Looks at an open page as a critic would: wide and at the narrowest, by day and dimmed, with every fold open.</summary>
internal static class Looking
{
    /// <summary>Set to a folder, each page looked at is kept there as a picture.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("STILLPOINT_PICTURES");

    /// <summary>What reaches farthest to the right.</summary>
    private const string Widest = """
        (() => { const reach = one => one.getBoundingClientRect().right; const all = [...document.body.querySelectorAll('*')].filter(one => !one.closest('svg, .table-wrap'));
        const far = all.reduce((most, one) => reach(one) >= reach(most) ? one : most, document.body); return far.cloneNode(false).outerHTML; })()
        """;

    /// <summary>Everything a machine finds wrong with the page as it stands, a sentence each.</summary>
    public static async Task<IReadOnlyList<string>> At(IPage page, string name)
    {
        var wrong = new List<string>();
        await page.EvaluateAsync("document.querySelectorAll('main details').forEach(fold => fold.open = true)");
        foreach (var dark in new[] { false, true })
            foreach (var width in new[] { 1280, 320 })
            {
                // Colours change at once: a colour on its way to another has a contrast of its own.
                await page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
                await page.SetViewportSizeAsync(width, 900);
                var where = $"{name} at {width} {(dark ? "dark" : "light")}";
                if (Pictures is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{width}-{(dark ? "dark" : "light")}.png"), FullPage = true });
                if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var over) wrong.Add($"{where} scrolls sideways by {over} px, as far as {await page.EvaluateAsync<string>(Widest)}");
                // Sizes hang on the width and contrast on the light: two of the four say it all.
                if (dark == width < 400) wrong.AddRange((await page.RunAxe()).Violations.Select(violation => $"{where}: {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"));
            }
        await page.SetViewportSizeAsync(1280, 900);
        return wrong;
    }

    /// <summary>Listens for what the browser itself complains of, such as a style the content policy forbids.</summary>
    public static List<string> Complaints(IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        return complaints;
    }

    /// <summary>Signs in on the sign-in page as a person would.</summary>
    public static async Task SignIn(IPage page, string email, string password)
    {
        await page.GotoAsync("/signin");
        await page.GetByLabel("Work email").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }
}
