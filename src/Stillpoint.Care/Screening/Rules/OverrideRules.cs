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
    /// <summary>The most months an override that names its last day may hold: what was weighed a year ago is weighed again. [POLICY]</summary>
    public const int MostMonths = 12;

    private static readonly string[] Second = ["SCR-008", "SCR-020", "SCR-024", "SCR-048", "SCR-051"];

    /// <summary>A second prescriber signs too: house policy for a recent cardiovascular event, past psychosis, a use disorder of ketamine's kind, age, and suicide risk.</summary>
    public static bool NeedsSecondSigner(string rule) => Second.Contains(rule, StringComparer.Ordinal);
}
