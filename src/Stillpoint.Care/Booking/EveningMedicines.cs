using System.Collections.Frozen;
using Stillpoint.Care.Screening.Medications;

namespace Stillpoint.Care.Booking;

/// <summary>What a patient is told about one of their medicines before a session.</summary>
public enum LeaveOut
{
    /// <summary>Somebody wrote what is left out of it, and when.</summary>
    Told,

    /// <summary>A rule asks for a decision that nobody wrote down, or nobody knows the medicine: a person tells them, and until then they change nothing.</summary>
    Ask,

    /// <summary>Known, and no rule asks for anything.</summary>
    AsAlways,
}

/// <summary>One medicine of this patient the evening before.</summary>
/// <param name="Words">What is left out, as it was written for the patient.</param>
/// <param name="Why">Why it is asked about, with its rule, for staff.</param>
public sealed record EveningMedicine(string Name, LeaveOut How, string? Words = null, string? Why = null);

/// <summary>What is left out of this patient's own medicines before a session. It tells what a person decided, and never decides by itself.</summary>
public static class EveningMedicines
{
    /// <summary>Rows of the interaction table whose management is a dose that is left out, moved or planned with the fast.</summary>
    public static readonly IReadOnlySet<string> Rules =
        FrozenSet.Create("DDI-01", "DDI-02", "DDI-03", "DDI-04", "DDI-05", "DDI-06", "DDI-09", "DDI-10", "DDI-17", "DDI-33", "DDI-34", "DDI-36", "DDI-40", "DDI-41", "DDI-42", "DDI-45", "DDI-46", "DDI-54", "DDI-55", "DDI-62",
            "DDI-65", "DDI-66", "DDI-67", "DDI-69");

    /// <param name="listed">What the patient takes, each with what was written to be left out of it.</param>
    /// <param name="answer">What the interaction rules say of the same list.</param>
    public static IReadOnlyList<EveningMedicine> Of(IEnumerable<(string Name, string? Hold)> listed, InteractionAnswer answer) =>
        [.. listed.GroupBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Select(same => One(same.Key, same.Select(one => one.Hold).FirstOrDefault(hold => hold is not null), answer))];

    private static EveningMedicine One(string name, string? hold, InteractionAnswer answer)
    {
        if (hold is not null) return new(name, LeaveOut.Told, hold);
        if (answer.Findings.FirstOrDefault(found => Is(found.Drug.Text) && Rules.Contains(found.Finding.Rule)) is { } asks) return new(name, LeaveOut.Ask, Why: $"{asks.Finding.Rule}: {asks.Management}");
        var known = answer.Checked.Where(one => Is(one.Text)).ToList();
        return known.Count > 0 && known.TrueForAll(one => one.Result is CheckResult.Interacts or CheckResult.NotListed or CheckResult.NotCounted) ? new(name, LeaveOut.AsAlways)
            : new(name, LeaveOut.Ask, Why: known.Find(one => one.WhyNot is not null)?.WhyNot ?? "Not recognized, so not checked.");

        bool Is(string? text) => string.Equals(text, name, StringComparison.OrdinalIgnoreCase);
    }
}
