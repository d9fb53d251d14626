using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Medicines;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Session.Charting;

/// <summary>
/// A drug beside the ketamine as it is ordered or charted as given, beside its limits, the patient and its order. Beyond a limit or
/// with an allergy nothing is ordered here; what was given all the same is charted as that, with why.
/// </summary>
internal static class MedicationCheck
{
    public static OrderCheck Of(SessionStory story, Entry entry, DateTimeOffset at, Circumstances circumstances) => entry switch
    {
        Entry.MedicationOrdered ordered => Ordered(story, ordered, at, circumstances),
        Entry.MedicationGiven given => Given(story, given, at, circumstances),
        _ => OrderCheck.Agrees,
    };

    private static OrderCheck Ordered(SessionStory story, Entry.MedicationOrdered order, DateTimeOffset at, Circumstances circumstances)
    {
        if (order.How == OrderedHow.Verbal && order.ReadBack is not true) return new("Read the order back to the prescriber, and say that you did: drug, dose, route.", []);
        if (order.How == OrderedHow.Standing && BesideDrugs.Of(order.Drug) is var ways && (ways.Count == 0 || ways.Any(way => way.HeldTo != HeldTo.StandingOrder)))
            return new($"{order.Drug.Trim()} is ordered for the moment it is needed, never left standing.", []);
        return Judged(MedicineCheck.Judge(Wanted(story, order.Drug, order.Amount, order.Unit, order.Route, at, circumstances)), "Nothing was ordered. Check the number; what lies beyond is given in an emergency department or by anesthesia, and not ordered here.");
    }

    private static OrderCheck Given(SessionStory story, Entry.MedicationGiven given, DateTimeOffset at, Circumstances circumstances)
    {
        if (MedicinesGiven.AmountOf(given) is not { } dose) return new("Write the dose as a number with its unit, such as 4 mg.", []);
        if (OnWhoseOrder(story, given, dose, circumstances) is { } refused) return new(refused, []);
        var judged = MedicineCheck.Judge(Wanted(story, given.Drug, dose.Amount, dose.Unit, given.Route, at, circumstances));
        // What was not known was weighed by whoever ordered it, and isn't asked again at each dose.
        IReadOnlyList<Finding> findings = given.Order is null ? judged : [.. judged.Where(finding => finding.Severity != Severity.Unknown)];
        return given.AgainstLimits is null ? Judged(findings, "Nothing was charted. Check the number. If that was really given, chart it as given beyond its limits and say why; call the prescriber.")
            : Judged([.. findings.Where(finding => finding.Severity != Severity.Block)], "");
    }

    /// <summary>Why nobody may have given this; null when an order or a prescriber stands behind it, or it is charted as given without one.</summary>
    private static string? OnWhoseOrder(SessionStory story, Entry.MedicationGiven given, (decimal Amount, string Unit) dose, Circumstances circumstances)
    {
        if (given.WithoutOrder is not null) return null;
        if (given.Order is not { } id)
            return circumstances.ByPrescriber ? BesideDrugs.Of(given.Drug).Any(way => way.HeldTo == HeldTo.Anesthesia) && given.AgainstLimits is null ? $"{given.Drug.Trim()} is given by anesthesia staff. If it was given, chart it as given beyond its limits, and say by whom and why." : null
                : "A drug beside the ketamine is given on a prescriber's order. Take the order first: it is written, or read back to whoever said it. If it was given without one, chart it so and say why.";
        if (MedicinesGiven.Orders(story).FirstOrDefault(order => order.Event.Id == id) is not { } open) return "The order it was given on is not on this strip. Choose the order again.";
        var (order, says) = (open.Entry, $"{Number(open.Entry.Amount)} {open.Entry.Unit} of {open.Entry.Drug} {open.Entry.Route}");
        if ((BesideDrugs.NameOf(order.Drug) ?? order.Drug.Trim()) != (BesideDrugs.NameOf(given.Drug) ?? given.Drug.Trim()) || order.Route != given.Route || order.Unit != dose.Unit) return $"The order says {says}. What was given is something else: take an order for it.";
        if (dose.Amount > order.Amount && given.AgainstLimits is null) return $"The order says {says}, and {Number(dose.Amount)} {dose.Unit} was entered. Check the number. If more was really given, chart it as given beyond its limits and say why; call the prescriber.";
        return open.MayBeGiven ? null : $"The order of {says} was for {(order.Times == 1 ? "one dose" : $"{order.Times} doses")}, and {(order.Times == 1 ? "it was" : "they were")} given. Ask for another order.";
    }

    private static WantedDose Wanted(SessionStory story, string drug, decimal amount, string unit, string route, DateTimeOffset at, Circumstances circumstances)
    {
        var vitals = SessionVitals.Now(story, at);
        var before = MedicinesGiven.Of(story, drug, at).Select(one => (DateTimeOffset?)one.Event.MeasuredAt).LastOrDefault();
        return new(drug, amount, unit, route, MedicinesGiven.SumOf(story, drug, unit, at))
        {
            House = story.House, AgeYears = circumstances.AgeYears, WeightKg = circumstances.MeasuredKg ?? circumstances.Patient?.Facts.Of(Screening.Facts.Measurements.Weight)?.Value.Value, MinutesSince = before is { } last ? (decimal)(at - last).TotalMinutes : null,
            At = new(circumstances.Patient, vitals.HeartRate, vitals.Sbp), GivenToday = [.. story.All<Entry.MedicationGiven>().Where(one => one.Event.MeasuredAt <= at).Select(one => one.Entry.Drug)],
        };
    }

    private static OrderCheck Judged(IReadOnlyList<Finding> findings, string otherwise)
    {
        var blocks = findings.Where(finding => finding.Severity == Severity.Block).Select(finding => finding.Because).ToList();
        return blocks.Count > 0 ? new($"{string.Join(' ', blocks)} {otherwise}", [])
            : new(null, [.. findings.Select(finding => new EntryQuestion(finding.Because.TrimEnd('.'), $"{finding.Because} Think again; if it is meant, confirm it."))]);
    }

    private static string Number(decimal value) => FormattableString.Invariant($"{value:0.###}");
}
