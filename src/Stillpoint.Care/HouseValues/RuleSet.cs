namespace Stillpoint.Care.HouseValues;

/// <summary>The rules this build judges by, named by their date; what a clinic changed is named after it, see <see cref="House.Version"/>.</summary>
public static class RuleSet
{
    public const string Version = "2026-11-29";

    /// <summary>Earlier rule sets whose every number was what this one ships.</summary>
    public static IReadOnlyList<string> SameNumbers { get; } = ["2026-11-22"];
}
