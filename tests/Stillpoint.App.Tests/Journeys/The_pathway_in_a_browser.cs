using Microsoft.Playwright;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Session.Gate;

namespace Stillpoint.App.Tests.Journeys;

/// <summary>Every page of the pathway as it is worked with: with something on it, with its errors, and with its folds open.</summary>
public sealed class The_pathway_in_a_browser(OneClinic clinic) : IClassFixture<OneClinic>
{
    private async Task<IPage> As(Role role)
    {
        var person = await clinic.Running.Staff([role]);
        var page = await Browser.Open(clinic.Running.Address);
        await Looking.SignIn(page, person.Email, RunningClinic.Password);
        return page;
    }

    /// <summary>Opens each address, does what is to be done there, and looks.</summary>
    private static async Task<List<string>> Walk(IPage page, params (string Name, string Path, Func<Task>? Act)[] pages)
    {
        var wrong = Looking.Complaints(page);
        foreach (var (name, path, act) in pages)
        {
            await page.GotoAsync(path);
            if (act is not null) await act();
            wrong.AddRange(await Looking.At(page, name));
        }
        return wrong;
    }

    private static Func<Task> Press(IPage page, string button) => () => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    [Fact]
    public async Task Reads_well_to_who_asks_for_help()
    {
        var page = await Browser.Open(clinic.Running.Address);
        Assert.Empty(await Walk(page,
            ("front", "/", null), ("front-es", "/?lang=es", null), ("nothing-here-es", "/not-found", null),
            ("enquire", "/enquire?lang=en", Press(page, "Send")), ("enquire-es", "/enquire?lang=es", Press(page, "Enviar"))));
    }

    [Fact]
    public async Task Reads_well_at_the_front_desk()
    {
        var (patient, chair) = (await clinic.Patient("Juniper", "Vale-Featherstonehaugh"), await clinic.Chair("Window"));
        await clinic.Suitable(patient, SuitabilityDecision.NeedsMoreData);
        var course = await clinic.Course(patient);
        var (now, enquiry, visit, task) = (clinic.Running.Clock.GetUtcNow(), clinic.Running.NewId(), clinic.Running.NewId(), clinic.Running.NewId());
        await clinic.Add(new EnquiryRow { Id = enquiry, ClinicId = clinic.Running.Clinic, Reference = Reference.From(enquiry), Name = "Marigold Finch", Phone = "555 555 0142", Email = "marigold.finch.of.the.long.address@example.org", Language = "es", Message = "A long sentence. " + new string('m', 60), ReceivedAt = now, Status = EnquiryStatus.New });
        await clinic.Add(new VisitRow { Id = visit, ClinicId = clinic.Running.Clinic, PatientId = patient.Id, Kind = VisitKind.Session, CourseId = course, ChairId = chair.Id, StartsAt = now.AddMinutes(-20), EndsAt = now.AddHours(3), Status = VisitStatus.Booked });
        await clinic.Add(new TaskRow { Id = task, ClinicId = clinic.Running.Clinic, PatientId = patient.Id, Kind = TaskKind.FollowUpCall, Title = "Call the day after", OwnerRole = Role.Coordinator, DueAt = now.AddHours(-1), EscalatesAt = now.AddHours(3), EscalatesTo = Role.Nurse, CreatedAt = now });
        var page = await As(Role.Coordinator);
        Assert.Empty(await Walk(page,
            ("enquiries", "/enquiries", null), ("enquiry", $"/enquiries/{enquiry}", Press(page, "Close the enquiry")), ("patients", "/patients", null), ("chart-front-desk", $"/patients/{patient.Id}", null),
            ("book", $"/patients/{patient.Id}/book", Press(page, "Book")), ("visit", $"/visits/{visit}", Press(page, "Name the escort")), ("inbox", "/inbox", Press(page, "Done"))));
    }

    [Fact]
    public async Task Reads_well_to_a_prescriber()
    {
        var patient = await clinic.Patient("Otis", "Bramble", language: "es");
        await clinic.Suitable(patient);
        var nurse = await clinic.As(Role.Nurse);
        await nurse.Fill($"/patients/{patient.Id}/lists", "add-medication", ("name", "sertraline"), ("doseMg", "100"), ("timesADay", "1"));
        await nurse.Fill($"/patients/{patient.Id}/lists", "add-allergy", ("substance", "latex"));
        await nurse.Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "clinician"), ("measuredAt", "2026-11-12T09:00"), ("weight", "70"), ("heartRate", "71"), ("height", "172"), ("clinicalSex", "male"));
        var page = await As(Role.Prescriber);
        Assert.Empty(await Walk(page,
            ("chart", $"/patients/{patient.Id}", null), ("lists", $"/patients/{patient.Id}/lists", Press(page, "Add the medicine")), ("facts", $"/patients/{patient.Id}/facts", Press(page, "Keep these facts")),
            ("suitability", $"/patients/{patient.Id}/suitability", null), ("consent", $"/patients/{patient.Id}/consent", Press(page, "Sign the consent")),
            ("course", $"/patients/{patient.Id}/course", async () =>
            {
                await page.GetByLabel("Kind of treatment").SelectOptionAsync("DOS-01");
                await page.GetByLabel("Amount, of base").FillAsync("1.4");
                await page.GetByLabel("Unit", new() { Exact = true }).SelectOptionAsync("mg/kg");
                await page.Locator("[name='minutes']").FillAsync("40");
                await page.Locator("[name='vialMgPerMl']").SelectOptionAsync("50");
                await page.Locator("[name='mix']").SelectOptionAsync("qs");
                await page.GetByLabel("To a volume of").FillAsync("50");
                await page.GetByRole(AriaRole.Button, new() { Name = "Sign the order" }).ClickAsync(new() { Force = true });
            }
        )));
    }

    [Fact]
    public async Task Reads_well_where_nobody_understood_three_lines()
    {
        await using var running = await RunningClinic.Start();
        var gate = await AtTheGate.In(running);
        using var nurse = await running.SignedIn(gate.Chair.Nurse);
        var patient = $"/patients/{gate.Chair.Patient}";
        await nurse.Fill($"{patient}/lists", "add-condition", ("text", "Fernweh syndrome after a long sea voyage, under observation by the harbor physician"), ("status", "active"), ("confirmed", "true"));
        await nurse.Fill($"{patient}/lists", "add-allergy", ("substance", "Ketamien"));
        await nurse.Fill($"{patient}/lists", "add-medication", ("name", "Nardill"), ("act", "add"));
        var page = await Browser.Open(running.Address);
        await Looking.SignIn(page, (await running.Staff([Role.Prescriber])).Email, RunningClinic.Password);
        Assert.Empty(await Walk(page,
            ("unread-suitability", $"{patient}/suitability", async () =>
            {
                await page.Locator("[name='product']").SelectOptionAsync("KetamineRacemic");
                await page.Locator("[name='route']").SelectOptionAsync("IV");
                await page.Locator("[name='indication']").SelectOptionAsync("IND-01");
                await page.Locator("button[value='judge']").ClickAsync();
            }
        ), ("unread-gate", gate.Page, null), ("unread-course", $"{patient}/course", null), ("unread-lists", $"{patient}/lists", null), ("unread-recovery", $"{gate.Chair.Page}/recovery", null)));
    }

    [Fact]
    public async Task Reads_well_to_an_owner_who_records_a_license()
    {
        var page = await As(Role.Owner);
        var doctor = await clinic.Running.Staff([Role.Prescriber]);
        Assert.Empty(await Walk(page, ("license", $"/people/{doctor.Id}", Press(page, "Record the license"))));
    }
}
