using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;
using Stillpoint.App.Tests.Session;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Booking;

/// <summary>Acts of the front desk that are taken back while that is safe, and refused with words when it isn't.</summary>
public sealed class What_is_undone
{
    private static Task<SessionRow> Session(RunningClinic clinic, AChair chair) => Read(clinic, db => db.Set<SessionRow>().AsNoTracking().SingleAsync(row => row.Id == chair.Session));

    private static async Task<T> Read<T>(RunningClinic clinic, Func<ClinicDb, Task<T>> read)
    {
        await using var db = clinic.Database.Open();
        return await read(db);
    }

    [Theory, OnEveryEngine]
    public async Task An_arrival_is_undone_while_nothing_is_charted_and_the_patient_arrives_again_on_the_same_strip(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var chair = await AChair.In(clinic);
        await chair.Write(new Entry.Arrived());
        using var poppy = await clinic.As(Role.Coordinator);
        var visit = (await Session(clinic, chair)).VisitId;
        var page = $"/visits/{visit}";
        Assert.StartsWith("Say how it came", (await Drawn.From(poppy.Fill(page, "undo-arrival"))).Error("why"), StringComparison.Ordinal);
        chair.Pass(1);
        using var undone = await poppy.Fill(page, "undo-arrival", ("why", "The visit of another patient."));
        Assert.Equal(page, Visitor.To(undone));
        Assert.NotNull((await Session(clinic, chair)).ClosedAt);
        Assert.Equal(VisitStatus.Booked, await Read(clinic, db => db.Set<VisitRow>().Where(row => row.Id == visit).Select(row => row.Status).SingleAsync()));
        var waiting = await Drawn.From(poppy.Get(page));
        Assert.Contains("the arrival was undone; The visit of another patient.", waiting.Text, StringComparison.Ordinal);
        Assert.Contains("The patient is here", waiting.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1 done", await poppy.Read($"/patients/{chair.Patient}"), StringComparison.Ordinal);

        chair.Pass(5);
        await poppy.Fill(page, "arrive");
        Assert.Null((await Session(clinic, chair)).ClosedAt);
        var story = await chair.Story();
        Assert.Equal((Phase.Arrived, 3), (story.Phase, story.Strip.Count));
        await using var db = clinic.Database.Open();
        Assert.Equal(["arrival-undone", "session-opened"], await db.Set<AuditEntryRow>().Where(entry => entry.Action == "arrival-undone" || entry.Action == "session-opened").OrderBy(entry => entry.Number).Select(entry => entry.Action).ToListAsync());
        Assert.Null((await new RecordCheck(db).OneSession(chair.Session)).Broken);
    }

    [Fact]
    public async Task An_arrival_is_not_undone_once_something_is_charted()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await AChair.In(clinic);
        await chair.Write(new Entry.Arrived());
        await chair.Write(AChair.Set(122, 76, 70, 98));
        using var poppy = await clinic.As(Role.Coordinator);
        var refused = await Drawn.From(poppy.Fill($"/visits/{(await Session(clinic, chair)).VisitId}", "undo-arrival", ("why", "Wrong day.")));
        Assert.Contains("Something is charted in this session", refused.Text, StringComparison.Ordinal);
        Assert.Null((await Session(clinic, chair)).ClosedAt);
    }

    [Fact]
    public async Task A_cancelled_visit_holds_again_and_its_patient_is_called_unless_somebody_has_the_seat()
    {
        await using var clinic = await RunningClinic.Start();
        using var poppy = await clinic.As(Role.Coordinator);
        var (prescriber, starts) = ((await clinic.Staff([Role.Prescriber])).Id, clinic.Clock.GetUtcNow().AddDays(5));
        var visit = await Visits.Talk(clinic, starts, prescriber);
        var page = $"/visits/{visit}";
        async Task Cancel() => (await poppy.Fill(page, "cancel", ("reason", "mistake"), ("sure", "true"))).Dispose();
        Task<VisitStatus> Status() => Read(clinic, db => db.Set<VisitRow>().Where(row => row.Id == visit).Select(row => row.Status).SingleAsync());
        await Cancel();
        Assert.Equal(VisitStatus.Cancelled, await Status());
        using var restored = await poppy.Fill(page, "restore", ("why", "The wrong line of the list."));
        Assert.True(await Status() == VisitStatus.Booked, (await Drawn.From(poppy.Get(page))).Text);
        Assert.Contains("Call: the visit that was cancelled holds after all", await poppy.Read("/inbox"), StringComparison.Ordinal);

        await Cancel();
        await Visits.Talk(clinic, starts, prescriber);
        var refused = await Drawn.From(poppy.Fill(page, "restore", ("why", "After all.")));
        Assert.Contains("It can't be taken back, since its place is not as it was", refused.Text, StringComparison.Ordinal);
        Assert.Equal(VisitStatus.Cancelled, await Status());
    }
}
