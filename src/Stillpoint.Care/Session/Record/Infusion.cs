using Stillpoint.Care.Units;

namespace Stillpoint.Care.Session.Record;

/// <summary>A stretch of time with the pump at one setting. A pause is a stretch at no flow.</summary>
public sealed record Stretch(DateTimeOffset From, DateTimeOffset? Until, FlowRate Flow, Concentration Concentration)
{
    public Rate Rate => Flow * Concentration;

    public Dose GivenBy(DateTimeOffset moment)
    {
        var end = Until is { } until && until < moment ? until : moment;
        return end <= From ? Dose.None : Rate * (end - From);
    }
}

/// <summary>What the pump has done: every stretch in order, and how much drug the syringe held.</summary>
public sealed record Infusion(string Route, IReadOnlyList<Stretch> Stretches, Dose Planned, Dose InSyringe, DrugEnding? Ended)
{
    public DateTimeOffset StartedAt => Stretches[0].From;

    public DateTimeOffset? EndedAt => Ended is null ? null : Stretches[^1].Until;

    public FlowRate Flow => Ended is null ? Stretches[^1].Flow : FlowRate.Stopped;

    public bool IsRunning => Flow > FlowRate.Stopped;

    public bool IsPaused => Ended is null && !IsRunning;

    /// <summary>Drug given by a moment: the area under the ribbon, and never more than the syringe held.</summary>
    public Dose GivenBy(DateTimeOffset moment)
    {
        var given = Stretches.Aggregate(Dose.None, (sum, stretch) => sum + stretch.GivenBy(moment));
        return given > InSyringe ? InSyringe : given;
    }

    public Dose LeftAt(DateTimeOffset moment) => Planned.Less(GivenBy(moment));

    /// <summary>What flowed, in order: each stretch as long as the syringe still held drug for it.</summary>
    public IEnumerable<Stretch> Delivered
    {
        get
        {
            var left = InSyringe;
            foreach (var stretch in Stretches)
            {
                var empty = stretch.Rate > Rate.Stopped ? stretch.From + left / stretch.Rate : (DateTimeOffset?)null;
                yield return empty is { } end && (stretch.Until is not { } until || end < until) ? stretch with { Until = end } : stretch;
                if (stretch.Until is { } ended) left = left.Less(stretch.GivenBy(ended));
            }
        }
    }

    /// <summary>When the planned dose is in at the present rate, and stays when that has passed; null while nothing flows.</summary>
    public DateTimeOffset? PlannedEnd => IsRunning ? Stretches[^1].From + LeftAt(Stretches[^1].From) / Stretches[^1].Rate : null;

    /// <summary>When the planned dose is in at the present rate; null while nothing flows.</summary>
    public DateTimeOffset? EndsAt(DateTimeOffset moment)
    {
        if (!IsRunning) return null;
        return moment + LeftAt(moment) / Stretches[^1].Rate;
    }
}
