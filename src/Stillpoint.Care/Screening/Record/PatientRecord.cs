using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;

namespace Stillpoint.Care.Screening.Record;

/// <summary>What a patient's imported or kept record says, each line with where it comes from. An empty list says nothing: nobody may have asked.</summary>
public sealed record PatientRecord
{
    public static PatientRecord Empty { get; } = new();

    public RecordedDay? BirthDate { get; init; }

    /// <summary>The sex for clinical formulas; null is unknown.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Which record birth date and sex come from.</summary>
    public string PatientFrom { get; init; } = "fact";

    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>The record says of itself that it holds a problem list.</summary>
    public bool HasProblemList { get; init; }

    public IReadOnlyList<Allergy> Allergies { get; init; } = [];

    public IReadOnlyList<Procedure> Procedures { get; init; } = [];

    public IReadOnlyList<RelativeDisease> Relatives { get; init; } = [];

    /// <summary>Vital signs, laboratory results and scale totals, under the keys of the vocabulary.</summary>
    public IReadOnlyList<Fact> Results { get; init; } = [];

    public IReadOnlyList<Medication> Medications { get; init; } = [];

    /// <summary>What was read and not used, and why.</summary>
    public IReadOnlyList<Ignored> Ignored { get; init; } = [];

    /// <summary>The birth date among the inputs of a finding.</summary>
    public Input? BirthDateInput => BirthDate is { } day ? new("patient.birthDate", day.Written, null, null, PatientFrom) : null;
}
