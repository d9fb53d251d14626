using Stillpoint.Care.Planning;

namespace Stillpoint.Care.Recovery;

/// <summary>The criteria of discharge: minimum time and score and no open flag and a pressure near baseline, and a named adult at the door.</summary>
public static class DischargeRules
{
    public static IReadOnlyList<DischargeRule> All { get; } =
    [
        new("DIS-01", "The minimum observation, and that of every other drug given, is over.", "Sedation, dissociation and pressure outlast the infusion; a rescue drug starts its own clock, and a reversed sedation can return.", "SPRAVATO PI 2025; Swainson 2021; ASA 2018", Time) { Policy = true, Inputs = ["administrationEndAt", "rescues", "plan.mgPerKg", "patient.ageYears"] },
        new("DIS-02", house => $"A complete Aldrete or discharge score of at least {house[DischargeCriteria.PassingScore]} with no item at 0.", "A score finds what a glance misses, and one zero is never made up by the rest.", "Aldrete 1995; Chung 1995", DischargeCriteria.Score) { Inputs = ["aldrete", "padss"] },
        new("DIS-03", "No red flag is open.", "What stopped a session is not slept off on the way home.", "[POLICY]", facts => DischargeCriteria.NoOpenRed(facts.Gates)) { Inputs = ["gates.openRed"] },
        new("DIS-04", house => $"Blood pressure is below {house[VitalCriteria.NormalSystolic]}/{house[VitalCriteria.NormalDiastolic]}, or near baseline and not rising, and has not fallen: systolic {house[VitalCriteria.LowSystolic]} or more and no more than {house[VitalCriteria.Fall]} % under baseline.", "The rise from the medicine should be past its peak, and nobody faints on the way home.", "SPRAVATO PI 2025", VitalCriteria.Pressure) { Policy = true, Inputs = ["vitals.sbp", "vitals.dbp", "vitals.previousSbp", "baseline.sbp", "baseline.dbp"] },
        new("DIS-05", "Awake and calm: MOAA/S 5 and RASS 0.", "Anything less is still sedated or stirred up.", "[POLICY]", facts => DischargeCriteria.Awake(facts.Gates)) { Inputs = ["gates.moaas", "gates.rass"] },
        new("DIS-06", "Oriented, and says the months backwards.", "Attention returns last.", "[POLICY]", facts => DischargeCriteria.Oriented(facts.Gates)) { Inputs = ["gates.oriented", "gates.monthsBackwards"] },
        new("DIS-07", house => $"Dissociation is over: CADSS of {house[DischargeCriteria.MostDissociation]} or less, or where none was taken the patient says so; the two at odds are rated again.", "A total above 4 counted as dissociation in the esketamine trials; six items have no such limit.", "[POLICY]", DischargeCriteria.Dissociation) { Inputs = ["gates.cadss", "gates.dissociationResolved"] },
        new("DIS-08", house => $"On room air, SpO2 of {house[VitalCriteria.LeastSaturation]} % or more (with COPD {house[VitalCriteria.LeastWithCopd]}) and no more than {house[VitalCriteria.BelowUsual]} below baseline, for {house[VitalCriteria.Steady]} minutes.", "A stimulated patient saturates; a resting one shows the truth.", "[POLICY]", VitalCriteria.Breathing) { Inputs = ["vitals.spo2", "vitals.onOxygen", "vitals.spo2StableMin", "baseline.spo2"] },
        new("DIS-09", "Walks ten meters.", "Falls happen on the way to the car.", "[POLICY]", facts => Criterion.All("Walks ten meters.", CriterionCheck.Yes("gates.walks10m", facts.Gates.Walks10m, "Does not yet walk ten meters."))) { Inputs = ["gates.walks10m"] },
        new("DIS-10", house => $"Drinks, and has not vomited for {house[DischargeCriteria.SinceVomit]} minutes.", "Held medicines are taken again at home, by mouth.", "[POLICY]", DischargeCriteria.Stomach) { Inputs = ["gates.fluidsTolerated", "gates.minutesSinceVomit"] },
        new("DIS-11", "Suicidality was asked again if it was positive before; a moderate risk was asked again or has a signed disposition, a high one has it.", "Nobody goes home into a danger that is known here.", "SPRAVATO PI 2025; Joint Commission NPSG.15.01.01", facts => DischargeCriteria.Suicidality(facts.Gates)) { Policy = true, Inputs = ["gates.cssrsPositiveBefore", "gates.cssrsReassessed", "gates.cssrsRisk", "gates.dispositionSigned"] },
        new("DIS-12", "Any cannula is out and its site checked, whatever the route.", "A forgotten cannula is a way in for infection, and for drugs.", "[POLICY]", DischargeCriteria.Cannula) { Inputs = ["gates.ivRemoved", "gates.ivSiteChecked"] },
        new("DIS-13", "An adult escort is here, known by name, and the instructions are signed.", "A ride-share driver doesn't stay and can't call for help.", "SPRAVATO PI 2025", facts => DischargeCriteria.Escort(facts.Gates)) { Policy = true, Inputs = ["gates.escortPresent", "gates.escortIdentityChecked", "gates.escortKind", "gates.instructionsSigned"] },
        new("DIS-14", "A clinician released the patient, with time and name, when the observation was over.", "The last look is someone's.", "SPRAVATO PI 2025; REMS", DischargeCriteria.Released) { Policy = true, Inputs = ["gates.releasedAt", "gates.releasedBy"] },
        new("DIS-15", house => $"The heart rate, where it was taken, is {house[VitalCriteria.SlowHeart]} to {house[VitalCriteria.FastHeart]} or within {house[VitalCriteria.NearUsualRate]} % of baseline.", "A racing or a slow heart is not slept off on the way home.", "[POLICY]", VitalCriteria.HeartRate) { Inputs = ["vitals.hr", "baseline.hr"] },
    ];

    private static Criterion Time(DischargeFacts facts)
    {
        var time = ObservationTime.Of(facts);
        if (time.Missing.Count > 0) return NotKnown(facts, time.Missing);
        if (time.EarliestAt is not { } earliest) return Criterion.NotRecorded("administrationEndAt");
        var clock = FormattableString.Invariant($"{earliest:HH:mm}");
        return facts.At >= earliest
            ? new(CriterionStatus.Pass, $"Observation was over at {clock}.")
            : new(CriterionStatus.Fail, $"Observation goes on until {clock}.") { ClearsAt = earliest, FromLabel = facts.Product == Product.Esketamine && facts.Rescues is { Count: 0 }, Inputs = [new("administrationEndAt", facts.AdministrationEndAt, null, null, "fact")] };
    }

    private static Criterion NotKnown(DischargeFacts facts, IReadOnlyList<string> missing)
    {
        var unwatched = (facts.Rescues ?? []).Where(given => !string.IsNullOrWhiteSpace(given.Drug) && ObservationTime.MinutesAfter(given, facts.House) is null).Select(given => given.Drug!.Trim()).Distinct().ToList();
        var unknown = Criterion.NotRecorded(missing);
        return unwatched.Count == 0 ? unknown : unknown with { Because = $"How long to watch after {string.Join(" and ", unwatched)} isn't known: ask the prescriber for the minutes." };
    }
}
