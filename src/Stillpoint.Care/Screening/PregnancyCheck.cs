using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening;

/// <summary>Pregnancy: found, ruled out within the window, not possible, or not known. Fails when found.</summary>
public static class PregnancyCheck
{
    private static readonly Window TestFresh = Window.Days(28);

    private const int FirstYear = 12, LastYear = 55, MonthsOfPregnancy = 10;

    /// <summary>A positive test in its window, a statement, or a pregnancy on the problem list that is not long over.</summary>
    public static Check? Found(PatientCase patient)
    {
        List<Input> inputs = [];
        if (Test(patient) is { Value: "positive" } test) inputs.Add(test.Input);
        if (patient.Facts.Of(ScreeningFacts.Pregnant) is { Value: true } said) inputs.Add(said.Input);
        inputs.AddRange(Listed(patient).Where(line => !line.Prompt).Select(line => line.Input));
        return inputs.Count > 0 ? Check.Fail("The patient is pregnant.", inputs) : null;
    }

    /// <summary>Pregnancy on the problem list, its beginning at most ten months ago; what is older is stale.</summary>
    public static IEnumerable<ProblemLine> Listed(PatientCase patient) => patient.Current(Problem.Pregnancy).Where(line => !IsStale(line, patient));

    /// <summary>Pregnancies long over that nobody closed.</summary>
    public static IEnumerable<ProblemLine> Stale(PatientCase patient) => patient.Current(Problem.Pregnancy).Where(line => IsStale(line, patient));

    private static bool IsStale(ProblemLine line, PatientCase patient) =>
        line.Onset is { } onset && !ClinicCalendar.WithinMonths(onset.LatestBy(patient.At), MonthsOfPregnancy, patient.At);

    /// <summary>Why the patient cannot become pregnant; null when nothing says so.</summary>
    public static Check? NotPossible(PatientCase patient)
    {
        var stated = patient.Facts.Of(ScreeningFacts.PregnancyCapable);
        if (stated is { Value: false }) return Check.Pass("Stated not to be able to become pregnant.", stated.Input);
        if (patient.Facts.Of(ScreeningFacts.PregnancyExemptReason) is { Value: not "none" } exempt) return Check.Pass($"Exempt from testing: {exempt.Value}.", exempt.Input);
        if (patient.Operations.Sterilising is { } operation) return Check.Pass("The uterus or both ovaries were removed.", operation);
        if (stated is { Value: true }) return null;
        if (patient.Sex == Sex.Male) return Check.Pass("Recorded sex is male.");
        return patient.Age is { } age && (age.Oldest < FirstYear || age.Youngest > LastYear) ? Check.Pass($"Outside the ages of {FirstYear} to {LastYear}.", patient.Record.BirthDateInput) : null;
    }

    /// <summary>The whole answer, as the gate asks it.</summary>
    public static Check Of(PatientCase patient)
    {
        if (Found(patient) is { } pregnant) return pregnant;
        if (Listed(patient).FirstOrDefault() is { } listed) return Check.Unknown($"{listed.Says} but not confirmed.", Measurements.Hcg.Key);
        return NotPossible(patient) ?? Tested(patient);
    }

    /// <summary>A negative test in its window.</summary>
    public static Check Tested(PatientCase patient)
    {
        if (Test(patient) is { } test)
        {
            return test.Value switch
            {
                "negative" => Check.Pass($"Pregnancy test negative, {test.At.Written}.", test.Input),
                "positive" => Check.Fail("The patient is pregnant.", test.Input),
                _ => Check.Unknown("The pregnancy test was not clear.", Code) with { Inputs = [test.Input] },
            };
        }
        var sameDate = TestWindow(patient) == Window.SameDate;
        return patient.Facts.Latest(Measurements.Hcg) is { } old
            ? Check.Unknown($"The last pregnancy test, {old.At.Written}, is too old: {(sameDate ? "it has to be of the same date" : "28 days at most")}.", Code) with { Inputs = [old.Input] }
            : Check.Unknown("The patient could become pregnant and no test is recorded.", Code);
    }

    private static Fact<string>? Test(PatientCase patient) => patient.Facts.Of(Measurements.Hcg, TestWindow(patient));

    private static Window TestWindow(PatientCase patient) =>
        patient.Facts.Is(ScreeningFacts.MissedMenses) is true || (patient.IsDayOf && patient.Plan.SessionNumber == 1) ? Window.SameDate : TestFresh;

    private static string Code => "loinc|" + Measurements.Hcg.Loinc[0];
}
