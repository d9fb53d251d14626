using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Medications.Identity;
using Stillpoint.Care.Session.Monitoring;

namespace Stillpoint.Care.Session.Medicines;

/// <summary>The drugs beside the ketamine whose doses and limits the house knows: before the session, for rescue, to calm, to reverse, oxygen and fluids. Any other is its prescriber's alone.</summary>
public static class BesideDrugs
{
    private static readonly Source Sedation = Sources.Named("Cohen 2018; labels"), Pressure = Sources.Named("AHA BP 2017 / 2024; labels of labetalol and hydralazine"), Reversal = new("ASA 2018"), Allergic = Sources.Named("WAO 2020"), Fits = Sources.Named("AES 2016"), Chest = Sources.Named("AHA");

    private static readonly LookAgain[] Breathing = [new(MonitoredSign.Vitals, 5, 10, 15), new(MonitoredSign.Sedation, 5, 10, 15)];
    private static readonly LookAgain[] LowersPressure = [new(MonitoredSign.BloodPressure, 5, 10, 15)];
    private static readonly LookAgain[] Stomach = [new(MonitoredSign.Nausea, 15)];

    public static IReadOnlyList<BesideDrug> All { get; } =
    [
        Of("ondansetron", "IV", "mg", ["IV", "ODT", "PO"], 4, 4, 4, 8, Sources.Named("ondansetron label")) with { HeldTo = HeldTo.StandingOrder, NotWith = [Caution.LongQtc], LookAgain = Stomach },
        Of("dexamethasone", "IV", "mg", ["IV"], 4, 4, 4, 4, Source.Policy) with { LookAgain = Stomach },
        Of("metoclopramide", "IV", "mg", ["IV"], 5, 10, 10, 10, Source.Policy) with { LookAgain = Stomach },
        Of("glycopyrrolate", "IV", "mg", ["IV"], 0.1m, 0.2m, 0.2m, 0.4m, Sources.Named("Ketalar PI 2024")) with { HeldTo = HeldTo.StandingOrder, LookAgain = [new(MonitoredSign.Vitals, 5)] },
        Of("acetaminophen", "PO", "mg", ["PO"], 650, 1000, 1000, 1000, Source.Policy) with { HeldTo = HeldTo.StandingOrder },
        Of("midazolam", "IV", "mg", ["IV"], 0.5m, 1, 2, 4, Sedation) with { InAllFromSixtyFive = Number("midazolam.IV", "from65", "Midazolam IV in one session from 65 years", 1, "mg"), Apart = 2, Sedates = true, LookAgain = Breathing },
        Of("midazolam", "IM", "mg", ["IM"], 5, 5, 10, 10, Fits) with { Sedates = true, LookAgain = Breathing },
        Of("lorazepam", "IV", "mg", ["IV", "PO", "SL", "IM"], 0.5m, 1, 4, 4, Sedation) with { Sedates = true, LookAgain = Breathing },
        Of("haloperidol", "IM", "mg", ["IM"], 1, 2.5m, 5, 5, Sedation) with { Sedates = true, NotWith = [Caution.LongQtc], LookAgain = Breathing },
        Of("labetalol", "IV", "mg", ["IV"], 5, 10, 20, 40, Pressure) with { Apart = 10, NotWith = [Caution.Asthma, Caution.HeartFailure, Caution.SlowHeart], LookAgain = LowersPressure },
        Of("hydralazine", "IV", "mg", ["IV"], 5, 10, 10, 20, Pressure) with { Apart = 20, LookAgain = LowersPressure },
        Of("clonidine", "PO", "mg", ["PO"], 0.1m, 0.1m, 0.2m, 0.2m, Pressure) with { NotWith = [Caution.LowPressure], LookAgain = [new(MonitoredSign.BloodPressure, 15, 30)] },
        Of("naloxone", "IV", "mg", ["IV", "IM"], 0.04m, 0.4m, 0.4m, 2, Reversal) with { HeldTo = HeldTo.StandingOrder, LookAgain = Breathing },
        Of("flumazenil", "IV", "mg", ["IV"], 0.2m, 0.2m, 0.2m, 1, Reversal) with { Apart = 1, NotWith = [Caution.DailyBenzodiazepine, Caution.Seizures], LookAgain = Breathing },
        Of("epinephrine", "IM", "mg", ["IM"], 0.3m, 0.5m, 0.5m, null, Allergic) with { PerKg = 0.01m, Apart = 5, HeldTo = HeldTo.StandingOrder, LookAgain = [new(MonitoredSign.Vitals, 2, 5), new(MonitoredSign.BloodPressure, 2, 5, 10)] },
        Of("diphenhydramine", "IV", "mg", ["IV", "PO"], 25, 50, 50, 50, Allergic) with { Sedates = true, LookAgain = Breathing },
        Of("famotidine", "IV", "mg", ["IV", "PO"], 20, 20, 20, 20, Allergic),
        Of("methylprednisolone", "IV", "mg", ["IV"], 40, 125, 125, 125, Allergic) with { PerKg = 1 },
        Of("albuterol", "nebulized", "mg", ["nebulized"], 2.5m, 5, 5, 15, Allergic) with { LookAgain = [new(MonitoredSign.Vitals, 5, 15)] },
        Of("aspirin", "PO", "mg", ["PO"], 324, 324, 325, 325, Chest),
        Of("nitroglycerin", "SL", "mg", ["SL"], 0.4m, 0.4m, 0.4m, 1.2m, Chest) with { Apart = 5, NotWith = [Caution.LowPressure], LookAgain = LowersPressure },
        Of("propofol", "IV", "mg", ["IV"], 10, 50, 50, null, Sources.Named("Green 2011")) with { PerKg = 0.5m, HeldTo = HeldTo.Anesthesia, Sedates = true, LookAgain = Breathing },
        Of("succinylcholine", "IV", "mg", ["IV", "IM"], 10, 50, 100, null, Sources.Named("Green 2011")) with { HeldTo = HeldTo.Anesthesia, LookAgain = Breathing },
        Of("atropine", "IV", "mg", ["IV"], 0.5m, 1, 1, 3, Sources.Named("Green 2011")) with { LookAgain = [new(MonitoredSign.Vitals, 5)] },
        Of("oxygen", "mask", "L/min", ["nasal", "mask"], 2, 10, 15, null, Reversal) with { HeldTo = HeldTo.StandingOrder, LookAgain = [new(MonitoredSign.Vitals, 2, 5)] },
        Of("saline", "IV", "mL", ["IV"], 250, 500, 1000, 2000, Source.Policy) with { HeldTo = HeldTo.StandingOrder, LookAgain = [new(MonitoredSign.BloodPressure, 5, 15)] },
    ];

