using Stillpoint.Care.Session.Readings;

namespace Stillpoint.Care.Recovery;

/// <summary>The criteria that compare what the monitor says now with what it said before: DIS-04, DIS-08, DIS-15.</summary>
internal static class VitalCriteria
{
    public static readonly HouseNumber
        LowSystolic = new("DIS-04.low", "Systolic that keeps the patient here, below", 90, "mmHg", 85, 110, Source.Policy) { Whole = true },
        Fall = new("DIS-04.fall", "Fall of the systolic from baseline that keeps the patient here, above", 20, "%", 10, 20, Source.Policy),
        HighSystolic = new("DIS-04.highSystolic", "Systolic that keeps the patient here, from", 160, "mmHg", 140, 160, Source.Policy) { Whole = true },
        HighDiastolic = new("DIS-04.highDiastolic", "Diastolic that keeps the patient here, from", 100, "mmHg", 90, 100, Source.Policy) { Whole = true },
        NormalSystolic = new("DIS-04.normalSystolic", "Systolic that needs no comparison, below", 140, "mmHg", 120, 140, Source.Policy) { Whole = true, Below = HighSystolic },
        NormalDiastolic = new("DIS-04.normalDiastolic", "Diastolic that needs no comparison, below", 90, "mmHg", 80, 90, Source.Policy) { Whole = true, Below = HighDiastolic },
        NearBaseline = new("DIS-04.near", "Pressure that counts as near baseline, within", 20, "%", 10, 20, Source.Policy),
        LeastSaturation = new("DIS-08.least", "SpO2 to go home with, at least", 92, "%", 90, 96, Source.Policy) { Whole = true },
        LeastWithCopd = new("DIS-08.leastCopd", "SpO2 to go home with, with COPD, at least", 88, "%", 86, 92, Source.Policy) { Whole = true },
        BelowUsual = new("DIS-08.belowUsual", "SpO2 below the one before the session, at most", 2, "%", 0, 2, Source.Policy) { Whole = true },
        Steady = new("DIS-08.steady", "Minutes the SpO2 has held", 15, "min", 5, 60, Source.Policy) { Whole = true },
        SlowHeart = new("DIS-15.slow", "Heart rate to go home with, at least", 50, "/min", 45, 60, Source.Policy) { Whole = true },
        FastHeart = new("DIS-15.fast", "Heart rate to go home with, at most", 110, "/min", 90, 110, Source.Policy) { Whole = true, Above = SlowHeart },
        NearUsualRate = new("DIS-15.near", "Heart rate that counts as near baseline, within", 20, "%", 10, 20, Source.Policy);

    public static Criterion Pressure(DischargeFacts facts)
    {
        var (house, now, before) = (facts.House, facts.Vitals, facts.Baseline);
        var (sbp, dbp) = Usable(now.Sbp, now.Dbp);
        var (usualSbp, usualDbp) = Usable(before.Sbp, before.Dbp);
        var said = $"{Mm(now.Sbp)}/{Mm(now.Dbp)} mmHg";
        if ((now.Sbp, now.Dbp) is ({ }, { }) && (sbp is null || dbp is null)) said += ", an artefact: take it again";

        List<CriterionCheck> checks =
        [
            new("vitals.sbp", now.Sbp, sbp is { } low ? low >= house[LowSystolic] : null, $"{said}: systolic below {house[LowSystolic]}."),
usualSbp is { } usual
                ? new("vitals.sbp", now.Sbp, sbp is { } held ? held * 100 >= (100 - house[Fall]) * usual : null, $"{said}: more than {house[Fall]} % under the {Mm(usual)} before.")
                : new("baseline.sbp", null, null, ""),
            new("vitals.sbp", now.Sbp, sbp is { } high ? high < house[HighSystolic] : null, $"{said}: systolic {house[HighSystolic]} or more."),
            new("vitals.dbp", now.Dbp, dbp is { } wide ? wide < house[HighDiastolic] : null, $"{said}: diastolic {house[HighDiastolic]} or more."),
        ];
        var normal = sbp < house[NormalSystolic] && dbp < house[NormalDiastolic];
        if (!normal && checks.TrueForAll(check => check.Passes != false))
        {
            checks.Add(Near("vitals.sbp", "baseline.sbp", sbp, usualSbp, house[NearBaseline], $"{said}: not below {house[NormalSystolic]}/{house[NormalDiastolic]}, and systolic more than {house[NearBaseline]} % from the {Mm(usualSbp)} before."));
            checks.Add(Near("vitals.dbp", "baseline.dbp", dbp, usualDbp, house[NearBaseline], $"{said}: not below {house[NormalSystolic]}/{house[NormalDiastolic]}, and diastolic more than {house[NearBaseline]} % from the {Mm(usualDbp)} before."));
            checks.Add(new("vitals.previousSbp", now.PreviousSbp, now.PreviousSbp is { } previous && sbp is { } risen && PlausibleSignal.Holds(Signal.Systolic, previous) ? risen <= previous : null, $"{said}: still rising, it was {Mm(now.PreviousSbp)} before."));
        }
        return Criterion.All(normal ? $"{said}, below {house[NormalSystolic]}/{house[NormalDiastolic]}." : $"{said}, near baseline and not rising.", [.. checks]);
    }

