using System.Globalization;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Session.Gate;

/// <summary>Patient, room and drip made ready: PRE-21 to PRE-25.</summary>
internal static class ReadinessItems
{
    private static readonly Window OutpatientWeight = Window.Days(7);

    private const decimal WeightChange = 0.05m;

    public static IReadOnlyList<GateRule> All { get; } =
    [
        new("PRE-21", "Weight", "A weight of today (of the last 7 days in an office), within 5 % of the one the order was written for", "The dose follows the weight", Source.Policy, Weight)
            { Inputs = ["loinc|29463-7", "orderWeightKg"], Policy = true },
        new("PRE-22", "ASA class, airway, STOP-BANG", "IV and IM: ASA class, Mallampati and STOP-BANG of the last 12 months are on file", "A difficult airway is known before it is needed", new("ASA 2018"), Airway)
            { Inputs = ["asaClass", "mallampati", "stopBang"], Related = ["SCR-040", "SCR-058"] },
        new("PRE-23", "Equipment", "Oxygen, suction, bag and mask, airway, monitor, capnograph, AED and crash drugs checked and signed today", "What a rescue needs is there before the drug is", new("ASA 2018"), Equipment)
            { Inputs = ["equipmentCheckedAt"] },
        new("PRE-24", "Intravenous access", "IV routes: site, 20 to 22 G, at most two attempts, flushed freely", "A drip that does not run is found now", Source.Policy, Access)
            { Inputs = ["ivSite", "ivGauge", "ivAttempts", "ivFlushedAt"], Policy = true },
        new("PRE-25", "Bladder emptied", "Bladder emptied", "Nobody walks safely during a session", Source.Policy, Bladder)
            { Inputs = ["bladderEmptied"], Policy = true },
    ];

    private static GateVerdict Weight(PatientCase patient)
    {
        var window = patient.Plan.Setting == Setting.Office ? OutpatientWeight : Window.SameDate;
        var weight = patient.Facts.Of(Measurements.Weight, window);
        var ordered = patient.Facts.Of(GateFacts.OrderWeightKg);
        if (weight is not { Value.Bound: Bound.Exact } || ordered is null)
            return GateVerdict.Of(Check.Unknown($"A weight ({window}) and the weight of the order are both needed.", PaperItems.Missing((weight, Measurements.Weight), (ordered, GateFacts.OrderWeightKg)).Select(key => key == Measurements.Weight.Key ? "loinc|29463-7" : key)), GateStatus.Review);

        var change = Math.Abs(weight.Value.Value - ordered.Value.Value) / ordered.Value.Value;
        var says = string.Create(CultureInfo.InvariantCulture, $"{weight.Value.Value:0.##} kg, {change * 100:0.#} % from the {ordered.Value.Value:0.##} kg of the order");
        return GateVerdict.Of(change >= WeightChange
            ? Check.Fail($"{says}: compute the dose again.", weight.Input, ordered.Input)
            : Check.Pass($"{says}.", weight.Input, ordered.Input), GateStatus.Review);
    }

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
        return GateVerdict.Of(Window.SameDate.Covers(check.Value, patient.At) ? Check.Pass("Checked today.", check.Input) : Check.Fail("The equipment was last checked on an earlier date.", check.Input), GateStatus.Stop);
    }

    private static GateVerdict Access(PatientCase patient)
    {
        if (patient.Plan.Route?.IsIntravenous() is not true) return GateVerdict.NotApplicable("Not given by vein.");
        var site = patient.Facts.Of(GateFacts.IvSite);
        var gauge = patient.Facts.Of(GateFacts.IvGauge);
        var attempts = patient.Facts.Of(GateFacts.IvAttempts);
        var flushed = patient.Facts.Of(GateFacts.IvFlushedAt);
        if (PaperItems.Missing((site, GateFacts.IvSite), (gauge, GateFacts.IvGauge), (attempts, GateFacts.IvAttempts), (flushed, GateFacts.IvFlushedAt)).ToList() is { Count: > 0 } missing)
            return GateVerdict.Of(Check.Unknown("The drip is not fully recorded: site, gauge, attempts, flush.", missing), GateStatus.Review);

        Input[] inputs = [site!.Input, gauge!.Input, attempts!.Input, flushed!.Input];
        var says = $"{gauge.Value} G, {site.Value}, {attempts.Value} {(attempts.Value.Value == 1 ? "attempt" : "attempts")}, flushed.";
        var outside = gauge.Value.IsUnder(20) is true || gauge.Value.IsOver(22) is true || attempts.Value.IsOver(2) is true;
        return GateVerdict.Of(outside ? Check.Fail(says, inputs) : Check.Pass(says, inputs), GateStatus.Review);
    }

    private static GateVerdict Bladder(PatientCase patient)
    {
        var emptied = patient.Facts.Of(GateFacts.BladderEmptied);
        return GateVerdict.Of(emptied is { Value: true }
            ? Check.Pass("Bladder emptied.", emptied.Input)
            : Check.Fail(emptied is null ? "Not recorded whether the bladder was emptied." : "The bladder was not emptied.", emptied?.Input) with { Missing = emptied is null ? [GateFacts.BladderEmptied.Key] : [] }, GateStatus.Review);
    }
}
