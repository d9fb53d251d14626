using System.Collections.Frozen;
using System.Globalization;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>Whether a line of the medication list counts at the moment of the decision, and if not, why not.</summary>
public abstract record Standing
{
    /// <summary>Taken now, or nothing says otherwise.</summary>
    public sealed record Counts : Standing;

    /// <summary>No longer taken; a few drugs go on acting after their last dose.</summary>
    public sealed record Ended(WrittenTime? Last, string WhyNot) : Standing;

    /// <summary>Not taken.</summary>
    public sealed record DoesNotCount(string WhyNot) : Standing;

    /// <summary>Dated after the decision, so not used at all.</summary>
    public sealed record NotYet(string WhyNot) : Standing;

    /// <summary>Hours within which a drug taken when needed, or bought over the counter, still counts. This rule set holds no half-lives.</summary>
    public const int HoursAfterTakenWhenNeeded = 72;

    private static readonly FrozenSet<string> NotAnOrder = FrozenSet.ToFrozenSet(["proposal", "plan", "directive", "option"]);

    private static readonly FrozenSet<string> OrderIsOver = FrozenSet.ToFrozenSet(["completed", "stopped", "cancelled", "draft", "entered-in-error", "ended"]);

    private static readonly FrozenSet<string> NotTaken = FrozenSet.ToFrozenSet(["not-taken", "intended", "entered-in-error", "draft"]);

    /// <summary>
    /// Judges one line. A status nobody wrote, or one this rule set does not know, counts: a drug that may be taken is a drug to check.
    /// </summary>
    /// <param name="lastTaken">When the patient last took it, where somebody asked; never after the decision.</param>
    public static Standing Of(Medication medication, DateTimeOffset at, DateTimeOffset? lastTaken) =>
        medication.Kind == MedicationKind.Request ? OfRequest(medication, at, lastTaken) : OfStatement(medication, at, lastTaken);

    private static Standing OfRequest(Medication order, DateTimeOffset at, DateTimeOffset? lastTaken)
    {
        if (order.Written is { } written && ClinicCalendar.IsAfter(written, at)) return new NotYet($"Written {written.Written}, after the decision.");
        if (order.DoNotPerform) return new DoesNotCount("The order says not to give it.");
        if (order.Status is { } status && OrderIsOver.Contains(status)) return new DoesNotCount($"The order is {status}.");
        if (order.Intent is { } intent && NotAnOrder.Contains(intent)) return new DoesNotCount($"This is a {intent}, not an order.");
        return (Standing?)WhenNeeded(order, at, lastTaken) ?? new Counts();
    }

    private static Standing OfStatement(Medication said, DateTimeOffset at, DateTimeOffset? lastTaken)
    {
        if ((said.Taken ?? said.PeriodStart ?? (said.PeriodEnd is null ? said.Written : null)) is { } first && ClinicCalendar.IsAfter(first, at))
            return new NotYet($"Dated {first.Written}, after the decision.");
        if (said.Status is { } status)
        {
            if (NotTaken.Contains(status)) return new DoesNotCount($"The statement is {status}.");
            if (status is "completed" or "stopped") return new Ended(Past(said.PeriodEnd, at), $"The statement is {status}.");
        }
        if (WhenNeeded(said, at, lastTaken) is { } notTakenLately) return notTakenLately;
        return !TakenWhenNeeded(said) && said.PeriodEnd is { } end && end.Latest < at ? new Ended(end, $"Ended {end.Written}.") : new Counts();
    }

    /// <summary>Taken when needed or over the counter, and too long ago to count; null otherwise. With no time known it counts.</summary>
    private static DoesNotCount? WhenNeeded(Medication medication, DateTimeOffset at, DateTimeOffset? lastTaken)
    {
        if (!TakenWhenNeeded(medication)) return null;
        var last = lastTaken ?? ((Past(medication.Taken, at) ?? Past(medication.PeriodEnd, at)) is { } written ? Earlier(written.Latest, at) : null);
        return last is { } time && at - time > TimeSpan.FromHours(HoursAfterTakenWhenNeeded)
            ? new($"Last taken {time.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)}, more than {HoursAfterTakenWhenNeeded} hours before.")
            : null;
    }

    private static bool TakenWhenNeeded(Medication medication) => medication.AsNeeded || medication.OverTheCounter;

    private static WrittenTime? Past(WrittenTime? time, DateTimeOffset at) => time is { } known && !ClinicCalendar.IsAfter(known, at) ? known : null;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
