using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Session.Gate;

/// <summary>The vital signs before anything is given: PRE-11 to PRE-14.</summary>
internal static class VitalSignItems
{
    public static readonly HouseNumber
        LowSystolic = new("PRE-11.low", "Systolic pressure that waits, below", 90, "mmHg", 85, 110, Source.Policy) { Whole = true },
        UnderUsual = new("PRE-11.underUsual", "Systolic pressure under the usual one that waits, more than", 20, "%", 10, 20, Source.Policy),
        SystolicGoes = new("PRE-11.systolic", "Systolic pressure that goes on, at most", 140, "mmHg", 130, 140, Sources.SpravatoLabel) { Whole = true },
        DiastolicGoes = new("PRE-11.diastolic", "Diastolic pressure that goes on, at most", 90, "mmHg", 80, 90, Sources.SpravatoLabel) { Whole = true },
        SystolicWaits = new("PRE-11.systolicWaits", "Systolic pressure that waits, from", 160, "mmHg", 145, 160, Source.Policy) { Whole = true, Above = SystolicGoes },
        DiastolicWaits = new("PRE-11.diastolicWaits", "Diastolic pressure that waits, from", 100, "mmHg", 92, 100, Source.Policy) { Whole = true, Above = DiastolicGoes },
        SlowWaits = new("PRE-12.slowWaits", "Heart rate that waits, below", 45, "/min", 40, 50, Source.Policy) { Whole = true },
        SlowGoes = new("PRE-12.slow", "Heart rate that goes on, at least", 50, "/min", 45, 60, Source.Policy) { Whole = true, Above = SlowWaits },
        FastGoes = new("PRE-12.fast", "Heart rate that goes on, at most", 100, "/min", 90, 105, Source.Policy) { Whole = true },
        FastWaits = new("PRE-12.fastWaits", "Heart rate that waits, above", 110, "/min", 100, 120, Source.Policy) { Whole = true, Above = FastGoes },
        SaturationWaits = new("PRE-13.waits", "SpO2 on room air that waits, below", 92, "%", 90, 94, Source.Policy) { Whole = true },
        SaturationGoes = new("PRE-13.goes", "SpO2 on room air that goes on, at least", 94, "%", 92, 96, Source.Policy) { Whole = true, Above = SaturationWaits },
        LungAllowance = new("PRE-13.lung", "What COPD lowers each limit by", 2, "%", 0, 2, Source.Policy) { Whole = true },
        LowUsual = new("PRE-13.usual", "Usual SpO2 that lowers the limits, at most", 93, "%", 90, 93, Source.Policy) { Whole = true },
        FewBreaths = new("PRE-14.few", "Breaths a minute that go on, at least", 10, "/min", 8, 12, Source.Policy) { Whole = true },
        ManyBreaths = new("PRE-14.many", "Breaths a minute that go on, at most", 20, "/min", 18, 22, Source.Policy) { Whole = true, Above = FewBreaths },
        TooManyBreaths = new("PRE-14.waits", "Breaths a minute that wait, above", 24, "/min", 22, 26, Source.Policy) { Whole = true, Above = ManyBreaths },
        Cold = new("PRE-14.cold", "Temperature that waits, below", 35, "°C", 34, 36, Source.Policy),
        Fever = new("PRE-14.fever", "Temperature that waits, from", 38, "°C", 37.5m, 38.5m, Source.Policy) { Above = Cold };