    /// <summary>Names that no list of drugs carries, and what they are here.</summary>
    private static readonly Dictionary<string, string> AlsoCalled = new(StringComparer.OrdinalIgnoreCase)
    {
        ["o2"] = "oxygen", ["normal saline"] = "saline", ["ns"] = "saline", ["sodium chloride 0.9 %"] = "saline", ["paracetamol"] = "acetaminophen", ["adrenaline"] = "epinephrine", ["salbutamol"] = "albuterol", ["glycopyrronium"] = "glycopyrrolate",
    };

    internal static readonly IReadOnlyList<HouseNumber> Numbers = [.. All.SelectMany(drug => new[] { drug.Single, drug.InAll, drug.InAllFromSixtyFive }).OfType<HouseNumber>().Distinct()];

    /// <summary>What a text names, by ingredient or brand; null when it is none of these, or more than one.</summary>
    public static string? NameOf(string text)
    {
        var said = text.Trim();
        if (AlsoCalled.GetValueOrDefault(said) is { } other) return other;
        if (All.FirstOrDefault(drug => string.Equals(drug.Drug, said, StringComparison.OrdinalIgnoreCase)) is { } known) return known.Drug;
        var named = DrugIdentity.NamedIn(said).Select(ingredient => ingredient.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return named is [var one] ? All.FirstOrDefault(drug => string.Equals(drug.Drug, one, StringComparison.OrdinalIgnoreCase))?.Drug : null;
    }

    /// <summary>The ways a drug is known by here.</summary>
    public static IReadOnlyList<BesideDrug> Of(string drug) => NameOf(drug) is { } name ? [.. All.Where(known => known.Drug == name)] : [];

    /// <summary>The way a drug would be given as its order says it, such as “by mouth, an hour before”; where it says none, the way that allows most.</summary>
    public static (BesideDrug Drug, string Route)? Way(string drug, string how, House house)
    {
        var said = how.Split([' ', ',', ';', '.', '('], StringSplitOptions.RemoveEmptyEntries).Select(word => Ways.GetValueOrDefault(word, word)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var ways = Of(drug).SelectMany(known => known.Routes.Select(route => (Drug: known, Route: route))).ToList();
        return ways.Where(way => said.Contains(way.Route)).Concat(ways.OrderByDescending(way => house[way.Drug.Single].Number)).Cast<(BesideDrug, string)?>().FirstOrDefault();
    }

    private static readonly Dictionary<string, string> Ways = new(StringComparer.OrdinalIgnoreCase) { ["mouth"] = "PO", ["oral"] = "PO", ["orally"] = "PO", ["vein"] = "IV", ["intravenous"] = "IV", ["intramuscular"] = "IM", ["tongue"] = "SL" };

    private static BesideDrug Of(string drug, string way, string unit, IReadOnlyList<string> routes, decimal least, decimal usual, decimal single, decimal? inAll, Source source) => new(drug, unit, routes, least, usual, source)
    {
        Single = Number($"{drug}.{way}", "single", $"{Capital(drug)} {way}, largest single dose", single, unit),
        InAll = inAll is { } all ? Number($"{drug}.{way}", "session", $"{Capital(drug)} {way}, in one session", all, unit) : null,
    };

    // A clinic may lower what a source allows, and never raise it.
    private static HouseNumber Number(string drug, string which, string meaning, decimal most, string unit) => new($"MED-01.{drug}.{which}", meaning, most, unit, most / 4, most, Source.Policy);

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
