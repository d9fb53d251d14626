using System.Globalization;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Session.Gate;

/// <summary>Patient, room and IV made ready: PRE-21 to PRE-25.</summary>
internal static class ReadinessItems
{
    public static readonly HouseNumber
        WeightDays = new("PRE-21.days", "A weight in an office is good for", 7, "days", 1, 7, Source.Policy) { Whole = true },
        Recomputed = new("PRE-21.recompute", "A change of weight that computes the dose again, from", 5, "%", 2, 5, Source.Policy),
        Doubted = new("PRE-21.doubt", "A change of weight that is weighed again, from", 20, "%", 10, 20, Source.Policy) { Above = Recomputed },
        EquipmentHours = new("PRE-23.hours", "A check of the equipment on an earlier date is good for", 12, "h", 0, 12, Source.Policy) { Whole = true },
        ThickestIv = new("PRE-24.thickest", "Thickest cannula, gauge", 20, "", 16, 20, Source.Policy) { Whole = true },
        ThinnestIv = new("PRE-24.thinnest", "Thinnest cannula, gauge", 22, "", 22, 24, Source.Policy) { Whole = true, Above = ThickestIv },
        MostAttempts = new("PRE-24.attempts", "Attempts at a cannula, at most", 2, "", 1, 3, Source.Policy) { Whole = true };

    public static IReadOnlyList<GateRule> All { get; } =
    [
        new("PRE-21", "Weight", house => $"A weight of today (in an office of the last {house[WeightDays]} days), within {house[Recomputed]} % of the one the order was written for; {house[Doubted]} % away, or a body mass index nobody has, is weighed again", "The dose follows the weight", Source.Policy, Weight)
            { AnsweredBy = Credential.Prescriber, After = BeforeReview.DoseComputedAgain, Inputs = ["loinc|29463-7", "loinc|8302-2", "orderWeightKg"], Policy = true },
        new("PRE-22", "ASA class, airway, STOP-BANG", "IV and IM: ASA class, Mallampati and STOP-BANG of the last 12 months are on file", "A difficult airway is known before it is needed", new("ASA 2018"), Airway)
            { AnsweredBy = Credential.Prescriber, Inputs = ["asaClass", "mallampati", "stopBang"], Related = ["SCR-040", "SCR-058"] },
        new("PRE-23", "Equipment", house => $"Oxygen, suction, bag and mask, airway, monitor, capnograph, AED and crash drugs checked and signed today or within {house[EquipmentHours]} h", "What a rescue needs is there before the drug is", new("ASA 2018"), Equipment)
            { Inputs = ["equipmentCheckedAt"] },
        new("PRE-24", "Intravenous access", house => $"IV routes: site, {house[ThickestIv]} to {house[ThinnestIv]} G, at most {house[MostAttempts]} attempts, flushed freely", "A line that does not run is found now", Source.Policy, Access)
            { AnsweredBy = Credential.Prescriber, Inputs = ["ivSite", "ivGauge", "ivAttempts", "ivFlushedAt"], Policy = true },
        new("PRE-25", "Bladder emptied", "Bladder emptied", "Nobody walks safely during a session", Source.Policy, Bladder)
            { Inputs = ["bladderEmptied"], Policy = true },
    ];

    private static GateVerdict Weight(PatientCase patient)
    {
        var house = patient.House;
        var window = patient.Plan.Setting == Setting.Office ? Window.Days(house[WeightDays].Whole) : Window.SameDate;
        var weight = patient.Facts.Of(Measurements.Weight, window);
        var ordered = patient.Facts.Of(GateFacts.OrderWeightKg);
        if (weight is not { Value.Bound: Bound.Exact } || ordered is null)
            return GateVerdict.Of(Check.Unknown($"A weight ({window}) and the weight of the order are both needed.", PaperItems.Missing((weight, Measurements.Weight), (ordered, GateFacts.OrderWeightKg)).Select(key => key == Measurements.Weight.Key ? WeightCode : key)), GateStatus.Review);

        var change = Math.Abs(weight.Value.Value - ordered.Value.Value) * 100 / ordered.Value.Value;
        var says = $"{weight.Value.With("kg")}, {change.ToString("0.#", CultureInfo.InvariantCulture)} % from the {ordered.Value.With("kg")} of the order";
        if (change >= house[Doubted] || patient.BodyMassIndex.Doubt is not null)
            return GateVerdict.Of(Check.Unknown(change >= house[Doubted] ? $"{says}: weigh again." : $"{weight.Value.With("kg")}: {patient.BodyMassIndex.Doubt}.", WeightCode) with { Inputs = [weight.Input, ordered.Input] }, GateStatus.Review);
        return GateVerdict.Of(change >= house[Recomputed]
            ? Check.Fail($"{says}: compute the dose again.", weight.Input, ordered.Input)
            : Check.Pass($"{says}.", weight.Input, ordered.Input), GateStatus.Review);
    }

