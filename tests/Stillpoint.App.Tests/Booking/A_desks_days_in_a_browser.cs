using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Stillpoint.App.Booking;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.Journeys;
using Stillpoint.App.Tests.People;
using static Microsoft.Playwright.Assertions;

namespace Stillpoint.App.Tests.Booking;

public sealed class A_desks_days_in_a_browser
{
    [Fact]
    public async Task Six_are_booked_one_is_moved_one_cancelled_and_whoever_waits_takes_the_seat()
    {
        await using var clinic = new OneClinic();
        await clinic.InitializeAsync();
        var (page, patient) = (await Desk(clinic), await Consents(clinic, "555 555 0181"));
        var complaints = Looking.Complaints(page);
        var waits = await Consents(clinic, "555 555 0182");
        await clinic.Add(new WaitingRow { Id = clinic.Running.NewId(), ClinicId = clinic.Running.Clinic, PatientId = waits.Id, Since = clinic.Running.Clock.GetUtcNow(), EscortNear = true });

        var wrong = new List<string>();
        await page.GotoAsync($"/patients/{patient.Id}/book/course");
        await page.GetByLabel("Starts").FillAsync("2026-11-23T10:00");
        await page.GetByLabel("How many sessions").FillAsync("6");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show where they would be" }).ClickAsync();
        await Expect(page.GetByText("Thanksgiving Day")).ToHaveCountAsync(1);
        wrong.AddRange(await Looking.At(page, "course-placed"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Book these 6" }).ClickAsync();
        await page.WaitForURLAsync($"**/patients/{patient.Id}");
        var visits = await Rows<VisitRow>(clinic, row => row.PatientId == patient.Id);
        Assert.Equal(6, visits.Count);

        var last = visits.OrderBy(row => row.StartsAt).ElementAt(5);
        await page.GotoAsync($"/visits/{last.Id}");
        await page.GetByText("Move this visit", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Starts").FillAsync(TimeZoneInfo.ConvertTime(last.StartsAt, Zone).AddHours(3).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByLabel("Why it is moved").SelectOptionAsync("patientAsked");
        await page.GetByRole(AriaRole.Button, new() { Name = "Move the visit" }).ClickAsync();
        await Expect(page.GetByText("moved from")).ToBeVisibleAsync();

        var third = visits.OrderBy(row => row.StartsAt).ElementAt(2);
        await page.GotoAsync($"/visits/{third.Id}");
        await page.GetByText("Cancel this visit", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Why it is cancelled").SelectOptionAsync("patientIll");
        await page.GetByLabel("The visit is to be cancelled").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel the visit" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Offer the seat to those who wait" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Offer it to whom it is right for" }).ClickAsync();
        await Expect(page.GetByText("offered, no answer yet")).ToBeVisibleAsync();
        wrong.AddRange(await Looking.At(page, "gap-offered"));

        var theirs = await Browser.Open(clinic.Running.Address, 390);
        await theirs.GotoAsync(await Link(clinic, waits, "gap"));
        wrong.AddRange(await Looking.At(theirs, "seat"));
        await theirs.GetByRole(AriaRole.Button, new() { Name = "Yes, I will come" }).ClickAsync();
        await Expect(theirs.GetByText("The place is yours")).ToBeVisibleAsync();
        var taken = Assert.Single(await Rows<VisitRow>(clinic, row => row.PatientId == waits.Id));
        Assert.Equal((third.StartsAt, third.ChairId), (taken.StartsAt, taken.ChairId));

        await theirs.GotoAsync(await Link(clinic, patient, "visit-booked"));
        await Expect(theirs.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(5);
        wrong.AddRange(await Looking.At(theirs, "my-visits"));
        Assert.Empty(wrong);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task An_answer_of_the_evening_frees_the_seat_which_is_filled_an_escort_says_yes_and_a_storm_moves_the_day()
    {
        await using var clinic = new OneClinic();
        await clinic.InitializeAsync();
        var (page, patient, waits) = (await Desk(clinic), await Consents(clinic, "555 555 0183"), await Consents(clinic, "555 555 0184"));
        await clinic.Add(new WaitingRow { Id = clinic.Running.NewId(), ClinicId = clinic.Running.Clinic, PatientId = waits.Id, Since = clinic.Running.Clock.GetUtcNow(), EscortNear = true });
        await clinic.Add(new PolicyRow { Id = clinic.Running.NewId(), ClinicId = clinic.Running.Clinic, Name = "house/BKG-07.atOnce", Number = 1, EffectiveFrom = new(2026, 11, 1), Body = "1", Cites = "", WrittenBy = clinic.Running.NewId(), ApprovedBy = clinic.Running.NewId(), ApprovedAt = clinic.Running.Clock.GetUtcNow() });
        await page.GotoAsync($"/patients/{patient.Id}/book/course");
        await page.GetByLabel("Starts").FillAsync("2026-11-20T10:00");
        await page.GetByLabel("How many sessions").FillAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show where they would be" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Book it" }).ClickAsync();
        await page.WaitForURLAsync($"**/patients/{patient.Id}");
        var visit = Assert.Single(await Rows<VisitRow>(clinic, row => row.PatientId == patient.Id));

        // Five in the evening: the patient is asked, has chest pain, and gives the seat back.
        clinic.Running.Clock.Pass(TimeSpan.FromHours(7.5));
        await Rounds(clinic);
        var theirs = await Browser.Open(clinic.Running.Address, 390);
        await theirs.GotoAsync(await Link(clinic, patient, "evening"));
        await theirs.GetByRole(AriaRole.Link, new() { Name = "Begin" }).ClickAsync();
        await Choose(theirs, "Yes, I am coming");
        await Choose(theirs, "Yes, I will");
        await theirs.GetByLabel("Who takes you home?").FillAsync("Robin Vale");
        await theirs.GetByRole(AriaRole.Button, new() { Name = "Next" }).Last.ClickAsync();
        await theirs.GetByLabel("What is their phone number?").FillAsync("555 555 0117");
        await theirs.GetByRole(AriaRole.Button, new() { Name = "Next" }).Last.ClickAsync();
        await Choose(theirs, "Yes, I won't drive");
        await Choose(theirs, "Chest pain");
        await Choose(theirs, "No");
        await Choose(theirs, "No");
        await theirs.GetByRole(AriaRole.Button, new() { Name = "Send my answers" }).ClickAsync();
        await Expect(theirs.GetByText("call 911 now")).ToBeVisibleAsync();
        var wrong = new List<string>(await Looking.At(theirs, "evening-red"));
        Assert.Equal(Role.Nurse, Assert.Single(await Rows<TaskRow>(clinic, row => row.PatientId == patient.Id && row.Kind == TaskKind.EveningAnswer)).OwnerRole);

        var escort = await Browser.Open(clinic.Running.Address, 390);
        await escort.GotoAsync(await Link(clinic, null, "escort"));
        wrong.AddRange(await Looking.At(escort, "escort"));
        await escort.GetByRole(AriaRole.Button, new() { Name = "Yes, I will be there" }).ClickAsync();
        await Expect(escort.GetByText("The clinic knows")).ToBeVisibleAsync();
        await page.GotoAsync($"/calendar/{clinic.Running.Clinic}/evening");
        await Expect(page.GetByText("said yes")).ToBeVisibleAsync();

        await theirs.GetByRole(AriaRole.Button, new() { Name = "Cancel my appointment" }).ClickAsync();
        await Expect(theirs.GetByText("Your appointment is cancelled")).ToBeVisibleAsync();
        await Rounds(clinic);
        await theirs.GotoAsync(await Link(clinic, waits, "gap-held"));
        wrong.AddRange(await Looking.At(theirs, "seat-held"));
        await theirs.GetByRole(AriaRole.Button, new() { Name = "Yes, I will come" }).ClickAsync();
        await Expect(theirs.GetByText("The place is yours")).ToBeVisibleAsync();
        var taken = Assert.Single(await Rows<VisitRow>(clinic, row => row.PatientId == waits.Id));
        Assert.Equal((visit.StartsAt, visit.ChairId), (taken.StartsAt, taken.ChairId));

        // The next day is a storm.
        await page.GotoAsync($"/calendar/{clinic.Running.Clinic}/hours");
        wrong.AddRange(await Looking.At(page, "hours-and-holidays"));
        var closing = page.Locator("form:has([name='why']):has([name='day'])");
        await closing.GetByLabel("Day").FillAsync("2026-11-20");
        await closing.GetByLabel("Why").FillAsync("storm");
        await closing.GetByRole(AriaRole.Button, new() { Name = "Close that day" }).ClickAsync();
        await page.GotoAsync($"/calendar/{clinic.Running.Clinic}/rearrange");
        wrong.AddRange(await Looking.At(page, "storm"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Move them as shown" }).ClickAsync();
        await Expect(page.GetByText("Every booked visit holds")).ToBeVisibleAsync();
        Assert.True(Assert.Single(await Rows<VisitRow>(clinic, row => row.PatientId == waits.Id)).StartsAt > visit.StartsAt);
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_feeds_address_is_shown_once_and_copied_and_a_day_reads_well_on_paper()
    {
        await using var clinic = new OneClinic();
        await clinic.InitializeAsync();
        var page = await Desk(clinic);
        var patient = await Consents(clinic, "555 555 0185");
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync("/calendar/feeds");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make an address for My own visits" }).ClickAsync();
        var address = await page.GetByLabel("Copy this address now").InputValueAsync();
        Assert.Contains("/feed/", address, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the address" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
        Assert.Equal(address, await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        var wrong = new List<string>(await Looking.At(page, "feed-made"));
        await page.GotoAsync("/calendar/feeds");
        await Expect(page.GetByLabel("Copy this address now")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take the address back of My own visits" }).ClickAsync();
        await Expect(page.GetByText("has an address")).ToHaveCountAsync(0);

        await page.GotoAsync($"/patients/{patient.Id}/book/course");
        await page.GetByLabel("Starts").FillAsync("2026-11-23T10:00");
        await page.GetByLabel("How many sessions").FillAsync("2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show where they would be" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Book these 2" }).ClickAsync();
        await page.WaitForURLAsync($"**/patients/{patient.Id}");
        foreach (var view in new[] { "day", "week", "people" })
        {
            await page.GotoAsync($"/calendar?day=2026-11-23&view={view}");
            // A sheet of paper, upright.
            await page.SetViewportSizeAsync(816, 1056);
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            if (Environment.GetEnvironmentVariable("STILLPOINT_PICTURES") is { } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"paper-{view}.png"), FullPage = true });
            Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
            await Expect(page.GetByText("Sorrel Dune").First).ToBeVisibleAsync();
            await Expect(page.GetByText("Later", new() { Exact = true })).ToBeHiddenAsync();
            await page.EmulateMediaAsync(new() { Media = Media.Screen });
            await page.SetViewportSizeAsync(1280, 900);
        }
        Assert.Empty(wrong);
    }

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private static async Task Choose(IPage page, string answer)
    {
        await page.GetByText(answer, new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).Last.ClickAsync();
    }

    /// <summary>A coordinator before a clinic of two chairs that is open on weekdays and keeps Thanksgiving.</summary>
    private static async Task<IPage> Desk(OneClinic clinic)
    {
        var running = clinic.Running;
        var (poppy, nurse, prescriber) = (await running.Staff([Role.Coordinator], name: "Poppy Reed"), await running.Staff([Role.Nurse], name: "Teal Larkin"), await running.Staff([Role.Prescriber], name: "Fern Holloway"));
        await clinic.Chair("Elm");
        await clinic.Chair("Oak");
        await using (var db = clinic.Open())
        {
            (await db.Set<ClinicRow>().SingleAsync(row => row.Id == running.Clinic)).Holidays = "thanksgiving";
            for (var day = 1; day <= 5; day++)
            {
                db.Add(new OpeningHoursRow { Id = running.NewId(), ClinicId = running.Clinic, Weekday = day, Opens = 8 * 60, Closes = 18 * 60 });
                foreach (var person in new[] { nurse, prescriber }) db.Add(new WeeklyShiftRow { Id = running.NewId(), ClinicId = running.Clinic, Person = person.Id, Weekday = day, Begins = 8 * 60, Ends = 18 * 60 });
            }
            await db.SaveChangesAsync();
        }
        var page = await Browser.Open(running.Address, 1280);
        await Looking.SignIn(page, poppy.Email, RunningClinic.Password);
        await page.WaitForURLAsync(url => !url.Contains("/signin", StringComparison.Ordinal));
        return page;
    }

    private static async Task<PatientRow> Consents(OneClinic clinic, string phone)
    {
        var patient = await Visits.APatient(clinic.Running, phone);
        await clinic.Suitable(patient);
        await clinic.Consented(patient);
        await clinic.Course(patient);
        return patient;
    }

    private static Task Rounds(OneClinic clinic) => clinic.Running.Ask(async services =>
    {
        await services.GetRequiredService<EveningDesk>().Plan();
        await services.GetRequiredService<EveningDesk>().SendWhatIsDue();
        await services.GetRequiredService<GapRounds>().OfferWhatIsFree();
        return true;
    });

    private static async Task<List<T>> Rows<T>(OneClinic clinic, System.Linq.Expressions.Expression<Func<T, bool>> which) where T : class
    {
        await using var db = clinic.Open();
        return await db.Set<T>().AsNoTracking().Where(which).ToListAsync();
    }

    private static async Task<string> Link(OneClinic clinic, PatientRow? patient, string template)
    {
        var whose = patient?.Id;
        var message = (await Rows<OutboxMessageRow>(clinic, row => row.Template == template && (whose == null || row.PatientId == whose))).Single();
        return new Uri(JsonSerializer.Deserialize<Dictionary<string, string>>(message.Values)!["link"]).PathAndQuery;
    }
}
