namespace Stillpoint.Care.Screening.Medications;

/// <summary>Daily benzodiazepine as milligrams of diazepam by mouth (Ashton 2002). Zolpidem and midazolam are left out of the sum.</summary>
public static class DiazepamEquivalent
{
    /// <summary>The table the sum is made with; other tables give clonazepam 0.25 to 1 mg and alprazolam 0.5 to 1 mg.</summary>
    public const string Table = "Ashton 2002";

    /// <summary>Milligrams that equal 10 mg of diazepam.</summary>
    private static readonly Dictionary<string, decimal> EqualToTenMg = new(StringComparer.Ordinal)
    {
        ["alprazolam"] = 0.5m,
        ["lorazepam"] = 1m,
        ["clonazepam"] = 0.5m,
        ["temazepam"] = 20m,
        ["chlordiazepoxide"] = 25m,
        ["diazepam"] = 10m,
    };

    /// <summary>
    /// The sum over the lines that count. A record repeated under the same origin is one record, and the larger dose is taken.
    /// Null when a benzodiazepine has no usable dose, or none of the table's factors is its own.
    /// </summary>
    public static decimal? Of(IEnumerable<ReviewedMedication> lines)
    {
        var sum = 0m;
        var doses = lines.Where(line => line.Counts)
            .SelectMany(line => line.Identity.Ingredients, (line, ingredient) => (line.Medication, ingredient.Name))
            .Where(drug => drug.Name != "midazolam" && DrugClasses.Holds(DrugClass.Benzodiazepine, drug.Name))
            .GroupBy(drug => (drug.Medication.From, drug.Name));
        foreach (var repeated in doses)
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

    /// <summary>A daily dose beyond a kilogram is a slip of the record, not a dose.</summary>
    private const decimal MostBelievable = 1_000_000m;
}
