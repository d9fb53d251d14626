using Microsoft.EntityFrameworkCore;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Pathway;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.Care;
using Stillpoint.Care.FollowUp.Charts;
using Stillpoint.Care.FollowUp.Course;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.FollowUp;

/// <summary>Where a patient's course stands: its plan, what was given, what was measured, and what leads.</summary>
internal sealed record CourseStanding(Journey Journey, PlanVersionRow? Plan, CoursePlan? Written, PlanBody? Body, IReadOnlyList<TreatmentRow> Given, IReadOnlyList<Measured> Measures, House House, DateTimeOffset Now)
{
    /// <summary>What was decided about this course, the earliest first.</summary>
    public IReadOnlyList<NextStepRow> Decided { get; init; } = [];

    /// <summary>The scale that decides: the plan's own where it names one, otherwise the one that leads for the indication.</summary>
    public Instrument? Leads { get; } = LeadingScale.For(Plan?.Indication.Id ?? (Given is [.., var last] ? last : null)?.Indication.Id, Codes(Written)).Leads;

    /// <summary>Sessions of this course; without one, all that were given.</summary>
    public IReadOnlyList<TreatmentRow> OfCourse => Journey.Course is { } course ? [.. Given.Where(one => one.CourseId == course.Id)] : Given;

    public IReadOnlyList<OverdueMeasure> Overdue => MeasuresDue.Of(
        Written is { Measures.Count: > 0 } plan ? plan.Measures : Leads is { } leads ? MeasuresDue.Usual(leads.Code) : [],
        [.. OfCourse.Select(one => one.StartedAt)], [.. Measures.Select(one => (one.Row.Instrument, one.At))], Now);

    /// <summary>Totals of the leading scale that may be compared with each other, in order of time.</summary>
    public IReadOnlyList<Measured> Scores(Instrument scale) => Measures.FirstOrDefault(one => one.Row.Instrument == scale.Code && one.Row.Total is not null) is { } latest
        ? [.. Measures.Where(one => one.Row.Total is not null && one.ComparesWith(latest)).Reverse()] : [];

    public static IReadOnlyList<ScorePoint> Points(IEnumerable<Measured> scores) => [.. scores.Select(one => new ScorePoint(one.At, one.Row.Total!.Value, one.Row.Status == ScoreStatus.Prorated, one.IsTotal))];

    public IReadOnlyList<DosePoint> Doses => [.. Given.Select(one => new DosePoint(one.StartedAt, one.Mg))];

    /// <summary>How long each dose of this course held, by the leading scale.</summary>
    public OwnDecline Decline => Leads is { } scale ? OwnDecline.Of(scale, [.. OfCourse.Select(one => one.StartedAt)], Points(Scores(scale)))
        : new([]);

    /// <summary>Null while the course is acute.</summary>
    public Maintained? Maintenance => Maintained.Of([.. OfCourse.Select(one => one.StartedAt)],
        [.. Decided.Select(step => new DecidedStep(step.DecidedAt, step.Offered, step.Decision, step.Days))], Written?.Sessions, House);

    /// <summary>What the rules of the course are asked with; null while there is no plan, no scale to decide by, or nothing was given.</summary>
    public NextStepFacts? Asks
    {
        get
        {
            if (Plan is null || Leads is not { } scale || OfCourse is not { Count: > 0 } given) return null;
            var points = Points(Scores(scale));
            var baseline = ScorePlot.Before(points, given[0].StartedAt);
            var latest = points.LastOrDefault(point => point.At > given[0].StartedAt);
            var (last, maintained) = (given[^1], Maintenance);
            return new(Plan.Product, maintained is null ? CoursePhase.Acute : CoursePhase.Maintenance, scale)
            {
                MaintenanceCount = maintained?.Count, IntervalWeeks = maintained?.IntervalWeeks, Reference = maintained is { Since: var since }
                    ? points.LastOrDefault(point => point.At <= since)?.Total : null,
                House = House, Row = DoseRows.Find(Plan.DoseRow), Baseline = baseline?.Total, Latest = latest?.Total, Sessions = given.Count,
                Tolerability = last.WorstGrade >= 3 ? Tolerability.Grade3 : last.WorstGrade == 2 ? Tolerability.Poor : Tolerability.Good,
                AgeYears = CourseDesk.Years(Journey.Patient.BirthDate, Now), CurrentMgPerKg = last.MgPerKg ?? Body?.MgPerKg, CurrentMg = Plan.Product == Product.Esketamine ? last.Mg : null,
                SteppedUp = given.Zip(given.Skip(1)).Any(pair => pair.Second.Mg > pair.First.Mg * 1.05m),
                NewHighSuicidality = Journey.OpenTasks.Any(task => task.Alert is "CSSRS_HIGH"),
                Ymrs = Measures.FirstOrDefault(one => one.Row.Instrument == "YMRS" && one.At >= last.StartedAt.AddDays(-1))?.Row.Total,
                Week = Math.Floor((decimal)(Now - given[0].StartedAt).TotalDays / 7) + 1,
                Stops = Written?.Stops ?? [],
            };
        }
    }

    public static async Task<CourseStanding> Of(ClinicDb db, MeasureStore measures, Guid patient, DateTimeOffset now, CancellationToken cancel = default)
    {
        var journey = await Journey.Of(db, patient, cancel);
        var charts = (await Charts.Of(db, patient, cancel)).AsOne;
        var given = await db.Set<TreatmentRow>().AsNoTracking().Where(one => charts.Contains(one.PatientId)).OrderBy(one => one.StartedAt).ToListAsync(cancel);
        var body = journey.Plan is { } plan ? PlanBody.TryRead(plan.Body) : null;
        return new(journey, journey.Plan, body?.Course, body, given, await measures.Of(patient, cancel), await new Houses(db)
            .InForce(journey.Patient.ClinicId, now, cancel), now)
        {
            Decided = journey.Course is { } course ? await db.Set<NextStepRow>().AsNoTracking().Where(step => step.CourseId == course.Id)
                .OrderBy(step => step.DecidedAt).ToListAsync(cancel) : [],
        };
    }

    /// <summary>The codes of a plan's own scales.</summary>
    public static IReadOnlyList<string> Codes(CoursePlan? plan) => [.. plan?.Measures.Select(measure => measure.Instrument) ?? []];
}
