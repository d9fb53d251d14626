using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Journeys;

public sealed class The_planner_in_a_browser
{
    /// <summary>Set to a folder, each page looked at is kept there as a picture.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("STILLPOINT_PICTURES");

    [Theory]
    [InlineData(1280, false)]
    [InlineData(320, true)]
    public async Task Reads_well_wide_and_narrow_by_day_and_dimmed(int width, bool dark)
    {
        await using var clinic = await RunningClinic.Start();
        var prescriber = await clinic.Staff([Role.Prescriber], name: "Fern Holloway");
        var page = await Browser.Open(clinic.Address, width, dark);
        await page.GotoAsync("/signin");
        await page.GetByLabel("Work email").FillAsync(prescriber.Email);
        await page.GetByLabel("Password").FillAsync(RunningClinic.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await page.GotoAsync("/planner");
        await page.GetByRole(AriaRole.Button, new() { Name = "Draw them" }).ClickAsync();
        await Look(page, "planner-errors", dark);
        await page.GetByLabel("Weight").FillAsync("80");
        await page.GetByLabel("Age").FillAsync("41");
        await page.GetByRole(AriaRole.Button, new() { Name = "Draw them" }).ClickAsync();
        await Assertions.Expect(page.Locator("svg[aria-labelledby^=session]:visible")).ToHaveCountAsync(5);
        await Look(page, "planner", dark);
        foreach (var model in new[] { "rac-adult-default", "otto2021-esketamine", "herd" })
        {
            await page.GotoAsync($"/planner/models?model={model}");
            await Look(page, model, dark);
        }
    }

    private static async Task Look(IPage page, string name, bool dark)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (Pictures is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{page.ViewportSize!.Width}{(dark ? "-dark" : "")}.png"), FullPage = true });
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wide <= 0, $"{name} scrolls sideways by {wide} px at {page.ViewportSize!.Width}");
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => $"{name}: {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"));
    }
}
