using System.Globalization;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>The heart: SCR-007 to SCR-011.</summary>
internal static class HeartRules
{
    private const int ExcludedDays = 42, WatchedMonths = 6;

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-007", "Heart attack, unstable angina, stroke, TIA or another cardiovascular event in the last 6 weeks", "A contraindication of the European label; clears on the 43rd day", Sources.SpravatoSmpc, RecentEvent)
            { IsLabelExclusion = true, Inputs = ["icd-10-cm|I21", "icd-10-cm|I20.0", "icd-10-cm|I63", "icd-10-cm|G45.9", "cvEventAt", "problemListReviewedAt"] },
        new("SCR-008", "A cardiovascular event 6 weeks to 6 months ago, stable angina, or revascularised coronary disease", "A cardiologist's note is weighed", new("McIntyre 2021; Cohen 2018"), CoronaryDisease)
            { Inputs = ["icd-10-cm|I25", "cvEventAt", "stableAngina", "revascularisedCad"] },
        new("SCR-009", "Heart failure: NYHA III to IV, or ejection fraction below 40 %; NYHA I to II", "Only where resuscitation is at hand; the ejection fraction is house policy", Sources.SpravatoSmpc, HeartFailure)
            { Inputs = ["nyhaClass", "lvefPercent", "icd-10-cm|I50"] },
        new("SCR-010", "Severe aortic or mitral stenosis", "A narrow valve cannot answer a surge of blood pressure", Sources.SpravatoSmpc, Valve)
            { Inputs = ["valveSeverity", "icd-10-cm|I35.0", "icd-10-cm|I05.0"] },
        new("SCR-011", "Arrhythmia that is not controlled; on the day a heart rate above 110 or below 45", "Ketamine drives the heart; the limits on the day are house policy", Sources.SpravatoSmpc, Rhythm)
            { Inputs = ["arrhythmiaControlled", "loinc|8867-4", "icd-10-cm|I47-I49", "icd-10-cm|R00"] },
    ];

    /// <summary>Dated events, each with whether it is confirmed; a line without a date is left open unless somebody stated when the last event was.</summary>
    private static IEnumerable<(string Says, DateOnly Day, bool Prompt, Input Input)> Events(PatientCase patient)
    {
        if (patient.Facts.Of(ScreeningFacts.CvEventAt) is { } stated) yield return ($"Cardiovascular event {stated.Value.Written}", stated.Value.LatestBy(patient.At), false, stated.Input);
        foreach (var line in patient.Ever(Problem.CardiovascularEvent))
            if (line.Onset is { } onset) yield return (line.Says, onset.LatestBy(patient.At), line.Prompt, line.Input);
    }

    private static Judgment RecentEvent(PatientCase patient)
    {
        var evidence = new Evidence(patient).NeedsProblemList(Severity.Exclude);
        foreach (var (says, day, prompt, input) in Events(patient))
        {
            var days = ClinicCalendar.Date(patient.At).DayNumber - day.DayNumber;
            if (days > ExcludedDays) continue;
            var ago = string.Create(CultureInfo.InvariantCulture, $"{says}, {days} days ago at most ({ExcludedDays} days exclude)");
            if (prompt) evidence.Open(Severity.Exclude, ago + " but not confirmed", input.Path, input);
            else evidence.Found(Severity.Exclude, ago, clearsAt: new(day.AddDays(ExcludedDays + 1), default, patient.At.Offset), inputs: input);
        }
        if (patient.Facts.Of(ScreeningFacts.CvEventAt) is null)
        {
            foreach (var line in patient.Ever(Problem.CardiovascularEvent).Where(line => line.Onset is null))
                evidence.Open(Severity.Exclude, $"{line.Says} without a date", ScreeningFacts.CvEventAt.Key, line.Input);
        }
        return evidence.Weigh();
    }

    private static Judgment CoronaryDisease(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        foreach (var (says, day, prompt, input) in Events(patient))
        {
            if (ClinicCalendar.Date(patient.At).DayNumber - day.DayNumber <= ExcludedDays || !ClinicCalendar.WithinMonths(day, WatchedMonths, patient.At)) continue;
            var since = $"{says}, between {ExcludedDays} days and {WatchedMonths} months ago";
            if (prompt) evidence.Open(Severity.Override, since + " but not confirmed", input.Path, input);
            else evidence.Found(Severity.Override, since, input);
        }
        evidence.Listed(patient.Current(Problem.CoronaryDisease), Severity.Override)
            .Stated(ScreeningFacts.StableAngina, Severity.Override, "Stable angina")
            .Stated(ScreeningFacts.RevascularisedCad, Severity.Override, "Coronary disease with stent or bypass");
        if (patient.Operations.Revascularising is { } operation) evidence.Found(Severity.Override, "Coronary vessels were opened or bypassed", operation);
        return evidence.Weigh();
    }

    private static Judgment HeartFailure(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        var nyha = patient.Facts.Of(ScreeningFacts.NyhaClass);
        var fraction = patient.Facts.Of(ScreeningFacts.LvefPercent);
        var severe = patient.Plan.Setting == Setting.Office ? Severity.Exclude : Severity.Override;
        var place = patient.Plan.Setting == Setting.Office ? " in an office" : "";

        if (nyha?.Value.IsAtLeast(3) is true) evidence.Found(severe, $"NYHA class {nyha.Value}, III or IV{place}", null, policy: false, inputs: nyha.Input);
        if (fraction?.Value.IsUnder(40) is true) evidence.Found(severe, $"Ejection fraction {fraction.Value} %, below 40 %{place}", null, policy: true, inputs: fraction.Input);
        if (nyha?.Value.IsUnder(3) is true) evidence.Found(Severity.Override, $"NYHA class {nyha.Value}, I or II", null, policy: false, inputs: [nyha.Input, fraction?.Input]);

        if (nyha is null)
        {
            foreach (var line in patient.Current(Problem.HeartFailure))
                evidence.Open(Severity.Exclude, $"{line.Says} without a NYHA class", fraction is null ? [ScreeningFacts.NyhaClass.Key, ScreeningFacts.LvefPercent.Key] : [ScreeningFacts.NyhaClass.Key], line.Input, fraction?.Input);
        }
        return evidence.Known(nyha is not null || fraction is not null || patient.ProblemListKnown).Weigh();
    }

    private static Judgment Valve(PatientCase patient)
    {
        var evidence = new Evidence(patient).Known(patient.ProblemListKnown);
        if (patient.Facts.Of(ScreeningFacts.ValveSeverity) is { } severity)
            return (severity.Value == "severe" ? evidence.Found(Severity.Override, "Severe valve disease", severity.Input) : evidence.Known()).Weigh();
        foreach (var line in patient.Current(Problem.ValveStenosis))
            evidence.Open(Severity.Override, $"{line.Says} without its severity", ScreeningFacts.ValveSeverity.Key, line.Input);
        return evidence.Weigh();
    }

    private static Judgment Rhythm(PatientCase patient)
    {
        var evidence = new Evidence(patient).Known(patient.ProblemListKnown)
            .Of(Controlled(patient), Severity.Override);
        if (!patient.IsDayOf) return evidence.Weigh();

        if (patient.Facts.Of(Measurements.HeartRate) is not { } rate) return evidence.Open(Severity.Defer, "No heart rate has been taken today", "loinc|8867-4").Weigh();
        return ((rate.Value.IsOver(110) | rate.Value.IsUnder(45)) switch
        {
            true => evidence.Found(Severity.Defer, $"Heart rate {rate.Value} /min, above 110 or below 45", null, policy: true, source: Source.Policy, inputs: rate.Input),
            false => evidence.Known(),
            null => evidence.Open(Severity.Defer, $"Heart rate {rate.Value} /min leaves it open", "loinc|8867-4", rate.Input),
        }).Weigh();
    }

    private static Check Controlled(PatientCase patient)
    {
        if (patient.Facts.Of(ScreeningFacts.ArrhythmiaControlled) is { } controlled)
            return controlled.Value ? Check.Pass("Controlled.", controlled.Input) : Check.Fail("The arrhythmia is not controlled.", patient.Current(Problem.Arrhythmia).Select(line => line.Input).Prepend(controlled.Input));
        return patient.Current(Problem.Arrhythmia).ToList() is { Count: > 0 } lines
            ? Check.Unknown($"{lines[0].Says}, and nobody has said whether it is controlled.", ScreeningFacts.ArrhythmiaControlled.Key) with { Inputs = [.. lines.Select(line => line.Input)] }
            : Check.Pass("No arrhythmia.");
    }
}
