using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;

namespace Stillpoint.Care.Session.Gate;

/// <summary>An empty stomach, a clear nose, a way home: PRE-06 to PRE-10.</summary>
internal static class FastingItems
{
    public static readonly HouseNumber
        LiquidDiet = new("PRE-06.liquidDiet", "Liquid diet while a GLP-1 medicine is being raised, at least", 24, "h", 24, 48, Sources.Glp1) { Whole = true },
        SinceNoseSpray = new("PRE-09.minutes", "Minutes since a decongestant or steroid in the nose, at least", 60, "min", 60, 180, Sources.SpravatoLabel) { Whole = true };

    private static readonly Source Fasted = new("SPRAVATO PI 2025; ASA fasting 2017/2023");

    public static IReadOnlyList<GateRule> All { get; } =
    [
        new("PRE-06", "Fasting, solids", house => $"Esketamine 2 h after any food; otherwise 6 h after a light and 8 h after a fatty meal; while a GLP-1 medicine is being raised a liquid diet for {house[LiquidDiet]} h", "A full stomach with sedation or vomiting can be breathed in", Fasted, Solids)
            { Inputs = ["lastSolidFoodAt", "lastMealFatty", "glp1Phase", "liquidDietSince"], Related = ["SCR-043", "SCR-044"] },
        new("PRE-07", "Fasting, liquids", "Esketamine 30 min, otherwise 2 h after clear liquids", "As for solids", Fasted, patient => GateVerdict.Of(Fasting.Liquids(patient), GateStatus.Defer))
            { Inputs = ["lastClearLiquidAt"], Related = ["SCR-043"] },
        new("PRE-08", "Fasting, infants", "Under two years: breast milk 4 h, formula 6 h", "As for solids", new("ASA fasting 2017/2023"), patient => Fasting.Infant(patient) is { } check ? GateVerdict.Of(check, GateStatus.Defer) : GateVerdict.NotApplicable("Two years or older."))
            { Inputs = ["lastBreastMilkAt", "lastFormulaAt", "patient.birthDate"], Related = ["SCR-043"] },
        new("PRE-09", "Nose sprays", house => $"Intranasal: {house[SinceNoseSpray]} min since any decongestant or steroid in the nose", "It changes how much is taken up", new("SPRAVATO PI 2025"), NasalProducts)
            { Inputs = ["nasalProductLastAt"], Related = ["DDI-36"] },
        new("PRE-10", "Escort", "An adult escort with name, phone and arrival plan; the patient agrees not to drive", "Judgement and reaction are impaired until the next day", new("SPRAVATO PI 2025"), patient => GateVerdict.Of(EscortCheck.Of(patient), GateStatus.Defer))
            { Inputs = ["escortConfirmed", "escortName", "escortPhone", "escortAgeYears", "escortArrivalPlan", "agreesNotToDrive", "transportKind"], Related = ["SCR-053"] },
    ];

    private static GateVerdict Solids(PatientCase patient)
    {
        var empty = GateVerdict.Of(Fasting.Solids(patient), GateStatus.Defer);
        if (patient.Taking(DrugClass.Glp1Agonist) is not { Count: > 0 } agonists) return empty;
        var names = string.Join(", ", agonists.Select(taken => taken.Value).Distinct());
        var stomach = patient.Facts.Of(ScreeningFacts.Glp1Phase) switch
        {
            null => GateVerdict.Of(Check.Unknown($"{names}: is the dose still being raised?", ScreeningFacts.Glp1Phase.Key) with { Inputs = agonists }, GateStatus.Override),
            { Value: not "escalation" } phase => GateVerdict.Of(Check.Pass($"{names}, not being raised.", [.. agonists, phase.Input]), GateStatus.Override),
            var phase => OnLiquids(patient, names, [.. agonists, phase.Input]),
        };
        return GateVerdict.Worst(empty, stomach);
    }

    private static GateVerdict OnLiquids(PatientCase patient, string names, IEnumerable<Input> inputs)
    {
        var since = patient.Facts.Of(GateFacts.LiquidDietSince);
        var needed = patient.House[LiquidDiet];
        return GateVerdict.Of(since is not null && patient.At - since.Value >= needed.Time
            ? Check.Pass($"{names}, being raised; on liquids for {needed} h or more.", [.. inputs, since.Input])
            : Check.Fail($"{names}, being raised: the stomach empties slowly, and {(since is null ? "no liquid diet is recorded" : $"the liquid diet began {(int)(patient.At - since.Value).TotalHours} h ago")}; {needed} h is asked for.", [.. inputs, .. since is null ? Array.Empty<Input>() : [since.Input]]), GateStatus.Override);
    }

    private static GateVerdict NasalProducts(PatientCase patient)
    {
        if (patient.Plan.Route?.IsIntranasal() is not true) return GateVerdict.NotApplicable("Not given through the nose.");
        if (patient.Facts.Of(GateFacts.NasalProductLastAt) is not { } last) return GateVerdict.Of(Check.Unknown("Nobody has asked today about nose sprays.", GateFacts.NasalProductLastAt.Key), GateStatus.Defer);
        if (last.Value.At is not { } moment) return GateVerdict.Of(Check.Pass("No nose spray or drops.", last.Input), GateStatus.Defer);
        var (elapsed, needed) = (patient.At - moment, patient.House[SinceNoseSpray]);
        return GateVerdict.Of(elapsed >= needed.Time
            ? Check.Pass($"{(int)elapsed.TotalMinutes} min since the last nose spray.", last.Input)
            : Check.Fail($"Nose spray {(int)elapsed.TotalMinutes} min ago: at least {needed} min.", last.Input) with { ClearsAt = moment.ToOffset(patient.At.Offset) + needed.Time }, GateStatus.Defer);
    }
}
