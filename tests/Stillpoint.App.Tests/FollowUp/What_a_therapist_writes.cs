using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.FollowUp.Checks;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.FollowUp;

public sealed class What_a_therapist_writes(AskingClinic clinic) : IClassFixture<AskingClinic>
{
    private const string Words = "Spoke of the lighthouse again, and of not being ready.";

    private static string Page(PatientRow patient) => $"/patients/{patient.Id}/integration";

    private static Task<Drawn> Write(Visitor therapist, PatientRow patient, string kind, string words = Words) =>
        Drawn.From(therapist.Fill(Page(patient), "note", ("kind", kind), ("words", words)));

    private async Task<(PatientRow Patient, StaffRow Person, Visitor Therapist)> Written(string given, string kind = "private")
    {
        var patient = await clinic.AtHome(given, "Reed");
        var person = await clinic.Running.Staff([Role.Therapist], name: $"Therapist of {given}");
        var therapist = await clinic.Running.SignedIn(person);
        Assert.Empty((await Write(therapist, patient, kind)).Summary);
        return (patient, person, therapist);
    }

    [Fact]
    public async Task Is_shown_to_nobody_else_on_any_page_of_the_patient_whatever_roles_they_have()
    {
        var (patient, _, therapist) = await Written("Linden");
        using var hers = therapist;
        Assert.Contains(Words, (await Drawn.From(therapist.Get(Page(patient)))).Text, StringComparison.Ordinal);

        using var owner = await clinic.Running.SignedIn(await clinic.Running.Staff(Role.All, name: "Owner of All"));
        var pages = clinic.Running.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.Parameters is [{ Name: "Patient" or "patient" }])
                .Select(endpoint => endpoint.RoutePattern.RawText!).Distinct().ToList();
        Assert.Contains("/patients/{Patient:guid}/integration", pages);
        foreach (var page in pages.Append("/inbox").Append("/audit").Append("/outcomes.csv"))
        {
            using var reply = await owner.Get(page.Replace("{Patient:guid}", patient.Id.ToString(), StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain("lighthouse", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Contains("no note here that is yours to read", (await Drawn.From(owner.Get(Page(patient)))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lies_sealed_in_the_database_and_in_no_other_row()
    {
        var (patient, person, therapist) = await Written("Laurel");
        therapist.Dispose();
        var note = Assert.Single(await clinic.Rows<TherapyNoteRow>(row => row.PatientId == patient.Id));
        Assert.Equal(person.Id, note.Author);
        Assert.DoesNotContain("lighthouse", Encoding.UTF8.GetString(note.Sealed), StringComparison.Ordinal);
        await using var db = clinic.Open();
        Assert.DoesNotContain(await db.Set<AuditEntryRow>().AsNoTracking().ToListAsync(), entry =>
            $"{entry.Detail} {entry.Subject}".Contains("lighthouse", StringComparison.Ordinal));
        Assert.DoesNotContain(await db.Set<TaskRow>().AsNoTracking().ToListAsync(), task => $"{task.Title} {task.Outcome}".Contains("lighthouse",
            StringComparison.Ordinal));
        Assert.Single(await clinic.Rows<AuditEntryRow>(entry => entry.Action == "row" && entry.Subject.EndsWith($"/{note.Id}")));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<TherapyNoteRow>().Where(row => row.Id == note.Id).ExecuteDeleteAsync());
    }

    [Fact]
    public async Task Is_read_by_whom_the_patient_lets_read_it_until_they_no_longer_do()
    {
        var (patient, _, therapist) = await Written("Sorrel");
        using var hers = therapist;
        var reader = await clinic.Running.Staff([Role.Prescriber], name: "Fern Holloway");
        using var prescriber = await clinic.Running.SignedIn(reader);
        Assert.DoesNotContain("lighthouse", (await Drawn.From(prescriber.Get(Page(patient)))).Text, StringComparison.Ordinal);
        await Let("true");
        var open = (await Drawn.From(prescriber.Get(Page(patient)))).Text;
        Assert.Contains(Words, open, StringComparison.Ordinal);
        Assert.Contains("the patient lets you read it", open, StringComparison.Ordinal);
        using var other = await clinic.Running.As(Role.Nurse);
        Assert.DoesNotContain("lighthouse", (await Drawn.From(other.Get(Page(patient)))).Text, StringComparison.Ordinal);
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(1));
        await Let("false");
        Assert.DoesNotContain("lighthouse", (await Drawn.From(prescriber.Get(Page(patient)))).Text, StringComparison.Ordinal);

        Task Let(string allowed) => therapist.Fill(Page(patient), "reader", ("reader", reader.Id.ToString()), ("allowed", allowed),
            ("said", "said so in the session of today"));
    }

    [Fact]
    public async Task An_intention_is_for_everybody_who_treats_and_only_a_therapist_writes_here()
    {
        var (patient, _, therapist) = await Written("Aspen", "intention");
        therapist.Dispose();
        using var nurse = await clinic.Running.As(Role.Nurse);
        var page = await Drawn.From(nurse.Get(Page(patient)));
        Assert.Contains(Words, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Keep the note", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_talk_after_a_session_is_held_from_a_day_to_three_days_after_it_and_ends_with_the_note_about_it()
    {
        var person = await clinic.Running.Staff([Role.Therapist], name: "Sage Marsh");
        var patient = await clinic.AtHome("Juniper", "Reed");
        await Held();
        await Held();
        var task = Assert.Single(await clinic.Rows<TaskRow>(row => row.PatientId == patient.Id && row.Kind == TaskKind.IntegrationVisit));
        var ended = Assert.Single(await clinic.Rows<TreatmentRow>(row => row.PatientId == patient.Id)).EndedAt;
        Assert.Equal((Role.Therapist, ended.AddHours(24), ended.AddHours(72), Role.Coordinator),
            (task.OwnerRole, task.DueAt, task.EscalatesAt, task.EscalatesTo));
        using var therapist = await clinic.Running.SignedIn(person);
        await Write(therapist, patient, "private", "Written in the hour after it.");
        Assert.Null(Assert.Single(await clinic.Rows<TaskRow>(row => row.Id == task.Id)).DoneAt);
        clinic.Running.Clock.Pass(TimeSpan.FromHours(30));
        using var later = await clinic.Running.SignedIn(person);
        Assert.Contains("a talk is held open from", (await Drawn.From(later.Get(Page(patient)))).Text, StringComparison.Ordinal);
        await Write(later, patient, "private");
        Assert.NotNull(Assert.Single(await clinic.Rows<TaskRow>(row => row.Id == task.Id)).DoneAt);

        Task Held() => clinic.Running.Ask(async services =>
        {
            await CheckPlanner.Kind.Do(services, patient.Id.ToString(), default);
            return true;
        });
    }
}
