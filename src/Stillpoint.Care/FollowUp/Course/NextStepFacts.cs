using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Planning;

namespace Stillpoint.Care.FollowUp.Course;

public enum CoursePhase
{
    Acute,
    Maintenance,
}

public enum Tolerability
{
    Good,
    Poor,
    /// <summary>An adverse event of grade 3.</summary>
    Grade3,
}

/// <summary>Where a course stands after a session: what was given, how it was borne, and the totals of one instrument. What is null was not recorded.</summary>
public sealed record NextStepFacts(Product Product, CoursePhase Phase, Instrument Instrument)
{
    /// <summary>The numbers it is judged by.</summary>
    public House House { get; init; } = House.Shipped;

    public DoseRow? Row { get; init; }

    public decimal? Baseline { get; init; }

    public decimal? Latest { get; init; }

    /// <summary>Sessions completed.</summary>
    public int? Sessions { get; init; }

    public Tolerability? Tolerability { get; init; }

    /// <summary>Kept with the step; limits by age are judged when the next dose is ordered.</summary>
    public decimal? AgeYears { get; init; }

    public decimal? CurrentMgPerKg { get; init; }

    /// <summary>Esketamine: 28, 56 or 84 mg.</summary>
    public decimal? CurrentMg { get; init; }

    /// <summary>The dose was already raised in this course.</summary>
    public bool? SteppedUp { get; init; }

    /// <summary>New suicidal intent, plan or behaviour.</summary>
    public bool? NewHighSuicidality { get; init; }

    public decimal? Ymrs { get; init; }

    /// <summary>The week of treatment, counted from 1.</summary>
    public decimal? Week { get; init; }

    /// <summary>Weeks between maintenance sessions now.</summary>
    public decimal? IntervalWeeks { get; init; }

    /// <summary>The total that maintenance is meant to hold.</summary>
    public decimal? Reference { get; init; }

    /// <summary>Maintenance sessions so far.</summary>
    public int? MaintenanceCount { get; init; }

    /// <summary>Reasons to stop that were agreed in the plan of this course.</summary>
    public IReadOnlyList<CourseStop> Stops { get; init; } = [];

    /// <summary>From baseline to now; null while one of them is missing.</summary>
    public ScoreChange? Change => (Baseline, Latest) is ({ } baseline, { } latest) ? ScoreChange.Between(Instrument, baseline, latest) : null;

    /// <summary>A response by the scale's own limit; null where it has none or cannot be measured.</summary>
    internal bool? Responded => Change?.Response;

    /// <summary>At least a partial response by the scale's own limit; null where it has none or cannot be measured.</summary>
    internal bool? Partly => Instrument.Change is { PartialPercent: not null } or { PartialPoints: not null } ? Change?.Partial | Responded : null;

    /// <summary>Points for the worse since baseline.</summary>
    internal decimal? WorseBy => Instrument.Change is { HigherIsBetter: true } ? Baseline - Latest : Latest - Baseline;

    /// <summary>What stands in the record, and what it comes to.</summary>
    internal string Said
    {
        get
        {
            var percent = Change?.PercentReduction ?? 0;
            var change = percent == 0 ? "unchanged" : FormattableString.Invariant($"{Math.Abs(Total.Round(percent, 1)):0.#} % {(percent > 0 ? "better" : "worse")}");
            var verdict = Responded == true ? ", a response" : Partly == true ? ", a partial response" : percent < 0 ? FormattableString.Invariant($", {WorseBy:0.#} points") : ", no partial response";
            return FormattableString.Invariant($"{Instrument.Code} {Latest:0.#}, {Baseline:0.#} at the beginning: {change}{verdict}");
        }
    }
}
