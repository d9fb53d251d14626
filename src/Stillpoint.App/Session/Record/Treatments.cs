using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.FollowUp.Checks;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Record;

/// <summary>Keeps what a session came to beside its strip, in the transaction of the entry that changed it, and has the checks after it planned.</summary>
internal static class Treatments
{
    public static async Task Keep(ClinicDb db, SessionRow session, SessionStory story, DateTimeOffset now)
    {
        var kept = await db.Set<TreatmentRow>().SingleOrDefaultAsync(row => row.SessionId == session.Id);
        if (story.AdministrationEndedAt is not { } ended || StartOf(story) is not { } started)
        {
            // The end of the drug was taken back.
            if (kept is not null) db.Remove(kept);
            return;
        }
        if (kept is null) db.Add(kept = await New(db, session, started, ended));
        var before = kept.EndedAt;
        (kept.StartedAt, kept.EndedAt, kept.LeftAt) = (Instants.Whole(started), Instants.Whole(ended), story.LeftAt is { } left ? Instants.Whole(left) : null);
        kept.Mg = Math.Round(story.GivenBy(now).Milligrams, 2, MidpointRounding.AwayFromZero);
        kept.MgPerKg = await WeightOf(db, session) is > 0 and var kilograms ? Math.Round(kept.Mg / kilograms, 2, MidpointRounding.AwayFromZero) : null;
        var events = story.All<Entry.AdverseEvent>().ToList();
        (kept.AdverseEvents, kept.WorstGrade) = (events.Count, events.Select(found => found.Entry.Grade).DefaultIfEmpty(0).Max());
        if (db.Entry(kept).State == EntityState.Added || before != kept.EndedAt)
            await Jobs.Plan(db, CheckPlanner.Kind.Name, FormattableString.Invariant($"plan-checks/{session.Id}/{Instants.Microseconds(kept.EndedAt)}"), session.PatientId.ToString(), now);
    }

    private static DateTimeOffset? StartOf(SessionStory story) => story.Infusion?.StartedAt ?? story.All<Entry.DoseGiven>().Select(given => (DateTimeOffset?)given.Event.MeasuredAt).FirstOrDefault();

    private static async Task<TreatmentRow> New(ClinicDb db, SessionRow session, DateTimeOffset started, DateTimeOffset ended)
    {
        var plan = await db.Set<PlanVersionRow>().AsNoTracking().SingleAsync(row => row.Id == session.PlanVersionId);
        return new()
        {
            SessionId = session.Id, ClinicId = session.ClinicId, PatientId = session.PatientId, CourseId = plan.CourseId, Product = plan.Product, Route = plan.Route, Indication = plan.Indication,
            StartedAt = started, EndedAt = ended, Mg = 0,
        };
    }

    private static async Task<decimal?> WeightOf(ClinicDb db, SessionRow session)
    {
        try
        {
            return PlanBody.Read(await db.Set<PlanVersionRow>().Where(row => row.Id == session.PlanVersionId).Select(row => row.Body).SingleAsync()).WeightKg;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
