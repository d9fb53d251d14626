using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Audit;
using Stillpoint.App.FollowUp;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.Journeys;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Tests.FollowUp;

public sealed class The_follow_up_in_a_browser(AskingClinic clinic) : IClassFixture<AskingClinic>
{
    [Fact]
    public async Task Staff_pages_and_the_patients_phone_read_well_wide_and_narrow_in_both_languages()
    {
        var patient = await clinic.AtHome("Salvia", "Monte", "es");
        await Score(patient, -30, 3, 2, 2, 2, 2, 2, 2, 1, 0);
        await clinic.Later(4.1);
        var link = clinic.Link(patient);
        var everyone = await clinic.Running.Staff([Role.Prescriber, Role.MedicalDirector, Role.Therapist, Role.Nurse], name: "Fern Holloway");

        var phone = await Browser.Open(clinic.Running.Address, 320, dark: false);
        var complaints = Looking.Complaints(phone);
        var wrong = new List<string>();
        await phone.GotoAsync(link);
        wrong.AddRange(await Looking.At(phone, "phone-begin-es"));
        await phone.GotoAsync($"{link.Split('?')[0]}?lang=en");
        wrong.AddRange(await Looking.At(phone, "phone-begin-en"));
        await phone.GotoAsync($"{link.Split('?')[0]}/1?lang=es");
        wrong.AddRange(await Looking.At(phone, "phone-question-es"));
        await phone.GotoAsync($"{link.Split('?')[0]}/2?lang=en");
        wrong.AddRange(await Looking.At(phone, "phone-safety-en"));
        await phone.GotoAsync($"{link.Split('?')[0]}/now?lang=es");
        wrong.AddRange(await Looking.At(phone, "phone-now-es"));
        await phone.GotoAsync($"{link.Split('?')[0]}/review?lang=es");
        wrong.AddRange(await Looking.At(phone, "phone-review-es"));

        clinic.Running.Clock.Pass(TimeSpan.FromHours(22));
        await Score(patient, -1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        var page = await Browser.Open(clinic.Running.Address, 1280, dark: false);
        complaints.AddRange(Looking.Complaints(page));
        await Looking.SignIn(page, everyone.Email, RunningClinic.Password);
        foreach (var (address, name) in new[]
        {
            ($"/patients/{patient.Id}/measures", "measures"), ($"/patients/{patient.Id}/measures/enter?form=PHQ-9", "measure-enter"),
                ($"/patients/{patient.Id}/next-step", "next-step"),
            ($"/patients/{patient.Id}/watch", "watch"), ($"/patients/{patient.Id}/integration", "integration"),
                ($"/patients/{patient.Id}/checks", "checks"), ("/inbox", "inbox"),
        })
        {
            await page.GotoAsync(address);
            wrong.AddRange(await Looking.At(page, name));
        }
        Assert.Empty(wrong);
        Assert.Empty(complaints);
    }

    private Task Score(PatientRow patient, double hours, params int?[] codes) => clinic.Running.Ask(async services =>
    {
        await services.GetRequiredService<MeasureStore>().Keep(new TakenMeasure(clinic.Running.NewId(), patient.Id, Instruments.Find("PHQ-9")!,
            MeasuredHow.AtVisit, clinic.Running.Clock.GetUtcNow().AddHours(hours))
        { Answers = codes }, Actor.System);
        return true;
    });
}
