using static Stillpoint.Care.Findings.Severity;
using static Stillpoint.Care.Session.Flags.FlagLimits;

namespace Stillpoint.Care.Session.Flags;

/// <summary>Oxygen, breathing and airway, charted and from the monitor; the worse of the two counts.</summary>
internal static class BreathingFlags
{
    public static IEnumerable<FlagReading> Saturation(VitalSet set)
    {
        var charted = Saturation(set, set.SpO2(), Values.Seconds("vitals.spo2BelowSec", "SpO2", set.Vitals.SpO2BelowSeconds));
        var device = Saturation(set, set.DeviceSpO2(), Values.Seconds("device.spo2Below90Seconds", "SpO2", set.Device.SpO2Below90Seconds));
        return charted.Concat(device);
    }

    // A run under the red limit speaks for itself, whatever the value beside it; a value under it without a run counts as lasting.
    private static IEnumerable<FlagReading> Saturation(VitalSet set, Measured? spo2, Measured? run)
    {
        if (spo2 is { Usable: false }) yield return FlagReading.Unusable(spo2);
        var house = set.House;
        var value = spo2 is { Usable: true } ? spo2.Value : (decimal?)null;
        Measured[] both = [.. new[] { spo2, run }.OfType<Measured>()];

        if (run?.Value >= house[SpO2Sustained]) yield return FlagReading.Of(Red, $"SpO2 was under {house[SpO2Red]} for {run.Amount}", both);
        else if (value < house[SpO2RedHoweverShort]) yield return FlagReading.Of(Red, $"{spo2} is under {house[SpO2RedHoweverShort]}, red however short", both);
        else if (value < house[SpO2Red] && run is null) yield return FlagReading.Of(Red, $"{spo2} is under {house[SpO2Red]}", both);
        else if (value < house[SpO2RedOnOxygen] && set.Vitals.OnOxygen == true) yield return FlagReading.Of(Red, $"{spo2} is under {house[SpO2RedOnOxygen]} on oxygen", spo2!);
        else if (run?.Value > 0)
            yield return FlagReading.Of(Yellow, $"SpO2 was under {house[SpO2Red]} for {run.Amount}, less than {house[SpO2Sustained].WithUnit}", both) with { Policy = true, Missing = Oxygen(set, value) };
        else if (value < house[SpO2Yellow]) yield return FlagReading.Of(Yellow, $"{spo2} is under {house[SpO2Yellow]}", spo2!) with { Missing = Oxygen(set, value) };
        else if (value is not null || (run is not null && spo2 is null)) yield return FlagReading.Of(null, "SpO2 is not low", both);
    }

    private static string[] Oxygen(VitalSet set, decimal? spo2) => spo2 < set.House[SpO2RedOnOxygen] && set.Vitals.OnOxygen is null ? ["vitals.onOxygen"] : [];

    public static IEnumerable<FlagReading> Rate(VitalSet set) =>
        new[] { set.RespiratoryRate(), set.DeviceRespiratoryRateLow(), set.DeviceRespiratoryRateHigh() }.OfType<Measured>()
            .Select(rate => set.ByAge(rate, Rate(set.House, rate), redAtEveryAge: rate.Value < set.House[BreathsLowRed]));

    private static FlagReading Rate(House house, Measured rate) =>
        rate.Value < house[BreathsLowRed] ? FlagReading.Of(Red, $"{rate} is below {house[BreathsLowRed]}", rate)
        : rate.Value > house[BreathsRed] ? FlagReading.Of(Red, $"{rate} is above {house[BreathsRed]}", rate)
        : rate.Value < house[BreathsLowYellow] ? FlagReading.Of(Yellow, $"{rate} is below {house[BreathsLowYellow]}", rate)
        : rate.Value >= house[BreathsYellow] ? FlagReading.Of(Yellow, $"{rate} is {house[BreathsYellow]} or more", rate)
        : FlagReading.Of(null, $"{rate} is inside its limits", rate);

    public static IEnumerable<FlagReading> Apnea(VitalSet set)
    {
        foreach (var pause in new[] { Values.Seconds("vitals.apnoeaSec", "No breath for", set.Vitals.ApnoeaSeconds), Values.Seconds("device.apnoeaSeconds", "No breath for", set.Device.ApnoeaSeconds) }.OfType<Measured>())
        {
            yield return pause.Value >= set.House[ApneaRed] ? FlagReading.Of(Red, $"{pause}, {set.House[ApneaRed]} or more", pause)
                : pause.Value >= set.House[ApneaYellow] ? FlagReading.Of(Yellow, $"{pause}, {set.House[ApneaYellow]} or more", pause)
                : FlagReading.Of(null, "No long pause", pause);
        }
        if (Flat(set) is { } flat) yield return flat;
    }

    public static IEnumerable<FlagReading> CarbonDioxide(VitalSet set)
    {
        if (set.EtCo2() is { } co2) yield return !co2.Usable ? FlagReading.Unusable(co2) : CarbonDioxide(set, co2);
        if (Flat(set) is { } flat) yield return flat;
    }

    private static FlagReading CarbonDioxide(VitalSet set, Measured co2)
    {
        var (house, usual) = (set.House, set.UsualEtCo2());
        return co2.Value > house[EtCo2Red] ? FlagReading.Of(Red, $"{co2} is above {house[EtCo2Red]}", co2)
            : co2.Value > house[EtCo2Yellow] ? FlagReading.Of(Yellow, $"{co2} is above {house[EtCo2Yellow]}", co2)
            : co2.Value < house[EtCo2Low] ? FlagReading.Of(Yellow, $"{co2} is below {house[EtCo2Low]}", co2)
            : co2.Value - usual >= house[EtCo2RiseYellow] ? FlagReading.Of(Yellow, FormattableString.Invariant($"{co2} is {co2.Value - usual:0.#} above the baseline of {usual:0.#}, {house[EtCo2RiseYellow]} or more"), co2)
            : FlagReading.Of(null, $"{co2} is inside its limits", co2) with { Missing = usual is not null || set.Baseline.IsEmpty ? [] : ["baseline.etco2"] };
    }

    private static FlagReading? Flat(VitalSet set) => Values.Seconds("vitals.etco2FlatSec", "No CO2 waveform for", set.Vitals.EtCo2FlatSeconds) is not { } flat ? null
        : flat.Value >= set.House[FlatCo2] ? FlagReading.Of(Red, $"{flat}, {set.House[FlatCo2]} or more", flat)
        : FlagReading.Of(null, "CO2 waveform is there", flat);

    public static IEnumerable<FlagReading> Airway(VitalSet set)
    {
        if (set.Vitals.Airway is not { } airway) yield break;
        Findings.Input input = new("vitals.airway", airway.ToString().ToLowerInvariant(), null, null, "fact");
        yield return airway switch
        {
            Flags.Airway.Clear => new(null, "Airway is clear.", input),
            Flags.Airway.Drooling => new(Yellow, "Drooling.", input),
            Flags.Airway.Stridor => new(Red, "Stridor.", input),
            Flags.Airway.Obstructed => new(Red, "The airway is obstructed.", input),
        };
    }
}