    public static IReadOnlyList<GateRule> All { get; } =
    [
        new("PRE-11", "Blood pressure", house => $"Up to {house[SystolicGoes]}/{house[DiastolicGoes]} goes on; above it a prescriber decides; {house[SystolicWaits]}/{house[DiastolicWaits]} on two readings 5 min apart waits, and so does a systolic below {house[LowSystolic]} or more than {house[UnderUsual]} % under the usual one", "Ketamine raises blood pressure for an hour or two; a low one is found before it is treated", Sources.SpravatoLabel, Pressure)
            { Inputs = ["loinc|8480-6", "loinc|8462-4", "baselineSbp"], Policy = true, Related = ["SCR-014", "SCR-015"] },
        new("PRE-12", "Heart rate", house => $"{house[SlowGoes]} to {house[FastGoes]} goes on; {house[SlowWaits]} to {house[FastWaits]} a prescriber decides; beyond waits", "A fast or slow heart tolerates the surge badly", Source.Policy, Rate)
            { Inputs = ["loinc|8867-4"], Policy = true, Related = ["SCR-011"] },
        new("PRE-13", "SpO2", house => $"{house[SaturationGoes]} % on room air goes on; {house[SaturationWaits]} or more a prescriber decides; below waits; with COPD, or a usual one of at most {house[LowUsual]} %, each limit {house[LungAllowance]} lower", "Sedation takes away reserve", Source.Policy, Saturation)
            { Inputs = ["loinc|59408-5", "spo2OnOxygen", "copdBaselineSpo2", "icd-10-cm|J44"], Policy = true, Related = ["SCR-040"] },
        new("PRE-14", "Breathing and temperature", house => $"{house[FewBreaths]} to {house[ManyBreaths]} breaths a minute go on, up to {house[TooManyBreaths]} a prescriber decides, beyond waits; {house[Cold]} °C or more and below {house[Fever]} °C", "A chest infection or fever makes the airway irritable", Source.Policy, BreathsAndTemperature)
            { Inputs = ["loinc|9279-1", "loinc|8310-5"], Policy = true, Related = ["SCR-041"] },
    ];

    private static readonly string[] BothHalves = ["loinc|8480-6", "loinc|8462-4"];

    private static GateVerdict Pressure(PatientCase patient)
    {
        var house = patient.House;
        if (patient.BloodPressure.Latest is not { } latest) return Open("No blood pressure has been taken today.", [], BothHalves);
        if (latest.IsArtefact) return Open($"{latest} is no reading, an artefact: take it again.", latest.Inputs, BothHalves);
        if (latest.IsLow(house[LowSystolic]) is true) return Waits($"{latest}: systolic below {house[LowSystolic]}.", latest.Inputs);

        var usual = patient.Facts.Of(GateFacts.BaselineSbp);
        if (usual is not null && latest.IsLow(usual.Value.Value * (100 - house[UnderUsual]) / 100) is true)
            return Waits($"{latest}, usually {usual.Value.With("mmHg")} systolic: more than {house[UnderUsual]} % under.", [.. latest.Inputs, usual.Input]);

        decimal systolic = house[SystolicWaits], diastolic = house[DiastolicWaits];
        if (latest.IsAtLeast(systolic, diastolic) is true)
            return patient.BloodPressure.Earlier is { } earlier && earlier.IsAtLeast(systolic, diastolic) is true
                ? Waits($"{earlier}, then {latest}: both {systolic:0}/{diastolic:0} or above.", [.. latest.Inputs, .. earlier.Inputs])
                : Open($"{latest} once: a second reading at least 5 min apart decides.", latest.Inputs, BothHalves);
        if (latest.IsAtLeast(systolic, diastolic) is null || latest.IsOver(house[SystolicGoes], house[DiastolicGoes]) is not { } raised)
            return Open($"{latest}: the other half was not taken.", latest.Inputs, [latest.Systolic is null ? BothHalves[0] : BothHalves[1]]);
        return raised
            ? GateVerdict.Of(Check.Fail($"{latest}, above {house[SystolicGoes]}/{house[DiastolicGoes]}.", latest.Inputs), GateStatus.Override)
            : GateVerdict.Of(Check.Pass($"{latest}.", latest.Inputs), GateStatus.Override);
    }

    private static GateVerdict Rate(PatientCase patient) => patient.Facts.Of(Measurements.HeartRate) is not { } rate
        ? Open("No heart rate has been taken today.", [], ["loinc|8867-4"])
        : Within(rate, $"Heart rate {rate.Value}/min", patient.House[SlowWaits], patient.House[SlowGoes], patient.House[FastGoes], patient.House[FastWaits], "/min");

