using Stillpoint.Care.Planning;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>Where a patient is with a GLP-1 agonist; the stomach empties slowest while the dose is being raised.</summary>
public enum Glp1Phase
{
    None,
    Escalation,
    Maintenance,
}

/// <summary>Everything the interaction rules read: the plan, the medication list and the few facts beside it. Null is not known.</summary>
public sealed record InteractionCase(DateTimeOffset At, Product Product, Route? Route, IReadOnlyList<Medication> Medications)
{
    /// <summary>Drugs meant for the same syringe or line as the ketamine, by name.</summary>
    public IReadOnlyList<string> SameSyringeOrLine { get; init; } = [];

    /// <summary>When somebody went through the list with the patient; makes an empty list a statement.</summary>
    public DateTimeOffset? MedicationListReviewedAt { get; init; }

    /// <summary>When drugs taken as needed were last taken, by ingredient, brand or RxCUI.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> LastTaken { get; init; } = new Dictionary<string, DateTimeOffset>();

    public Glp1Phase? Glp1Phase { get; init; }

    public bool? GiSymptomsToday { get; init; }

    public bool? AlcoholLast24h { get; init; }

    public bool? CannabisToday { get; init; }

    public bool? GrapefruitLast72h { get; init; }
}
