using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Stillpoint.App.People;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Session;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Journeys;

public sealed class The_bedside_in_a_browser
{
    private static async Task<IPage> SignedIn(RunningClinic clinic, StaffRow person, int width = 1280, bool dark = true)
    {
        var page = await Browser.Open(clinic.Address, width, dark);
        await page.GotoAsync("/signin");
        await page.GetByLabel("Work email").FillAsync(person.Email);
        await page.GetByLabel("Password").FillAsync(RunningClinic.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("signin", StringComparison.Ordinal));
        return page;
    }

    private static async Task Open(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.Locator("main[data-ready], [data-floor][data-ready]").WaitForAsync();
    }

    [Fact]
    public async Task A_set_is_entered_on_the_keypad_and_a_second_browser_sees_it_within_a_second()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        var nurse = await SignedIn(clinic, chair.Nurse);
        var other = await SignedIn(clinic, await clinic.Staff([Role.Prescriber]));
        await Open(nurse, chair.Page);
        await Open(other, chair.Page);
        await other.Locator("#strip .bp").First.WaitForAsync();
        var before = await other.Locator("#strip path.bp").CountAsync();

        foreach (var digit in "14286") await nurse.Locator($"[data-digit='{digit}']").ClickAsync();
        Assert.Equal(("142", "86"), (await nurse.Locator("#vitals-systolic").InputValueAsync(), await nurse.Locator("#vitals-diastolic").InputValueAsync()));
        await nurse.GetByRole(AriaRole.Button, new() { Name = "Chart", Exact = true }).ClickAsync();
        await Assertions.Expect(nurse.Locator("#vitals-systolic")).ToHaveValueAsync("");
        var stored = TimeProvider.System.GetTimestamp();
        await Assertions.Expect(other.Locator("#strip path.bp")).ToHaveCountAsync(before + 1);
        TestContext.Current.SendDiagnosticMessage($"Seen by the second browser after {TimeProvider.System.GetElapsedTime(stored).TotalMilliseconds:0} ms");
        Assert.InRange(TimeProvider.System.GetElapsedTime(stored), TimeSpan.Zero, TimeSpan.FromSeconds(3));

        Assert.Equal(142, (await chair.Story()).Last<Entry.VitalsCharted>()!.Value.Entry.Systolic);
        Assert.Contains("142/86", await other.Locator("#values").TextContentAsync() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_tap_scores_sedation_and_the_last_score_is_drawn()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        var nurse = await SignedIn(clinic, chair.Nurse);
        await Open(nurse, chair.Page);
        await nurse.GetByRole(AriaRole.Button, new() { Name = "4", Exact = true }).Last.ClickAsync();
        await nurse.Locator("#strip rect.mind").WaitForAsync();
        Assert.Equal(4, (await chair.Story()).Last<Entry.ScaleScored>()!.Value.Entry.Total);
    }

    [Fact]
    public async Task A_refusal_stands_beside_what_was_typed()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        var nurse = await SignedIn(clinic, chair.Nurse);
        await Open(nurse, chair.Page);
        await nurse.Locator("#vitals-systolic").FillAsync("80");
        await nurse.Locator("#vitals-diastolic").FillAsync("142");
        await nurse.GetByRole(AriaRole.Button, new() { Name = "Chart", Exact = true }).ClickAsync();
        await Assertions.Expect(nurse.Locator(".vitals-form [data-refused]")).ToContainTextAsync("Systolic is above diastolic");
        await Assertions.Expect(nurse.Locator("#vitals-systolic")).ToHaveValueAsync("80");
    }

    [Fact]
    public async Task What_is_due_is_the_largest_thing_on_the_page()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        foreach (var width in (int[])[1280, 390])
        {
            var nurse = await SignedIn(clinic, chair.Nurse, width);
            await Open(nurse, chair.Page);
            var largest = await nurse.EvaluateAsync<string>("""
                () => [...document.querySelectorAll('main *, header *')].filter(e => e.children.length === 0 && e.textContent.trim() && e.checkVisibility())
                  .reduce((a, b) => parseFloat(getComputedStyle(b).fontSize) > parseFloat(getComputedStyle(a).fontSize) ? b : a).textContent
                """);
            Assert.Equal(await nurse.Locator("#due .what").TextContentAsync(), largest);
        }
    }

    [Fact]
    public async Task When_the_server_goes_silent_the_page_says_so_and_how_long()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        var nurse = await SignedIn(clinic, chair.Nurse);
        await nurse.RouteAsync("**/live", route => route.AbortAsync());
        await Open(nurse, chair.Page);
        await Assertions.Expect(nurse.Locator("[data-offline]")).ToBeHiddenAsync();
        await Assertions.Expect(nurse.Locator("[data-offline]")).ToContainTextAsync("Offline 0:", new() { Timeout = 25_000 });
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    [InlineData(320, false)]
    public async Task Floor_wall_and_bedside_read_well_wide_and_narrow_by_day_and_dimmed(int width, bool dark)
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        var stopped = await (await AChair.In(clinic, "2", "Basil", "Quill")).WithTheDrugRunning();
        await stopped.Write(new Entry.VitalsCharted { Spo2 = 86, OnOxygen = false });
        await AChair.In(clinic, "3", "Clementine", "Frost");
        var prescriber = await clinic.Staff([Role.Prescriber], name: "Fern Holloway");
        var page = await SignedIn(clinic, prescriber, width, dark);
        await page.Context.AddCookiesAsync([new() { Name = "theme", Value = dark ? "dark" : "light", Url = clinic.Address }]);
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error") complaints.Add(message.Text);
        };

        foreach (var path in (string[])["/floor", "/floor/wall", chair.Page, stopped.Page])
        {
            await Open(page, path);
            await page.WaitForLoadStateAsync(LoadState.Load);
            if (path.StartsWith("/sessions", StringComparison.Ordinal)) await page.Locator("#strip svg").WaitForAsync();
            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(wide <= 0, $"{path} scrolls sideways by {wide} px at {width}");
            var small = await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('a.btn, button, input:not([type=hidden]):not([type=radio]):not([type=checkbox]), select, summary')]
                  .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML.slice(0, 80))
                """);
            Assert.Empty(small);
            Assert.Empty((await page.RunAxe()).Violations.Select(violation => $"{path}: {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"));
        }
        Assert.Empty(complaints);
    }
}
