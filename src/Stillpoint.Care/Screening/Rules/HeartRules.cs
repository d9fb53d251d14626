using System.Globalization;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>The heart: SCR-007 to SCR-011.</summary>
internal static class HeartRules
{
    private const int SevereNyha = 3;

    internal static readonly HouseNumber ExcludedDays = new("SCR-007.days", "Days after a cardiovascular event without treatment", 42, "days", 42, 90, Sources.SpravatoSmpc) { Whole = true };
    internal static readonly HouseNumber WatchedMonths = new("SCR-008.months", "Months after a cardiovascular event in which a cardiologist is heard", 6, "months", 6, 12, Sources.McIntyre) { Whole = true };
    internal static readonly HouseNumber LeastFraction = new("SCR-009.fraction", "Ejection fraction that excludes in an office, below", 40, "%", 35, 50, Source.Policy) { Whole = true };
    internal static readonly HouseNumber SlowestRate = new("SCR-011.low", "Heart rate that waits on the day, below", 45, "/min", 40, 50, Source.Policy) { Whole = true };
    internal static readonly HouseNumber FastestRate = new("SCR-011.high", "Heart rate that waits on the day, above", 110, "/min", 100, 120, Source.Policy) { Above = SlowestRate, Whole = true };

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-007", "Heart attack, unstable angina, stroke, TIA, pulmonary embolism, bleeding in the skull or another cardiovascular event in the last 6 weeks", "A contraindication of the European label; clears on the 43rd day", Sources.SpravatoSmpc, RecentEvent)
            { IsLabelExclusion = true, Inputs = ["icd-10-cm|I20.0", "icd-10-cm|I21-I22", "icd-10-cm|I24", "icd-10-cm|I26", "icd-10-cm|I46", "icd-10-cm|I60-I63", "icd-10-cm|G45", "Procedure", "cvEventAt", "problemListReviewedAt"] },
        new("SCR-008", "A cardiovascular event 6 weeks to 6 months ago, stable angina, or revascularised coronary disease", "A cardiologist's note is weighed", new("McIntyre 2021; Cohen 2018"), CoronaryDisease)
            { Inputs = ["icd-10-cm|I25", "icd-10-cm|Z95.1", "icd-10-cm|Z95.5", "Procedure", "cvEventAt", "stableAngina", "revascularisedCad"] },
        new("SCR-009", house => $"Heart failure: NYHA III to IV, or ejection fraction below {house[LeastFraction]} %; NYHA I to II", "Only where resuscitation is at hand; the ejection fraction is house policy", Sources.SpravatoSmpc, HeartFailure)
            { Inputs = ["nyhaClass", "lvefPercent", "icd-10-cm|I50"] },
        new("SCR-010", "Severe aortic or mitral stenosis", "A narrow valve cannot answer a surge of blood pressure", Sources.SpravatoSmpc, Valve)
            { Inputs = ["valveSeverity", "icd-10-cm|I35.0", "icd-10-cm|I05.0", "icd-10-cm|Q23", "Procedure"] },
        new("SCR-011", house => $"Arrhythmia that is not controlled; on the day a heart rate above {house[FastestRate]} or below {house[SlowestRate]}", "Ketamine drives the heart; the limits on the day are house policy", Sources.SpravatoSmpc, Rhythm)
            { Inputs = ["arrhythmiaControlled", "loinc|8867-4", "icd-10-cm|I44-I49", "icd-10-cm|R00.0", "icd-10-cm|Z95.0", "Procedure"] },
    ];

    private static readonly Problem[] EventProblems = [Problem.CardiovascularEvent, Problem.IntracerebralHaemorrhage, Problem.SubarachnoidHaemorrhage, Problem.NontraumaticBleed];

    /// <summary>Events of a vessel, and operations on the coronary or carotid arteries; what a bleed left behind is no event.</summary>
    private static IEnumerable<ProblemLine> Events(PatientCase patient) =>
        patient.Ever(EventProblems).Where(line => !line.Input.Path.StartsWith("icd-10-cm|I69", StringComparison.Ordinal))
            .Concat(patient.Ever(Problem.Revascularization).Where(line => line.IsOperation || line.Onset is not null));

    private static int DaysAgo(DateOnly day, PatientCase patient) => ClinicCalendar.Date(patient.At).DayNumber - day.DayNumber;

    private static Judgment RecentEvent(PatientCase patient)
    {
        var evidence = new Evidence(patient).NeedsProblemList(Severity.Exclude).WhenWas(ScreeningFacts.CvEventAt, Severity.Exclude);
        var stated = patient.Facts.Of(ScreeningFacts.CvEventAt);
        if (stated is not null) Recent(stated.Value, day => evidence.Found(Severity.Exclude, $"Cardiovascular event ({ShownDay.Of(stated.Value.Written)}): {Ago(day)}", Clears(day), inputs: stated.Input));
        foreach (var line in Events(patient))
        {
            if (line.Onset is { } onset) Recent(onset, day => evidence.Line(line, Severity.Exclude, Ago(day), line.Prompt ? null : Clears(day)));
            else if (stated is null) evidence.Asked(line, Severity.Exclude, $"when was it? An event of the last {patient.House[ExcludedDays]} days excludes", ScreeningFacts.CvEventAt.Key);
        }
        return evidence.Weigh();

        void Recent(RecordedDay when, Action<DateOnly> then)
        {
            var day = when.LatestBy(patient.At);
            if (DaysAgo(day, patient) <= patient.House[ExcludedDays].Whole) then(day);
        }
        string Ago(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{DaysAgo(day, patient)} days ago; possible from {ShownDay.Of(day.AddDays(patient.House[ExcludedDays].Whole + 1), patient.At)}");
        DateTimeOffset? Clears(DateOnly day) => new(day.AddDays(patient.House[ExcludedDays].Whole + 1), default, patient.At.Offset);
    }

    private static Judgment CoronaryDisease(PatientCase patient)
    {
        const string weighed = "weighed with a cardiologist's note";
        var evidence = new Evidence(patient);
        bool IsBetween(RecordedDay when) => when.LatestBy(patient.At) is var day && DaysAgo(day, patient) > patient.House[ExcludedDays].Whole && ClinicCalendar.WithinMonths(day, patient.House[WatchedMonths].Whole, patient.At);

        if (patient.Facts.Of(ScreeningFacts.CvEventAt) is { } stated && IsBetween(stated.Value))
            evidence.Found(Severity.Override, $"Cardiovascular event ({ShownDay.Of(stated.Value.Written)}), within {patient.House[WatchedMonths]} months: {weighed}", stated.Input);
        foreach (var line in Events(patient).Where(line => line.Problem != Problem.Revascularization && line.Onset is { } onset && IsBetween(onset)))
            evidence.Line(line, Severity.Override, $"within {patient.House[WatchedMonths]} months, {weighed}");
        return evidence
            .Listed(patient.Ever(Problem.CoronaryDisease, Problem.Revascularization), Severity.Override, $"coronary disease is {weighed}")
            .Stated(ScreeningFacts.StableAngina, Severity.Override, $"Stable angina: {weighed}")
            .Stated(ScreeningFacts.RevascularisedCad, Severity.Override, $"Coronary disease with stent or bypass: {weighed}")
            .Weigh();
    }

    private static Judgment HeartFailure(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        var nyha = patient.Facts.Of(ScreeningFacts.NyhaClass);
        var fraction = patient.Facts.Of(ScreeningFacts.LvefPercent);
        var severe = patient.Plan.Setting == Setting.Office ? Severity.Exclude : Severity.Override;
        var place = patient.Plan.Setting == Setting.Office ? "excludes in an office" : "needs a prescriber's reason";

        if (nyha?.Value.IsAtLeast(SevereNyha) is true) evidence.Found(severe, $"NYHA class {nyha.Value}: III or IV {place}", null, policy: false, inputs: nyha.Input);
        if (fraction?.Value.IsUnder(patient.House[LeastFraction]) is true) evidence.Found(severe, $"Ejection fraction {fraction.Value} %: below {patient.House[LeastFraction]} % {place}", null, policy: true, inputs: fraction.Input);
        if (nyha?.Value.IsUnder(SevereNyha) is true) evidence.Found(Severity.Override, $"NYHA class {nyha.Value}: a prescriber weighs class I or II", null, policy: false, inputs: [nyha.Input, fraction?.Input]);

        if (nyha is null)
        {
            foreach (var line in patient.Current(Problem.HeartFailure))
                evidence.Open(Severity.Exclude, $"{line.Says}: NYHA class and ejection fraction decide", fraction is null ? [ScreeningFacts.NyhaClass.Key, ScreeningFacts.LvefPercent.Key] : [ScreeningFacts.NyhaClass.Key], line.Input, fraction?.Input);
        }
        if (fraction is null)
        {
            foreach (var line in patient.Current(Problem.LowEjectionFraction))
                evidence.Open(severe, $"{line.Says}: an ejection fraction below {patient.House[LeastFraction]} % {place}; enter it", ScreeningFacts.LvefPercent.Key, line.Input);
        }
        return evidence.Known(nyha is not null || fraction is not null || patient.ProblemListKnown).Weigh();
    }

    private static Judgment Valve(PatientCase patient)
    {
        var evidence = new Evidence(patient).Known(patient.ProblemListKnown);
        if (patient.Facts.Of(ScreeningFacts.ValveSeverity) is { } severity)
            return (severity.Value == "severe" ? evidence.Found(Severity.Override, "Valve disease, severe: a narrow valve can't answer a surge of pressure", severity.Input) : evidence.Known()).Weigh();
        foreach (var line in patient.Current(Problem.ValveStenosis).Concat(patient.Ever(Problem.ValveOperation)))
            evidence.Asked(line, Severity.Override, "how severe is it now?", ScreeningFacts.ValveSeverity.Key);
        return evidence.Weigh();
    }

    private static Judgment Rhythm(PatientCase patient)
    {
        var evidence = new Evidence(patient).Known(patient.ProblemListKnown)
            .Of(Controlled(patient), Severity.Override);
        if (!patient.IsDayOf) return evidence.Weigh();

        if (patient.Facts.Of(Measurements.HeartRate) is not { } rate) return evidence.Open(Severity.Defer, "No heart rate has been taken today", "loinc|8867-4").Weigh();
        return ((rate.Value.IsOver(patient.House[FastestRate]) | rate.Value.IsUnder(patient.House[SlowestRate])) switch
        {
            true => evidence.Found(Severity.Defer, $"Heart rate {rate.Value} a minute: {patient.House[SlowestRate]} to {patient.House[FastestRate]} is needed", null, policy: true, source: Source.Policy, inputs: rate.Input),
            false => evidence.Known(),
            null => evidence.Open(Severity.Defer, $"Heart rate {rate.Value} a minute leaves it open", "loinc|8867-4", rate.Input),
        }).Weigh();
    }

    private static Check Controlled(PatientCase patient)
    {
        if (patient.Facts.Of(ScreeningFacts.ArrhythmiaControlled) is { } controlled)
            return controlled.Value ? Check.Pass("Controlled.", controlled.Input) : Check.Fail("The arrhythmia is not controlled.", Rhythms(patient).Select(line => line.Input).Prepend(controlled.Input));
        return Rhythms(patient).ToList() is { Count: > 0 } lines
            ? Check.Unknown($"{string.Join("; ", lines.Select(line => line.Says).Distinct())}: is the rhythm controlled?", ScreeningFacts.ArrhythmiaControlled.Key) with { Inputs = [.. lines.Select(line => line.Input)] }
            : Check.Pass("No arrhythmia.");
    }

    private static IEnumerable<ProblemLine> Rhythms(PatientCase patient) => patient.Current(Problem.Arrhythmia).Concat(patient.Ever(Problem.RhythmDevice));
}
