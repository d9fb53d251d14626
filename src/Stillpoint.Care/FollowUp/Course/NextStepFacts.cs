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

    /// <summary>Percent of the baseline by which the total is better; negative when it is worse, null when it can't be known.</summary>
    public decimal? Improvement => Better is { } better ? 100 * better / Baseline!.Value : null;

    /// <summary>Better by at least this percent of the baseline. Multiplied rather than divided, so that exactly a quarter is a quarter.</summary>
    internal bool? ImprovedBy(decimal percent) => Better is { } better ? 100 * better >= percent * Baseline!.Value : null;

    internal bool HigherIsBetter => Instrument.Change is { HigherIsBetter: true };

    private decimal? Better => (Baseline, Latest) is ({ } baseline and > 0, { } latest) ? HigherIsBetter ? latest - baseline : baseline - latest : null;
}
