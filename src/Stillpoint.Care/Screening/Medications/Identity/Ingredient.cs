namespace Stillpoint.Care.Screening.Medications.Identity;

/// <summary>How far the rule set has read an ingredient.</summary>
public enum Vetting
{
    /// <summary>It stands in a row of the interaction table.</summary>
    InARow,

    /// <summary>It was read against every class of the table, and none applies.</summary>
    WithoutARow,

    /// <summary>It is known by name only: what it does together with ketamine was not read.</summary>
    NameOnly,
}

/// <summary>An active ingredient known by name.</summary>
/// <param name="RxCui">Its ingredient code in RxNorm, where this rule set has one.</param>
/// <param name="Unconfirmed">The code was not checked against a release of RxNorm.</param>
public sealed record Ingredient(string Name, string? RxCui, bool Unconfirmed)
{
    public Vetting Vetting { get; init; }

    /// <summary>It was read as a local product only; in any other form it counts as known by name alone.</summary>
    public bool OnlyLocal { get; init; }
}
