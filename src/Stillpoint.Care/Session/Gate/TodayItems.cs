using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;

namespace Stillpoint.Care.Session.Gate;

/// <summary>What is asked of the patient today: PRE-15 to PRE-20.</summary>
internal static class TodayItems
{
    public static readonly HouseNumber ScreenHours = new("PRE-19.hours", "Hours a C-SSRS screen is good for", 24, "h", 12, 24, Sources.SpravatoLabel) { Whole = true };

    public static IReadOnlyList<GateRule> All { get; } =
    [
        new("PRE-15", "Pregnancy test or exempt reason", "A negative test in its window (28 days; the same date on day 1 and after a missed period), or a reason why none is needed", "Harm to the unborn child", new("SPRAVATO PI 2025"), patient => GateVerdict.Of(PregnancyCheck.Of(patient), GateStatus.Stop))
            { Inputs = ["loinc|2106-3", "loinc|2118-8", "pregnant", "pregnancyCapable", "pregnancyExemptReason", "missedMenses", "clinicalSex", "patient.birthDate"], Policy = true, Related = ["SCR-028", "SCR-029"] },
        new("PRE-16", "Alcohol, cannabis, drugs", "No alcohol in 24 h, no cannabis today, no unexplained drug in the urine screen", "Sedation and blood pressure add up, and consent needs a clear head", Source.Policy, patient => GateVerdict.Of(Sobriety.Today(patient), GateStatus.Defer))
            { Inputs = ["alcoholLast24h", "breathAlcoholPercent", "cannabisToday", "udsPositives", "udsPrescribed", "udsAt"], Policy = true, Related = ["SCR-027"] },
        new("PRE-17", "Medicines held", "Every medicine to hold was held as instructed", "A dose taken after all changes sedation or blood pressure today", Source.Policy, Holds)
            { AnsweredBy = Credential.Prescriber, Inputs = ["medHolds"], Policy = true, Related = ["SCR-054"] },
        new("PRE-18", "New symptoms", "No new symptom since the last visit", "Chest pain or infection today is a reason of its own", Source.Policy, Symptoms)
            { AnsweredBy = Credential.Prescriber, Inputs = ["newSymptoms", "giSymptomsToday", "respiratorySymptomsToday"], Policy = true, Related = ["SCR-038", "SCR-041", "SCR-044"] },
        new("PRE-19", "Suicide risk asked", house => $"C-SSRS within {house[ScreenHours]} h: low or none goes on, moderate a prescriber decides, high stops until a psychiatrist documents benefit; PHQ-9 item 9 calls for it the same date", "Treatment never replaces admission", new("SPRAVATO PI 2025"), SuicideScreen)
            { Inputs = ["cssrsAnswers", "phq9Item9"], Related = ["SCR-051"] },
        new("PRE-20", "Last scores and events seen", "The last scores and adverse events were looked at today", "The dose follows what the last one did", Source.Policy, Reviewed)
            { Inputs = ["lastScoreReviewed", "lastAesReviewed"], Policy = true },
    ];

    private static GateVerdict Holds(PatientCase patient)
    {
        if (patient.Facts.Of(GateFacts.MedHolds) is not { } holds) return GateVerdict.Of(Check.Unknown("Nobody has asked today whether medicines were held.", GateFacts.MedHolds.Key), GateStatus.Review);
        var unknown = holds.Value.Where(hold => hold.Held is null).Select(hold => hold.Drug).ToList();
        var taken = holds.Value.Where(hold => hold.Held is false).Select(hold => hold.Drug).ToList();
        if (unknown.Count > 0) return GateVerdict.Of(Check.Unknown($"Not known whether held: {string.Join(", ", unknown)}.", GateFacts.MedHolds.Key) with { Inputs = [holds.Input] }, GateStatus.Review);
        return taken.Count > 0
            ? GateVerdict.Of(Check.Fail($"Taken in spite of the instruction to hold: {string.Join(", ", taken)}.", holds.Input), GateStatus.Review)
            : GateVerdict.Of(Check.Pass(holds.Value.Count == 0 ? "Nothing to hold." : "Held as instructed.", holds.Input), GateStatus.Review);
    }

