using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Session.Gate;

/// <summary>An empty stomach, a clear nose, a way home: PRE-06 to PRE-10.</summary>
internal static class FastingItems
{
    private static readonly Source Fasted = new("SPRAVATO PI 2025; ASA fasting 2017/2023");

    public static IReadOnlyList<GateRule> All { get; } =
    [
        new("PRE-06", "Fasting, solids", "Esketamine 2 h after any food; otherwise 6 h after a light and 8 h after a fatty meal", "A full stomach with sedation or vomiting can be breathed in", Fasted, patient => GateVerdict.Of(Fasting.Solids(patient), GateStatus.Defer))
            { Inputs = ["lastSolidFoodAt", "lastMealFatty"], Related = ["SCR-043"] },
        new("PRE-07", "Fasting, liquids", "Esketamine 30 min, otherwise 2 h after clear liquids", "As for solids", Fasted, patient => GateVerdict.Of(Fasting.Liquids(patient), GateStatus.Defer))
            { Inputs = ["lastClearLiquidAt"], Related = ["SCR-043"] },
        new("PRE-08", "Fasting, infants", "Under two years: breast milk 4 h, formula 6 h", "As for solids", new("ASA fasting 2017/2023"), patient => Fasting.Infant(patient) is { } check ? GateVerdict.Of(check, GateStatus.Defer) : GateVerdict.NotApplicable("Two years or older."))
            { Inputs = ["lastBreastMilkAt", "lastFormulaAt", "patient.birthDate"], Related = ["SCR-043"] },
        new("PRE-09", "Nose sprays", "Intranasal: an hour since any decongestant or steroid in the nose", "It changes how much is taken up", new("SPRAVATO PI 2025"), NasalProducts)
            { Inputs = ["nasalProductLastAt"], Related = ["DDI-36"] },
        new("PRE-10", "Escort", "An adult escort with name, telephone and arrival plan; the patient agrees not to drive", "Judgement and reaction are impaired until the next day", new("SPRAVATO PI 2025"), patient => GateVerdict.Of(EscortCheck.Of(patient), GateStatus.Defer))
            { Inputs = ["escortConfirmed", "escortName", "escortPhone", "escortAgeYears", "escortArrivalPlan", "agreesNotToDrive", "transportKind"], Related = ["SCR-053"] },
    ];

    private static GateVerdict NasalProducts(PatientCase patient)
    {
        if (patient.Plan.Route?.IsIntranasal() is not true) return GateVerdict.NotApplicable("Not given through the nose.");
        if (patient.Facts.Of(GateFacts.NasalProductLastAt) is not { } last) return GateVerdict.Of(Check.Unknown("Nobody has asked today about nose sprays.", GateFacts.NasalProductLastAt.Key), GateStatus.Defer);
        if (last.Value.At is not { } moment) return GateVerdict.Of(Check.Pass("No nose spray or drops.", last.Input), GateStatus.Defer);
        var elapsed = patient.At - moment;
        return GateVerdict.Of(elapsed >= TimeSpan.FromHours(1)
            ? Check.Pass("An hour or more since the last nose spray.", last.Input)
            : Check.Fail($"Nose spray {(int)elapsed.TotalMinutes} min ago; 60 min are needed.", last.Input) with { ClearsAt = moment.ToOffset(patient.At.Offset).AddHours(1) }, GateStatus.Defer);
    }
}
