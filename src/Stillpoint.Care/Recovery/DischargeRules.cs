using Stillpoint.Care.Planning;

namespace Stillpoint.Care.Recovery;

/// <summary>The fourteen criteria of discharge: minimum time and score and no open flag and a pressure near baseline, and a named adult at the door.</summary>
public static class DischargeRules
{
    public static IReadOnlyList<DischargeRule> All { get; } =
    [
        new("DIS-01", "The minimum observation, and that of every other drug given, is over.", "Sedation, dissociation and pressure outlast the drip; a rescue drug starts its own clock, and a reversed sedation can return.", "SPRAVATO PI 2025; Swainson 2021; ASA 2018", Time) { Policy = true, Inputs = ["administrationEndAt", "rescues", "plan.mgPerKg", "patient.ageYears"] },
        new("DIS-02", "A complete Aldrete or discharge score of at least 9 with no item at 0.", "A score finds what a glance misses, and one zero is never made up by the rest.", "Aldrete 1995; Chung 1995", DischargeCriteria.Score) { Inputs = ["aldrete", "padss"] },
        new("DIS-03", "No red flag is open.", "What stopped a session is not slept off on the way home.", "[POLICY]", facts => DischargeCriteria.NoOpenRed(facts.Gates)) { Inputs = ["gates.openRed"] },
        new("DIS-04", "Blood pressure is normal, or near baseline and not rising.", "The rise from the medicine should be past its peak.", "SPRAVATO PI 2025", DischargeCriteria.Pressure) { Policy = true, Inputs = ["vitals.sbp", "vitals.dbp", "vitals.previousSbp", "baseline.sbp", "baseline.dbp"] },
        new("DIS-05", "Awake and calm: MOAA/S 5 and RASS 0.", "Anything less is still sedated or stirred up.", "[POLICY]", facts => DischargeCriteria.Awake(facts.Gates)) { Inputs = ["gates.moaas", "gates.rass"] },
        new("DIS-06", "Oriented, and says the months backwards.", "Attention returns last.", "[POLICY]", facts => DischargeCriteria.Oriented(facts.Gates)) { Inputs = ["gates.oriented", "gates.monthsBackwards"] },
        new("DIS-07", "Dissociation is over: CADSS of 4 or less, or the patient says so.", "A total above 4 counted as dissociation in the esketamine trials; six items have no such limit.", "[POLICY]", facts => DischargeCriteria.Dissociation(facts.Gates)) { Inputs = ["gates.cadss", "gates.dissociationResolved"] },
        new("DIS-08", "On room air, saturation no more than 2 below baseline for 15 minutes.", "A stimulated patient saturates; a resting one shows the truth.", "[POLICY]", DischargeCriteria.Breathing) { Inputs = ["vitals.spo2", "vitals.onOxygen", "vitals.spo2StableMin", "baseline.spo2"] },
        new("DIS-09", "Walks ten metres.", "Falls happen on the way to the car.", "[POLICY]", facts => Criterion.All("Walks ten metres.", Check.Yes("gates.walks10m", facts.Gates.Walks10m, "Does not yet walk ten metres."))) { Inputs = ["gates.walks10m"] },
        new("DIS-10", "Drinks, and has not vomited for 30 minutes.", "Held medicines are taken again at home, by mouth.", "[POLICY]", facts => DischargeCriteria.Stomach(facts.Gates)) { Inputs = ["gates.fluidsTolerated", "gates.minutesSinceVomit"] },
        new("DIS-11", "Suicidality was asked again if it was positive before, and a high risk has a signed disposition.", "Nobody goes home into a danger that is known here.", "SPRAVATO PI 2025; Joint Commission NPSG.15.01.01", facts => DischargeCriteria.Suicidality(facts.Gates)) { Policy = true, Inputs = ["gates.cssrsPositiveBefore", "gates.cssrsReassessed", "gates.cssrsRisk", "gates.dispositionSigned"] },
        new("DIS-12", "The cannula is out and its site checked.", "A forgotten cannula is a way in for infection, and for drugs.", "[POLICY]", Cannula) { Inputs = ["gates.ivRemoved", "gates.ivSiteChecked"] },
        new("DIS-13", "An adult escort is here, known by name, and the instructions are signed.", "A ride-share driver doesn't stay and can't call for help.", "SPRAVATO PI 2025", facts => DischargeCriteria.Escort(facts.Gates)) { Policy = true, Inputs = ["gates.escortPresent", "gates.escortIdentityChecked", "gates.escortKind", "gates.instructionsSigned"] },
        new("DIS-14", "A clinician released the patient, with time and name.", "The last look is someone's.", "SPRAVATO PI 2025; REMS", DischargeCriteria.Released) { Policy = true, Inputs = ["gates.releasedAt", "gates.releasedBy"] },
    ];

    private static Criterion Time(DischargeFacts facts)
    {
        var time = ObservationTime.Of(facts);
        if (time.Missing.Count > 0) return Criterion.NotRecorded(time.Missing);
        if (time.EarliestAt is not { } earliest) return Criterion.NotRecorded("administrationEndAt");
        var clock = FormattableString.Invariant($"{earliest:HH:mm}");
        return facts.At >= earliest
            ? new(CriterionStatus.Pass, $"Observation was over at {clock}.")
            : new(CriterionStatus.Fail, $"Observation goes on until {clock}.") { ClearsAt = earliest, FromLabel = facts.Product == Product.Esketamine && facts.Rescues is { Count: 0 }, Inputs = [new("administrationEndAt", facts.AdministrationEndAt, null, null, "fact")] };
    }

    private static Criterion Cannula(DischargeFacts facts) => facts.Route.IsIntravenous()
        ? Criterion.All("The cannula is out and its site checked.",
            Check.Yes("gates.ivRemoved", facts.Gates.IvRemoved, "The cannula is still in."),
            Check.Yes("gates.ivSiteChecked", facts.Gates.IvSiteChecked, "The site was not checked."))
        : Criterion.NotApplicable("No cannula by this route.");
}
