using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Audit;
using Stillpoint.App.FollowUp;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.FollowUp;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Tests.Journeys;

public sealed class Following_up_in_a_browser(AskingClinic clinic) : IClassFixture<AskingClinic>
{
    [Fact]
    public async Task The_pages_of_staff_and_the_patients_own_read_well_in_both_languages()
    {
        var (english, spanish) = (await clinic.AtHome("Hazel", "Thorne"), await clinic.AtHome("Olivo", "Banco", "es"));
        foreach (var (hours, codes) in new (double, int?[])[] { (-96, [3, 3, 3, 2, 2, 2, 2, 1, 0]), (-40, [2, 3, 2, 2, 2, 2, 1, 1, 1]) }) await Score(english, hours, codes);
        await clinic.Later(4.1);
        await Score(english, -0.5, 1, 1, 1, 1, 1, 1, 1, 0, 0);
        var page = await Browser.Open(clinic.Running.Address, 1280, false);
        var complaints = Looking.Complaints(page);
        List<string> wrong = [];
        foreach (var (patient, language) in new[] { (english, "en"), (spanish, "es") })
        {
            await page.GotoAsync(clinic.Link(patient));
            wrong.AddRange(await Looking.At(page, $"check-{language}"));
            await page.Locator("a.btn-primary").First.ClickAsync();
            wrong.AddRange(await Looking.At(page, $"check-question-{language}"));
            await page.GotoAsync($"{clinic.Link(patient).Split('?')[0]}/now?lang={language}");
            wrong.AddRange(await Looking.At(page, $"check-now-{language}"));
        }
        var prescriber = await clinic.Running.Staff([Role.Prescriber], name: "Fern Holloway");
        await Looking.SignIn(page, prescriber.Email, RunningClinic.Password);
        foreach (var of in new[] { "measures", "next-step", "watch", "checks" })
        {
            await page.GotoAsync($"/patients/{english.Id}/{of}");
            wrong.AddRange(await Looking.At(page, of));
        }
        Assert.Empty(wrong);
        Assert.Empty(complaints);
    }

    private Task Score(PatientRow patient, double hours, params int?[] codes) => clinic.Running.Ask(async services =>
    {
        await services.GetRequiredService<MeasureStore>().Keep(new TakenMeasure(clinic.Running.NewId(), patient.Id, Instruments.Find("PHQ-9")!, MeasuredHow.AtVisit, clinic.Running.Clock.GetUtcNow().AddHours(hours)) { Answers = codes }, Actor.System);
        return true;
    });
}
