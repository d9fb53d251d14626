using System.Diagnostics;
using System.Globalization;
using Stillpoint.Care.Planning;

namespace Stillpoint.Care.Recovery;

/// <summary>The functions behind the criteria.</summary>
internal static class DischargeCriteria
{
    public static readonly HouseNumber
        PassingScore = new("DIS-02.score", "Aldrete or discharge score to go home with, at least", 9, "", 9, 10, Source.Policy) { Whole = true },
        MostDissociation = new("DIS-07.cadss", "CADSS to go home with, at most", 4, "", 0, 4, Source.Policy) { Whole = true },
        SinceVomit = new("DIS-10.vomit", "Minutes since the last vomiting, at least", 30, "min", 15, 120, Source.Policy) { Whole = true };

    private const int ScoreItems = 5;
    private const decimal MostCadss = 92;

    public static Criterion Score(DischargeFacts facts)
    {
        var used = new[] { ("aldrete", "Aldrete", facts.Aldrete), ("padss", "Discharge score", facts.Padss) }.Where(score => score.Item3 is not null).ToList();
        if (used.Count == 0) return Criterion.NotRecorded("aldrete", "padss");
        var least = facts.House[PassingScore];

        CriterionCheck[] checks = [.. used.Select(score => new CriterionCheck(score.Item1, Written(score.Item3!), Passes(score.Item3!, least), IsComplete(score.Item3!) ? Says(score.Item2, score.Item3!, least) : ""))];
        return Criterion.All($"Scored {least} or more, no item at 0.", checks);
    }

    private static bool IsComplete(IReadOnlyList<decimal?> items) => items.Count == ScoreItems && items.All(item => item is 0 or 1 or 2);

    private static bool? Passes(IReadOnlyList<decimal?> items, HouseValue least) => IsComplete(items) ? items.Sum() >= least && !items.Contains(0) : null;

    private static string Written(IReadOnlyList<decimal?> items) => string.Join(" ", items.Select(item => item?.ToString("0.##", CultureInfo.InvariantCulture) ?? "–"));

    private static string Says(string name, IReadOnlyList<decimal?> items, HouseValue least) =>
        FormattableString.Invariant($"{name} {items.Sum():0} of 10{(items.Contains(0) ? ", with an item at 0" : "")}; at least {least} and no 0 passes.");

    public static Criterion NoOpenRed(DischargeGates gates) =>
        Criterion.All("No red flag is open.", new CriterionCheck("gates.openRed", (decimal?)gates.OpenRed, gates.OpenRed is { } open ? open == 0 : null, FormattableString.Invariant($"{gates.OpenRed} red flags are open.")));

    public static Criterion Awake(DischargeGates gates) => Criterion.All(
        "MOAA/S 5, RASS 0.",
        new("gates.moaas", gates.Moaas, gates.Moaas is { } moaas && moaas is >= 0 and <= 5 && decimal.IsInteger(moaas) ? moaas == 5 : null, $"MOAA/S {gates.Moaas:0} is not 5."),
        new("gates.rass", gates.Rass, gates.Rass is { } rass && rass is >= -5 and <= 4 && decimal.IsInteger(rass) ? rass == 0 : null, FormattableString.Invariant($"RASS {gates.Rass:+0;-0;0} is not 0.")));

    public static Criterion Oriented(DischargeGates gates) => Criterion.All(
        "Oriented, months backwards correct.",
        CriterionCheck.Yes("gates.oriented", gates.Oriented, "Not oriented to person, place and date."),
        CriterionCheck.Yes("gates.monthsBackwards", gates.MonthsBackwards, "The months backwards were not correct."));

    public static Criterion Dissociation(DischargeFacts facts)
    {
        var gates = facts.Gates;
        if (gates.DissociationResolved == false) return Criterion.All("", CriterionCheck.Yes("gates.dissociationResolved", false, "The patient says it is not over."));
        if (gates.Cadss is not { } cadss)
        {
            if (gates.DissociationResolved == true) return Criterion.All("The patient says it is over.", CriterionCheck.Yes("gates.dissociationResolved", true, ""));
            return gates.Cadss6 is null
                ? Criterion.NotRecorded("gates.cadss", "gates.dissociationResolved")
                : new(CriterionStatus.Unknown, "Six items of the CADSS have no limit for discharge: rate all 23, or ask the patient.") { Missing = ["gates.cadss", "gates.dissociationResolved"] };
        }
        if (cadss is < 0 or > MostCadss || !decimal.IsInteger(cadss)) return new(CriterionStatus.Unknown, FormattableString.Invariant($"CADSS {cadss:0.##} is no total of the 23 items, which lies between 0 and {MostCadss}: rate again.")) { Missing = ["gates.cadss"] };
        if (cadss <= facts.House[MostDissociation]) return Criterion.All($"CADSS {cadss:0}.", new CriterionCheck("gates.cadss", cadss, true, ""));
        return gates.DissociationResolved == true
            ? new(CriterionStatus.Unknown, $"The patient says it is over, and CADSS {cadss:0} is above {facts.House[MostDissociation]}: rate again.") { Inputs = [new("gates.cadss", cadss, null, null, "fact")], Missing = ["gates.cadss"] }
            : Criterion.All("", new CriterionCheck("gates.cadss", cadss, false, $"CADSS {cadss:0}: at most {facts.House[MostDissociation]}."));
    }

