using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening;

/// <summary>Pregnancy: found, ruled out within the window, not possible, or not known. Fails when found.</summary>
public static class PregnancyCheck
{
    private const int MonthsOfPregnancy = 10;

    private static readonly HouseNumber
        FirstYear = new("SCR-029.from", "Age from which a pregnancy is possible", 12, "years", 8, 12, Source.Policy) { Whole = true },
        LastYear = new("SCR-029.until", "Age until which a pregnancy is possible", 55, "years", 55, 60, Source.Policy) { Whole = true },
        TestDays = new("SCR-029.testDays", "Days within which a pregnancy test was taken", 28, "days", 1, 28, Source.Policy) { Whole = true };

    /// <summary>A positive test in its window, a statement, or a pregnancy on the problem list that is not long over.</summary>
    public static Check? Found(PatientCase patient)
    {
        List<Input> inputs = [];
        if (Test(patient) is { Value: "positive" } test) inputs.Add(test.Input);
        if (patient.Facts.Of(ScreeningFacts.Pregnant) is { Value: true } said) inputs.Add(said.Input);
        inputs.AddRange(Listed(patient).Where(line => !line.Prompt).Select(line => line.Input));
        var entry = Listed(patient).FirstOrDefault(line => !line.Prompt)?.Says ?? (Test(patient) is { Value: "positive" } positive ? $"Pregnancy test positive ({ShownDay.Of(positive.At.Written)})" : "Pregnant");
        return inputs.Count > 0 ? Check.Fail($"{entry}: a pregnancy excludes.", inputs) : null;
    }

    /// <summary>Pregnancy on the problem list, its beginning at most ten months ago and no delivery or end after it; what is older is stale.</summary>
    public static IEnumerable<ProblemLine> Listed(PatientCase patient) => patient.Current(Problem.Pregnancy).Where(line => !IsStale(line, patient) && !HasEnded(line, patient));

    /// <summary>The newest test is positive, too old for its window, and at most as old as a pregnancy lasts.</summary>
    public static Fact<string>? OldPositive(PatientCase patient) =>
        patient.Facts.Latest(Measurements.Hcg) is { Value: "positive" } test && Test(patient) is null && Window.Months(MonthsOfPregnancy).Covers(test.At, patient.At) ? test : null;

    private static bool HasEnded(ProblemLine line, PatientCase patient) =>
        line.Begun is { } begun && patient.Ever(Problem.PregnancyEnd).Any(end => end.Begun is { } ended && ended.Earliest > begun.Latest);

    /// <summary>Pregnancies long over that nobody closed.</summary>
    public static IEnumerable<ProblemLine> Stale(PatientCase patient) => patient.Current(Problem.Pregnancy).Where(line => IsStale(line, patient));

    private static bool IsStale(ProblemLine line, PatientCase patient) =>
        line.Begun is { } begun && !ClinicCalendar.WithinMonths(begun.LatestBy(patient.At), MonthsOfPregnancy, patient.At);

    /// <summary>Why the patient cannot become pregnant; null when nothing says so.</summary>
    public static Check? NotPossible(PatientCase patient)
    {
        var stated = patient.Facts.Of(ScreeningFacts.PregnancyCapable);
        if (stated is { Value: false }) return Check.Pass("Stated not to be able to become pregnant.", stated.Input);
        if (patient.Facts.Of(ScreeningFacts.PregnancyExemptReason) is { Value: not "none" } exempt) return Check.Pass($"Exempt from testing: {exempt.Value}.", exempt.Input);
        if (patient.Ever(Problem.Hysterectomy, Problem.BilateralOophorectomy).FirstOrDefault(line => !line.Prompt) is { } operation) return Check.Pass($"{operation.Says}: no pregnancy is possible.", operation.Input);
        if (stated is { Value: true }) return null;
        if (patient.Sex == Sex.Male) return Check.Pass("Recorded sex is male.");
        return patient.Age is { } age && (age.Oldest < patient.House[FirstYear] || age.Youngest > patient.House[LastYear]) ? Check.Pass($"Outside the ages of {patient.House[FirstYear]} to {patient.House[LastYear]}.", patient.Record.BirthDateInput) : null;
    }

    /// <summary>The whole answer, as the gate asks it.</summary>
    public static Check Of(PatientCase patient)
    {
        if (Found(patient) is { } pregnant) return pregnant;
        if (Listed(patient).FirstOrDefault() is { } listed) return Check.Unknown($"{listed.Says}, not confirmed: is the patient pregnant?", Measurements.Hcg.Key);
        return NotPossible(patient) ?? Tested(patient);
    }

    /// <summary>A negative test in its window.</summary>
    public static Check Tested(PatientCase patient)
    {
        if (Test(patient) is { } test)
        {
            return test.Value switch
            {
                "negative" => Check.Pass($"Pregnancy test negative, {ShownDay.Of(test.At.Written)}.", test.Input),
                "positive" => Check.Fail($"Pregnancy test positive ({ShownDay.Of(test.At.Written)}): a pregnancy excludes.", test.Input),
                _ => Check.Unknown("The pregnancy test was not clear.", Code) with { Inputs = [test.Input] },
            };
        }
        var sameDate = TestWindow(patient) == Window.SameDate;
        return patient.Facts.Latest(Measurements.Hcg) is { } old
            ? Check.Unknown($"Pregnancy test of {ShownDay.Of(old.At.Written)}: too old, {(sameDate ? "one of the same date" : $"one of the last {patient.House[TestDays]} days")} is needed.", Code) with { Inputs = [old.Input] }
            : Check.Unknown("A pregnancy is possible and no test is recorded: needed before a decision.", Code);
    }

    private static Fact<string>? Test(PatientCase patient) => patient.Facts.Of(Measurements.Hcg, TestWindow(patient));

    private static Window TestWindow(PatientCase patient) =>
        patient.Facts.Is(ScreeningFacts.MissedMenses) is true || (patient.IsDayOf && patient.Plan.SessionNumber == 1) ? Window.SameDate : Window.Days(patient.House[TestDays].Whole);

    private static string Code => "loinc|" + Measurements.Hcg.Loinc[0];
}
