using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.App.Shell;

namespace Stillpoint.App.Pathway;

/// <summary>Where a patient stands on the pathway, from the records of each step, and what blocks the next one.</summary>
internal sealed record Journey(
    PatientRow Patient, SuitabilityRow? Suitability, ConsentRow? Consent, CourseRow? Course, PlanVersionRow? Plan,
    IReadOnlyList<VisitRow> Visits, IReadOnlyList<SessionRow> Sessions, IReadOnlyList<TaskRow> OpenTasks)
{
    public static async Task<Journey> Of(ClinicDb db, Guid patient, CancellationToken cancel = default)
    {
        var charts = await Charts.Of(db, patient, cancel);
        var (one, all) = (charts.AsOne, charts.All);
        var course = await db.Set<CourseRow>().AsNoTracking().Where(row => one.Contains(row.PatientId) && row.Status == CourseStatus.Active).OrderByDescending(row => row.CreatedAt).FirstOrDefaultAsync(cancel);
        return new(
            await db.Set<PatientRow>().AsNoTracking().SingleAsync(row => row.Id == patient, cancel),
            await db.Set<SuitabilityRow>().AsNoTracking().Where(row => one.Contains(row.PatientId)).OrderByDescending(row => row.DecidedAt).FirstOrDefaultAsync(cancel),
            await db.Set<ConsentRow>().AsNoTracking().Where(row => one.Contains(row.PatientId)).OrderByDescending(row => row.SignedAt).FirstOrDefaultAsync(cancel) is { } consent
                && !await db.Set<ConsentWithdrawalRow>().AnyAsync(row => row.ConsentId == consent.Id, cancel) ? consent : null,
            course,
            course is null ? null : await db.Set<PlanVersionRow>().AsNoTracking().Where(row => row.CourseId == course.Id).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel),
            await db.Set<VisitRow>().AsNoTracking().Where(row => one.Contains(row.PatientId) && row.Status != VisitStatus.Cancelled).OrderBy(row => row.StartsAt).ToListAsync(cancel),
            await db.Begun().AsNoTracking().Where(row => one.Contains(row.PatientId)).OrderBy(row => row.OpenedAt).ToListAsync(cancel),
            await db.Set<TaskRow>().AsNoTracking().Where(row => row.PatientId != null && (one.Contains(row.PatientId.Value) || (row.Tier != null && all.Contains(row.PatientId.Value))) && row.DoneAt == null).OrderBy(row => row.DueAt).ToListAsync(cancel));
    }

    /// <summary>Decided, and nothing was found since that a prescriber has not looked at.</summary>
    public bool IsSuitable => Suitability?.Decision.LetsTreat() is true && Reopened is null;

    /// <summary>The question a prescriber has to decide again, when something was found since they decided.</summary>
    public TaskRow? Reopened => Suitability?.Decision.LetsTreat() is true ? OpenTasks.FirstOrDefault(task => task.Kind == TaskKind.SuitabilityReview) : null;

    /// <summary>The consent covers what is planned; another product, route or indication needs another signature.</summary>
    public bool ConsentCoversPlan => Consent is { } consent
        && (Plan is { } plan ? (consent.Product, consent.Route, consent.Indication) == (plan.Product, plan.Route, plan.Indication)
            : Suitability is { } asked && (consent.Product, consent.Route, consent.Indication) == (asked.Product, asked.Route, asked.Indication));

    public SessionRow? OpenSession => Sessions.LastOrDefault(session => session.ClosedAt is null);

    public VisitRow? NextVisit => Visits.FirstOrDefault(IsAhead);

    /// <summary>Booked, or at the chair now.</summary>
    private bool IsAhead(VisitRow visit) => visit.Status == VisitStatus.Booked || (visit.Status == VisitStatus.Arrived && OpenSession?.VisitId == visit.Id);

    /// <summary>The first step that is not done: 0 enquiry … 7 follow-up.</summary>
    public int Here =>
        OpenSession is not null ? 5
        : Sessions.Count > 0 && Reopened is null ? 7
        : !IsSuitable ? 1
        : !ConsentCoversPlan ? 2
        : Plan is null ? 3
        : NextVisit is null ? 4
        : 5;

    /// <summary>What stands in the way of the next step, a sentence each; the first is where to begin.</summary>
    /// <param name="toDo">The open tasks that the reader may see.</param>
    /// <param name="told">Whether the reader is told what was found, or only that a prescriber has to decide.</param>
    public IEnumerable<(Mark Mark, string Says)> Blocks(ClinicClock clock, IEnumerable<TaskRow> toDo, bool told)
    {
        if (OpenSession is null)
        {
            switch (Here)
            {
                case 1 when Suitability is null: yield return (Mark.Unknown, "No prescriber has judged whether this patient may be treated."); break;
                case 1 when Reopened is { } again: yield return (Mark.Stop, told ? again.Title + "." : "A prescriber has to decide on suitability again."); break;
                case 1: yield return (Suitability!.Decision is SuitabilityDecision.NotSuitable ? Mark.Stop : Mark.Unknown, $"Judged {Suitability.Decision.Words()} on {clock.Date(Suitability.DecidedAt)}."); break;
                case 2 when Consent is null: yield return (Mark.Unknown, "No consent is signed."); break;
                case 2: yield return (Mark.Watch, $"The consent of {clock.Date(Consent!.SignedAt)} is for another product, route or indication."); break;
                case 3: yield return (Mark.Unknown, "No course is signed."); break;
                case 4: yield return (Mark.Wait, "Nothing is booked."); break;
            }
            if (Sessions.Count > 0 && !ConsentCoversPlan) yield return (Mark.Watch, "The signed consent doesn't cover the plan in force.");
        }
        foreach (var visit in Visits.Where(visit => visit is { Kind: VisitKind.Session, EscortName: null } && IsAhead(visit)))
            yield return (Mark.Watch, $"Nobody is named to take the patient home on {clock.Date(visit.StartsAt)}.");
        foreach (var task in toDo.Where(task => task.DueAt < clock.Now))
            yield return (Mark.Watch, $"Late: {task.Title}, due {clock.Moment(task.DueAt)}.");
    }

    public IReadOnlyList<PathwayLine.Step> Steps(ClinicClock clock)
    {
        var sessions = Visits.Count(visit => visit.Kind == VisitKind.Session);
        (string Name, string? Says, bool Blocked)[] steps =
        [
            ("Enquiry", clock.Date(Patient.CreatedAt), false),
            ("Screening", Suitability is null ? "no decision yet" : Reopened is not null ? "to be decided again" : $"{Suitability.Decision.Words()}, {clock.Date(Suitability.DecidedAt)}", Suitability is not null && !IsSuitable),
            ("Consent", Consent is null ? "not signed" : ConsentCoversPlan ? $"signed {clock.Date(Consent.SignedAt)}" : "signed for something else", Consent is not null && !ConsentCoversPlan),
            ("Planning", Plan is null ? "no course" : $"{Plan.DoseRow}, signed {clock.Date(Plan.SignedAt)}", false),
            ("Booking", sessions == 0 ? "nothing booked" : $"{sessions} booked", false),
            ("Session", OpenSession is not null ? "open now" : Sessions.Count > 0 ? $"{Sessions.Count} done" : null, false),
            ("Recovery", NextVisit is { EscortName: null, Kind: VisitKind.Session } ? "no escort named" : null, NextVisit is { EscortName: null, Kind: VisitKind.Session }),
            ("Follow-up", OpenTasks.Count == 0 ? null : $"{OpenTasks.Count} to do", false),
        ];
        return [.. steps.Select((step, at) => new PathwayLine.Step(step.Name,
            at < Here ? PathwayLine.Standing.Done : at == Here ? PathwayLine.Standing.Here : PathwayLine.Standing.Next, step.Says, step.Blocked))];
    }
}