    public static Criterion Stomach(DischargeFacts facts) => Criterion.All(
        "Drinks and keeps it down.",
        CriterionCheck.Yes("gates.fluidsTolerated", facts.Gates.FluidsTolerated, "Does not drink yet."),
        new("gates.minutesSinceVomit", facts.Gates.MinutesSinceVomit, facts.Gates.MinutesSinceVomit is not { } since || since >= facts.House[SinceVomit], FormattableString.Invariant($"Vomited {facts.Gates.MinutesSinceVomit:0.#} min ago: at least {facts.House[SinceVomit]}.")));

    public static Criterion Suicidality(DischargeGates gates)
    {
        var risk = gates.CssrsRisk?.ToString().ToLowerInvariant();
        List<CriterionCheck> checks = [];
        if (gates.CssrsReassessed != true)
            checks.Add(new("gates.cssrsPositiveBefore", gates.CssrsPositiveBefore, gates.CssrsPositiveBefore switch { null => null, false => true, true => gates.CssrsReassessed is null ? null : false }, "It was positive before and has not been asked again."));
        switch (gates.CssrsRisk)
        {
            case SuicideRisk.High:
                checks.Add(new("gates.dispositionSigned", gates.DispositionSigned ?? (object)risk!, gates.DispositionSigned == true, "Suicide risk is high and no disposition is signed: stay with the patient."));
                break;
            case SuicideRisk.Moderate:
                checks.Add(new("gates.cssrsRisk", risk, gates.CssrsReassessed == true || gates.DispositionSigned == true, "Suicide risk is moderate: ask again, or sign a disposition."));
                break;
            case SuicideRisk.None or SuicideRisk.Low:
                checks.Add(new("gates.cssrsRisk", risk, true, ""));
                break;
            case null:
                if (gates.CssrsPositiveBefore == true) checks.Add(new("gates.cssrsRisk", null, null, ""));
                break;
            default:
                throw new UnreachableException($"{gates.CssrsRisk} is no level of risk.");
        }
        return Criterion.All(gates.CssrsReassessed == true ? "Asked again since." : "Was not positive before.", [.. checks]);
    }

    public static Criterion Escort(DischargeGates gates) => Criterion.All(
        "An adult is here to take the patient home.",
        CriterionCheck.Yes("gates.escortPresent", gates.EscortPresent, "No escort is here."),
        CriterionCheck.Yes("gates.escortIdentityChecked", gates.EscortIdentityChecked, "The escort's identity was not checked."),
        new("gates.escortKind", gates.EscortKind?.ToString(), gates.EscortKind is { } kind ? kind == EscortKind.Adult : null, "A ride-share alone, or nobody, is not an escort."),
        CriterionCheck.Yes("gates.instructionsSigned", gates.InstructionsSigned, "The instructions are not signed."));

    public static Criterion Released(DischargeFacts facts)
    {
        var gates = facts.Gates;
        var earliest = ObservationTime.Of(facts).EarliestAt;
        return Criterion.All(
            "Released by a clinician.",
            new("gates.releasedAt", gates.ReleasedAt, gates.ReleasedAt is { } at && at <= facts.At && earliest is { } from ? at >= from : null, FormattableString.Invariant($"Released at {gates.ReleasedAt?.ToOffset(facts.At.Offset):HH:mm}, before the observation was over at {earliest:HH:mm}: a release counts from then on.")),
            new("gates.releasedBy", gates.ReleasedBy, string.IsNullOrWhiteSpace(gates.ReleasedBy) ? null : true, ""));
    }

    /// <summary>Any cannula, one placed for a rescue too.</summary>
    public static Criterion Cannula(DischargeFacts facts) => facts.Gates.IvRemoved is null && !facts.Route.IsIntravenous()
        ? Criterion.NotApplicable("No cannula was recorded.")
        : Criterion.All(
            "The cannula is out and its site checked.",
            CriterionCheck.Yes("gates.ivRemoved", facts.Gates.IvRemoved, "The cannula is still in."),
            CriterionCheck.Yes("gates.ivSiteChecked", facts.Gates.IvSiteChecked, "The site was not checked."));
}
