using System.Collections.Frozen;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>Whether a line of the medication list is taken at the moment of the decision, and if not, why not.</summary>
public abstract record Standing
{
    /// <summary>Taken now, or nothing says otherwise.</summary>
    public sealed record Counts : Standing;

    /// <summary>No longer taken by the clock; it may still act.</summary>
    /// <param name="Last">When it was last taken, given or handed out; null when nobody wrote it.</param>
    /// <param name="Ordered">When it was ordered or said.</param>
    /// <param name="Everyday">Any drug counts for a while after this end, not only the few that act on for long.</param>
    public sealed record Ended(WrittenTime? Last, WrittenTime? Ordered, bool Everyday, string WhyNot) : Standing
    {
        /// <summary>For what was handed out: when the supply ran out.</summary>
        public DateTimeOffset? SupplyEnd { get; init; }
    }

    /// <summary>Not taken.</summary>
    public sealed record DoesNotCount(string WhyNot) : Standing;

    /// <summary>Dated after the decision, so not used at all.</summary>
    public sealed record NotYet(string WhyNot) : Standing;

    /// <summary>An intent of <c>plan</c> is how systems send what a patient reports taking, and counts.</summary>
    private static readonly FrozenSet<string> NotAnOrder = FrozenSet.ToFrozenSet(["proposal", "directive", "option"]);

    private static readonly FrozenSet<string> NeverHappened = FrozenSet.ToFrozenSet(
        ["cancelled", "draft", "entered-in-error", "not-taken", "intended", "not-done", "declined", "preparation"]);

    private static readonly FrozenSet<string> Over = FrozenSet.ToFrozenSet(["completed", "stopped", "ended"]);

    /// <summary>
    /// Judges one line. A status nobody wrote, or one this rule set does not know, counts: a drug that may be taken is a drug to check.
    /// </summary>
    /// <param name="lastTaken">When the patient last took it, where somebody asked; never after the decision.</param>
    public static Standing Of(Medication medication, DateTimeOffset at, DateTimeOffset? lastTaken) => medication.Status is { } status && NeverHappened.Contains(status)
        ? new DoesNotCount($"The {Called(medication.Kind)} is {status}.")
        : medication.Kind switch
        {
            MedicationKind.Request => OfRequest(medication, at, lastTaken),
            MedicationKind.Statement => OfStatement(medication, at, lastTaken),
            MedicationKind.Administration => OfAdministration(medication, at),
            MedicationKind.Dispense => OfDispense(medication, at),
            var other => throw new ArgumentOutOfRangeException(nameof(medication), other, "No such kind."),
        };

    private static Standing OfRequest(Medication order, DateTimeOffset at, DateTimeOffset? lastTaken)
    {
        if (order.Written is { } written && ClinicCalendar.IsAfter(written, at)) return new NotYet($"Written {ShownDay.Of(written.Written)}, after the decision.");
        if (order.DoNotPerform) return new DoesNotCount("The order says not to give it.");
        if (order.Intent is { } intent && NotAnOrder.Contains(intent)) return new DoesNotCount($"This is a {intent}, not an order.");
        if (order.Status is { } status && Over.Contains(status)) return new Ended(Past(order.PeriodEnd, at), order.Written, Everyday: true, $"The order is {status}.");
        return (Standing?)WhenNeeded(order, at, lastTaken) ?? new Counts();
    }

    private static Standing OfStatement(Medication said, DateTimeOffset at, DateTimeOffset? lastTaken)
    {
        if ((said.Taken ?? said.PeriodStart ?? (said.PeriodEnd is null ? said.Written : null)) is { } first && ClinicCalendar.IsAfter(first, at))
            return new NotYet($"Dated {ShownDay.Of(first.Written)}, after the decision.");
        if (said.Status is { } status && Over.Contains(status)) return new Ended(Past(said.PeriodEnd, at) ?? Past(said.Taken, at), said.Written, said.IsTakenWhenNeeded, $"The statement is {status}.");
        if (WhenNeeded(said, at, lastTaken) is { } lately) return lately;
        return !said.IsTakenWhenNeeded && said.PeriodEnd is { } end && end.Latest < at ? new Ended(end, said.Written, Everyday: false, $"Ended {ShownDay.Of(end.Written)}.") : new Counts();
    }

    private static Standing OfAdministration(Medication given, DateTimeOffset at)
    {
        if ((given.Taken ?? given.PeriodStart) is { } first && ClinicCalendar.IsAfter(first, at)) return new NotYet($"Dated {ShownDay.Of(first.Written)}, after the decision.");
        return (Past(given.PeriodEnd, at) ?? given.Taken ?? given.PeriodStart) is { } last ? new Ended(last, null, Everyday: true, $"Given {ShownDay.Of(last.Written)}.") : new Counts();
    }

    private static Standing OfDispense(Medication handed, DateTimeOffset at)
    {
        if (handed.Status is "stopped" or "on-hold") return new DoesNotCount($"The dispense is {handed.Status}.");
        if (handed.Taken is not { } when) return new Counts();
        if (ClinicCalendar.IsAfter(when, at)) return new NotYet($"Dated {ShownDay.Of(when.Written)}, after the decision.");
        var end = handed.SupplyDays is > 0 and < 10_000 and var days && when.Latest.Year < 9000 ? when.Latest.AddDays((double)days) : (DateTimeOffset?)null;
        return end >= at ? new Counts() : new Ended(when, null, Everyday: true, $"Handed out {ShownDay.Of(when.Written)}.") { SupplyEnd = end };
    }

    /// <summary>Taken when needed or over the counter, with a time it was last taken: it counts from then on. With no time known it counts as taken.</summary>
    private static Ended? WhenNeeded(Medication medication, DateTimeOffset at, DateTimeOffset? lastTaken)
    {
        if (!medication.IsTakenWhenNeeded) return null;
        var last = lastTaken is { } told ? WrittenTime.Read(told.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture), at.Offset)
            : Past(medication.Taken, at) ?? (medication.Kind == MedicationKind.Statement ? Past(medication.PeriodEnd, at) : null);
        return last is { } time ? new(time, medication.Written, Everyday: true, $"Last taken {ShownDay.Of(time.Written)}, too long ago to count.") : null;
    }

    private static string Called(MedicationKind kind) => kind switch
    {
        MedicationKind.Request => "order",
        MedicationKind.Statement => "statement",
        MedicationKind.Administration => "administration",
        MedicationKind.Dispense => "dispense",
    };

    private static WrittenTime? Past(WrittenTime? time, DateTimeOffset at) => time is { } known && !ClinicCalendar.IsAfter(known, at) ? known : null;
}
