using Stillpoint.Care.Findings;

namespace Stillpoint.Care.FollowUp.LongTerm;

/// <summary>Results of the long run against what they were before. What is null was not measured and raises nothing by itself: the calendar asks for it.</summary>
public sealed record LongTermResults
{
    /// <summary>The numbers it is judged by.</summary>
    public House House { get; init; } = House.Shipped;

    public decimal? IcsiBaseline { get; init; }

    public decimal? IcsiLatest { get; init; }

    public bool? Haematuria { get; init; }

    public decimal? MocaBaseline { get; init; }

    public decimal? MocaLatest { get; init; }

    /// <summary>Three months ago and now: the dose in mg/kg, weeks between sessions, and improvement in percent.</summary>
    public DoseTrend? Trend { get; init; }
}

public sealed record DoseTrend(decimal? DoseBefore, decimal? DoseNow, decimal? IntervalBefore, decimal? IntervalNow, decimal? ImprovementBefore, decimal? ImprovementNow)
{
    private const int ComparedDays = 90, MostGaps = 3;

    /// <summary>From the sessions as they were given, in order of time; null where treatment is younger than what it is compared with.</summary>
    /// <param name="improvement">Improvement in percent as it was known at a moment.</param>
    public static DoseTrend? Of(IReadOnlyList<(DateTimeOffset At, decimal? MgPerKg)> sessions, Func<DateTimeOffset, decimal?> improvement, DateTimeOffset now)
    {
        var then = now.AddDays(-ComparedDays);
        var before = sessions.TakeWhile(session => session.At <= then).ToList();
        return before.Count == 0 || before.Count == sessions.Count ? null
            : new(before[^1].MgPerKg, sessions[^1].MgPerKg, Weeks(before), Weeks(sessions), improvement(then), improvement(now));
    }

    private static decimal? Weeks(IReadOnlyList<(DateTimeOffset At, decimal? MgPerKg)> sessions)
    {
        var gaps = sessions.Zip(sessions.Skip(1), (one, next) => (decimal)(next.At - one.At).TotalDays / 7).TakeLast(MostGaps).ToList();
        return gaps.Count == 0 ? null : Math.Round(gaps.Average(), 1);
    }
}

/// <summary>What the results of the long run lead to.</summary>
public static class LongTermRules
{
    public static Rule Urinary { get; } = new("LTM-01", "Urinary symptoms four points up, or blood in the urine: the next dose is held until urology has answered.", "The labels warn of ulcerative cystitis; it is found by asking.", Sources.Named("SPRAVATO PI 2025; Ketalar PI 2024")) { Policy = true, Inputs = ["icsi", "haematuria"] };
    public static Rule Cognition { get; } = new("LTM-02", "MoCA two points down: review.", "Long use is watched for what it does to memory.", Sources.Named("Swainson 2021")) { Inputs = ["mocaTotal"] };
    public static Rule Tolerance { get; } = new("LTM-03", "Dose up by half or interval down by half without a better score: review.", "More for the same is tolerance, or the beginning of misuse.", Source.Policy) { Policy = true, Inputs = ["dose", "interval", "improvement"] };

    public static IReadOnlyList<Rule> All { get; } = [Urinary, Cognition, Tolerance];

    public static IReadOnlyList<Finding> Judge(LongTermResults results)
    {
        var found = new List<Finding>();
        if (results.Haematuria == true) found.Add(Urinary.Finds(Severity.Stop, "Blood in the urine."));
        else if (results.IcsiLatest - results.IcsiBaseline >= 4) found.Add(Urinary.Finds(Severity.Stop, FormattableString.Invariant($"Urinary symptoms rose from {results.IcsiBaseline:0.#} to {results.IcsiLatest:0.#}.")));
        else if (results.IcsiLatest is not null && results.IcsiBaseline is null) found.Add(Urinary.Finds(Severity.Unknown, "Urinary symptoms have no baseline to compare with.") with { Missing = ["icsiBaseline"] });

        if (results.MocaBaseline - results.MocaLatest >= 2) found.Add(Cognition.Finds(Severity.Review, FormattableString.Invariant($"MoCA fell from {results.MocaBaseline:0} to {results.MocaLatest:0}.")));
        else if (results.MocaLatest is not null && results.MocaBaseline is null) found.Add(Cognition.Finds(Severity.Unknown, "MoCA has no baseline to compare with.") with { Missing = ["mocaBaseline"] });

        if (results.Trend is { } trend && Escalates(trend) is { } says)
        {
            if (trend.ImprovementNow is not { } now || trend.ImprovementBefore is not { } before) found.Add(Tolerance.Finds(Severity.Unknown, $"{says}, and the scores to compare are missing.") with { Missing = ["improvement"] });
            else if (now <= before) found.Add(Tolerance.Finds(Severity.Review, $"{says} without a better score."));
        }
        return found;
    }

    private static string? Escalates(DoseTrend trend)
    {
        if (trend.DoseBefore is > 0 && trend.DoseNow >= trend.DoseBefore * 1.5m) return FormattableString.Invariant($"The dose went from {trend.DoseBefore:0.##} to {trend.DoseNow:0.##} mg/kg");
        return trend.IntervalBefore is > 0 && trend.IntervalNow <= trend.IntervalBefore * 0.5m ? FormattableString.Invariant($"The interval went from {trend.IntervalBefore:0.#} to {trend.IntervalNow:0.#} weeks") : null;
    }
}
