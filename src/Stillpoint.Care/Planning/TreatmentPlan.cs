namespace Stillpoint.Care.Planning;

/// <summary>How far along the decision is; the rules for today run only on the day.</summary>
public enum Stage
{
    Intake,
    Order,
    DayOf,
}

/// <summary>What the place can do when something goes wrong.</summary>
public enum Setting
{
    Office,
    Hospital,
    Anaesthesia,
}

/// <summary>What is planned for a patient, as far as it is known. Null is not known, never a default.</summary>
/// <param name="Route">The interaction rules take the worse of their two columns without one; every other rule needs it.</param>
public sealed record TreatmentPlan(Product Product, Route? Route)
{
    /// <summary>The id of an <see cref="Planning.Indication"/>; rules that need it are Unknown without it.</summary>
    public string? Indication { get; init; }

    public Stage Stage { get; init; } = Stage.Intake;

    public Setting Setting { get; init; } = Setting.Office;

    /// <summary>More than one dose is planned.</summary>
    public bool Repeated { get; init; } = true;

    /// <summary>The number of the session in its course, from 1; null is not the first day.</summary>
    public int? SessionNumber { get; init; }

    /// <summary>The planned dose in milligrams of base for each kilogram.</summary>
    public decimal? MgPerKg { get; init; }

    /// <summary>Drugs meant for the same syringe or line, by name.</summary>
    public IReadOnlyList<string> SameSyringeOrLine { get; init; } = [];

    public bool IsFor(params ReadOnlySpan<string> indications) => Indication is { } named && indications.Contains(named);
}
