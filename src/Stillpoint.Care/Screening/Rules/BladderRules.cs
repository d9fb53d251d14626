using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>The bladder: SCR-038 and SCR-039.</summary>
internal static class BladderRules
{
    private static readonly Source Labels = new("Ketalar PI 2024; SPRAVATO PI 2025");

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-038", "Cystitis by ketamine, ever, or unexplained blood in the urine", "More ketamine destroys the bladder; until urology clears it", Labels, Cystitis)
            { Inputs = ["ketamineCystitis", "haematuriaUnexplained", "lutsPresent", "urologyClearedAt", "icd-10-cm|N30", "icd-10-cm|R31", "Procedure"] },
        new("SCR-039", "Interstitial cystitis or bladder pain of another cause", "A second cause of the same harm", Labels, patient => new Evidence(patient).Listed(patient.Current(Problem.InterstitialCystitis), Severity.Override, "a second cause of the same harm").Weigh())
            { Inputs = ["icd-10-cm|N30.10", "icd-10-cm|N30.11"] },
    ];

    private static Judgment Cystitis(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        var blood = patient.Facts.Of(ScreeningFacts.HaematuriaUnexplained);
        var symptoms = patient.Facts.Of(ScreeningFacts.LutsPresent);
        ByKetamine(evidence, patient);
        if (blood is { Value: true } && symptoms is { Value: true })
            Cleared(evidence, patient, Latest(blood, symptoms), "Unexplained blood in the urine with urinary symptoms", [blood.Input, symptoms.Input]);
        else if (blood is { Value: true } && symptoms is null)
            evidence.Open(Severity.Exclude, "Unexplained blood in the urine: are there urinary symptoms?", ScreeningFacts.LutsPresent.Key, blood.Input);
        else if (blood is { Value: true })
            evidence.Found(Severity.Override, "Unexplained blood in the urine without urinary symptoms: a prescriber weighs it", blood.Input);

        List<string> missing = [.. blood is null ? [ScreeningFacts.HaematuriaUnexplained.Key] : Array.Empty<string>(), .. symptoms is null ? [ScreeningFacts.LutsPresent.Key] : Array.Empty<string>()];
        foreach (var line in patient.Current(Problem.CystitisOrHaematuria).Where(_ => missing.Count > 0))
            evidence.Open(Severity.Exclude, $"{line.Says}: is there unexplained blood in the urine, and are there urinary symptoms?", missing, line.Input);
        foreach (var line in patient.Ever(Problem.Cystectomy))
            evidence.Asked(line, Severity.Exclude, "what for, and was it ketamine?", ScreeningFacts.KetamineCystitis.Key);
        if (blood is null && patient.Plan.Repeated) evidence.Open(Severity.Exclude, "Before repeated doses: is there unexplained blood in the urine?", ScreeningFacts.HaematuriaUnexplained.Key);
        return evidence.Known(blood is not null).Weigh();
    }

    private static void ByKetamine(Evidence evidence, PatientCase patient)
    {
        if (patient.Facts.Of(ScreeningFacts.KetamineCystitis) is { } stated)
        {
            if (stated.Value) Cleared(evidence, patient, ClinicCalendar.Date(stated.At.Latest, patient.At), "Cystitis by ketamine", [stated.Input]);
            else evidence.Known();
        }
        foreach (var line in patient.Ever(Problem.KetamineCystitis))
        {
            var isCleared = patient.Facts.Of(ScreeningFacts.UrologyClearedAt) is not null;
            if (line.Past && !(isCleared && !line.Prompt)) evidence.Asked(line, Severity.Exclude, "cystitis by ketamine, ever: has urology cleared it?", ScreeningFacts.UrologyClearedAt.Key);
            else if (line.Prompt) evidence.Line(line, Severity.Exclude, "cystitis by ketamine excludes");
            else Cleared(evidence, patient, line.Begun?.LatestBy(patient.At), line.Says, [line.Input]);
        }
    }

    /// <summary>Only a clearance by urology that is later than the diagnosis opens the door, to a prescriber's reason.</summary>
    private static void Cleared(Evidence evidence, PatientCase patient, DateOnly? since, string says, IEnumerable<Input> inputs)
    {
        var cleared = patient.Facts.Of(ScreeningFacts.UrologyClearedAt);
        if (cleared is not null && ClinicCalendar.WithinMonths(cleared.Value.LatestBy(patient.At), 12, patient.At) && (since is null || cleared.Value.Earliest > since))
            evidence.Found(Severity.Override, $"{says}: urology cleared it {ShownDay.Of(cleared.Value.LatestBy(patient.At), patient.At)}, a prescriber weighs it", [.. inputs, cleared.Input]);
        else evidence.Found(Severity.Exclude, $"{says}: it excludes until urology clears it", inputs);
    }

    private static DateOnly Latest(Fact<bool> one, Fact<bool> other) => new[] { one, other }.Max(fact => DateOnly.FromDateTime(fact.At.Earliest.DateTime));
}
