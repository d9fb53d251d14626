using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Tests.Screening.Rules;

/// <summary>One patient and what one rule says; null when it does not fire.</summary>
internal sealed record ScreeningCase(string Rule, string Says, Severity? Found, Func<Patient, Patient> Patient)
{
    public static IReadOnlyList<ScreeningCase> All { get; } = [.. BodyCases.All, .. HeartCases.All, .. MindCases.All, .. OrganCases.All, .. DayCases.All];
}
