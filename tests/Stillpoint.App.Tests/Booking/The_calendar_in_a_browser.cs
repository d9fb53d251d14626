using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Booking;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.Journeys;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Tests.Booking;

public sealed class The_calendar_in_a_browser
{
    [Fact]
    public async Task A_visit_is_moved_by_keyboard_and_every_view_reads_well_wide_and_narrow()
    {
        await using var clinic = await RunningClinic.Start();
        var (poppy, nurse, second, prescriber) = (await clinic.Staff([Role.Coordinator], name: "Poppy Reed"), await clinic.Staff([Role.Nurse], name: "Teal Larkin"), await clinic.Staff([Role.Nurse], name: "Moss Avery"), await clinic.Staff([Role.Prescriber], name: "Fern Holloway"));
        var visits = await Fill(clinic, nurse.Id, second.Id, prescriber.Id);

        var page = await Browser.Open(clinic.Address, 1280, dark: false);
        var complaints = Looking.Complaints(page);
        await Looking.SignIn(page, poppy.Email, RunningClinic.Password);
        await page.GotoAsync($"/visits/{visits[0]}");
        var summary = page.GetByText("Move this visit", new() { Exact = true });
        await summary.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Starts").FillAsync("2026-11-19T15:15");
        await page.GetByLabel("Why it is moved").SelectOptionAsync("patientAsked");
        await page.GetByLabel("Why it is moved").PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Microsoft.Playwright.Assertions.Expect(page.GetByText("moved from 19 Nov, 08:30")).ToBeVisibleAsync();

        var wrong = new List<string>();
        foreach (var view in new[] { "day", "week", "people", "mine" })
        {
            await page.GotoAsync($"/calendar?day=2026-11-19&view={view}");
            wrong.AddRange(await Looking.At(page, $"calendar-{view}"));
        }
        await page.GotoAsync($"/calendar/{clinic.Clinic}/hours");
        wrong.AddRange(await Looking.At(page, "calendar-hours"));
        await page.GotoAsync($"/calendar/{clinic.Clinic}/rearrange");
        wrong.AddRange(await Looking.At(page, "calendar-rearrange"));
        await page.GotoAsync($"/visits/{visits[0]}");
        wrong.AddRange(await Looking.At(page, "visit"));
        await page.GotoAsync($"/calendar/{clinic.Clinic}/evening");
        wrong.AddRange(await Looking.At(page, "evening-list"));
        var link = await EveningLink(clinic, visits[7]);
        await page.GotoAsync(link);
        wrong.AddRange(await Looking.At(page, "evening-begin"));
        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Begin" }).ClickAsync();
        wrong.AddRange(await Looking.At(page, "evening-question"));
        Assert.Empty(wrong);
        Assert.Empty(complaints);
    }

    /// <summary>The evening has come for this visit: the link its patient gets.</summary>
    private static async Task<string> EveningLink(RunningClinic clinic, Guid visit)
    {
        await using var db = clinic.Database.Open();
        var patient = (await db.Set<VisitRow>().SingleAsync(row => row.Id == visit)).PatientId;
        (await db.Set<PatientRow>().SingleAsync(row => row.Id == patient)).Phone = "555 555 0144";
        db.Add(new ContactChoiceRow { Id = clinic.NewId(), PatientId = patient, Channel = "sms", Allowed = true, At = clinic.Clock.GetUtcNow() });
        await db.SaveChangesAsync();
        await clinic.Ask(async services =>
        {
            await services.GetRequiredService<EveningDesk>().Plan();
            return true;
        });
        await db.Set<EveningCheckRow>().Where(row => row.VisitId == visit).ExecuteUpdateAsync(set => set.SetProperty(row => row.SendAt, clinic.Clock.GetUtcNow()));
        await clinic.Ask(async services =>
        {
            await services.GetRequiredService<EveningDesk>().SendWhatIsDue();
            return true;
        });
        var message = await db.Set<OutboxMessageRow>().SingleAsync(row => row.PatientId == patient && row.Template == "evening");
        return new Uri(System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(message.Values)!["link"]).PathAndQuery;
    }

