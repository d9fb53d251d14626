using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>Which kind of record a line of the medication list comes from.</summary>
public enum MedicationKind
{
    /// <summary>An order somebody wrote.</summary>
    Request,

    /// <summary>What the patient or somebody else says is, or was, taken; also a line typed into a form.</summary>
    Statement,

    /// <summary>A dose somebody gave.</summary>
    Administration,

    /// <summary>What a pharmacy handed out.</summary>
    Dispense,
}

/// <summary>How much of one ingredient a unit of a product holds, where the record says so apart from the name.</summary>
/// <param name="Per">What the amount is held in, such as <c>tablet</c> or <c>mL</c>; null when not said.</param>
public sealed record WrittenStrength(string Ingredient, decimal Amount, string? Unit, string? Per);

/// <summary>One line of a patient's medication list, as it was written: what it says, not yet what it means or whether it counts.</summary>
/// <param name="From">Where it was read: <c>bundle:MedicationRequest/m1</c>, or <c>fact</c> for a line somebody typed.</param>
public sealed record Medication(string From)
{
    public MedicationKind Kind { get; init; } = MedicationKind.Statement;

    /// <summary>The status as written (<c>active</c>, <c>stopped</c> …); null when none was written.</summary>
    public string? Status { get; init; }

    /// <summary>The intent of an order as written; null when none was written.</summary>
    public string? Intent { get; init; }

    /// <summary>The order says that the drug must not be given.</summary>
    public bool DoNotPerform { get; init; }

    public IReadOnlyList<ClinicalCode> Codes { get; init; } = [];

    /// <summary>Names in free text, the one a person wrote first.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>The pharmaceutical form in words, where the record gives one apart from the name.</summary>
    public string? Form { get; init; }

    /// <summary>The routes of administration in words or codes.</summary>
    public string? Route { get; init; }

    /// <summary>Taken only when needed, never by the clock.</summary>
    public bool AsNeeded { get; init; }

    /// <summary>Bought without a prescription.</summary>
    public bool OverTheCounter { get; init; }

    /// <summary>Somebody was asked, and it is taken beside another line of the same drug.</summary>
    public bool TakenBeside { get; init; }

    /// <summary>When the order was written or the statement made.</summary>
    public WrittenTime? Written { get; init; }

    /// <summary>When the drug was taken, given or handed out, where the record names one time only.</summary>
    public WrittenTime? Taken { get; init; }

    public WrittenTime? PeriodStart { get; init; }

    /// <summary>When taking it ended, or is to end; for an order, when it ceases to be valid.</summary>
    public WrittenTime? PeriodEnd { get; init; }

    /// <summary>How many days what was handed out is for.</summary>
    public decimal? SupplyDays { get; init; }

    /// <summary>References to the orders it carries out.</summary>
    public IReadOnlyList<string> BasedOn { get; init; } = [];

    /// <summary>Taken by need or by the patient's own choice, not by the clock.</summary>
    public bool IsTakenWhenNeeded => AsNeeded || OverTheCounter;

    public IReadOnlyList<DosageLine> Dosages { get; init; } = [];

    public IReadOnlyList<WrittenStrength> Strengths { get; init; } = [];

    /// <summary>A name somebody typed, taken as current.</summary>
    public static Medication Typed(string name) => new("fact") { Status = "active", Texts = [name] };

    /// <summary>The name to show: what a person wrote, else the name beside an RxNorm code, else any other name.</summary>
    public string? Text =>
        Texts.Concat(Codes.OrderByDescending(code => code.IsRxNorm).Select(code => code.Display))
            .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
}