    private static GateVerdict Saturation(PatientCase patient)
    {
        var house = patient.House;
        var (reading, onOxygen) = patient.Saturation;
        if (reading is not { } saturation) return Open("No SpO2 has been taken today.", [], ["loinc|59408-5"]);
        if (onOxygen) return Open($"SpO2 {saturation.Value} % on oxygen: take it on room air.", [saturation.Input], ["loinc|59408-5"]);

        var lung = patient.Has(Problem.ChronicObstructivePulmonaryDisease);
        var usual = patient.Facts.Of(GateFacts.CopdBaselineSpo2) is { } low && low.Value.IsAtMost(house[LowUsual]) is true ? low : null;
        var lower = lung || usual is not null ? house[LungAllowance].Number : 0;
        var says = $"SpO2 {saturation.Value} %{(lung ? " with COPD" : usual is not null ? $", usually {usual.Value} %" : "")}";
        return Within(saturation, says, house[SaturationWaits] - lower, house[SaturationGoes] - lower, null, null, " %");
    }

    private static GateVerdict BreathsAndTemperature(PatientCase patient)
    {
        var house = patient.House;
        var breaths = patient.Facts.Of(Measurements.RespiratoryRate);
        var temperature = patient.Facts.Of(Measurements.Temperature);
        var breathing = breaths is null
            ? Open("The breaths were not counted today.", [], ["loinc|9279-1"])
            : Within(breaths, $"{breaths.Value} breaths a minute", house[FewBreaths], house[FewBreaths], house[ManyBreaths], house[TooManyBreaths], "");
        var warmth = temperature is null
            ? Open("No temperature has been taken today.", [], ["loinc|8310-5"])
            : (temperature.Value.IsUnder(house[Cold]) | temperature.Value.IsAtLeast(house[Fever])) switch
            {
                true => Waits($"Temperature {temperature.Value.With("°C")}: {house[Cold]} °C or more and below {house[Fever]} °C goes on.", [temperature.Input]),
                false => GateVerdict.Of(Check.Pass($"Temperature {temperature.Value.With("°C")}.", temperature.Input), GateStatus.Defer),
                null => Open($"Temperature {temperature.Value.With("°C")} does not say on which side of the limits it is.", [temperature.Input], ["loinc|8310-5"]),
            };
        return GateVerdict.Worst(breathing, warmth);
    }

    /// <summary>Between <paramref name="low"/> and <paramref name="high"/> it passes, beyond them a prescriber decides, beyond the outer limits it waits.</summary>
    private static GateVerdict Within(Fact<Amount> measured, string says, decimal lowest, decimal low, decimal? high, decimal? highest, string unit)
    {
        var value = measured.Value;
        var far = value.IsUnder(lowest) | (highest is { } top ? value.IsOver(top) : false);
        var near = value.IsUnder(low) | (high is { } upper ? value.IsOver(upper) : false);
        var limits = FormattableString.Invariant(high is null ? (FormattableString)$"{low:0.##}{unit} or more goes on, below {lowest:0.##}{unit} waits"
            : $"{low:0.##} to {high:0.##}{unit} goes on, below {lowest:0.##} or above {highest:0.##}{unit} waits");
        return (far, near) switch
        {
            (true, _) => Waits($"{says}: {limits}.", [measured.Input]),
            (false, true) => GateVerdict.Of(Check.Fail($"{says}: {limits}.", measured.Input), GateStatus.Override),
            (false, false) => GateVerdict.Of(Check.Pass($"{says}.", measured.Input), GateStatus.Defer),
            _ => Open($"{says} does not say on which side of the limits it is.", [measured.Input], [measured.Path ?? measured.Key.Key]),
        };
    }

    private static GateVerdict Waits(string because, IEnumerable<Input> inputs) => GateVerdict.Of(Check.Fail(because, inputs), GateStatus.Defer);

    private static GateVerdict Open(string because, IReadOnlyList<Input> inputs, IEnumerable<string> missing) => GateVerdict.Of(Check.Unknown(because, missing) with { Inputs = inputs }, GateStatus.Defer);
}
