using System.Globalization;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Interop.Hl7v2;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Tests.Interop.Hl7v2;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Session;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Journeys;

public sealed class The_bedside_in_a_browser
{
    private static async Task<IPage> SignedIn(RunningClinic clinic, StaffRow person, int width = 1280, bool dark = true, string? through = null)
    {
        var page = await Browser.Open(through ?? clinic.Address, width, dark);
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

    /// <summary>A chair with the drug running and a monitor on the patient, and the monitor's own line.</summary>
    private static async Task<(AChair Chair, MonitorLine Line)> Monitored(RunningClinic clinic)
    {
        var chair = await (await (await AChair.In(clinic)).WithTheDrugRunning()).Weighing(80);
        await clinic.Ask(async services =>
        {
            var binding = services.GetRequiredService<MonitorBinding>();
            await binding.Register(Actor.Of(chair.Nurse.Id), clinic.Clinic, Interop.Hl7v2.Monitors.Device, "Left of the window", null);
            var db = services.GetRequiredService<ClinicDb>();
            var device = await db.Set<DeviceRow>().Select(row => row.Id).SingleAsync();
            var place = await db.Set<SessionRow>().Where(row => row.Id == chair.Session).Select(row => row.ChairId).SingleAsync();
            Assert.Null(await binding.Bind(Actor.Of(chair.Nurse.Id), device, place, onThePatient: true));
            return true;
        });
        return (chair, await MonitorLine.To(clinic.Services.GetRequiredService<MonitorListener>().At));
    }

    /// <summary>A reading of this second with this saturation, and a cuff pressure of 128/79.</summary>
    private static string Saturated(RunningClinic clinic, string spo2)
    {
        var measured = Written(clinic.Clock.GetUtcNow());
        clinic.Clock.Pass(TimeSpan.FromSeconds(1));
        return Interop.Hl7v2.Monitors.Report(spo2, sent: Written(clinic.Clock.GetUtcNow()), measured: measured, spo2: spo2).Replace("20261119145600+0000", measured, StringComparison.Ordinal);

        static string Written(DateTimeOffset at) => at.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "+0000";
    }

    [Fact]
    public async Task A_reading_of_the_monitor_is_in_a_second_browser_without_loading_anything_again()
    {
        await using var clinic = await RunningClinic.Start(with: settings => settings with { Mllp = "127.0.0.1:0" });
        var (chair, line) = await Monitored(clinic);
        using var _ = line;
        var nurse = await SignedIn(clinic, chair.Nurse);
        var other = await SignedIn(clinic, await clinic.Staff([Role.Prescriber]), 390);
        await Open(nurse, chair.Page);
        await Open(other, chair.Page);
        await other.Locator("[data-monitor][data-state='waiting']").WaitForAsync();
        await nurse.Locator("[data-monitor][data-state='waiting']").WaitForAsync();

        Assert.Equal("AA", MonitorLine.Outcome(await line.SendAndHear(Saturated(clinic, "93"))).Code);
        foreach (var page in (IPage[])[nurse, other])
        {
            await page.Locator("[data-monitor][data-state='live']").WaitForAsync();
            await Assertions.Expect(page.Locator("#strip")).ToContainTextAsync(new Regex("SpO2[, %]*93"));
        }
        // The cuff pressure it carried is offered to be charted.
        await Assertions.Expect(other.Locator("#proposal")).ToContainTextAsync("128/79");

        // From the last byte the monitor sent to the number on the screen, by one clock of one machine.
        var seen = other.EvaluateAsync<double>("""
            () => new Promise(seen => new MutationObserver(() => {
              if (document.getElementById('strip').textContent.includes('SpO2 91')) seen(performance.timeOrigin + performance.now());
            }).observe(document.getElementById('strip'), { childList: true, subtree: true }))
            """);
        // An evaluation is answered in the order asked: the observer stands before the reading is sent.
        await other.EvaluateAsync("0");
        var message = Saturated(clinic, "91");
        await line.Send(message);
        var sent = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;
        TestContext.Current.SendDiagnosticMessage($"A reading drawn in the second browser {await seen - sent:0.0} ms after its last byte was sent");
    }

    [Fact]
    public async Task A_line_that_broke_says_so_comes_back_by_itself_and_asks_for_what_it_missed()
    {
        await using var clinic = await RunningClinic.Start(with: settings => settings with { Mllp = "127.0.0.1:0" });
        var (chair, line) = await Monitored(clinic);
        using var _ = line;
        using var wire = Wire.To(clinic.Address);
        var nurse = await SignedIn(clinic, chair.Nurse, through: wire.Address);
        await Open(nurse, chair.Page);
        await nurse.Locator("[data-monitor][data-state='waiting']").WaitForAsync();
        await line.SendAndHear(Saturated(clinic, "97"));
        await nurse.Locator("[data-monitor][data-state='live']").WaitForAsync();
        long last;
        await using (var db = clinic.Database.Open()) last = await db.Set<DeviceReadingRow>().MaxAsync(row => row.Number);

        wire.Cut();
        await line.SendAndHear(Saturated(clinic, "93"));
        await Assertions.Expect(nurse.Locator("[data-monitor]")).ToContainTextAsync("The line to the server is lost since", new() { Timeout = 25_000 });
        await Assertions.Expect(nurse.Locator("[data-offline]")).ToBeVisibleAsync();
        await Assertions.Expect(nurse.Locator("#strip")).Not.ToContainTextAsync("93");

        var asked = nurse.WaitForResponseAsync(answer => answer.Url.Contains("/live?", StringComparison.Ordinal) && answer.Ok);
        wire.Mend();
        Assert.EndsWith($"/live?after={last}", (await asked).Url, StringComparison.Ordinal);
        await Assertions.Expect(nurse.Locator("#strip")).ToContainTextAsync(new Regex("SpO2[, %]*93"));
        await Assertions.Expect(nurse.Locator("[data-offline]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_a_pause_would_do_is_asked_from_the_keyboard_and_said_in_words()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await (await AChair.In(clinic)).WithTheDrugRunning()).Weighing(80);
        var nurse = await SignedIn(clinic, chair.Nurse);
        await Open(nurse, chair.Page);
        await nurse.Locator("#strip path.median").WaitForAsync();
        var button = nurse.GetByRole(AriaRole.Button, new() { Name = "If paused now" });
        await button.FocusAsync();
        await nurse.Keyboard.PressAsync("Enter");
        await nurse.Locator("#strip path.if-paused").WaitForAsync();
        await Assertions.Expect(nurse.Locator("[data-if-paused-says]")).ToContainTextAsync(new Regex(@"If paused at 10:15:\d\d: \d+ ng/mL \(\d+ to \d+\) expected at 10:45, instead of 1\d\d ng/mL"));
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await nurse.Keyboard.PressAsync("Enter");
        await Assertions.Expect(nurse.Locator("#strip path.if-paused")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Where_there_is_no_estimate_the_strip_says_why()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        var nurse = await SignedIn(clinic, chair.Nurse, 320);
        await Open(nurse, chair.Page);
        await Assertions.Expect(nurse.Locator("[data-estimate-model]")).ToHaveTextAsync("No estimate. The weight is not known, and the model scales with weight.");
        await Assertions.Expect(nurse.GetByRole(AriaRole.Button, new() { Name = "If paused now" })).ToBeHiddenAsync();
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
        await Assertions.Expect(nurse.Locator(".vitals-form [data-refused]")).ToContainTextAsync("Systolic 80 is not above diastolic 142");
        await Assertions.Expect(nurse.Locator("#vitals-systolic")).ToHaveValueAsync("80");
    }

    [Fact]
    public async Task Names_go_from_the_floor_at_a_keystroke_and_come_back_at_another()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        var nurse = await SignedIn(clinic, chair.Nurse);
        await Open(nurse, "/floor");
        await Assertions.Expect(nurse.Locator(".board .who").First).ToBeVisibleAsync();
        // The key is there once its script is.
        await Assertions.Expect(nurse.GetByRole(AriaRole.Button, new() { Name = "Hide names" })).ToBeVisibleAsync();
        await nurse.Keyboard.PressAsync("Alt+n");
        await Assertions.Expect(nurse.Locator(".board .who").First).ToBeHiddenAsync();
        await nurse.ReloadAsync();
        await Assertions.Expect(nurse.Locator(".board .who").First).ToBeHiddenAsync();
        await nurse.GetByRole(AriaRole.Button, new() { Name = "Hide names" }).ClickAsync();
        await Assertions.Expect(nurse.Locator(".board .who").First).ToBeVisibleAsync();
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
