using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Psychosis, mania, confusion, dissociation and suicide risk: SCR-019 to SCR-023 and SCR-051.</summary>
internal static class MindRules
{
    internal static readonly HouseNumber RemissionMonths = new("SCR-020.months", "Months a psychosis must have been over", 6, "months", 6, 24, Source.Policy) { Whole = true };
    internal static readonly HouseNumber ManicYmrs = new("SCR-021.ymrs", "YMRS that excludes, from", 12, "", 8, 15, Source.Policy) { Whole = true };
    internal static readonly HouseNumber LeastMoca = new("SCR-022.moca", "MoCA that excludes, below", 18, "", 15, 22, Source.Policy) { Whole = true };

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-019", "Psychosis now, or remitted less than 6 months ago", "Ketamine can bring on or deepen psychosis", new("Cohen 2018; Sanacora 2017"), Psychosis)
            { Inputs = ["icd-10-cm|F20-F29", "icd-10-cm|F06.0", "icd-10-cm|F06.2", "icd-10-cm|F53.1", "MedicationRequest", "psychosisStatus", "psychosisRemittedSince", "problemListReviewedAt"] },
        new("SCR-020", "Psychosis before, remitted at least 6 months; psychosis in a parent, sibling or child", "A vulnerability to weigh; the time is house policy", Sources.Sanacora, PastPsychosis)
            { Signer = Credential.Psychiatrist, Inputs = ["psychosisStatus", "psychosisRemittedSince", "familyPsychosisFirstDegree", "FamilyMemberHistory", "icd-10-cm|Z81.8"] },
        new("SCR-021", "Mania, hypomania or a mixed state now", "May be deepened; the YMRS limit of 12 is house policy", Sources.McIntyre, Mania)
            { Inputs = ["ymrsTotal", "moodState", "icd-10-cm|F30", "icd-10-cm|F31.0-F31.2", "icd-10-cm|F31.6"] },
        new("SCR-022", "Delirium; moderate or severe dementia", "No valid consent, and confusion is deepened; the MoCA limit of 18 is house policy", Source.Policy, Confusion)
            { Inputs = ["camPositive", "mocaTotal", "dementiaSeverity", "icd-10-cm|F05", "icd-10-cm|F01-F03", "icd-10-cm|G30"], Policy = true },
        new("SCR-023", "Dissociative disorder or borderline personality disorder", "Dissociation is likelier and needs more preparation", Source.Policy, patient => new Evidence(patient).Listed(patient.Current(Problem.DissociativeOrBorderline), Severity.Caution, "dissociation is likelier: prepare for it").Weigh())
            { Inputs = ["icd-10-cm|F44", "icd-10-cm|F60.3"], Policy = true },
        new("SCR-051", "High suicide risk: intent, a plan, or behaviour within 3 months", "A psychiatrist and a safety plan, or a transfer; not a contraindication of the drug", Sources.SpravatoLabel, SuicideRisk)
            { Signer = Credential.Psychiatrist, Inputs = ["cssrsAnswers", "loinc|93373-9"] },
    ];

    /// <summary>Psychosis that is over: since when, from a statement or from the lines of the record; undated when one of them does not say.</summary>
    private static (string Says, IReadOnlyList<Input> Inputs, DateOnly? Since, bool Undated, bool Prompt) Remission(PatientCase patient)
    {
        var lines = patient.Ever(Problem.Psychosis).Where(line => line.Past).ToList();
        var status = patient.Facts.Of(ScreeningFacts.PsychosisStatus);
        var remitted = status is { Value: "remitted" };
        var stated = patient.Facts.Of(ScreeningFacts.PsychosisRemittedSince);
        if (lines.Count == 0 && !remitted) return ("", [], null, false, false);

        List<Input> inputs = [.. lines.Select(line => line.Input)];
        var says = lines.Count > 0 ? lines[0].Says : "Psychosis before";
        if (remitted) inputs.Add(status!.Input);
        var prompt = !remitted && lines.TrueForAll(line => line.Prompt);
        if (stated is not null) return (says, [.. inputs, stated.Input], stated.Value.LatestBy(patient.At), false, prompt);
        // It can't have remitted before it began: a beginning within the window speaks as well.
        var ends = lines.Select(line => line.Ended?.LatestBy(patient.At) ?? (line.Onset?.LatestBy(patient.At) is { } begun && !ClinicCalendar.MonthsHavePassed(begun, patient.House[RemissionMonths].Whole, patient.At) ? begun : (DateOnly?)null)).ToList();
        return ends.Count > 0 && ends.TrueForAll(end => end is not null) ? (says, inputs, ends.Max(), false, prompt) : (says, inputs, null, true, prompt);
    }

    private static Judgment Psychosis(PatientCase patient)
    {
        var evidence = new Evidence(patient).NeedsProblemList(Severity.Exclude).Listed(patient.Current(Problem.Psychosis), Severity.Exclude, "psychosis now excludes");
        if (patient.Facts.Of(ScreeningFacts.PsychosisStatus) is { } status)
            evidence = status.Value == "current" ? evidence.Found(Severity.Exclude, "Psychosis now excludes", status.Input) : evidence.Known();

        var remission = Remission(patient);
        if (remission.Since is { } since && !ClinicCalendar.MonthsHavePassed(since, patient.House[RemissionMonths].Whole, patient.At))
        {
            var says = $"{remission.Says}, remitted less than {patient.House[RemissionMonths]} months ago: possible from {ShownDay.Of(ClinicCalendar.After(since, patient.House[RemissionMonths].Whole), patient.At)}";
            if (remission.Prompt) evidence.Open(Severity.Exclude, says + "; not confirmed", remission.Inputs.Select(input => input.Path), remission.Inputs);
            else evidence.Found(Severity.Exclude, says, clearsAt: new(ClinicCalendar.After(since, patient.House[RemissionMonths].Whole), default, patient.At.Offset), policy: true, inputs: remission.Inputs);
        }
        if (patient.Facts.Of(ScreeningFacts.PsychosisStatus) is null && !patient.Ever(Problem.Psychosis, Problem.Bipolar, Problem.Mania).Any())
        {
            foreach (var drug in patient.Taking(DrugClass.PsychosisMarker))
                evidence.Open(Severity.Exclude, $"{drug.Value} on the medicine list and no psychosis on the problem list: what is it for?", ScreeningFacts.PsychosisStatus.Key, drug);
        }
        return evidence.Weigh();
    }

    private static Judgment PastPsychosis(PatientCase patient)
    {
        var evidence = new Evidence(patient).Known(patient.ProblemListKnown || patient.Facts.Of(ScreeningFacts.PsychosisStatus) is not null);
        var remission = Remission(patient);
        if (remission.Undated) evidence.Open(Severity.Override, $"{remission.Says}: since when has it remitted?", ScreeningFacts.PsychosisRemittedSince.Key, remission.Inputs);
        else if (remission.Since is { } since && ClinicCalendar.MonthsHavePassed(since, patient.House[RemissionMonths].Whole, patient.At))
        {
            if (remission.Prompt) evidence.Open(Severity.Override, $"{remission.Says}, not confirmed: psychosis before is weighed", remission.Inputs.Select(input => input.Path), remission.Inputs);
            else evidence.Found(Severity.Override, $"{remission.Says}, remitted at least {patient.House[RemissionMonths]} months: a psychiatrist weighs it", null, policy: true, inputs: remission.Inputs);
        }
        return Family(evidence, patient).Weigh();
    }

    private static Evidence Family(Evidence evidence, PatientCase patient)
    {
        const string says = "Psychosis in a parent, sibling or child";
        var stated = patient.Facts.Of(ScreeningFacts.FamilyPsychosisFirstDegree);
        if (stated is not null) evidence = stated.Value ? evidence.Found(Severity.Caution, says, null, policy: false, inputs: stated.Input) : evidence.Known();
        foreach (var relative in patient.Record.Relatives.Where(relative => relative.IsFirstDegree && patient.IsPsychosis(relative)).OrderBy(relative => relative.From, StringComparer.Ordinal))
            evidence.Found(Severity.Caution, says, null, policy: false, inputs: new Input(relative.Codes.Select(code => code.Path).FirstOrDefault() ?? "text|" + ProblemReader.Clip(relative.Text ?? ""), "first degree", null, null, relative.From));
        foreach (var line in patient.Ever(Problem.FamilyPsychosis))
        {
            if (!line.Prompt) evidence.Line(line, Severity.Caution, "a vulnerability to weigh", policy: false);
            else if (stated is null) evidence.Asked(line, Severity.Caution, "a vulnerability to weigh", ScreeningFacts.FamilyPsychosisFirstDegree.Key);
        }
        return evidence;
    }

    private static Judgment Mania(PatientCase patient)
    {
        var evidence = new Evidence(patient).Listed(patient.Current(Problem.Mania), Severity.Exclude, "mania, hypomania or a mixed state now excludes");
        var ymrs = patient.Facts.Of(ScreeningFacts.YmrsTotal);
        if (ymrs is not null)
            evidence = ymrs.Value.IsAtLeast(patient.House[ManicYmrs]) is true ? evidence.Found(Severity.Exclude, $"YMRS {ymrs.Value}: {patient.House[ManicYmrs]} or more excludes", null, policy: true, inputs: ymrs.Input) : evidence.Known();
        else if (patient.Plan.IsFor("IND-05")) evidence.Open(Severity.Exclude, "For bipolar depression a YMRS of the last 14 days is needed", ScreeningFacts.YmrsTotal.Key);

        if (patient.Facts.Of(ScreeningFacts.MoodState) is { } mood)
            evidence = mood.Value is "mania" or "hypomania" or "mixed" ? evidence.Found(Severity.Exclude, $"Mood now, {(mood.Value == "mixed" ? "a mixed state" : mood.Value)}: it excludes", mood.Input) : evidence.Known();
        return evidence.Weigh();
    }

    private static Judgment Confusion(PatientCase patient)
    {
        var evidence = new Evidence(patient).Listed(patient.Current(Problem.Delirium), Severity.Exclude, "delirium excludes").Stated(ScreeningFacts.CamPositive, Severity.Exclude, "CAM positive: delirium excludes");
        var moca = patient.Facts.Of(ScreeningFacts.MocaTotal);
        var severity = patient.Facts.Of(ScreeningFacts.DementiaSeverity);
        var low = moca?.Value.IsUnder(patient.House[LeastMoca]);
        if (low is true) evidence.Found(Severity.Exclude, $"MoCA {moca!.Value}: below {patient.House[LeastMoca]} excludes", moca.Input);
        if (severity is { Value: "moderate" or "severe" }) evidence.Found(Severity.Exclude, $"Dementia, {severity.Value}: it excludes", severity.Input);

        var mild = severity is { Value: "mild" or "moderate" or "severe" };
        if (low is null && !mild)
            foreach (var line in patient.Current(Problem.Dementia))
                evidence.Open(Severity.Exclude, $"{line.Says}: its severity or a MoCA decides", [ScreeningFacts.MocaTotal.Key, ScreeningFacts.DementiaSeverity.Key], line.Input);
        if (low is null && patient.Age?.Oldest >= patient.House[AgeRules.Old]) evidence.Open(Severity.Exclude, $"From {patient.House[AgeRules.Old]} years a MoCA is needed", ScreeningFacts.MocaTotal.Key, patient.Record.BirthDateInput);
        return evidence.Known(low is false || severity is not null).Weigh();
    }

    private static Judgment SuicideRisk(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        var window = patient.IsDayOf ? Window.Hours(24) : Window.Days(14);
        if (patient.SuicideScreen is not { } screen || !window.Covers(screen.At, patient.At))
            return evidence.Open(Severity.Override, $"A C-SSRS screen {window} is needed", ScreeningFacts.CssrsAnswers.Key, patient.SuicideScreen?.Input).Weigh();
        return (Screening.SuicideRisk.Level(screen.Value) switch
        {
            SuicideRiskLevel.High => evidence.Found(Severity.Override, $"High suicide risk, C-SSRS items {Screening.SuicideRisk.Positive(screen.Value)}: a psychiatrist and a safety plan, or a transfer", screen.Input),
            SuicideRiskLevel.Incomplete => evidence.Open(Severity.Override, $"C-SSRS items not answered: {string.Join(", ", Screening.SuicideRisk.Blank(screen.Value))}", ScreeningFacts.CssrsAnswers.Key, screen.Input),
            SuicideRiskLevel.Moderate or SuicideRiskLevel.Low or SuicideRiskLevel.None => evidence.Known(),
        }).Weigh();
    }
}
