using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>For how long a prescriber goes on in spite of a finding; never for another course.</summary>
public enum OverrideHolds
{
    OneSession,
    TheCourse,
    UntilDay,
}

/// <summary>What an override of a rule asks for beside its reason.</summary>
public static class OverrideRules
{
    /// <summary>The most months an override that names its last day may hold: what was weighed long ago is weighed again.</summary>
    public static readonly HouseNumber MostMonths = new("OVR-01.most", "The most months an override that names its last day holds", 12, "months", 1, 12, Source.Policy) { Whole = true };

    public static Rule Holds { get; } = new("OVR-01", house => $"An override holds for the next session, for the course, or until a day at most {house[MostMonths].WithUnit} away; when its day is over, suitability is decided again.",
        "What was weighed long ago is weighed again.", Source.Policy)
    { Policy = true, Inputs = ["suitability.overrides"] };

    public static IReadOnlyList<Rule> All { get; } = [Holds];

    /// <summary>The latest last day an override signed today may name.</summary>
    public static DateOnly Latest(DateOnly today, House house) => today.AddMonths(house[MostMonths].Whole);

    /// <summary>Whether a last day is one that an override signed today may not name: it is over, or too far away.</summary>
    public static bool Refuses(DateOnly? until, DateOnly today, House house) => until is not { } last || last <= today || last > Latest(today, house);

    private static readonly string[] Second = ["SCR-008", "SCR-020", "SCR-024", "SCR-048", "SCR-051"];

    /// <summary>A second prescriber signs too: house policy for a recent cardiovascular event, past psychosis, a use disorder of ketamine's kind, age, and suicide risk.</summary>
    public static bool NeedsSecondSigner(string rule) => Second.Contains(rule, StringComparer.Ordinal);
}
