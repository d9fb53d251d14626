using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>Everything the interaction rules read: the plan, the medication list, and what is known about the patient at the moment of the decision.</summary>
public sealed record InteractionCase(TreatmentPlan Plan, IReadOnlyList<Medication> Medications, PatientFacts Facts)
{
    /// <summary>The numbers it is judged by.</summary>
    public House House { get; init; } = House.Shipped;

    public DateTimeOffset At => Facts.At;
}
