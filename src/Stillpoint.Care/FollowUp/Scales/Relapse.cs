using Stillpoint.Care.Findings;

namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>When somebody who was well counts as ill again.</summary>
public sealed record Relapse(decimal AtLeast)
{
    /// <summary>The total must also have risen this much from its lowest since being well.</summary>
    public decimal RiseOf { get; init; }

    /// <summary>A response is well enough to relapse from; otherwise only remission is.</summary>
    public bool AfterResponse { get; init; }

    /// <summary>Two scores must say so, this many days apart, with none between that does not; null when one is enough.</summary>
    public (int Least, int Most)? TwiceWithinDays { get; init; }

    public required Source Source { get; init; }

    /// <summary>
    /// Whether a course, its baseline first, ends in relapse: null when the instrument defines none, or when nobody was well yet.
    /// An admission for depression or an attempt at suicide is a relapse too, but it is on no form.
    /// </summary>
    public static bool? Of(Instrument instrument, IReadOnlyList<(DateOnly On, decimal Total)> course) => FateOf(instrument, course) is { } fate
        ? fate.RelapsedOn is not null : null;

    /// <summary>
    /// When the patient was first well, and when they fell ill again; null when the instrument defines no relapse, or when nobody was well yet.
    /// </summary>
    public static (DateOnly WellOn, DateOnly? RelapsedOn)? FateOf(Instrument instrument, IReadOnlyList<(DateOnly On, decimal Total)> course)
    {
        if (instrument.Change is not { Relapse: { } rule } || course.Count == 0) return null;

        (DateOnly On, decimal Total)[] inOrder = [.. course.OrderBy(score => score.On)];
        var well = Array.FindIndex(inOrder, score => ScoreChange.Between(instrument, inOrder[0].Total, score.Total) is var outcome
            && (outcome.Remission == true || (rule.AfterResponse && outcome.Response == true)));
        if (well < 0) return null;

        var (wellOn, lowest) = inOrder[well];
        var run = new List<DateOnly>();
        foreach (var (on, total) in inOrder[well..])
        {
            lowest = Math.Min(lowest, total);
            if (total < rule.AtLeast || total - lowest < rule.RiseOf)
            {
                run.Clear();
                continue;
            }
            run.Add(on);
            if (rule.TwiceWithinDays is not { } apart || run.Any(first => on.DayNumber - first.DayNumber is var days && days >= apart.Least
                && days <= apart.Most)) return (wellOn, on);
        }
        return (wellOn, null);
    }
}
