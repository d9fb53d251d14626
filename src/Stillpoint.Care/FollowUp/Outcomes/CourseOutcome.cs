using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.Care.FollowUp.Outcomes;

/// <summary>What a total came to against the baseline.</summary>
[Flags]
public enum CameTo
{
    Nothing = 0,
    Response = 1,
    Remission = 2,
    Partial = 4,
    Worse = 8,
}

/// <summary>What one course came to: enough of it to count with, and nothing that says whose it was. Days are counted from the first dose.</summary>
public sealed record CourseOutcome
{
    /// <summary>How these are worked out; whatever was kept by an earlier way is worked out again.</summary>
    public const int Way = 1;

    /// <summary>The code of the scale that leads; null where none does.</summary>
    public string? Scale { get; init; }
    public required DateTimeOffset BeganAt { get; init; }
    public required int Doses { get; init; }

    /// <summary>Sessions of the signed plan.</summary>
    public int? Planned { get; init; }

    /// <summary>The last day of the series.</summary>
    public required int SeriesDays { get; init; }
    public decimal? Baseline { get; init; }

    /// <summary>The total in the window after the series; null where none was taken in it.</summary>
    public decimal? End { get; init; }

    /// <summary>The last total there was by the end of that window.</summary>
    public decimal? Last { get; init; }
    public CameTo AtEnd { get; init; }
    public CameTo AtLast { get; init; }

    /// <summary>The last day on which anything was scored.</summary>
    public int? LastDay { get; init; }
    public int? ResponseDay { get; init; }

    /// <summary>The day on which the first response was lost.</summary>
    public int? LossDay { get; init; }

    /// <summary>The first day on which the patient was well, by what the scale calls well.</summary>
    public int? WellDay { get; init; }
    public int? RelapseDay { get; init; }

    /// <summary>Doses between the first response and its loss: what held it.</summary>
    public int DosesAfterResponse { get; init; }
    public int? DangerBefore { get; init; }
    public int? DangerAfter { get; init; }

    /// <summary>The planned series was given.</summary>
    public bool IsCompleted => Planned is { } planned ? Doses >= Math.Min(planned, CourseHistory.MostOfSeries) : Doses >= 4;

    public Instrument? Instrument => Scale is null ? null : Instruments.Find(Scale);

    /// <summary>The window after the series is over: from now on a missing total is missing.</summary>
    public bool IsDue(DateTimeOffset now) => BeganAt.AddDays(SeriesDays + CourseHistory.LatestDay) < now;

    /// <summary>Ill enough at the beginning for a response to mean something; null without a baseline.</summary>
    public bool? IsIllEnough => Baseline is not { } total ? null : total > 0 && total >= LeastBaseline(Scale);

    /// <summary>Under this nobody is counted among those who could respond.</summary>
    public static decimal LeastBaseline(string? scale) => scale switch { "PHQ-9" => 10, "QIDS-SR16" => 6, "MADRS" => 20, _ => 0 };
}
