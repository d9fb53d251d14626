using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Pressure in the skull and in the eye, and seizures: SCR-017, SCR-018, SCR-045.</summary>
internal static class BrainAndEyeRules
{
    private const int InjuryMonths = 3, SeizureMonths = 3;

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-017", "Raised intracranial pressure, mass or hydrocephalus; a head injury in the last 3 months", "Ketamine may raise the pressure of the cerebrospinal fluid", new("Cohen 2018; Ketalar PI 2024"), Skull)
            { Inputs = ["icd-10-cm|G93.2", "icd-10-cm|G91", "icd-10-cm|S06", "raisedIntracranialPressure", "headInjuryAt", "problemListReviewedAt"] },
        new("SCR-018", "Open globe or acute angle closure; raised pressure in the eye", "Ketamine may raise intra-ocular pressure", Sources.Cohen, Eye)
            { Inputs = ["icd-10-cm|H40", "icd-10-cm|S05", "eyeStatus"] },
        new("SCR-045", "A seizure in the last 3 months; with theophylline or aminophylline", "Both lower the seizure threshold together", Sources.KetalarLabel, Seizures)
            { Inputs = ["icd-10-cm|G40", "lastSeizureAt", "rxnorm|10438", "rxnorm|689"] },
    ];

    private static Judgment Skull(PatientCase patient)
    {
        var evidence = new Evidence(patient).NeedsProblemList(Severity.Exclude)
            .Listed(patient.Current(Problem.RaisedIntracranialPressure), Severity.Exclude)
            .Stated(ScreeningFacts.RaisedIntracranialPressure, Severity.Exclude, "Raised intracranial pressure");

        var stated = patient.Facts.Of(ScreeningFacts.HeadInjuryAt);
        if (stated is not null) Dated(evidence, patient, $"Head injury {stated.Value.Written}", stated.Value, prompt: false, stated.Input);
        foreach (var line in patient.Ever(Problem.HeadInjury))
        {
            if (line.Onset is { } onset) Dated(evidence, patient, line.Says, onset, line.Prompt, line.Input);
            else if (!line.Past && stated is null) evidence.Open(Severity.Exclude, $"{line.Says} without a date", ScreeningFacts.HeadInjuryAt.Key, line.Input);
        }
        return evidence.Weigh();
    }

    private static void Dated(Evidence evidence, PatientCase patient, string says, RecordedDay when, bool prompt, Input input)
    {
        var day = when.LatestBy(patient.At);
        if (!ClinicCalendar.WithinMonths(day, InjuryMonths, patient.At)) return;
        if (prompt) evidence.Open(Severity.Exclude, $"{says} but not confirmed", input.Path, input);
        else evidence.Found(Severity.Exclude, $"{says}, within {InjuryMonths} months", clearsAt: new(ClinicCalendar.After(day, InjuryMonths).AddDays(1), default, patient.At.Offset), inputs: input);
    }

    private static Judgment Eye(PatientCase patient)
    {
        var evidence = new Evidence(patient)
            .Listed(patient.Current(Problem.OpenGlobeOrAcuteClosure), Severity.Exclude)
            .Listed(patient.Current(Problem.RaisedEyePressure), Severity.Override);
        foreach (var line in patient.Current(Problem.OtherEyeInjury))
            evidence.Open(Severity.Exclude, $"{line.Says}, and nobody has said whether the globe is open", ScreeningFacts.EyeStatus.Key, line.Input);
        if (patient.Facts.Of(ScreeningFacts.EyeStatus) is not { } eye) return evidence.Weigh();
        return (eye.Value switch
        {
            "openGlobe" => evidence.Found(Severity.Exclude, "Open globe", eye.Input),
            "acuteAngleClosure" => evidence.Found(Severity.Exclude, "Acute angle closure", eye.Input),
            "raisedIop" => evidence.Found(Severity.Override, "Raised pressure in the eye", eye.Input),
            _ => evidence.Known(),
        }).Weigh();
    }

    private static Judgment Seizures(PatientCase patient)
    {
        var evidence = new Evidence(patient).Known(patient.ProblemListKnown);
        var theophylline = patient.Taking(DrugClass.Theophylline);
        var severity = theophylline.Count > 0 ? Severity.Exclude : Severity.Override;
        var with = theophylline.Count > 0 ? " together with theophylline" : "";
        if (patient.Facts.Of(ScreeningFacts.LastSeizureAt) is { } last)
        {
            return (ClinicCalendar.WithinMonths(last.Value.LatestBy(patient.At), SeizureMonths, patient.At)
                ? evidence.Found(severity, $"Last seizure {last.Value.Written}, within {SeizureMonths} months{with}", [last.Input, .. patient.Current(Problem.SeizureDisorder).Select(line => line.Input), .. theophylline])
                : evidence.Known()).Weigh();
        }
        foreach (var line in patient.Current(Problem.SeizureDisorder))
            evidence.Open(severity, $"{line.Says}, and nobody has said when the last seizure was{with}", ScreeningFacts.LastSeizureAt.Key, [line.Input, .. theophylline]);
        return evidence.Weigh();
    }
}
