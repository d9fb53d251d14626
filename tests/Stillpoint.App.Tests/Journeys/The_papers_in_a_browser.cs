using Microsoft.Playwright;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Session;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Journeys;

public sealed class The_papers_in_a_browser
{
    [Fact]
    public async Task The_session_record_is_one_click_from_the_strip_reads_well_and_prints_in_black_and_white()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await (await AChair.In(clinic)).WithTheDrugRunning()).Weighing(80);
        await chair.Write(AChair.Set(172, 101, 94, 95));
        await chair.Write(new Entry.ScaleScored("MOAA/S", 4));
        var page = await Browser.Open(clinic.Address);
        await Looking.SignIn(page, chair.Nurse.Email, RunningClinic.Password);
        await page.WaitForURLAsync(url => !url.Contains("signin", StringComparison.Ordinal));
        var complaints = Looking.Complaints(page);
        await page.GotoAsync(chair.Page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Record", Exact = true }).ClickAsync();
        await page.Locator("[data-paper-strip] svg.strip").First.WaitForAsync();
        Assert.Empty(await Looking.At(page, "session-record"));
        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        // A dark screen prints on white paper, with black letters, and without what can only be pressed.
        Assert.Equal("rgb(0, 0, 0)", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.paper')).color"));
        Assert.Equal("rgb(0, 0, 0)", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.paper .strip .bp')).stroke"));
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "PDF to file" })).ToBeHiddenAsync();
        Assert.Empty(complaints);
    }
}
