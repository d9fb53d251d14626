using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.Care.FollowUp.Outcomes;

/// <summary>The same share counted in three ways, since what is missing can be read in three ways.</summary>
/// <param name="Observed">Of those who were scored in the window.</param>
/// <param name="LastCarried">Of those who were scored at all, by the last total they had.</param>
/// <param name="Everyone">Of everybody who began and could have: whoever was not scored in the window did not.</param>
public sealed record ThreeWays(Proportion Observed, Proportion LastCarried, Proportion Everyone);

/// <summary>The totals of one scale, before and after.</summary>
public sealed record ScaleChange(string Scale, MeanChange Change);

/// <summary>What a number of courses came to. Every share says of how many, and whoever is missing is counted as missing.</summary>
public sealed record OutcomeReport
{
    private OutcomeReport()
    {
    }

    /// <summary>Courses that began: at least one dose.</summary>
    public int Began { get; private init; }

    /// <summary>Their window is not over: nothing of them is missing yet, and nothing of them is counted.</summary>
    public int NotDue { get; private init; }

    /// <summary>No scale leads, or nobody has defined what a response on it is.</summary>
    public int NoScale { get; private init; }

    /// <summary>Nothing was scored in the fortnight before the first dose.</summary>
    public int NoBaseline { get; private init; }

    /// <summary>Too little ill at the beginning for a response to mean anything.</summary>
    public int NotIllEnough { get; private init; }

    /// <summary>Could have responded, and was not scored in the window.</summary>
    public int NoEnd { get; private init; }

    /// <summary>A baseline, and a total in the window.</summary>
    public int Evaluable { get; private init; }

    public Proportion Completed { get; private init; }

    /// <summary>Of those who could be judged at all, how many are missing.</summary>
    public Proportion Missing => new(NoBaseline + NoEnd, NoBaseline + NoEnd + Evaluable);

    public required ThreeWays Response { get; init; }

    public required ThreeWays Remission { get; init; }

    public Proportion Worse { get; private init; }

    /// <summary>Thoughts of death at the beginning, and none in the window.</summary>
    public Proportion DangerGone { get; private init; }

    /// <summary>None at the beginning, and some in the window.</summary>
    public Proportion DangerNew { get; private init; }

    /// <summary>How soon a first response came, in days from the first dose.</summary>
    public required SurvivalCurve ToResponse { get; init; }

    /// <summary>How long a first response held.</summary>
    public required SurvivalCurve Held { get; init; }

    /// <summary>How long somebody who was well stayed so.</summary>
    public required SurvivalCurve Well { get; init; }

    /// <summary>Doses between a response and its loss, for each who responded.</summary>
    public double? DosesToHold { get; private init; }

    public IReadOnlyList<ScaleChange> Changes { get; private init; } = [];

    public static OutcomeReport Of(IEnumerable<CourseOutcome> courses, DateTimeOffset now)
    {
        var scales = new Dictionary<string, Instrument?>(StringComparer.Ordinal);
        int began = 0, due = 0, noScale = 0, noBaseline = 0, notIll = 0, noEnd = 0, completed = 0, doses = 0;
        Three response = default, remission = default;
        Count worse = default, gone = default, fresh = default;
        List<Watched> toResponse = [], held = [], well = [];
        SortedDictionary<string, List<(double, double)>> changes = new(StringComparer.Ordinal);
        foreach (var course in courses)
        {
            began++;
            if (course is { ResponseDay: { } responded })
            {
                held.Add(new((course.LossDay ?? course.LastDay ?? responded) - responded, course.LossDay is not null));
                doses += course.DosesAfterResponse;
            }
            if (course is { WellDay: { } since }) well.Add(new((course.RelapseDay ?? course.LastDay ?? since) - since,
                course.RelapseDay is not null));
            if (course.IsIllEnough == true) toResponse.Add(new(course.ResponseDay ?? course.LastDay ?? 0, course.ResponseDay is not null));
            if (!course.IsDue(now)) continue;
            due++;
            if (course.IsCompleted) completed++;
            Instrument? scale = null;
            if (course.Scale is { } code && !scales.TryGetValue(code, out scale)) scales[code] = scale = Instruments.Find(code);
            if (scale?.Change is not { } change || (change.ResponsePercent ?? change.ResponsePoints ?? change.ResponseAtMost) is null) noScale++;
            else if (course.IsIllEnough is not { } ill)
            {
                noBaseline++;
                response.Missing();
                if (change.RemissionAtMost is not null) remission.Missing();
            }
            else if (!ill) notIll++;
            else
            {
                if (course.End is null) noEnd++;
                response.Add(course, CameTo.Response);
                if (change.RemissionAtMost is not null) remission.Add(course, CameTo.Remission);
                if (course.End is not { } end) continue;
                if (change.WorsenedBy is not null) worse.Add(course.AtEnd.HasFlag(CameTo.Worse));
                if (course is { DangerBefore: { } before, DangerAfter: { } after })
                {
                    if (before > 0) gone.Add(after == 0);
                    else fresh.Add(after > 0);
                }
                if (!changes.TryGetValue(course.Scale!, out var pairs)) changes[course.Scale!] = pairs = [];
                pairs.Add(((double)course.Baseline!.Value, (double)(change.HigherIsBetter ? end - course.Baseline.Value
                    : course.Baseline.Value - end)));
            }
        }
        return new()
        {
            Began = began, NotDue = began - due, NoScale = noScale, NoBaseline = noBaseline, NotIllEnough = notIll, NoEnd = noEnd, Evaluable =
                due - noScale - noBaseline - notIll - noEnd,
            Completed = new(completed, due), Response = response.Counted, Remission = remission.Counted, Worse = worse.Counted, DangerGone =
                gone.Counted, DangerNew = fresh.Counted,
            ToResponse = SurvivalCurve.Of(toResponse), Held = SurvivalCurve.Of(held), Well = SurvivalCurve.Of(well), DosesToHold = held.Count > 0
                ? (double)doses / held.Count : null,
            Changes = [.. changes.Select(one => (one.Key, MeanChange.Of(one.Value))).Where(one => one.Item2 is not null)
                .Select(one => new ScaleChange(one.Key, one.Item2!))],
        };
    }

    private struct Count
    {
        private int of, among;

        public readonly Proportion Counted => new(of, among);

        public void Add(bool holds)
        {
            among++;
            if (holds) of++;
        }
    }

    private struct Three
    {
        private Count observed, carried, everyone;

        public readonly ThreeWays Counted => new(observed.Counted, carried.Counted, everyone.Counted);

        public void Missing() => everyone.Add(false);

        public void Add(CourseOutcome course, CameTo what)
        {
            everyone.Add(course.End is not null && course.AtEnd.HasFlag(what));
            if (course.End is not null) observed.Add(course.AtEnd.HasFlag(what));
            if (course.Last is not null) carried.Add(course.AtLast.HasFlag(what));
        }
    }
}
