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

    [Fact]
    public async Task A_course_in_force_reads_well_on_the_chart_on_its_card_and_where_it_is_changed()
    {
        var patient = await clinic.Patient("Marigold", "Thistlethwaite-Featherstone");
        await (await clinic.As(Role.Nurse)).Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "clinician"), ("weight", "70"), ("height", "172"), ("clinicalSex", "female"));
        await clinic.Suitable(patient);
        await clinic.Consented(patient);
        var page = await Browser.Open(clinic.Running.Address);
        var wrong = Looking.Complaints(page);
        await Looking.SignIn(page, (await clinic.Running.Staff([Role.Prescriber])).Email, RunningClinic.Password);
        await page.GotoAsync($"/patients/{patient.Id}/course");
        await page.Locator("[name='why']").FillAsync("Two medicines without response.");
        await page.Locator("[name='beside-psychotherapy']").FillAsync("Weekly, with Robin Ash");
        await page.Locator("button[value='work-out']").ClickAsync();
        await page.Locator("#preview").WaitForAsync();
        await page.Locator("[name='password']").FillAsync(RunningClinic.Password);
        await page.Locator("button[value='sign']").ClickAsync();
        await page.Locator("#course-in-force").WaitForAsync();
        wrong.AddRange(await Looking.At(page, "chart-with-course"));
        await page.GotoAsync($"/patients/{patient.Id}/course/card");
        wrong.AddRange(await Looking.At(page, "course-card"));
        await page.GotoAsync($"/patients/{patient.Id}/course");
        await page.Locator("[name='amount']").FillAsync("0.6");
        await page.Locator("button[value='work-out']").ClickAsync();
        await page.Locator("#changes").WaitForAsync();
        wrong.AddRange(await Looking.At(page, "course-changed"));
        Assert.Empty(wrong);
    }

    /// <summary>Somebody whose intake, letter and earlier visit said most of it: what stands is confirmed, what is of today is measured, and it is signed.</summary>
    [Fact]
    public async Task A_normal_evaluation_of_a_well_known_patient_is_signed_in_less_than_forty_acts()
    {
        var patient = await clinic.Patient("Hazel", "Quillfeather");
        var (made, then) = (Stillpoint.App.Demo.MadeUp.Patients.First(one => one.Sex == "female"), clinic.Running.Clock.GetUtcNow().AddDays(-3));
        string[] today = ["systolic", "diastolic", "heartRate", "spo2", "respiratoryRate", "temperature", "weight", "cssrsAnswers", "problemListReviewedAt", "allergyListReviewedAt", "medicationListReviewedAt", "capacityConfirmed"];
        foreach (var fact in Stillpoint.App.Demo.NormalFacts.AtEvaluation(made, then).Where(fact => !today.Contains(fact.Key.Key)).Append(new(Stillpoint.Care.Screening.Facts.ScreeningFacts.FailedAntidepressantTrials, new Stillpoint.Care.Screening.Facts.Amount(2), then, "letter")))
            await clinic.Add(new FactRow { Id = clinic.Running.NewId(), PatientId = patient.Id, Key = fact.Key.Key, Value = fact.Key.Write(fact.Value), Unit = fact.Key.Unit, MeasuredAt = then, RecordedAt = then, Source = "patient" });

        var page = await Browser.Open(clinic.Running.Address);
        await Looking.SignIn(page, (await clinic.Running.Staff([Role.Prescriber])).Email, RunningClinic.Password);
        var acts = 0;
        await page.GotoAsync($"/patients/{patient.Id}/evaluation");
        acts++;
        await Choose("product", "KetamineRacemic");
        await Choose("route", "IV");
        await Choose("indication", "IND-01");
        await Press("button[value='judge']");
        foreach (var section in new[] { "mind", "body", "substances", "pregnancy" }) await Press($"button[value='confirm-{section}']");
        await Type("note-goals", "To sleep through, and to see my sister again.");
        foreach (var (item, answer) in new[] { (0, "no"), (1, "no"), (5, "no") })
        {
            await page.Locator("[name='cssrsAnswers']").Nth(item).SelectOptionAsync(answer);
            acts++;
        }
        foreach (var (sign, value) in new[] { ("systolic", "124"), ("diastolic", "78"), ("heartRate", "70"), ("spo2", "98"), ("respiratoryRate", "14"), ("temperature", "36.6"), ("weight", "66.5") }) await Type(sign, value);
        await Choose("capacityConfirmed", "yes");
        await Press("button[value='everything']");
        foreach (var list in new[] { "problems", "allergies", "medicines" })
        {
            await page.Locator($"label:has([name='{list}'])").ClickAsync();
            acts++;
        }
        await Press("button[value='lists']");
        Assert.Contains("Nothing that a rule asks for.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await Press("a[href$='/suitability']");
        await page.Locator("label:has([name='decision'][value='suitable'])").ClickAsync();
        acts++;
        await Type("password", RunningClinic.Password);
        await Press("button[value='sign']");
        Assert.EndsWith($"/patients/{patient.Id}", page.Url, StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper?.WriteLine($"{acts} acts");
        // Thirty-one when this was written: the ceiling is forty.
        Assert.InRange(acts, 20, 39);

        async Task Press(string what)
        {
            acts++;
            var loaded = new TaskCompletionSource();
            void Loaded(object? sender, IPage which) => loaded.TrySetResult();
            page.Load += Loaded;
            await page.Locator(what).First.ClickAsync();
            await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30));
            page.Load -= Loaded;
        }

        async Task Type(string name, string text)
        {
            acts++;
            await Opened(name);
            await page.Locator($"[name='{name}']").FillAsync(text);
        }

        async Task Choose(string name, string value)
        {
            acts++;
            await Opened(name);
            await page.Locator($"select[name='{name}']").SelectOptionAsync(value);
        }

        // A closed section is one more act to open.
        async Task Opened(string name)
        {
            if (await page.Locator($"[name='{name}']").First.IsVisibleAsync()) return;
            acts++;
            await page.Locator($"[name='{name}']").First.EvaluateAsync("field => { for (let at = field; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true; }");
        }
    }
}
