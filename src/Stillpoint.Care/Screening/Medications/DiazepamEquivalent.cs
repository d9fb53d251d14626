using System.Collections.Frozen;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>Daily benzodiazepine as milligrams of diazepam by mouth (Ashton 2002, the middle of its ranges). Midazolam is left out of the sum, as the sleeping pills of DDI-03 are.</summary>
public static class DiazepamEquivalent
{
    /// <summary>The table the sum is made with; other tables give clonazepam 0.25 to 1 mg and alprazolam 0.5 to 1 mg.</summary>
    public const string Table = "Ashton 2002";

    /// <summary>Milligrams that equal 10 mg of diazepam.</summary>
    private static readonly FrozenDictionary<string, decimal> EqualToTenMg = new Dictionary<string, decimal>
    {
        ["alprazolam"] = 0.5m,
        ["lorazepam"] = 1m,
        ["clonazepam"] = 0.5m,
        ["temazepam"] = 20m,
        ["chlordiazepoxide"] = 25m,
        ["diazepam"] = 10m,
        ["oxazepam"] = 20m,
        ["triazolam"] = 0.5m,
        ["estazolam"] = 1.5m,
        ["flurazepam"] = 22.5m,
        ["quazepam"] = 20m,
        ["clorazepate"] = 15m,
        ["clobazam"] = 20m,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The sum over the lines that count. A record repeated under the same origin is one record, and the larger dose is taken; a dose
    /// given or handed out is no daily dose, and speaks only where no order or statement does. Null when a benzodiazepine has no usable
    /// dose, or none of the table's factors is its own.
    /// </summary>
    public static decimal? Of(IEnumerable<ReviewedMedication> lines)
    {
        var sum = 0m;
        var drugs = Counted(lines);
        var taken = drugs.Where(drug => IsTaken(drug.Medication)).Select(drug => drug.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var repeated in drugs.Where(drug => IsTaken(drug.Medication) || !taken.Contains(drug.Name)).GroupBy(drug => (drug.Medication.From, drug.Name)))
        {
            if (!EqualToTenMg.TryGetValue(repeated.Key.Name, out var equal)) return null;
            var largest = 0m;
            foreach (var (medication, name) in repeated)
            {
                if (DailyDose.Milligrams(medication, name) is not { } daily) return null;
                largest = Math.Max(largest, daily);
            }
            if (largest > MostBelievable) return null;
            sum += largest * 10m / equal;
        }
        return Math.Round(sum, 12); // thirds of a milligram add up to whole ones
    }

    /// <summary>Counted benzodiazepines that the table has no factor for.</summary>
    public static IReadOnlyList<string> WithoutFactor(IEnumerable<ReviewedMedication> lines) => [.. Counted(lines).Select(drug => drug.Name).Where(name => !EqualToTenMg.ContainsKey(name)).Distinct()];

    private static List<(Medication Medication, string Name)> Counted(IEnumerable<ReviewedMedication> lines) =>
    [
        .. lines.Where(line => line.Counts)
            .SelectMany(line => line.Identity.Ingredients.Where(ingredient => line.Acts(ingredient) is not null && DrugClasses.Holds(DrugClass.Benzodiazepine, ingredient, line.Form)),
                (line, ingredient) => (line.Medication, ingredient.Name))
            .Where(drug => drug.Name != "midazolam"),
    ];

    private static bool IsTaken(Medication medication) => medication.Kind is MedicationKind.Request or MedicationKind.Statement;

    /// <summary>A daily dose beyond a kilogram is a slip of the record, not a dose.</summary>
    private const decimal MostBelievable = 1_000_000m;
}
