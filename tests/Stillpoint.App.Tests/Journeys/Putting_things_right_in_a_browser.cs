using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Gate;
using Stillpoint.App.Tests.Booking;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Session;
using Stillpoint.App.Tests.Session.Gate;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Journeys;

/// <summary>Slips of a hurried day, put right by the people who made them, in their browsers; the audit tells each of them.</summary>
public sealed class Putting_things_right_in_a_browser(OneClinic clinic) : IClassFixture<OneClinic>
{
    private RunningClinic Running => clinic.Running;

    private async Task<Walker> Somebody(Role role, string name) => await Walker.As(Running, await Running.Staff([role], name: name));

    /// <summary>What the audit says was done to a patient, of what is asked about.</summary>
    private async Task<List<string>> Audit(Guid patient, params string[] asked)
    {
        await using var db = clinic.Open();
        return await db.Set<AuditEntryRow>().Where(entry => entry.Patient == patient && asked.Contains(entry.Action))
            .OrderBy(entry => entry.Number).Select(entry => entry.Action).ToListAsync();
    }

    private static async Task Reads(Walker who, string says) =>
        Assert.Contains(says, (await who.Page.Locator("body").InnerTextAsync()).ReplaceLineEndings(" "), StringComparison.OrdinalIgnoreCase);

    private static async Task<List<Guid>> Weights(RunningClinic clinic, Guid patient)
    {
        await using var db = clinic.Database.Open();
        return await db.Set<FactRow>().Where(row => row.PatientId == patient && row.Key == "weight").OrderByDescending(row => row.RecordedAt).Select(row => row.Id).ToListAsync();
    }

