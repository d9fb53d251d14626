using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Journeys;

/// <summary>The public pages as a worried person with a phone meets them.</summary>
public sealed class The_front_door_in_a_browser(OneClinic clinic) : IClassFixture<OneClinic>
{
    [Fact]
    public async Task Reads_well_to_who_looks_around()
    {
        var page = await Browser.Open(clinic.Running.Address);
        var wrong = Looking.Complaints(page);
        foreach (var (name, path) in new[]
        {
            ("site-front", "/en"), ("site-front-es", "/es"), ("site-depression", "/en/depression"), ("site-routes-es", "/es/routes"), ("site-side-effects", "/en/side-effects"),
            ("site-questions", "/en/questions"), ("site-sources", "/en/evidence#elekt-d"), ("site-search", "/es/search?q=conducir"), ("site-clinic", "/en/clinics/harbour"),
        })
        {
            await page.GotoAsync(path);
            wrong.AddRange(await Looking.At(page, name));
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Weighs_little_and_is_drawn_at_once()
    {
        var page = await Browser.Open(clinic.Running.Address);
        await page.GotoAsync("/en/depression", new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
        var weight = await page.EvaluateAsync<int>("performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource')).reduce((sum, one) => sum + one.transferSize, 0)");
        Assert.InRange(weight, 10_000, 120_000);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelectorAll('script[src]').length"));
    }
}
