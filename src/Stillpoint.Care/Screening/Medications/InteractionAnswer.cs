using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>Which of a row's two severities was read: swallowed or dissolved ketamine passes the gut and liver first, all other routes do not.</summary>
public enum InteractionColumn
{
    Enteral,
    Parenteral,

    /// <summary>The route is not known, so the worse of the two.</summary>
    Worst,
}

/// <summary>The answer in one word, worst first. What could not be checked stands between major and moderate.</summary>
public enum InteractionOutcome
{
    Contraindicated,

    /// <summary>Nobody has said what the patient takes.</summary>
    Unknown,
    Major,

    /// <summary>A drug on the list could not be recognized, or is in no rule.</summary>
    NotChecked,
    Moderate,
    Minor,
    None,
}

/// <summary>What came of one line of the medication list. None of these means safe.</summary>
public enum CheckResult
{
    /// <summary>At least one row applies.</summary>
    Interacts,

    /// <summary>A known drug to which no row applies.</summary>
    NotListed,

    /// <summary>Not taken now, and no longer acting.</summary>
    NotCounted,

    /// <summary>Not recognized, or known by name only.</summary>
    NotChecked,
}

/// <summary>The drug of a finding: as the record names it, and the ingredient it was taken for.</summary>
public sealed record InteractingDrug(string? Text, string? RxCui, string Ingredient, string? Status, string From);

/// <summary>One row of the interaction table that applies to one drug.</summary>
/// <param name="Entry">What stands in the record, in its own words, and when it ended.</param>
public sealed record InteractionFinding(Finding Finding, InteractingDrug Drug, string Entry, string Management, InteractionColumn Column)
{
    /// <summary>The drug was read from a word that only resembles its name: a question until somebody confirms it.</summary>
    public bool ToConfirm { get; init; }
}

/// <summary>One line of the medication list and what came of it.</summary>
public sealed record CheckedMedication(string? Text, string? RxCui, IReadOnlyList<string> Ingredients, string? Status, CheckResult Result, string From)
{
    /// <summary>Why it was not counted or not checked, in words; null otherwise.</summary>
    public string? WhyNot { get; init; }
}

/// <summary>Something that was read and not used, and why.</summary>
public sealed record Ignored(string Path, string Reason);

/// <summary>What the interaction rules found, what they looked at, and what they could not judge.</summary>
public sealed record InteractionAnswer(InteractionOutcome Outcome, InteractionColumn Column)
{
    public IReadOnlyList<InteractionFinding> Findings { get; init; } = [];

    public IReadOnlyList<CheckedMedication> Checked { get; init; } = [];

    /// <summary>Milligrams of diazepam by mouth a day that the counted benzodiazepines amount to; null when it cannot be said.</summary>
    public decimal? DiazepamEquivalentMgPerDay { get; init; }

    public IReadOnlyList<Ignored> Ignored { get; init; } = [];

    public IReadOnlyList<string> Missing { get; init; } = [];
}
