using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Authorization;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Session;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Tests.Patients;

public sealed class One_person_two_charts(OneClinic clinic) : IClassFixture<OneClinic>
{
    private static string Page(PatientRow patient) => $"/patients/{patient.Id}/same";

    private async Task<Guid> Asked(string name, string phone)
    {
        var id = clinic.Running.NewId();
        await clinic.Add(new EnquiryRow { Id = id, ClinicId = clinic.Running.Clinic, Reference = Reference.From(id), Name = name, Phone = phone, Language = "en", Message = "", ReceivedAt = clinic.Running.Clock.GetUtcNow(), Status = EnquiryStatus.New });
        return id;
    }

    /// <summary>Somebody of another clinic of the organisation.</summary>
    private async Task<PatientRow> Elsewhere(string given, string family, string phone)
    {
        var hill = new ClinicRow { Id = clinic.Running.NewId(), Name = $"Hill House {given}", TimeZone = "America/New_York", CreatedAt = clinic.Running.Clock.GetUtcNow() };
        await clinic.Add(hill);
        var id = clinic.Running.NewId();
        var patient = new PatientRow { Id = id, ClinicId = hill.Id, Reference = Reference.From(id), GivenName = given, FamilyName = family, BirthDate = new(1984, 3, 11), Phone = phone, Language = "en", CreatedAt = clinic.Running.Clock.GetUtcNow() };
        await clinic.Add(patient);
        return patient;
    }

    private async Task<List<(string Action, Guid? Patient)>> Audit(PatientRow patient)
    {
        await using var db = clinic.Open();
        return [.. (await db.Set<AuditEntryRow>().Where(entry => entry.Patient == patient.Id).OrderBy(entry => entry.Number).Select(entry => new { entry.Action, entry.Patient }).ToListAsync()).Select(entry => (entry.Action, entry.Patient))];
    }

    private async Task Linked(PatientRow one, PatientRow other)
    {
        using var linked = await (await clinic.As(Role.Coordinator)).Fill(Page(one), "link", ("reference", other.Reference), ("why", "Says so."));
        Assert.Equal(Page(one), Visitor.To(linked));
    }

    private async Task<Drawn> Sign(PatientRow one, PatientRow other, string what)
    {
        var second = await clinic.Running.Staff([Role.Nurse]);
        using var sent = await (await clinic.As(Role.Coordinator)).Fill(Page(one), $"{what}-{other.Id}", ("why", "Both compared the passports."), ("myPassword", RunningClinic.Password), ("secondEmail", second.Email), ("secondPassword", RunningClinic.Password));
        var refused = new Drawn(sent.StatusCode, await sent.Content.ReadAsStringAsync());
        Assert.True(Visitor.To(sent).Length > 0, string.Join(' ', refused.Summary));
        return await Drawn.From((await clinic.As(Role.Coordinator)).Get(Visitor.To(sent)));
    }

    private Task<T> Ask<T>(Func<IServiceProvider, Task<T>> use) => clinic.Running.Ask(use);

    private Task<KnownPatient> Known(PatientRow patient) => Ask(services => services.GetRequiredService<FactStore>().Read(patient.Id, clinic.Running.Clock.GetUtcNow()));

    [Fact]
    public async Task Before_a_second_chart_is_made_whoever_has_one_is_shown_and_theirs_is_used()
    {
        var known = await clinic.Patient("Marigold", "Finch");
        var enquiry = await Asked("Marigold Finch", "555 555 0171");
        var desk = await clinic.As(Role.Coordinator);
        Assert.Contains($"Marigold Finch, born 11 Mar 1984, at Harbour , {known.Reference}", (await Drawn.From(desk.Get($"/enquiries/{enquiry}"))).Text, StringComparison.Ordinal);

        (string, string)[] typed = [("givenName", "Marigold"), ("familyName", "Finch"), ("birthDate", "1984-03-11"), ("reads", "en")];
        var asks = await Drawn.From(desk.Fill($"/enquiries/{enquiry}", "accept", typed));
        Assert.Contains("This may be somebody who has a chart: Marigold Finch, born 11 Mar 1984, at Harbour (same name, same birth date). Is it?", asks.Text, StringComparison.Ordinal);
        asks.StillHolds(typed);
        for (var sent = 0; sent < 2; sent++)
        {
            using var used = await desk.Fill($"/enquiries/{await Asked("Marigold Finch", "555 555 0171")}", "accept", [.. typed, ("asked", $"same {known.Id}=use {known.Id}")]);
            Assert.Equal($"/patients/{known.Id}", Visitor.To(used));
        }
        await using var db = clinic.Open();
        Assert.Equal(1, await db.Set<PatientRow>().CountAsync(row => row.FamilyName == "Finch"));
    }