    private static async Task<List<Guid>> Fill(RunningClinic clinic, Guid nurse, Guid second, Guid prescriber)
    {
        await using var db = clinic.Database.Open();
        var chairs = Enumerable.Range(1, 6).Select(number => new ChairRow { Id = clinic.NewId(), ClinicId = clinic.Clinic, Name = $"Chair {number}", Position = number }).ToList();
        db.AddRange(chairs);
        for (var day = 1; day <= 5; day++)
        {
            db.Add(new OpeningHoursRow { Id = clinic.NewId(), ClinicId = clinic.Clinic, Weekday = day, Opens = 8 * 60, Closes = 18 * 60 });
            foreach (var person in new[] { nurse, second, prescriber }) db.Add(new WeeklyShiftRow { Id = clinic.NewId(), ClinicId = clinic.Clinic, Person = person, Weekday = day, Begins = 8 * 60, Ends = 18 * 60 });
        }
        db.AddRange(
            new AbsenceRow { Id = clinic.NewId(), Person = second, StartsAt = new(2026, 11, 20, 5, 0, 0, TimeSpan.Zero), EndsAt = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero), Why = "ill" },
            new ClosedDayRow { Id = clinic.NewId(), ClinicId = clinic.Clinic, Day = new(2026, 11, 26), Why = "Thanksgiving" });
        (string Name, int Day, int Chair, double Hour, bool Escort, VisitKind Kind)[] booked =
        [
            ("Pip Larkspur", 19, 0, 8.5, true, VisitKind.Session), ("Sorrel Dune", 19, 1, 9, true, VisitKind.Session), ("Tansy Brook", 19, 2, 12.5, true, VisitKind.Session), ("Fennel Gray", 19, 3, 9, false, VisitKind.Session),
            ("Clover Hartley", 19, -1, 10, true, VisitKind.Evaluation), ("Wilder Oakes", 19, -1, 10.5, true, VisitKind.FollowUp), ("Bay Winters", 19, 5, 14, true, VisitKind.Session), ("Hollis Marsh", 20, 1, 9.5, true, VisitKind.Session), ("Marigold Finch", 20, 2, 13, true, VisitKind.Session),
        ];
        var visits = new List<Guid>();
        foreach (var (name, day, chair, hour, escort, kind) in booked)
        {
            var (id, patient) = (clinic.NewId(), clinic.NewId());
            db.Add(new PatientRow { Id = patient, ClinicId = clinic.Clinic, Reference = Reference.From(patient), GivenName = name.Split(' ')[0], FamilyName = name.Split(' ')[1], BirthDate = new(1984, 3, 11), Language = "en", CreatedAt = clinic.Clock.GetUtcNow(), TimeZone = visits.Count == 0 ? "America/Los_Angeles" : null });
            var starts = new DateTimeOffset(2026, 11, day, 5, 0, 0, TimeSpan.Zero).AddHours(hour);
            var session = kind is VisitKind.Session;
            db.Add(new VisitRow
            {
                Id = id, ClinicId = clinic.Clinic, PatientId = patient, Kind = kind, ChairId = chair < 0 ? null : chairs[chair].Id, Nurse = session ? chair < 2 ? nurse : second : null, Prescriber = prescriber, StartsAt = starts, EndsAt = starts.AddMinutes(session ? 145 : 60),
                Route = session ? Route.Intravenous : null, ArrivalMinutes = session ? 30 : 60, DosingMinutes = session ? 40 : 0, RecoveryMinutes = session ? 75 : 0, CleaningMinutes = session ? 15 : 0, EscortName = escort ? "Robin Vale" : null, EscortPhone = escort ? "555 555 0117" : null, Status = VisitStatus.Booked,
            });
            visits.Add(id);
        }
        await db.SaveChangesAsync();
        return visits;
    }
}
