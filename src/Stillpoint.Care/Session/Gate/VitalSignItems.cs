using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Session.Gate;

/// <summary>The vital signs before anything is given: PRE-11 to PRE-14.</summary>
internal static class VitalSignItems
{
    public static IReadOnlyList<GateRule> All { get; } =
    [
        new("PRE-11", "Blood pressure", "Up to 140/90 goes on; above it a prescriber decides; 160/100 on two readings 5 min apart waits", "Ketamine raises blood pressure for an hour or two", new("SPRAVATO PI 2025"), Pressure)
            { Inputs = ["loinc|8480-6", "loinc|8462-4"], Policy = true, Related = ["SCR-014", "SCR-015"] },
        new("PRE-12", "Heart rate", "50 to 100 goes on; 45 to 49 and 101 to 110 a prescriber decides; below 45 or above 110 waits", "A fast or slow heart tolerates the surge badly", Source.Policy, patient => Rate(patient))
            { Inputs = ["loinc|8867-4"], Policy = true, Related = ["SCR-011"] },
        new("PRE-13", "SpO2", "94 % on room air goes on; 92 to 93 a prescriber decides; below waits; with COPD each limit two lower", "Sedation takes away reserve", Source.Policy, Saturation)
            { Inputs = ["loinc|59408-5", "copdBaselineSpo2", "icd-10-cm|J44"], Policy = true, Related = ["SCR-040"] },
        new("PRE-14", "Breathing and temperature", "10 to 20 breaths a minute and below 38.0 °C", "A chest infection or fever makes the airway irritable", Source.Policy, BreathsAndTemperature)
            { Inputs = ["loinc|9279-1", "loinc|8310-5"], Policy = true, Related = ["SCR-041"] },
    ];

    private static GateVerdict Pressure(PatientCase patient)
    {
        if (patient.BloodPressure.Latest is not { } latest) return NotTaken("No blood pressure has been taken today.", "loinc|8480-6", "loinc|8462-4");
        if (latest.IsAtLeast(160, 100) is true)
        {
            if (patient.BloodPressure.Earlier is not { } earlier || earlier.IsAtLeast(160, 100) is not true)
                return GateVerdict.Of(new Check(null, $"Blood pressure {latest} once; a second reading at least 5 min apart decides.") { Inputs = latest.Inputs, Missing = ["loinc|8480-6", "loinc|8462-4"] }, GateStatus.Defer);
            return GateVerdict.Of(Check.Fail($"Blood pressure {earlier} and {latest}, both at or above 160/100.", [.. latest.Inputs, .. earlier.Inputs]), GateStatus.Defer);
        }
        if (latest.IsAtLeast(160, 100) is null && latest.IsOver(140, 90) is not true) return NotTaken($"Blood pressure {latest}: half of it is not known.", "loinc|8480-6", "loinc|8462-4");
        return latest.IsOver(140, 90) switch
        {
            true when latest.IsAtLeast(160, 100) is null => NotTaken($"Blood pressure {latest}: half of it is not known.", "loinc|8480-6", "loinc|8462-4"),
            true => GateVerdict.Of(Check.Fail($"Blood pressure {latest}, above 140/90.", latest.Inputs), GateStatus.Override),
            false => GateVerdict.Of(Check.Pass($"Blood pressure {latest}.", latest.Inputs), GateStatus.Override),
            null => NotTaken($"Blood pressure {latest}: half of it is not known.", "loinc|8480-6", "loinc|8462-4"),
        };
    }

    private static GateVerdict Rate(PatientCase patient) => patient.Facts.Of(Measurements.HeartRate) is not { } rate
        ? NotTaken("No heart rate has been taken today.", "loinc|8867-4")
        : Within(rate, "Heart rate", "/min", lowest: 45, low: 50, high: 100, highest: 110);

    private static GateVerdict Saturation(PatientCase patient)
    {
        if (patient.Facts.Of(Measurements.Spo2) is not { } saturation) return NotTaken("No SpO2 has been taken today.", "loinc|59408-5");
        var lung = patient.Has(Problem.ChronicObstructivePulmonaryDisease) || patient.Facts.Of(GateFacts.CopdBaselineSpo2) is not null;
        var lower = lung ? 2 : 0;
        return Within(saturation, lung ? "With COPD, SpO2" : "SpO2", " %", lowest: 92 - lower, low: 94 - lower, high: null, highest: null);
    }

    private static GateVerdict BreathsAndTemperature(PatientCase patient)
    {
        var breaths = patient.Facts.Of(Measurements.RespiratoryRate);
        var temperature = patient.Facts.Of(Measurements.Temperature);
        var outside = breaths?.Value.IsUnder(10) | breaths?.Value.IsOver(20);
        var fever = temperature?.Value.IsAtLeast(38);
        var says = $"{breaths?.Value.ToString() ?? "Unknown"} breaths a minute, temperature {temperature?.Value.ToString() ?? "unknown"}{(temperature is null ? "" : " °C")}.";
        Input?[] inputs = [breaths?.Input, temperature?.Input];
        if (outside is true || fever is true) return GateVerdict.Of(Check.Fail(says, inputs), GateStatus.Defer);
        return outside is null || fever is null
            ? NotTaken(says, [.. outside is null ? new[] { "loinc|9279-1" } : [], .. fever is null ? new[] { "loinc|8310-5" } : []])
            : GateVerdict.Of(Check.Pass(says, inputs), GateStatus.Defer);
    }

    /// <summary>Between <paramref name="low"/> and <paramref name="high"/> it passes, beyond them a prescriber decides, beyond the outer limits it waits.</summary>
    private static GateVerdict Within(Fact<Amount> measured, string what, string unit, decimal lowest, decimal low, decimal? high, decimal? highest)
    {
        var value = measured.Value;
        var says = $"{what} {value}{unit}";
        var far = value.IsUnder(lowest) | (highest is { } top ? value.IsOver(top) : false);
        var near = value.IsUnder(low) | (high is { } upper ? value.IsOver(upper) : false);
        var limits = high is null ? $"{low}{unit} or more goes on, below {lowest}{unit} waits" : $"{low} to {high}{unit} goes on, below {lowest} or above {highest}{unit} waits";
        return (far, near) switch
        {
            (true, _) => GateVerdict.Of(Check.Fail($"{says}; {limits}.", measured.Input), GateStatus.Defer),
            (false, true) => GateVerdict.Of(Check.Fail($"{says}; {limits}.", measured.Input), GateStatus.Override),
            (false, false) => GateVerdict.Of(Check.Pass($"{says}.", measured.Input), GateStatus.Defer),
            _ => GateVerdict.Of(new Check(null, $"{says} does not say on which side of the limits it is.") { Inputs = [measured.Input], Missing = [measured.Path ?? measured.Key.Key] }, GateStatus.Defer),
        };
    }

    private static GateVerdict NotTaken(string because, params IEnumerable<string> missing) => GateVerdict.Of(Check.Unknown(because, missing), GateStatus.Defer);
}