    private static GateVerdict Symptoms(PatientCase patient)
    {
        var symptoms = patient.Facts.Of(GateFacts.NewSymptoms);
        var chest = patient.Facts.Of(ScreeningFacts.RespiratorySymptomsToday);
        var stomach = patient.Facts.Of(ScreeningFacts.GiSymptomsToday);
        if (symptoms?.Value.Contains("chestPain") is true) return GateVerdict.Of(Check.Fail("New chest pain.", symptoms.Input), GateStatus.Stop);

        List<string> wait = [];
        List<Input?> inputs = [symptoms?.Input];
        if (symptoms?.Value.Contains("infection") is true) wait.Add("a new infection");
        if (chest is { Value: true })
        {
            wait.Add("cough, cold or wheeze today");
            inputs.Add(chest.Input);
        }
        if (stomach is { Value: true } && patient.Taking(DrugClass.Glp1Agonist) is { Count: > 0 } agonists)
        {
            wait.Add("stomach symptoms today while taking a GLP-1 medicine");
            inputs.AddRange([stomach.Input, .. agonists]);
        }
        if (wait.Count > 0) return GateVerdict.Of(Check.Fail($"There is {string.Join("; ", wait)}.", inputs), GateStatus.Defer);
        if (symptoms is null) return GateVerdict.Of(Check.Unknown("Nobody has asked today about new symptoms.", GateFacts.NewSymptoms.Key), GateStatus.Review);
        return GateVerdict.Of(symptoms.Value.Count > 0 ? Check.Fail($"New: {string.Join(", ", symptoms.Value)}.", symptoms.Input) : Check.Pass("No new symptoms.", symptoms.Input), GateStatus.Review);
    }

    private static GateVerdict SuicideScreen(PatientCase patient)
    {
        var item9 = patient.Facts.Latest(ScreeningFacts.Phq9Item9);
        if (patient.SuicideScreen is not { } screen || patient.At - screen.At.Earliest > patient.House[ScreenHours].Time)
            return GateVerdict.Of(Check.Unknown($"There is no C-SSRS screen of the last {patient.House[ScreenHours]} hours.", ScreeningFacts.CssrsAnswers.Key), GateStatus.Stop);

        var level = SuicideRisk.Level(screen.Value);
        if (level == SuicideRiskLevel.High) return GateVerdict.Of(Check.Fail($"High risk: items {SuicideRisk.Positive(screen.Value)}. Only where a psychiatrist documents benefit, and never instead of admission.", screen.Input), GateStatus.Stop) with { LiftedBy = Credential.Psychiatrist };
        if (level == SuicideRiskLevel.Incomplete)
            return GateVerdict.Of(Check.Unknown($"C-SSRS items not answered: {string.Join(", ", SuicideRisk.Blank(screen.Value))}.", ScreeningFacts.CssrsAnswers.Key) with { Inputs = [screen.Input] }, GateStatus.Stop);
        if (item9 is not null && item9.Value.IsAtLeast(1) is not false && !Window.SameDate.Covers(screen.At, patient.At))
            return GateVerdict.Of(Check.Unknown($"PHQ-9 item 9 {(item9.Value.IsAtLeast(1) is true ? "is positive" : "was answered and can't be read")}, which asks for a C-SSRS screen of the same date.", ScreeningFacts.CssrsAnswers.Key) with { Inputs = [item9!.Input] }, GateStatus.Stop);
        return level == SuicideRiskLevel.Moderate
            ? GateVerdict.Of(Check.Fail($"Moderate risk: items {SuicideRisk.Positive(screen.Value)}.", screen.Input), GateStatus.Override)
            : GateVerdict.Of(Check.Pass(level == SuicideRiskLevel.Low ? "Low risk." : "No risk found.", screen.Input), GateStatus.Stop);
    }

    private static GateVerdict Reviewed(PatientCase patient)
    {
        var scores = patient.Facts.Of(GateFacts.LastScoreReviewed);
        var events = patient.Facts.Of(GateFacts.LastAesReviewed);
        return GateVerdict.Of(scores is { Value: true } && events is { Value: true }
            ? Check.Pass("Last scores and adverse events were looked at.", scores.Input, events.Input)
            : Check.Fail("The last scores and adverse events have not both been looked at today.", scores?.Input, events?.Input)
                with
            { Missing = [.. PaperItems.Missing((scores, GateFacts.LastScoreReviewed), (events, GateFacts.LastAesReviewed))] }, GateStatus.Review);
    }
}