    public static Criterion Breathing(DischargeFacts facts)
    {
        var (house, now) = (facts.House, facts.Vitals);
        var spo2 = now.SpO2 is >= 0 and <= 100 ? now.SpO2 : null;
        var usual = facts.Baseline.SpO2 is >= 0 and <= 100 ? facts.Baseline.SpO2 : null;
        var least = house[facts.Copd == true ? LeastWithCopd : LeastSaturation];
        return Criterion.All(
            $"SpO2 {spo2:0.#} % holds on room air.",
            new("vitals.onOxygen", now.OnOxygen, !now.OnOxygen, "Still on oxygen."),
            new("vitals.spo2", now.SpO2, spo2 is { } low ? low >= least : null, FormattableString.Invariant($"SpO2 {spo2:0.#} %: at least {least} %{(facts.Copd == true ? " with COPD" : "")}.")),
            new(usual is null ? "baseline.spo2" : "vitals.spo2", spo2, spo2 - usual is { } change ? change >= -house[BelowUsual] : null, FormattableString.Invariant($"SpO2 {spo2:0.#} %: more than {house[BelowUsual]} below the {usual:0.#} % before.")),
            new("vitals.spo2StableMin", now.SpO2StableMinutes, now.SpO2StableMinutes is { } minutes ? minutes >= house[Steady] : null, FormattableString.Invariant($"Held for {now.SpO2StableMinutes:0.#} min: at least {house[Steady]}.")));
    }

    public static Criterion HeartRate(DischargeFacts facts)
    {
        var house = facts.House;
        if (facts.Vitals.HeartRate is not { } rate) return new(CriterionStatus.NotRecorded, "The heart rate was not taken.");
        var inside = rate >= house[SlowHeart] && rate <= house[FastHeart];
        var near = facts.Baseline.HeartRate is { } usual && Math.Abs(rate - usual) * 100 <= house[NearUsualRate] * usual;
        return Criterion.All(
            FormattableString.Invariant($"Heart rate {rate:0.#}/min."),
            new CriterionCheck("vitals.hr", rate, inside || near, FormattableString.Invariant($"Heart rate {rate:0.#}/min: {house[SlowHeart]} to {house[FastHeart]}, or within {house[NearUsualRate]} % of {(facts.Baseline.HeartRate is { } before ? FormattableString.Invariant($"the {before:0.#} before") : "baseline, which was not taken")}.")));
    }

    /// <summary>A number nobody can have is none, and a pair whose systolic is not above its diastolic is no pair.</summary>
    private static (decimal? Sbp, decimal? Dbp) Usable(decimal? sbp, decimal? dbp)
    {
        if (sbp is { } systolic && !PlausibleSignal.Holds(Signal.Systolic, systolic)) sbp = null;
        if (dbp is { } diastolic && !PlausibleSignal.Holds(Signal.Diastolic, diastolic)) dbp = null;
        return sbp is { } above && dbp is { } below && !PlausibleSignal.Pair(above, below) ? (null, null) : (sbp, dbp);
    }

    private static CriterionCheck Near(string path, string baseline, decimal? now, decimal? before, HouseValue within, string fails) => before is { } usual
        ? new(path, now, now is { } value ? Math.Abs(value - usual) * 100 <= within * usual : null, fails)
        : new(baseline, null, null, "");

    private static string Mm(decimal? pressure) => pressure is { } known ? FormattableString.Invariant($"{known:0.#}") : "–";
}
