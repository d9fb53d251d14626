using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Another treatment of the same day: SCR-061.</summary>
internal static class TodayRules
{
    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-061", "ECT or TMS on the same day", "Seizure threshold and anesthesia do not mix with a session", Source.Policy, SameDay)
            { RunsFor = patient => patient.IsDayOf, Inputs = ["ectOrTmsToday"], Policy = true },
    ];

    private static Judgment SameDay(PatientCase patient)
    {
        var evidence = new Evidence(patient).Stated(ScreeningFacts.EctOrTmsToday, Severity.Defer, "ECT or TMS today");
        return (patient.Facts.Of(ScreeningFacts.EctOrTmsToday) is null ? evidence.Open(Severity.Defer, "Nobody has asked today about ECT or TMS", ScreeningFacts.EctOrTmsToday.Key) : evidence).Weigh();
    }
}
