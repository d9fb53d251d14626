using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Medications.Identity;

namespace Stillpoint.Care.Screening.Medications.Rows;

/// <summary>
/// One row of the interaction table: drugs that share a mechanism, what it does together with ketamine, how serious it is when
/// ketamine is swallowed and when it is not, and what to do. A row fires for every one of its ingredients on the list.
/// </summary>
public sealed record InteractionRow(string Id, string Drugs, string Mechanism, string Effect, Func<House, string> Management, Source Source)
    : Rule(Id, Drugs, $"{Mechanism}: {Effect}", Source)
{
    /// <summary>Severity when ketamine is swallowed or dissolved in the mouth; null when the row is not for that route.</summary>
    public Severity? Enteral { get; init; }

    /// <summary>Severity by vein, muscle, skin or nose.</summary>
    public Severity? Parenteral { get; init; }

    /// <summary>The ingredients of the row, by name.</summary>
    public IReadOnlyList<string> Ingredients { get; init; } = [];

    /// <summary>The label of nasal esketamine asks for no change with these enzyme inhibitors and inducers: minor by that route, whatever the row.</summary>
    public bool MinorWithNasalEsketamine { get; init; }

    /// <summary>What a line must further be for the row to hold for it; null when the ingredient is enough.</summary>
    internal Func<ReviewedMedication, InteractionCase, bool>? OnlyWhen { get; init; }

    /// <summary>A severity other than the row's own for this line, and the facts that call for it.</summary>
    internal Func<ReviewedMedication, InteractionCase, MedicationReview, (Severity Severity, IReadOnlyList<Input> Because)?>? Otherwise { get; init; }

    /// <summary>The severity for the route of the plan; the worse of the two when the route is not known, null when the row is not for that route.</summary>
    public Severity? For(InteractionColumn column) => column switch
    {
        InteractionColumn.Enteral => Enteral,
        InteractionColumn.Parenteral => Parenteral,
        InteractionColumn.Worst => Enteral is not { } one ? Parenteral : Parenteral is not { } other ? one : (Severity)Math.Min((int)one, (int)other),
    };

    /// <summary>A row that is equally serious by every route.</summary>
    internal static InteractionRow Of(string id, string drugs, string ingredients, Severity severity, string mechanism, string effect, string management, string source) =>
        Of(id, drugs, ingredients, severity, severity, mechanism, effect, _ => management, source);

    internal static InteractionRow Of(string id, string drugs, string ingredients, Severity? enteral, Severity? parenteral, string mechanism, string effect, string management, string source) =>
        Of(id, drugs, ingredients, enteral, parenteral, mechanism, effect, _ => management, source);

    /// <param name="management">What to do, with the numbers of the house that judges.</param>
    internal static InteractionRow Of(string id, string drugs, string ingredients, Severity? enteral, Severity? parenteral, string mechanism, string effect, Func<House, string> management, string source) =>
        new(id, drugs, mechanism, effect, management, Sources.Named(source))
        {
            Enteral = enteral,
            Parenteral = parenteral,
            Ingredients = [.. ingredients.Split(", ").Select(name => DrugIndex.ByName[name].Name)],
            Inputs = ["MedicationRequest", "MedicationStatement", "MedicationAdministration", "MedicationDispense"],
            Policy = source.Contains("[POLICY]", StringComparison.Ordinal) || source.Contains("(unconfirmed)", StringComparison.Ordinal)
                || management(House.Shipped).Contains("[POLICY]", StringComparison.Ordinal),
        };
}