    [Fact]
    public async Task Of_another_clinic_they_are_shown_without_being_opened_and_the_new_chart_is_linked()
    {
        var known = await Elsewhere("Rowan", "Sedge", "555 555 0172");
        var enquiry = await Asked("Rowan Sedge", "+1 (555) 555-0172");
        var desk = await clinic.As(Role.Coordinator);
        (string, string)[] typed = [("givenName", "Rowan"), ("familyName", "Sedge"), ("birthDate", "1984-11-03"), ("phone", "5555550172"), ("reads", "en")];
        Assert.Contains("birth date but for a slip, same phone", (await Drawn.From(desk.Fill($"/enquiries/{enquiry}", "accept", typed))).Text, StringComparison.Ordinal);
        using var made = await desk.Fill($"/enquiries/{enquiry}", "accept", [.. typed, ("asked", $"same {known.Id}=link {known.Id}")]);
        var chart = await Drawn.From(desk.Get(Visitor.To(made)));
        Assert.Contains($"also {known.Reference}", chart.Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await desk.Get($"/patients/{known.Id}")).StatusCode);
        var audit = await Audit(known);
        Assert.Contains(audit, entry => entry.Action == "same-person-shown");
        Assert.Contains(audit, entry => entry.Action == "charts-linked");
        Assert.DoesNotContain(audit, entry => entry.Action == "viewed");
    }

    [Fact]
    public async Task Somebody_else_of_that_name_gets_a_chart_of_their_own()
    {
        await clinic.Patient("Otis", "Combe");
        var enquiry = await Asked("Otis Combe", "555 555 0173");
        var desk = await clinic.As(Role.Coordinator);
        await using var db = clinic.Open();
        var known = await db.Set<PatientRow>().SingleAsync(row => row.FamilyName == "Combe");
        using var made = await desk.Fill($"/enquiries/{enquiry}", "accept", ("givenName", "Otis"), ("familyName", "Combe"), ("birthDate", "1984-03-12"), ("reads", "en"), ("asked", $"same {known.Id}=new"));
        Assert.NotEqual($"/patients/{known.Id}", Visitor.To(made));
        Assert.Equal(2, await db.Set<PatientRow>().CountAsync(row => row.FamilyName == "Combe"));
    }

    [Fact]
    public async Task Linked_what_can_hurt_is_seen_from_both_and_what_is_measured_stays_apart()
    {
        var (one, other) = (await clinic.Patient("Fern", "Larch"), await clinic.Patient("Fern", "Larch-Ridge"));
        var nurse = await clinic.As(Role.Nurse);
        await nurse.Fill($"/patients/{other.Id}/lists", "add-allergy", ("substance", "latex"));
        await nurse.Fill($"/patients/{other.Id}/facts", "sheet", ("source", "clinician"), ("weight", "70"));
        await clinic.Add(new TaskRow { Id = clinic.Running.NewId(), ClinicId = clinic.Running.Clinic, PatientId = other.Id, Kind = TaskKind.Alert, Title = "High suicide risk", OwnerRole = Role.Prescriber, DueAt = clinic.Running.Clock.GetUtcNow(), CreatedAt = clinic.Running.Clock.GetUtcNow(), Alert = "CSSRS_HIGH", Tier = Stillpoint.Care.FollowUp.Scales.AlertTier.Emergency });
        await Linked(one, other);

        foreach (var (mine, theirs) in new[] { (one, other), (other, one) })
        {
            var chart = await Drawn.From(nurse.Get($"/patients/{mine.Id}"));
            Assert.Contains("latex", chart.Text, StringComparison.Ordinal);
            Assert.Contains($"also {theirs.Reference}", chart.Text, StringComparison.Ordinal);
            Assert.Contains("High suicide risk", chart.Text, StringComparison.Ordinal);
            Assert.Contains(await Audit(mine), entry => entry.Action == "charts-linked");
        }
        Assert.Null((await Known(one)).Facts.Latest(Measurements.Weight));
        Assert.NotNull((await Known(other)).Facts.Latest(Measurements.Weight));
        Assert.Contains($"also {other.Reference}", (await Drawn.From(nurse.Fill("/patients", "find", ("wanted", one.Reference)))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Linked_the_doses_of_both_count_for_the_next()
    {
        await using var running = await RunningClinic.Start();
        var treated = await (await AChair.In(running)).WithTheDrugRunning();
        var other = await AChair.In(running, "5", "Juniper", "Vale");
        await running.Ask(async services =>
        {
            await services.GetRequiredService<App.Patients.Ties>().Link(other.Patient, treated.Patient, "Says so.", null, Whoever(treated));
            return 0;
        });
        var doses = await running.Ask(services => services.GetRequiredService<IDosesGiven>().Of(other.Patient));
        Assert.Equal(10, Assert.Single(doses).Amount.Milligrams);
        using var nurse = await running.SignedIn(treated.Nurse);
        var chart = (await Drawn.From(nurse.Get($"/patients/{other.Patient}"))).Text;
        Assert.Matches(@"chart [2-9A-Z]{4}-[2-9A-Z]{2}", chart);

        // An allergy written in one chart stands at once in the open session of the other.
        await nurse.Fill($"/patients/{treated.Patient}/lists", "add-allergy", ("substance", "latex"));
        Assert.Contains("latex", (await Drawn.From(nurse.Get(other.Page))).Text, StringComparison.Ordinal);
    }

    private static App.Audit.Actor Whoever(AChair chair) => App.Audit.Actor.Of(chair.Nurse.Id);

    [Fact]
    public async Task An_allergy_that_comes_with_a_link_asks_the_prescriber_of_the_other_chart_again()
    {
        var (one, other) = (await clinic.Patient("Iris", "Wold"), await clinic.Patient("Iris", "Wold-Moor"));
        await clinic.Suitable(one);
        var nurse = await clinic.As(Role.Nurse);
        await nurse.Fill($"/patients/{other.Id}/lists", "add-allergy", ("substance", "ketamine"), ("reaction", "anaphylaxis"));
        await Linked(one, other);
        await using var db = clinic.Open();
        Assert.Contains(await db.Set<TaskRow>().Where(task => task.PatientId == one.Id).ToListAsync(), task => task.Kind == TaskKind.SuitabilityReview);
    }

    [Fact]
    public async Task Merged_by_two_they_are_read_as_one_and_separated_by_two_they_stand_as_before()
    {
        var (one, other) = (await clinic.Patient("Basil", "Heath"), await clinic.Patient("Basil", "Heath-Brook"));
        var nurse = await clinic.As(Role.Nurse);
        await nurse.Fill($"/patients/{other.Id}/facts", "sheet", ("source", "clinician"), ("weight", "70"));
        await clinic.Suitable(other);
        await Linked(one, other);

        var alone = await (await clinic.As(Role.Coordinator)).Fill(Page(one), $"merge-{other.Id}", ("why", "Compared."), ("myPassword", RunningClinic.Password), ("secondEmail", "nobody@harbour.example"), ("secondPassword", "wrong"));
        Assert.Contains("don't match", (await Drawn.From(Task.FromResult(alone))).Text, StringComparison.Ordinal);
        Assert.Contains("read as one chart", (await Sign(one, other, "merge")).Text, StringComparison.Ordinal);
        Assert.Equal(70, (await Known(one)).Facts.Latest(Measurements.Weight)!.Value.Value);
        Assert.Matches(@"Screening\s+suitable", (await Drawn.From(nurse.Get($"/patients/{one.Id}"))).Text);

        // What is written in the merged chart stays where it was written.
        await nurse.Fill($"/patients/{one.Id}/facts", "sheet", ("source", "clinician"), ("heartRate", "71"));
        await Sign(one, other, "part");
        Assert.Null((await Known(one)).Facts.Latest(Measurements.Weight));
        Assert.Equal(70, (await Known(other)).Facts.Latest(Measurements.Weight)!.Value.Value);
        Assert.NotNull((await Known(one)).Facts.Latest(Measurements.HeartRate));
        foreach (var chart in new[] { one, other })
            Assert.Equal(["charts-linked", "charts-merged", "charts-separated"], (await Audit(chart)).Select(entry => entry.Action).Where(action => action.StartsWith("charts-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_link_is_taken_back_by_one_person_with_a_reason()
    {
        var (one, other) = (await clinic.Patient("Sage", "Thorn"), await clinic.Patient("Sage", "Thornley"));
        await Linked(one, other);
        var desk = await clinic.As(Role.Coordinator);
        Assert.Equal("Say why the charts are not one person's.", (await Drawn.From(desk.Fill(Page(one), $"unlink-{other.Id}"))).Error("why"));
        using var parted = await desk.Fill(Page(one), $"unlink-{other.Id}", ("why", "Sisters."));
        var page = (await Drawn.From(desk.Get(Page(one)))).Text;
        Assert.Contains("separated from", page, StringComparison.Ordinal);
        Assert.Contains("Sisters.", page, StringComparison.Ordinal);
        Assert.Empty((await Known(one)).Charts.Others);
    }

    [Theory]
    [InlineData("", "Write the reference of the other chart, such as K7M3-PQ.")]
    [InlineData("K7M3-PX", "No chart has that reference. Read it again, letter by letter.")]
    public async Task A_reference_that_is_none_is_refused(string typed, string says)
    {
        var patient = await clinic.Patient();
        Assert.Equal(says, (await Drawn.From((await clinic.As(Role.Coordinator)).Fill(Page(patient), "link", ("reference", typed), ("why", "Says so.")))).Error("reference"));
    }
}
