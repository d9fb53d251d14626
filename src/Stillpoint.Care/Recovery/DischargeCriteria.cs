using System.Globalization;

namespace Stillpoint.Care.Recovery;

/// <summary>The functions behind the criteria.</summary>
internal static class DischargeCriteria
{
    private const int PassingScore = 9, ScoreItems = 5;
    private const decimal MostCadss = 92, DissociationPresentAbove = 4;

    public static Criterion Score(DischargeFacts facts)
    {
        var used = new[] { ("aldrete", "Aldrete", facts.Aldrete), ("padss", "Discharge score", facts.Padss) }.Where(score => score.Item3 is not null).ToList();
        if (used.Count == 0) return Criterion.NotRecorded("aldrete", "padss");

        Check[] checks = [.. used.Select(score => new Check(score.Item1, Written(score.Item3!), Passes(score.Item3!), IsComplete(score.Item3!) ? Says(score.Item2, score.Item3!) : ""))];
        return Criterion.All("Scored 9 or more, no item at 0.", checks);
    }

    private static bool IsComplete(IReadOnlyList<decimal?> items) => items.Count == ScoreItems && items.All(item => item is 0 or 1 or 2);

    private static bool? Passes(IReadOnlyList<decimal?> items) => IsComplete(items) ? items.Sum() >= PassingScore && !items.Contains(0) : null;

    private static string Written(IReadOnlyList<decimal?> items) => string.Join(" ", items.Select(item => item?.ToString("0.##", CultureInfo.InvariantCulture) ?? "–"));

    private static string Says(string name, IReadOnlyList<decimal?> items) =>
        FormattableString.Invariant($"{name} {items.Sum():0} of 10{(items.Contains(0) ? ", with an item at 0" : "")}; at least 9 and no 0 passes.");

    public static Criterion NoOpenRed(DischargeGates gates) =>
        Criterion.All("No red flag is open.", new Check("gates.openRed", (decimal?)gates.OpenRed, gates.OpenRed is { } open ? open == 0 : null, FormattableString.Invariant($"{gates.OpenRed} red flags are open.")));

    public static Criterion Pressure(DischargeFacts facts)
    {
        var (now, before) = (facts.Vitals, facts.Baseline);
        var sbp = now.Sbp is >= 30 and <= 300 ? now.Sbp : null;
        var dbp = now.Dbp is >= 10 and <= 200 ? now.Dbp : null;
        if (sbp <= dbp) (sbp, dbp) = (null, null); // an artefact, not a pressure
        if (sbp is not { } systolic || dbp is not { } diastolic || systolic >= 160 || diastolic >= 100)
            return Criterion.All("", new("vitals.sbp", now.Sbp, sbp is null ? null : sbp < 160, $"{Mm(sbp)} systolic is 160 or more."), new("vitals.dbp", now.Dbp, dbp is null ? null : dbp < 100, $"{Mm(dbp)} diastolic is 100 or more."));

        if (systolic < 140 && diastolic < 90)
            return Criterion.All($"{Mm(systolic)}/{Mm(diastolic)} is below 140/90.", new("vitals.sbp", systolic, true, ""), new("vitals.dbp", diastolic, true, ""));

        return Criterion.All(
            $"{Mm(systolic)}/{Mm(diastolic)} is near baseline and not rising.",
            Near("vitals.sbp", "baseline.sbp", systolic, before.Sbp),
            Near("vitals.dbp", "baseline.dbp", diastolic, before.Dbp),
            new("vitals.previousSbp", now.PreviousSbp, now.PreviousSbp is { } previous ? systolic <= previous : null, $"{Mm(systolic)} is above the {Mm(now.PreviousSbp)} before: still rising."));
    }

    private static Check Near(string path, string baseline, decimal now, decimal? before) => before is { } usual && usual > 0
        ? new(path, now, Math.Abs(now - usual) <= 0.2m * usual, $"{Mm(now)} is more than 20 % from the baseline of {Mm(usual)}, and not below 140/90.")
        : new(baseline, null, null, "");

    private static string Mm(decimal? pressure) => FormattableString.Invariant($"{pressure:0.#}");

    public static Criterion Awake(DischargeGates gates) => Criterion.All(
        "MOAA/S 5, RASS 0.",
        new("gates.moaas", gates.Moaas, gates.Moaas is { } moaas && moaas is >= 0 and <= 5 && decimal.IsInteger(moaas) ? moaas == 5 : null, $"MOAA/S {gates.Moaas:0} is not 5."),
        new("gates.rass", gates.Rass, gates.Rass is { } rass && rass is >= -5 and <= 4 && decimal.IsInteger(rass) ? rass == 0 : null, FormattableString.Invariant($"RASS {gates.Rass:+0;-0;0} is not 0.")));

