using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Session.Medicines;

/// <summary>The patient at the moment a drug is ordered or given, as its cautions ask: what is on record, and the newest pulse and pressure.</summary>
/// <param name="Patient">Null when the record could not be read: then nothing of it is known.</param>
public sealed record AtTheBedside(PatientCase? Patient, decimal? HeartRate, decimal? Systolic);

/// <summary>Something with which a drug isn't given.</summary>
/// <param name="Says">As it stands behind “not with”.</param>
/// <param name="Holds">Whether it is so; null when it is not known.</param>
public sealed record Caution(string Says, Func<AtTheBedside, bool?> Holds)
{
    public static Caution Asthma { get; } = new("asthma", at => at.Patient is not { } patient ? null : patient.Record.Conditions.Any(IsAsthma) ? true : patient.ProblemListKnown ? false : null);
    public static Caution HeartFailure { get; } = Listed("heart failure", Problem.HeartFailure);
    public static Caution Seizures { get; } = Listed("seizures", Problem.SeizureDisorder, Problem.Seizure);
    public static Caution DailyBenzodiazepine { get; } = new("a benzodiazepine every day", at => at.Patient is { } patient ? patient.Taking(DrugClass.Benzodiazepine).Count > 0 : null);
    public static Caution LongQtc { get; } = new("a QTc of 470 ms or more", at => at.Patient?.Facts.Latest(ScreeningFacts.QtcMs)?.Value.IsAtLeast(470));
    public static Caution SlowHeart { get; } = new("a heart rate below 60", at => at.HeartRate is { } rate ? rate < 60 : null);
    public static Caution LowPressure { get; } = new("a systolic pressure of 100 or less", at => at.Systolic is { } systolic ? systolic <= 100 : null);

    // No rule of screening asks about quiet asthma, so its lines have no name of their own.
    private static bool IsAsthma(Condition line) => line.ClinicalStatus is not ("resolved" or "inactive")
        && (line.Codes.Any(code => code.Code.StartsWith("J45", StringComparison.Ordinal)) || new[] { line.Text }.Concat(line.Codes.Select(code => code.Display)).OfType<string>().Any(text => text.Contains("asthma", StringComparison.OrdinalIgnoreCase) || text.Contains("asma", StringComparison.OrdinalIgnoreCase)));

    /// <summary>An absent line means something only where somebody went through the list.</summary>
    private static Caution Listed(string says, params Problem[] problems) =>
        new(says, at => at.Patient is not { } patient ? null : patient.MayHave(problems) ? true : patient.ProblemListKnown ? false : null);
}
