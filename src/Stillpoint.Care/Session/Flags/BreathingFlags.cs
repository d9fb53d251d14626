using static Stillpoint.Care.Findings.Severity;
using static Stillpoint.Care.Session.Flags.FlagLimits;

namespace Stillpoint.Care.Session.Flags;

/// <summary>Oxygen, breathing and airway, charted and from the monitor; the worse of the two counts.</summary>
internal static class BreathingFlags
{
    public static IEnumerable<Reading> Saturation(VitalSet set)
    {
        var charted = Saturation(set, set.SpO2(), Values.Seconds("vitals.spo2BelowSec", set.Vitals.SpO2BelowSeconds));
        var device = Saturation(set, set.DeviceSpO2(), Values.Seconds("device.spo2Below90Seconds", set.Device.SpO2Below90Seconds));
        return charted.Concat(device);
    }

    // A run under 90 speaks for itself, whatever the value beside it; a value under 90 without a run counts as sustained.
    private static IEnumerable<Reading> Saturation(VitalSet set, Measured? spo2, Measured? run)
    {
        if (spo2 is { Usable: false }) yield return Reading.Unusable(spo2);
        var value = spo2 is { Usable: true } ? spo2.Value : (decimal?)null;

        if (run?.Value >= SpO2SustainedSeconds) yield return Reading.Of(Red, $"SpO2 was under 90 for {run}", [.. new[] { spo2, run }.OfType<Measured>()]);
        else if (value < SpO2Red && run is null) yield return Reading.Of(Red, $"SpO2 {spo2} is under 90", spo2!);
        else if (value < SpO2RedOnOxygen && set.Vitals.OnOxygen == true) yield return Reading.Of(Red, $"SpO2 {spo2} is under 92 on oxygen", spo2!);
        else if (run?.Value > 0) yield return Reading.Of(Yellow, $"SpO2 was under 90 for {run}, less than 15", [.. new[] { spo2, run }.OfType<Measured>()]) with { Policy = true, Missing = Oxygen(set, value) };
        else if (value < SpO2Yellow) yield return Reading.Of(Yellow, $"SpO2 {spo2} is under 94", spo2!) with { Missing = Oxygen(set, value) };
        else if (value is not null || (run is not null && spo2 is null)) yield return Reading.Of(null, "SpO2 is not low", [.. new[] { spo2, run }.OfType<Measured>()]);
    }

    private static string[] Oxygen(VitalSet set, decimal? spo2) => spo2 < SpO2RedOnOxygen && set.Vitals.OnOxygen is null ? ["vitals.onOxygen"] : [];

    public static IEnumerable<Reading> Rate(VitalSet set)
    {
        foreach (var rate in new[] { set.RespiratoryRate(), set.DeviceRespiratoryRateLow(), set.DeviceRespiratoryRateHigh() }.OfType<Measured>())
            yield return !rate.Usable ? Reading.Unusable(rate) : set.IsChild() ? Reading.NoLimitForChildren(rate) : rate.Value switch
            {
                < RespiratoryRateLowRed => Reading.Of(Red, $"Breathing {rate} is below 8", rate),
                > RespiratoryRateRed => Reading.Of(Red, $"Breathing {rate} is above 30", rate),
                < RespiratoryRateLowYellow => Reading.Of(Yellow, $"Breathing {rate} is below 10", rate),
                >= RespiratoryRateYellow => Reading.Of(Yellow, $"Breathing {rate} is 25 or more", rate),
                _ => Reading.Of(null, "Breathing rate is inside its limits", rate),
            };
    }

    public static IEnumerable<Reading> Apnoea(VitalSet set)
    {
        foreach (var pause in new[] { Values.Seconds("vitals.apnoeaSec", set.Vitals.ApnoeaSeconds), Values.Seconds("device.apnoeaSeconds", set.Device.ApnoeaSeconds) }.OfType<Measured>())
            yield return pause.Value switch
            {
                >= ApnoeaRedSeconds => Reading.Of(Red, $"No breath for {pause}", pause),
                >= ApnoeaYellowSeconds => Reading.Of(Yellow, $"No breath for {pause}", pause),
                _ => Reading.Of(null, "No long pause", pause),
            };
        if (FlatCo2(set) is { } flat) yield return flat;
    }

    public static IEnumerable<Reading> CarbonDioxide(VitalSet set)
    {
        if (set.EtCo2() is { } co2)
        {
            var usual = set.UsualEtCo2();
            string[] missing = usual is not null || set.Baseline.IsEmpty ? [] : ["baseline.etco2"];
            yield return !co2.Usable ? Reading.Unusable(co2) : co2.Value switch
            {
                > EtCo2Red => Reading.Of(Red, $"End-tidal CO2 {co2} is above 50", co2),
                > EtCo2Yellow => Reading.Of(Yellow, $"End-tidal CO2 {co2} is above 45", co2),
                < EtCo2Low => Reading.Of(Yellow, $"End-tidal CO2 {co2} is below 30", co2),
                _ when co2.Value - usual >= EtCo2RiseYellow => Reading.Of(Yellow, FormattableString.Invariant($"End-tidal CO2 {co2} is {co2.Value - usual:0.#} above the baseline of {usual:0.#}"), co2),
                _ => Reading.Of(null, "End-tidal CO2 is inside its limits", co2) with { Missing = missing },
            };
        }
        if (FlatCo2(set) is { } flat) yield return flat;
    }

    private static Reading? FlatCo2(VitalSet set) => Values.Seconds("vitals.etco2FlatSec", set.Vitals.EtCo2FlatSeconds) is not { } flat ? null
        : flat.Value >= FlatCo2Seconds ? Reading.Of(Red, $"No CO2 waveform for {flat}", flat)
        : Reading.Of(null, "CO2 waveform is there", flat);

    public static IEnumerable<Reading> Airway(VitalSet set)
    {
        if (set.Vitals.Airway is not { } airway) yield break;
        Findings.Input input = new("vitals.airway", airway.ToString().ToLowerInvariant(), null, null, "fact");
        yield return airway switch
        {
            Flags.Airway.Clear => new(null, "Airway is clear.", input),
            Flags.Airway.Drooling => new(Yellow, "Drooling (vitals.airway).", input),
            Flags.Airway.Stridor => new(Red, "Stridor (vitals.airway).", input),
            _ => new(Red, "The airway is obstructed (vitals.airway).", input),
        };
    }
}
