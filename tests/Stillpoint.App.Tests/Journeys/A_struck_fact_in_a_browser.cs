using Microsoft.Playwright;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Journeys;

/// <summary>A fact that was wrong, as somebody strikes it on the page.</summary>
public sealed class A_struck_fact_in_a_browser(OneClinic clinic) : IClassFixture<OneClinic>
{
    [Fact]
    public async Task Reads_well_before_and_after_it_was_struck()
    {
        var patient = await clinic.Patient("Marigold", "Thistlethwaite-Featherstone");
        var nurse = await clinic.As(Role.Nurse);
        await nurse.Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "clinician"), ("weight", "154"), ("height", "188"), ("clinicalSex", "female"), ("psychosisStatus", "none"));
        await clinic.Suitable(patient);
        await clinic.Consented(patient);
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(20));
        var page = await Browser.Open(clinic.Running.Address);
        var wrong = Looking.Complaints(page);
        await Looking.SignIn(page, (await clinic.Running.Staff([Role.Prescriber], name: "Rowan Pike")).Email, RunningClinic.Password);
        await page.GotoAsync($"/patients/{patient.Id}/course");
        await page.Locator("[name='why']").FillAsync("Two medicines without response.");
        await page.Locator("button[value='work-out']").ClickAsync();
        await page.Locator("#preview").WaitForAsync();
        await page.Locator("[name='password']").FillAsync(RunningClinic.Password);
        await page.Locator("button[value='sign']").ClickAsync();
        await page.Locator("#course-in-force").WaitForAsync();
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(20));

        await page.GotoAsync($"/patients/{patient.Id}/facts");
        await page.EvaluateAsync("document.querySelectorAll('main details').forEach(fold => fold.open = true)");
        await page.GetByRole(AriaRole.Link, new() { Name = "What rests on it: Weight", Exact = true }).ClickAsync();
        await page.Locator("#rests").WaitForAsync();
        wrong.AddRange(await Looking.At(page, "fact"));
        await page.Locator("[name='why']").FillAsync("Read off in pounds, on the scale by the door.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Strike it" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it back" }).WaitForAsync();
        wrong.AddRange(await Looking.At(page, "fact-struck"));
        await page.GotoAsync($"/patients/{patient.Id}");
        await page.GetByText("This order is judged again").WaitForAsync();
        wrong.AddRange(await Looking.At(page, "chart-with-a-struck-weight"));
        await page.GotoAsync($"/patients/{patient.Id}/facts");
        await page.GetByText("Struck: 1").WaitForAsync();
        wrong.AddRange(await Looking.At(page, "sheet-with-a-struck-fact"));
        Assert.Empty(wrong);
    }
}