    private static string WeightCode => "loinc|" + Measurements.Weight.Loinc[0];

    private static GateVerdict Airway(PatientCase patient)
    {
        if (patient.Plan.Route is not (Route.Intravenous or Route.IntravenousBolus or Route.Intramuscular)) return GateVerdict.NotApplicable("Not given by vein or muscle.");
        FactKey<Amount>[] keys = [ScreeningFacts.AsaClass, GateFacts.Mallampati, ScreeningFacts.StopBang];
        var known = keys.Select(key => patient.Facts.Of(key)).ToList();
        var missing = keys.Where((_, at) => known[at] is null).ToList();
        return GateVerdict.Of(missing.Count == 0
            ? Check.Pass($"ASA {known[0]!.Value}, Mallampati {known[1]!.Value}, STOP-BANG {known[2]!.Value}.", known.Select(fact => fact?.Input))
            : Check.Fail($"Not on file in the last 12 months: {string.Join(", ", missing.Select(key => key.Label))}.", known.Select(fact => fact?.Input)) with { Missing = [.. missing.Select(key => key.Key)] }, GateStatus.Review);
    }

    private static GateVerdict Equipment(PatientCase patient)
    {
        if (patient.Facts.Of(GateFacts.EquipmentCheckedAt) is not { } check) return GateVerdict.Of(Check.Unknown("Nobody has recorded today's check of the equipment.", GateFacts.EquipmentCheckedAt.Key), GateStatus.Stop);
        var hours = patient.House[EquipmentHours];
        return GateVerdict.Of(Window.SameDate.Covers(check.Value, patient.At) || patient.At - check.Value <= hours.Time
            ? Check.Pass("The equipment was checked.", check.Input)
            : Check.Fail($"The equipment was last checked {ClinicCalendar.Date(check.Value, patient.At).ToString("MMM d", CultureInfo.InvariantCulture)}, on an earlier date and more than {hours} h ago.", check.Input), GateStatus.Stop);
    }

    private static GateVerdict Access(PatientCase patient)
    {
        if (patient.Plan.Route?.IsIntravenous() is not true) return GateVerdict.NotApplicable("Not given by vein.");
        var site = patient.Facts.Of(GateFacts.IvSite);
        var gauge = patient.Facts.Of(GateFacts.IvGauge);
        var attempts = patient.Facts.Of(GateFacts.IvAttempts);
        var flushed = patient.Facts.Of(GateFacts.IvFlushedAt);
        if (PaperItems.Missing((site, GateFacts.IvSite), (gauge, GateFacts.IvGauge), (attempts, GateFacts.IvAttempts), (flushed, GateFacts.IvFlushedAt)).ToList() is { Count: > 0 } missing)
            return GateVerdict.Of(Check.Unknown("The IV is not fully recorded: site, gauge, attempts, flush.", missing), GateStatus.Review);

        Input[] inputs = [site!.Input, gauge!.Input, attempts!.Input, flushed!.Input];
        var says = $"{gauge.Value} G, {site.Value}, {attempts.Value} {(attempts.Value.Value == 1 ? "attempt" : "attempts")}, flushed.";
        var outside = gauge.Value.IsUnder(patient.House[ThickestIv]) is true || gauge.Value.IsOver(patient.House[ThinnestIv]) is true || attempts.Value.IsOver(patient.House[MostAttempts]) is true;
        return GateVerdict.Of(outside ? Check.Fail($"{says} {patient.House[ThickestIv]} to {patient.House[ThinnestIv]} G and at most {patient.House[MostAttempts]} attempts are usual.", inputs) : Check.Pass(says, inputs), GateStatus.Review);
    }

    private static GateVerdict Bladder(PatientCase patient)
    {
        var emptied = patient.Facts.Of(GateFacts.BladderEmptied);
        return GateVerdict.Of(emptied is { Value: true }
            ? Check.Pass("Bladder emptied.", emptied.Input)
            : Check.Fail(emptied is null ? "Not recorded whether the bladder was emptied." : "The bladder was not emptied.", emptied?.Input) with { Missing = emptied is null ? [GateFacts.BladderEmptied.Key] : [] }, GateStatus.Review);
    }
}
