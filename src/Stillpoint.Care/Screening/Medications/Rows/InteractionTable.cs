using System.Collections.Frozen;

namespace Stillpoint.Care.Screening.Medications.Rows;

/// <summary>The interaction table of ketamine and esketamine, in the order of its row ids.</summary>
public static class InteractionTable
{
    public static IReadOnlyList<InteractionRow> All { get; } =
    [
        .. OtherRows.All.Concat(SedativeRows.All).Concat(MindRows.All).Concat(EnzymeRows.All).Concat(PressureRows.All)
            .OrderBy(row => row.Id, StringComparer.Ordinal),
    ];

    private static readonly FrozenDictionary<string, InteractionRow[]> ByIngredient = All
        .SelectMany(row => row.Ingredients, (row, ingredient) => (row, ingredient))
        .GroupBy(pair => pair.ingredient, pair => pair.row, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, InteractionRow> ById = All.ToFrozenDictionary(row => row.Id, StringComparer.Ordinal);

    /// <summary>The row with this id; null when there is none.</summary>
    public static InteractionRow? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>The rows an ingredient stands in, in the order of their ids; empty for an ingredient without a row.</summary>
    public static IReadOnlyList<InteractionRow> Of(string ingredient) => ByIngredient.GetValueOrDefault(ingredient) ?? [];
}
