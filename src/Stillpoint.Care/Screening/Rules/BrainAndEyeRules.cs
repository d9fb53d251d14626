using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Pressure in the skull and in the eye, and seizures: SCR-017, SCR-018, SCR-045.</summary>
internal static class BrainAndEyeRules
{
    internal static readonly HouseNumber InjuryMonths = new("SCR-017.months", "Months after a head injury or an operation on the skull", 3, "months", 3, 12, Sources.Cohen) { Whole = true };
    internal static readonly HouseNumber SeizureMonths = new("SCR-045.months", "Months since the last seizure that count", 3, "months", 3, 12, Source.Policy) { Whole = true };
    internal static readonly HouseNumber EyeOperationDays = new("SCR-018.days", "Days after an operation on an open globe", 42, "days", 42, 90, Source.Policy) { Whole = true };

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-017", "Raised intracranial pressure, mass or hydrocephalus; a head injury in the last 3 months", "Ketamine may raise the pressure of the cerebrospinal fluid", new("Cohen 2018; Ketalar PI 2024"), Skull)
            { Inputs = ["icd-10-cm|G93.2", "icd-10-cm|G91", "icd-10-cm|C71", "icd-10-cm|D32", "icd-10-cm|S06", "icd-10-cm|Z98.2", "Procedure", "raisedIntracranialPressure", "headInjuryAt", "problemListReviewedAt"] },
        new("SCR-018", "Open globe or acute angle closure; raised pressure in the eye", "Ketamine may raise intra-ocular pressure", Sources.Cohen, Eye)
            { Inputs = ["icd-10-cm|H40", "icd-10-cm|S05", "eyeStatus"] },
        new("SCR-045", "A seizure in the last 3 months; with theophylline or aminophylline", "Both lower the seizure threshold together", Sources.KetalarLabel, Seizures)
            { Inputs = ["icd-10-cm|G40", "icd-10-cm|R56.9", "lastSeizureAt", "rxnorm|10438", "rxnorm|689"] },
    ];

    private static Judgment Skull(PatientCase patient)
    {
        const string mass = "a mass in the skull excludes";
        var evidence = new Evidence(patient).NeedsProblemList(Severity.Exclude)
            .Listed(patient.Current(Problem.RaisedIntracranialPressure), Severity.Exclude, "raised pressure in the skull excludes")
            .Listed(patient.Current(Problem.BrainMass), Severity.Exclude, mass)
            .Listed(patient.Current(Problem.ChiariMalformation), Severity.Caution, "to be known, no bar")
            .Stated(ScreeningFacts.RaisedIntracranialPressure, Severity.Exclude, "Raised intracranial pressure excludes");
        foreach (var line in patient.Ever(Problem.BrainMass).Where(line => line.Past)) evidence.Asked(line, Severity.Exclude, $"is it gone? {char.ToUpperInvariant(mass[0])}{mass[1..]}", line.Input.Path);
        foreach (var line in patient.Ever(Problem.Shunt)) evidence.Asked(line, Severity.Exclude, "is the pressure in the skull normal now?", ScreeningFacts.RaisedIntracranialPressure.Key);
        foreach (var line in patient.Ever(Problem.SkullOperation))
        {
            if (line.Onset is { } done && ClinicCalendar.WithinMonths(done.LatestBy(patient.At), patient.House[InjuryMonths].Whole, patient.At)) Dated(evidence, patient, line, done);
            else evidence.Asked(line, Severity.Exclude, "what for, and is the pressure in the skull normal now?", ScreeningFacts.RaisedIntracranialPressure.Key);
        }

        evidence.WhenWas(ScreeningFacts.HeadInjuryAt, Severity.Exclude);
        var stated = patient.Facts.Of(ScreeningFacts.HeadInjuryAt);
        if (stated is not null && ClinicCalendar.WithinMonths(stated.Value.LatestBy(patient.At), patient.House[InjuryMonths].Whole, patient.At))
            evidence.Found(Severity.Exclude, $"Head injury ({ShownDay.Of(stated.Value.Written)}): {Until(patient, stated.Value)}", Clears(patient, stated.Value), inputs: stated.Input);
        foreach (var line in patient.Ever(Problem.HeadInjury))
        {
            if (line.Onset is { } onset) Dated(evidence, patient, line, onset);
            else if (!line.Past && stated is null) evidence.Asked(line, Severity.Exclude, $"when was it? One of the last {patient.House[InjuryMonths]} months excludes", ScreeningFacts.HeadInjuryAt.Key);
        }
        return evidence.Weigh();
    }

    private static void Dated(Evidence evidence, PatientCase patient, ProblemLine line, RecordedDay when)
    {
        if (ClinicCalendar.WithinMonths(when.LatestBy(patient.At), patient.House[InjuryMonths].Whole, patient.At)) evidence.Line(line, Severity.Exclude, Until(patient, when), line.Prompt ? null : Clears(patient, when));
    }

    private static string Until(PatientCase patient, RecordedDay when) =>
        $"within {patient.House[InjuryMonths]} months; possible from {ShownDay.Of(ClinicCalendar.After(when.LatestBy(patient.At), patient.House[InjuryMonths].Whole).AddDays(1), patient.At)}";

    private static DateTimeOffset? Clears(PatientCase patient, RecordedDay when) => new(ClinicCalendar.After(when.LatestBy(patient.At), patient.House[InjuryMonths].Whole).AddDays(1), default, patient.At.Offset);

    private static Judgment Eye(PatientCase patient)
    {
        var operated = patient.Ever(Problem.OpenGlobeOrAcuteClosure).Where(line => line.IsOperation && line.Onset is { } done && ClinicCalendar.Date(patient.At).DayNumber - done.LatestBy(patient.At).DayNumber <= patient.House[EyeOperationDays].Whole);
        var evidence = new Evidence(patient)
            .Listed(patient.Current(Problem.OpenGlobeOrAcuteClosure).Concat(operated), Severity.Exclude, "an open globe or acute angle closure excludes")
            .Listed(patient.Current(Problem.RaisedEyePressure), Severity.Override, "an ophthalmologist's word is weighed");
        if (patient.Facts.Of(ScreeningFacts.EyeStatus) is null)
            foreach (var line in patient.Current(Problem.OtherEyeInjury)) evidence.Asked(line, Severity.Exclude, "is the globe open?", ScreeningFacts.EyeStatus.Key);
        if (patient.Facts.Of(ScreeningFacts.EyeStatus) is not { } eye) return evidence.Weigh();
        return (eye.Value switch
        {
            "openGlobe" => evidence.Found(Severity.Exclude, "An open globe excludes", eye.Input),
            "acuteAngleClosure" => evidence.Found(Severity.Exclude, "Acute angle closure excludes", eye.Input),
            "raisedIop" => evidence.Found(Severity.Override, "Raised pressure in the eye: an ophthalmologist's word is weighed", eye.Input),
            _ => evidence.Known(),
        }).Weigh();
    }

    private static Judgment Seizures(PatientCase patient)
    {
        var evidence = new Evidence(patient).Known(patient.ProblemListKnown);
        var theophylline = patient.Taking(DrugClass.Theophylline);
        var severity = theophylline.Count > 0 ? Severity.Exclude : Severity.Override;
        var means = theophylline.Count > 0 ? "with theophylline it excludes" : "a prescriber weighs it";
        bool IsRecent(RecordedDay day) => ClinicCalendar.WithinMonths(day.LatestBy(patient.At), patient.House[SeizureMonths].Whole, patient.At);

        evidence.WhenWas(ScreeningFacts.LastSeizureAt, severity);
        var last = patient.Facts.Of(ScreeningFacts.LastSeizureAt);
        if (last is not null && IsRecent(last.Value))
            evidence.Found(severity, $"Last seizure ({ShownDay.Of(last.Value.Written)}), within {patient.House[SeizureMonths]} months: {means}", [last.Input, .. patient.Current(Problem.SeizureDisorder).Select(line => line.Input), .. theophylline]);
        else if (last is not null) evidence.Known();

        foreach (var line in patient.Ever(Problem.Seizure))
        {
            if (line.Onset is { } day)
            {
                if (IsRecent(day)) evidence.Line(line, severity, $"within {patient.House[SeizureMonths]} months, {means}");
            }
            else if (!line.Past && last is null) evidence.Asked(line, severity, $"when was it? Within {patient.House[SeizureMonths]} months {means}", ScreeningFacts.LastSeizureAt.Key, theophylline);
        }
        if (last is null && !patient.Ever(Problem.Seizure).Any(line => line.Onset is { } day && IsRecent(day)))
            foreach (var line in patient.Current(Problem.SeizureDisorder)) evidence.Asked(line, severity, $"when was the last seizure? Within {patient.House[SeizureMonths]} months {means}", ScreeningFacts.LastSeizureAt.Key, theophylline);
        return evidence.Weigh();
    }
}
