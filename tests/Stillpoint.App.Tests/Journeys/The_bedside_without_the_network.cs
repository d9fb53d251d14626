using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Session;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Journeys;

public sealed class The_bedside_without_the_network
{
    private static async Task<IPage> AtTheBedside(RunningClinic clinic, StaffRow person, AChair chair, int width = 1280)
    {
        var page = await Browser.Open(clinic.Address, width);
        await Looking.SignIn(page, person.Email, RunningClinic.Password);
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/signin", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.GotoAsync(chair.Page);
        await page.Locator("main[data-kept]").WaitForAsync();
        return page;
    }

    private static async Task Chart(IPage page, string systolic, string diastolic)
    {
        await page.Locator("#vitals-systolic").FillAsync(systolic);
        await page.Locator("#vitals-diastolic").FillAsync(diastolic);
        await page.GetByRole(AriaRole.Button, new() { Name = "Chart", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#vitals-systolic")).ToHaveValueAsync("");
    }

    private static async Task Note(IPage page, string text)
    {
        await page.Locator("summary", new() { HasText = "Note" }).First.ClickAsync();
        await page.Locator("#note-text").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
    }

    private static void Nothing(IReadOnlyList<string> wrong) => Assert.True(wrong.Count == 0, string.Join('\n', wrong));

    private static ILocator Unsent(IPage page) => page.Locator("[data-unsent]");

    [Fact]
    public async Task What_is_charted_on_two_tablets_while_the_line_is_cut_arrives_once_in_order_and_late_also_after_a_reload()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        var first = await AtTheBedside(clinic, chair.Nurse, chair);
        var moss = await clinic.Staff([Role.Nurse], name: "Moss Avery");
        var second = await AtTheBedside(clinic, moss, chair);
        var before = (await chair.Story()).Strip.Count;

        await first.Context.SetOfflineAsync(true);
        await second.Context.SetOfflineAsync(true);
        await Chart(first, "142", "86");
        await Assertions.Expect(Unsent(first)).ToContainTextAsync("1 entry waits on this device.");
        await Chart(second, "144", "88");
        await first.ReloadAsync();
        await Assertions.Expect(Unsent(first)).ToContainTextAsync("142");
        await Assertions.Expect(first.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Juniper Vale");
        await Note(first, "The line is cut. The pump shows 75.");
        await Assertions.Expect(Unsent(first)).ToContainTextAsync("2 entries wait on this device.");
        await Assertions.Expect(first.Locator("[data-not-judged]")).ToContainTextAsync("Not judged since");
        Nothing(await Looking.At(first, "bedside-without-the-line"));
        Assert.Equal(before, (await chair.Story()).Strip.Count);

        clinic.Clock.Pass(TimeSpan.FromMinutes(20));
        await first.Context.SetOfflineAsync(false);
        await second.Context.SetOfflineAsync(false);
        await Assertions.Expect(Unsent(first)).ToBeHiddenAsync();
        await Assertions.Expect(Unsent(second)).ToBeHiddenAsync();

        var story = await chair.Story();
        var sets = story.All<Entry.VitalsCharted>().Where(set => set.Entry.Systolic is 142 or 144).ToList();
        Assert.Equal(2, sets.Count);
        Assert.Single(story.All<Entry.Note>(), note => note.Entry.Text.StartsWith("The line is cut", StringComparison.Ordinal));
        Assert.All(sets, set => Assert.InRange(set.Event.RecordedAt - set.Event.MeasuredAt, TimeSpan.FromMinutes(18), TimeSpan.FromMinutes(21)));
        Assert.Equal([chair.Nurse.Id, moss.Id], sets.OrderBy(set => set.Entry.Systolic).Select(set => set.Event.By!.Value));
    }

    [Fact]
    public async Task What_starts_the_drug_is_not_kept_and_what_contradicts_the_strip_is_shown_to_a_person()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        var page = await AtTheBedside(clinic, chair.Nurse, chair, width: 390);
        await page.Context.SetOfflineAsync(true);
        await page.Locator("details:has(#rate-mlPerHour) > summary").First.ClickAsync();
        await page.Locator("#rate-mlPerHour").FillAsync("60");
        await page.Locator("form:has(#rate-mlPerHour) button:not([data-confirm])").ClickAsync();
        await Assertions.Expect(Unsent(page)).ToContainTextAsync("60");

        // Meanwhile somebody else ends the drug.
        await chair.Write(new Entry.DrugEnded(DrugEnding.Completed, null));
        clinic.Clock.Pass(TimeSpan.FromMinutes(5));
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(Unsent(page)).ToContainTextAsync("The server did not take 1");
        Nothing(await Looking.At(page, "bedside-contradiction"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Do not store it" }).ClickAsync();
        await Assertions.Expect(Unsent(page)).ToBeHiddenAsync();
        Assert.DoesNotContain((await chair.Story()).Strip, entry => entry.Entry is Entry.RateChanged);
    }

    [Fact]
    public async Task An_entry_that_waits_is_its_authors_and_leaves_nothing_behind_once_sent()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        var page = await AtTheBedside(clinic, chair.Nurse, chair);
        await page.Context.SetOfflineAsync(true);
        await Note(page, "Written by Teal.");
        await Assertions.Expect(Unsent(page)).ToContainTextAsync("1 entry waits");
        // The page is closed: what it asks by itself would race the sign-in for the first cookie.
        await page.GotoAsync("about:blank");
        await page.Context.ClearCookiesAsync();
        await page.Context.SetOfflineAsync(false);

        var moss = await clinic.Staff([Role.Nurse], name: "Moss Avery");
        await Looking.SignIn(page, moss.Email, RunningClinic.Password);
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/signin", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(Unsent(page)).ToContainTextAsync("when that person signs in here");
        Assert.DoesNotContain((await chair.Story()).Strip, entry => entry.Entry is Entry.Note);

        await page.GotoAsync("about:blank");
        await page.Context.ClearCookiesAsync();
        await Looking.SignIn(page, chair.Nurse.Email, RunningClinic.Password);
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/signin", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(Unsent(page)).ToBeHiddenAsync();
        Assert.Equal(chair.Nurse.Id, Assert.Single((await chair.Story()).All<Entry.Note>()).Event.By);

        await page.GotoAsync("/floor");
        await page.Locator("[data-unsent][data-ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("details.you summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("signin", StringComparison.Ordinal));
        Assert.False(await page.EvaluateAsync<bool>("() => caches.has('sessions')"));
    }
}
