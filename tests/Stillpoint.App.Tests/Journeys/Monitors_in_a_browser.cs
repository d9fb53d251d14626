using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Stillpoint.App.Authorization;
using Stillpoint.App.Interop.Hl7v2;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Tests.Interop.Hl7v2;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Journeys;

public sealed class Monitors_in_a_browser
{
    /// <summary>Set to a folder, each page looked at is kept there as a picture.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("STILLPOINT_PICTURES");

    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task A_nurse_registers_binds_and_confirms_and_every_page_on_the_way_reads_well(int width, bool dark)
    {
        await using var clinic = await RunningClinic.Start(with: settings => settings with { Mllp = "127.0.0.1:0" });
        await Somewhere.In(clinic);
        Guid session;
        await using (var db = clinic.Database.Open()) session = await db.Set<SessionRow>().Select(row => row.Id).SingleAsync();
        using var line = await MonitorLine.To(clinic.Services.GetRequiredService<MonitorListener>().At);
        await line.SendAndHear(Interop.Hl7v2.Monitors.Report());
        await line.Send("no message at all");
        await line.Hear();

        var nurse = await clinic.Staff([Role.Nurse], name: "Ida Fennel");
        var page = await Browser.Open(clinic.Address, width, dark);
        await page.GotoAsync("/signin");
        await page.GetByLabel("Work email").FillAsync(nurse.Email);
        await page.GetByLabel("Password").FillAsync(RunningClinic.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await page.GotoAsync("/monitors");
        await Look(page, "monitors-before");
        await page.GetByLabel("What the staff call it").First.FillAsync("Left of the window");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register it" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Article, new() { Name = "Left of the window" }).GetByText("Say where it is").ClickAsync();
        await page.GetByRole(AriaRole.Article, new() { Name = "Left of the window" }).GetByLabel("Chair", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Chair 1" });
        await Look(page, "monitors-binding");
        await page.GetByRole(AriaRole.Button, new() { Name = "Say so" }).ClickAsync();
        await page.GetByText("on no patient").WaitForAsync();

        await page.GotoAsync($"/sessions/{session}/monitors");
        await Look(page, "monitors-of-the-session");
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, it is on Juniper Vale" }).ClickAsync();
        await page.WaitForURLAsync($"**/sessions/{session}");

        clinic.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal("AA", MonitorLine.Outcome(await line.SendAndHear(Interop.Hl7v2.Monitors.Report(sent: "20261119150001+0000", measured: "20261119150001+0000"))).Code);
        await page.GotoAsync("/monitors");
        await page.GetByRole(AriaRole.Link, new() { Name = "Show" }).First.ClickAsync();
        await Look(page, "monitors-after");
        var drawn = await clinic.Ask(services => services.GetRequiredService<SessionReadings>().Measured(session, DateTimeOffset.UnixEpoch, clinic.Clock.GetUtcNow().AddHours(1)));
        Assert.Single(drawn.Readings);
    }

    private static async Task Look(IPage page, string name)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (Pictures is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{page.ViewportSize!.Width}.png"), FullPage = true });
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, $"{name} scrolls sideways at {page.ViewportSize!.Width}");
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => $"{name}: {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"));
    }
}
