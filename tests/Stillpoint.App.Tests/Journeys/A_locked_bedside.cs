using Microsoft.Playwright;
using Stillpoint.App.Authorization;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Session;

namespace Stillpoint.App.Tests.Journeys;

public sealed class A_locked_bedside
{
    private static async Task<(AChair Chair, IPage Page)> AtTheBedside(RunningClinic clinic)
    {
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        var page = await Browser.Open(clinic.Address);
        await page.Clock.InstallAsync();
        await Looking.SignIn(page, chair.Nurse.Email, RunningClinic.Password);
        await page.WaitForURLAsync(url => !url.Contains("signin", StringComparison.Ordinal));
        await page.GotoAsync(chair.Page);
        await page.Locator("main[data-ready]").WaitForAsync();
        return (chair, page);
    }

    [Fact]
    public async Task Covers_itself_after_quiet_minutes_keeps_what_was_typed_and_shows_what_is_due()
    {
        await using var clinic = await RunningClinic.Start(with: settings => settings with { LockAfterMinutes = 5 });
        var (chair, page) = await AtTheBedside(clinic);
        await page.Locator("#vitals-systolic").FillAsync("142");

        await page.Clock.FastForwardAsync("05:05");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Locked" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#vitals-systolic")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("[data-lock-due] .board")).ToBeVisibleAsync();
        Assert.DoesNotContain("Vale", await page.Locator("[data-lock]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await Looking.At(page, "locked"));

        await page.Locator("[data-lock] input[type=password]").FillAsync("not the password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("That isn't your password");
        await page.Locator("[data-lock] input[type=password]").FillAsync(RunningClinic.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Assertions.Expect(page.Locator("#vitals-systolic")).ToHaveValueAsync("142");
        await Assertions.Expect(page.Locator("#vitals-systolic")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Covers_itself_without_the_line_too_says_why_it_stays_and_loses_nothing_that_waits()
    {
        await using var clinic = await RunningClinic.Start(with: settings => settings with { LockAfterMinutes = 5 });
        var (chair, page) = await AtTheBedside(clinic);
        await page.Context.SetOfflineAsync(true);
        await page.Locator("#vitals-systolic").FillAsync("142");
        await page.Locator("#vitals-diastolic").FillAsync("86");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chart", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-unsent]")).ToContainTextAsync("1 entry waits");
        await page.Locator("#vitals-systolic").FillAsync("150");

        await page.Clock.FastForwardAsync("05:05");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Locked" })).ToBeVisibleAsync();
        await page.Locator("[data-lock] input[type=password]").FillAsync(RunningClinic.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-lock-says]")).ToContainTextAsync("The server is not reached. What you typed stays here");
        await Assertions.Expect(page.Locator("#vitals-systolic")).ToBeHiddenAsync();

        await page.Context.SetOfflineAsync(false);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        // The cover hides what waits too: first it is gone.
        await Assertions.Expect(page.Locator("#vitals-systolic")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#vitals-systolic")).ToHaveValueAsync("150");
        await Assertions.Expect(page.Locator("[data-unsent]")).ToBeHiddenAsync();
        Assert.Single((await chair.Story()).All<Care.Session.Record.Entry.VitalsCharted>(), set => set.Entry.Systolic == 142);
    }
}
