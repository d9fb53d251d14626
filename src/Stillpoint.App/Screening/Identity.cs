using Stillpoint.App.Shell;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Screening;

internal static class Identity
{
    /// <summary>What the banner of every page about this patient shows. An allergy list counts as asked once somebody went through it.</summary>
    public static PatientIdentity Banner(this KnownPatient known)
    {
        var asked = known.Facts.Latest(ScreeningFacts.AllergyListReviewedAt)?.Value;
        var allergies = known.Lines<AllergyLine>(AllergyLine.Key).Select(line => line.Line.Substance).ToList();
        var weight = known.Facts.Latest(Measurements.Weight);
        return new(known.Patient.Id, known.Patient.Name, known.Patient.BirthDate, known.Patient.Reference)
        {
            AlsoReferences = [.. known.Charts.Others.Select(other => other.Reference)],
            Called = known.Patient.CalledName,
            Pronouns = known.Patient.Pronouns,
            Allergies = allergies.Count > 0 || asked is not null ? allergies : null,
            AllergiesAskedAt = asked,
            WeightKg = weight?.Value.Value,
            WeighedAt = weight?.At.Latest,
        };
    }
}