    /// <summary>A moment on the clinic's own clock, in New York.</summary>
    private static string Written(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(-5)).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static Task Key(Walker who, string words) => who.Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).First.ClickAsync();

    [Fact]
    public async Task A_misspelt_name_and_birth_date_are_corrected_while_the_drug_runs()
    {
        var chair = await (await AChair.In(Running, "11", "Junipper", "Vael")).WithTheDrugRunning();
        var desk = await Somebody(Role.Coordinator, "Poppy Lark");
        var nurse = await Walker.As(Running, chair.Nurse);
        chair.Pass(1);
        await desk.Open($"/patients/{chair.Patient}/who");
        await desk.Send("who", ("givenName", "Juniper"), ("familyName", "Vale"), ("birthDate", "1948-03-11"));
        await Reads(desk, "Say why it is corrected");
        await desk.Send("who", ("why", "Misspelt on the telephone, and two digits swapped."));
        await Reads(desk, "Junipper → Juniper");

        await nurse.Open(chair.Page);
        await Reads(nurse, "Juniper Vale");
        await Reads(nurse, "11 Mar 1948");
        await nurse.Open("/inbox");
        await Reads(nurse, "corrected after you signed");
        Assert.Equal(["patient-corrected"], await Audit(chair.Patient, "patient-corrected"));
        Assert.Equal(Phase.Running, (await chair.Story()).Phase);
        Assert.Empty(desk.Complaints.Concat(nurse.Complaints).Concat(await Looking.At(desk.Page, "who-corrected")));
    }

    [Fact]
    public async Task Pounds_kept_as_kilograms_are_asked_about_struck_judged_again_and_the_prescriber_is_told()
    {
        var patient = await clinic.Patient("Marigold", "Fairweather");
        var (nurse, prescriber) = (await Somebody(Role.Nurse, "Teal Larkin"), await Somebody(Role.Prescriber, "Rowan Pike"));
        var sheet = $"/patients/{patient.Id}/facts";
        (string, string)[] yesterday = [("source", "clinician"), ("measuredAt", "2026-11-18T09:00"), ("weight", "70"), ("height", "188"), ("clinicalSex", "female")];
        await (await clinic.As(Role.Nurse)).Fill(sheet, "sheet", yesterday);
        Running.Clock.Pass(TimeSpan.FromMinutes(1));
        await nurse.Open(sheet);
        await nurse.Send("sheet", ("source", "clinician"), ("weight", "154"));
        await Reads(nurse, "154 kg is far from what this patient can weigh. The last weight was 70 kg.");
        var wrong = new List<string>(await Looking.At(nurse.Page, "weight-asked"));
        await Key(nurse, "154 kg, weighed again");
        await nurse.Page.WaitForURLAsync($"**{sheet}*");
        await clinic.Suitable(patient);
        await clinic.Consented(patient);
        Running.Clock.Pass(TimeSpan.FromMinutes(1));
        await prescriber.Open($"/patients/{patient.Id}/course");
        await prescriber.Page.Locator("[name='why']").FillAsync("Two medicines without response.");
        await prescriber.Page.Locator("button[value='work-out']").ClickAsync();
        await prescriber.Page.Locator("#preview").WaitForAsync();
        await prescriber.Page.Locator("[name='password']").FillAsync(RunningClinic.Password);
        await prescriber.Page.Locator("button[value='sign']").ClickAsync();
        await prescriber.Page.Locator("#course-in-force").WaitForAsync();
        Running.Clock.Pass(TimeSpan.FromMinutes(1));
        await prescriber.Open($"/patients/{patient.Id}/course/card");
        await Reads(prescriber, "Harbour, order version 1, printed");
        wrong.AddRange(await Looking.At(prescriber.Page, "label-and-card"));

        await nurse.Open($"{sheet}/{(await Weights(Running, patient.Id))[0]}");
        await nurse.Send("strike", "Strike it", ("why", "Read off in pounds."));
        await prescriber.Open($"/patients/{patient.Id}/course");
        await Reads(prescriber, "This order is judged again: 154 kg, the weight it was signed on, was struck.");
        wrong.AddRange(await Looking.At(prescriber.Page, "course-judged-again"));
        await prescriber.Open("/inbox");
        await Reads(prescriber, "Weight taken back after you signed: the order");
        Assert.Equal(["fact-struck"], await Audit(patient.Id, "fact-struck", "fact-put-back"));
        Assert.Empty(wrong.Concat(nurse.Complaints).Concat(prescriber.Complaints));
    }

    [Fact]
    public async Task Two_charts_of_one_person_are_linked_merged_by_two_and_separated()
    {
        var (one, other) = (await clinic.Patient("Sorrel", "Meadow"), await clinic.Patient("Sorrel", "Meadow-Hart"));
        var (desk, second) = (await Somebody(Role.Coordinator, "Poppy Lark"), await Running.Staff([Role.Nurse], name: "Moss Arden"));
        (string, string)[] both =
        [
            ("why", "Both compared the passports."), ("myPassword", RunningClinic.Password), ("secondEmail", second.Email), ("secondPassword", RunningClinic.Password),
        ];
        string[] steps = ["charts-linked", "charts-merged", "charts-separated"];
        await (await clinic.As(Role.Nurse)).Fill($"/patients/{other.Id}/lists", "add-allergy", ("substance", "latex"));
        await desk.Open($"/patients/{one.Id}/same");
        await desk.Send("link", ("reference", other.Reference), ("why", "Says so."));
        await Reads(desk, "linked");
        var wrong = new List<string>(await Looking.At(desk.Page, "charts-linked"));
        await desk.Send($"merge-{other.Id}", both);
        await Reads(desk, "read as one chart");
        await desk.Open($"/patients/{one.Id}");
        await Reads(desk, $"also {other.Reference}");
        await desk.Open($"/patients/{one.Id}/same");
        await desk.Send($"part-{other.Id}", both);
        await Reads(desk, "separated from");
        foreach (var chart in new[] { one, other }) Assert.Equal(steps, await Audit(chart.Id, steps));
        Assert.Empty(wrong.Concat(desk.Complaints));
    }

    [Fact]
    public async Task A_wrong_arrival_is_undone_at_the_front_desk()
    {
        var chair = await AChair.In(Running, "12", "Clover", "Nettle");
        await chair.Write(new Entry.Arrived());
        Guid visit;
        await using (var db = clinic.Open()) visit = (await db.Set<VisitRow>().SingleAsync(row => row.PatientId == chair.Patient)).Id;
        var desk = await Somebody(Role.Coordinator, "Poppy Lark");
        await desk.Open($"/visits/{visit}");
        var wrong = new List<string>(await Looking.At(desk.Page, "visit-arrived"));
        chair.Pass(1);
        await desk.Send("undo-arrival", ("why", "The visit of another patient."));
        await Reads(desk, "The patient is here");
        await Reads(desk, "the arrival was undone; The visit of another patient.");
        await desk.Send("arrive");
        Assert.Equal(["arrival-undone", "session-opened"], await Audit(chair.Patient, "arrival-undone", "session-opened"));
        Assert.Empty(wrong.Concat(desk.Complaints));
    }

    [Fact]
    public async Task A_wrong_vial_stops_there_and_the_right_one_is_drawn_up()
    {
        await using var own = await RunningClinic.Start();
        var gate = await AtTheGate.In(own);
        var nurse = await Walker.As(own, gate.Chair.Nurse);
        await nurse.Open(gate.Page);
        await nurse.Send("prepare", ("vialMgPerMl", "100"), ("lot", "L4711"), ("expiry", "2027-05"));
        await Reads(nurse, "This is not the vial of the order: 100 mg/mL stands on it");
        var wrong = new List<string>(await Looking.At(nurse.Page, "wrong-vial"));
        Assert.Null(Prepared.Of(await gate.Chair.Story()));
        await nurse.Send("prepare", ("vialMgPerMl", "50"));
        Assert.Equal(50, Prepared.Of(await gate.Chair.Story())!.Entry.VialMgPerMl);
        // Of the wrong vial nothing was written: one entry was, and the audit has one.
        await using var db = own.Database.Open();
        var written = await db.Set<SessionEventRow>().SingleAsync(row => row.Kind == "drug-prepared");
        var audited = await db.Set<AuditEntryRow>().CountAsync(entry => entry.Action == "session-appended" && entry.Patient == gate.Chair.Patient);
        Assert.Equal(written.Number, audited);
        Assert.Empty(wrong.Concat(nurse.Complaints));
    }

    [Fact]
    public async Task A_swapped_pressure_at_a_time_before_the_patient_came_is_put_right_by_two_keys()
    {
        var chair = await (await AChair.In(Running, "13", "Aster", "Thorne")).WithTheDrugRunning();
        var nurse = await Walker.As(Running, chair.Nurse);
        await nurse.Open(chair.Page);
        await nurse.Page.Locator("main[data-ready]").WaitForAsync();
        var meant = (await chair.Story()).Standing[0].MeasuredAt.AddMinutes(10);
        var refused = await nurse.Enter("vitals", "Chart", ("systolic", "80"), ("diastolic", "134"), ("at", Written(meant.AddHours(-1))));
        Assert.Contains("Systolic 80 is not above diastolic 134", refused, StringComparison.Ordinal);
        var wrong = new List<string>(await Looking.At(nurse.Page, "bedside-swapped"));
        await Key(nurse, "It was 134/80");
        await Assertions.Expect(nurse.Page.Locator(".vitals-form [data-refused]")).ToContainTextAsync("That lies before the patient arrived.");
        wrong.AddRange(await Looking.At(nurse.Page, "bedside-before-arrival"));
        await Key(nurse, $"It was {Written(meant)}");
        await Assertions.Expect(nurse.Page.Locator("#vitals-systolic")).ToHaveValueAsync("");
        await Assertions.Expect(nurse.Page.Locator(".vitals-form [data-instead]")).ToBeHiddenAsync();
        var charted = (await chair.Story()).Strip[^1];
        var set = Assert.IsType<Entry.VitalsCharted>(charted.Entry);
        Assert.Equal((Written(meant), 134m, 80m), (Written(charted.MeasuredAt), set.Systolic, set.Diastolic));
        Assert.Empty(wrong.Concat(nurse.Complaints));
    }

    [Fact]
    public async Task What_is_asked_and_what_is_taken_back_reads_well()
    {
        await using var own = await RunningClinic.Start();
        var gate = await AtTheGate.In(own);
        using var hands = await own.SignedIn(gate.Chair.Nurse);
        await gate.Prepare(hands);
        await gate.SignTimeOut(hands);
        gate.Chair.Pass(9);
        var nurse = await Walker.As(own, gate.Chair.Nurse);
        var wrong = new List<string>();

        // A drug start entered late says what it means.
        await nurse.Open(gate.Chair.Page);
        await nurse.Page.Locator("main[data-ready]").WaitForAsync();
        var late = await nurse.Enter("start", null, ("mlPerHour", "75"), ("at", Written(own.Clock.GetUtcNow().AddMinutes(-8))));
        Assert.Contains("minutes late", late, StringComparison.Ordinal);
        wrong.AddRange(await Looking.At(nurse.Page, "bedside-late-start"));

        // What was signed on no longer stands: bedside and gate say so.
        foreach (var fact in await Weights(own, gate.Chair.Patient)) await hands.Fill($"/patients/{gate.Chair.Patient}/facts/{fact}", "strike", ("why", "Of the patient before."));
        foreach (var (page, name) in new[] { (gate.Chair.Page, "bedside-withdrawn"), (gate.Page, "gate-withdrawn") })
        {
            await nurse.Open(page);
            await Reads(nurse, "No drug is started on this time-out.");
            wrong.AddRange(await Looking.At(nurse.Page, name));
        }

        // The same medicine by its brand.
        var lists = $"/patients/{gate.Chair.Patient}/lists";
        await hands.Fill(lists, "add-medication", ("name", "sertraline"), ("doseMg", "50"), ("timesADay", "1"), ("act", "add"));
        await nurse.Open(lists);
        await nurse.Send("add-medication", "Add the medicine", ("name", "Zoloft"), ("doseMg", "100"), ("timesADay", "1"));
        await Reads(nurse, "One or both?");
        wrong.AddRange(await Looking.At(nurse.Page, "medicine-doubled"));
        Assert.Empty(wrong.Concat(nurse.Complaints));
    }

    [Fact]
    public async Task What_the_front_desk_takes_back_reads_well()
    {
        var (patient, id, now) = (await clinic.Patient("Reed", "Marlow"), Running.NewId(), Running.Clock.GetUtcNow());
        await clinic.Add(new EnquiryRow
        {
            Id = id, ClinicId = Running.Clinic, Reference = Reference.From(id), Name = "Linden Ashby", Phone = "555 555 0100", Language = "en", Message = "Please call.",
            ReceivedAt = now, Status = EnquiryStatus.New,
        });
        var task = new TaskRow
        {
            Id = Running.NewId(), ClinicId = Running.Clinic, PatientId = patient.Id, Kind = TaskKind.FollowUpCall, Title = "Call the pharmacy", OwnerRole = Role.Coordinator,
            DueAt = now.AddHours(2), CreatedAt = now,
        };
        await clinic.Add(task);
        var visit = await Visits.Talk(Running, now.AddDays(5), (await Running.Staff([Role.Prescriber])).Id);
        var hands = await clinic.As(Role.Coordinator);
        (string, string)[] who = [("givenName", "Linden"), ("familyName", "Ashby"), ("birthDate", "1979-04-02"), ("reads", "en")];
        using var accepted = await hands.Fill($"/enquiries/{id}", "accept", who);
        using var closed = await hands.Fill($"/inbox?task={task.Id}", "done", ("task", task.Id.ToString()), ("cameOf", "Reached them."));
        using var cancelled = await hands.Fill($"/visits/{visit}", "cancel", ("reason", "mistake"), ("sure", "true"));
        var desk = await Somebody(Role.Coordinator, "Poppy Lark");
        var wrong = new List<string>();
        foreach (var (page, says, name) in new[]
        {
            ($"/enquiries/{id}", "It was accepted by a slip", "enquiry-accepted"), ($"/inbox?show=done&task={task.Id}", "Reached them.", "task-done"),
            ($"/visits/{visit}", "It was cancelled by a slip", "visit-cancelled"),
        })
        {
            await desk.Open(page);
            await Reads(desk, says);
            wrong.AddRange(await Looking.At(desk.Page, name));
        }
        Assert.Empty(wrong.Concat(desk.Complaints));
    }
}
