using Microsoft.Playwright;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Journeys;

/// <summary>The evaluation visit as a prescriber works with it.</summary>
public sealed class The_evaluation_in_a_browser(OneClinic clinic) : IClassFixture<OneClinic>
{
    [Fact]
    public async Task Reads_well_with_something_on_it_and_with_its_errors()
    {
        var patient = await clinic.Patient("Otis", "Bramble");
        var nurse = await clinic.As(Role.Nurse);
        var path = $"/patients/{patient.Id}/evaluation";
        await nurse.Fill(path, "evaluation", ("product", "KetamineRacemic"), ("route", "IV"), ("indication", "IND-01"), ("act", "judge"));
        await nurse.Fill($"/patients/{patient.Id}/lists", "add-medication", ("name", "sertraline"), ("doseMg", "100"), ("timesADay", "1"), ("act", "add"));
        await nurse.Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "patient"), ("stableAngina", "no"), ("psychosisStatus", "none"), ("familyPsychosisFirstDegree", "no"));
        await nurse.Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "letter"), ("stableAngina", "yes"), ("measuredAt", "2026-10-01T09:00"), ("weight", "70"));
        var page = await Browser.Open(clinic.Running.Address);
        var wrong = Looking.Complaints(page);
        await Looking.SignIn(page, (await clinic.Running.Staff([Role.Prescriber])).Email, RunningClinic.Password);
        await page.GotoAsync(path);
        wrong.AddRange(await Looking.At(page, "evaluation"));
        await page.Locator("[name='systolic']").FillAsync("90000");
        await page.Locator("[name='note-goals']").FillAsync("To sleep.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep everything typed" }).ClickAsync();
        await page.Locator(".error-summary").WaitForAsync();
        wrong.AddRange(await Looking.At(page, "evaluation-errors"));
        Assert.Empty(wrong);
    }
}