    public static Criterion Oriented(DischargeGates gates) => Criterion.All(
        "Oriented, months backwards correct.",
        Check.Yes("gates.oriented", gates.Oriented, "Not oriented to person, place and date."),
        Check.Yes("gates.monthsBackwards", gates.MonthsBackwards, "The months backwards were not correct."));

    public static Criterion Dissociation(DischargeGates gates)
    {
        if (gates.Cadss is { } given && (given is < 0 or > MostCadss || !decimal.IsInteger(given))) return Criterion.NotRecorded("gates.cadss");
        if (gates.DissociationResolved == true) return Criterion.All("The patient says it is over.", Check.Yes("gates.dissociationResolved", true, ""));
        if (gates.Cadss is { } cadss)
            return Criterion.All(FormattableString.Invariant($"CADSS {cadss:0}."), new Check("gates.cadss", cadss, cadss <= DissociationPresentAbove, FormattableString.Invariant($"CADSS {cadss:0} is above 4.")));
        if (gates.DissociationResolved == false) return Criterion.All("", Check.Yes("gates.dissociationResolved", false, "The patient still feels it."));
        return gates.Cadss6 is null
            ? Criterion.NotRecorded("gates.cadss", "gates.dissociationResolved")
            : new(CriterionStatus.Unknown, "Six items of the CADSS have no limit for discharge.") { Missing = ["gates.cadss", "gates.dissociationResolved"] };
    }

    public static Criterion Breathing(DischargeFacts facts)
    {
        var now = facts.Vitals;
        var spo2 = now.SpO2 is >= 0 and <= 100 ? now.SpO2 : null;
        var usual = facts.Baseline.SpO2 is >= 0 and <= 100 ? facts.Baseline.SpO2 : null;
        return Criterion.All(
            "Saturation holds on room air.",
            new("vitals.onOxygen", now.OnOxygen, !now.OnOxygen, "Still on oxygen."),
            new(spo2 is null ? "vitals.spo2" : usual is null ? "baseline.spo2" : "vitals.spo2", spo2, spo2 - usual is { } change ? change >= -2 : null, FormattableString.Invariant($"SpO2 {spo2:0.#} % is more than 2 below the baseline of {usual:0.#} %.")),
            new("vitals.spo2StableMin", now.SpO2StableMinutes, now.SpO2StableMinutes is { } minutes ? minutes >= 15 : null, FormattableString.Invariant($"Held for {now.SpO2StableMinutes:0.#} min, less than 15.")));
    }

    public static Criterion Stomach(DischargeGates gates) => Criterion.All(
        "Drinks and keeps it down.",
        Check.Yes("gates.fluidsTolerated", gates.FluidsTolerated, "Does not drink yet."),
        new("gates.minutesSinceVomit", gates.MinutesSinceVomit, gates.MinutesSinceVomit is null or >= 30, FormattableString.Invariant($"Vomited {gates.MinutesSinceVomit:0.#} min ago, less than 30.")));

    public static Criterion Suicidality(DischargeGates gates)
    {
        if (gates.CssrsRisk == SuicideRisk.High && gates.DispositionSigned != true)
            return Criterion.All("", new("gates.cssrsRisk", "high", false, "Suicide risk is high and no disposition is signed."), Check.Yes("gates.dispositionSigned", gates.DispositionSigned, ""));
        return gates.CssrsPositiveBefore switch
        {
            null => Criterion.NotRecorded("gates.cssrsPositiveBefore"),
            false => Criterion.All("Was not positive before.", new Check("gates.cssrsPositiveBefore", false, true, "")),
            true => Criterion.All(
                "Asked again since.",
                Check.Yes("gates.cssrsReassessed", gates.CssrsReassessed, "It was positive before and has not been asked again."),
                new("gates.cssrsRisk", gates.CssrsRisk?.ToString().ToLowerInvariant(), gates.CssrsRisk is null ? null : true, "")),
        };
    }

    public static Criterion Escort(DischargeGates gates) => Criterion.All(
        "An adult is here to take the patient home.",
        Check.Yes("gates.escortPresent", gates.EscortPresent, "No escort is here."),
        Check.Yes("gates.escortIdentityChecked", gates.EscortIdentityChecked, "The escort's identity was not checked."),
        new("gates.escortKind", gates.EscortKind?.ToString(), gates.EscortKind is { } kind ? kind == EscortKind.Adult : null, "A ride-share alone, or nobody, is not an escort."),
        Check.Yes("gates.instructionsSigned", gates.InstructionsSigned, "The instructions are not signed."));

    public static Criterion Released(DischargeFacts facts)
    {
        var gates = facts.Gates;
        return Criterion.All(
            "Released by a clinician.",
            new("gates.releasedAt", gates.ReleasedAt, gates.ReleasedAt is { } at && at <= facts.At ? true : null, ""),
            new("gates.releasedBy", gates.ReleasedBy, string.IsNullOrWhiteSpace(gates.ReleasedBy) ? null : true, ""));
    }
}
