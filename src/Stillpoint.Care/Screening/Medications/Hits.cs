using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications.Identity;
using Stillpoint.Care.Screening.Medications.Rows;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>One row meeting one ingredient of one line, fact or syringe.</summary>
internal sealed record Hit(InteractionRow Row, Ingredient Ingredient, Severity Severity, InteractingDrug Drug, Input Input)
{
    /// <summary>For a drug that has ended: when, as written.</summary>
    public string? Ended { get; init; }

    /// <summary>For a drug that has ended: when time alone clears the row.</summary>
    public DateTimeOffset? Clears { get; init; }

    /// <summary>The order in which repeated hits speak for a finding: a drug taken now before one that ended, then by text and origin, whatever the order of the record.</summary>
    public static IComparer<Hit> BestFirst { get; } = Comparer<Hit>.Create(static (one, other) =>
    {
        var ended = (one.Ended is not null).CompareTo(other.Ended is not null);
        return ended != 0 ? ended : FirstDifference(
            string.CompareOrdinal(one.Drug.Text, other.Drug.Text),
            string.CompareOrdinal(one.Drug.From, other.Drug.From),
            string.CompareOrdinal(one.Drug.RxCui, other.Drug.RxCui),
            string.CompareOrdinal(one.Drug.Status, other.Drug.Status),
            string.CompareOrdinal(one.Input.At, other.Input.At));
    });

    private static int FirstDifference(params ReadOnlySpan<int> orders)
    {
        foreach (var order in orders)
        {
            if (order != 0) return order;
        }
        return 0;
    }
}

/// <summary>Finds which rows meet what was read.</summary>
internal static class Hits
{
    public static IEnumerable<Hit> Of(ReviewedMedication line, InteractionCase asked, InteractionColumn column)
    {
        foreach (var ingredient in line.Identity.Ingredients)
        {
            foreach (var row in InteractionTable.Of(ingredient.Name))
            {
                if (row.For(column) is not { } severity || row.OnlyWhen?.Invoke(line.Medication, asked) == false) continue;
                var hit = new Hit(row, ingredient, severity, Drug(line, ingredient), line.Input);
                if (line.Counts) yield return hit;
                else if (StillActing(line, row, asked.At) is { } ended) yield return hit with { Ended = ended.Written, Clears = ended.Clears };
            }
        }
    }

    /// <summary>Thiopental, another barbiturate or diazepam meant for the same syringe or line as ketamine.</summary>
    public static IEnumerable<Hit> OfSyringe(string name)
    {
        var row = InteractionTable.Find("DDI-58")!;
        return DrugIdentity.NamedIn(name).Where(ingredient => row.Ingredients.Contains(ingredient.Name))
            .Select(ingredient => Direct(row, ingredient, Severity.Contraindicated, name, new("plan.sameSyringeOrLine", name, null, null, "plan")));
    }

    /// <summary>Grapefruit, alcohol and cannabis, where the patient said so.</summary>
    public static IEnumerable<Hit> OfFacts(InteractionCase asked, InteractionColumn column)
    {
        // A yes is held against the time it speaks of, not only against the date it was said.
        (FactKey<bool> Fact, Window Said, string Row, string Ingredient)[] facts =
        [
            (ScreeningFacts.GrapefruitLast72h, Window.Hours(72), "DDI-28", "grapefruit"),
            (ScreeningFacts.AlcoholLast24h, Window.Hours(24), "DDI-44", "ethanol"),
            (ScreeningFacts.CannabisToday, Window.SameDate, "DDI-46", "cannabis"),
        ];
        foreach (var (key, window, id, ingredient) in facts)
        {
            if (asked.Facts.Of(key, window) is not { Value: true } said) continue;
            var row = InteractionTable.Find(id)!;
            yield return Direct(row, DrugIndex.ByName[ingredient], row.For(column)!.Value, ingredient, said.Input);
        }
    }

    private static Hit Direct(InteractionRow row, Ingredient ingredient, Severity severity, string text, Input input) =>
        new(row, ingredient, severity, new(text, ingredient.RxCui, ingredient.Name, null, input.From), input);

    private static InteractingDrug Drug(ReviewedMedication line, Ingredient ingredient) =>
        new(line.Medication.Text, line.Identity.RxCui ?? ingredient.RxCui, ingredient.Name, line.Medication.Status, line.Medication.From);

    /// <summary>Whether an ended drug still acts by this row. A last day without an hour is read as its end, but never later than now.</summary>
    private static (string Written, DateTimeOffset? Clears)? StillActing(ReviewedMedication line, InteractionRow row, DateTimeOffset at)
    {
        if (row.Afterwards is not { } afterwards || line.Standing is not Standing.Ended { Last: { } last }) return null;
        var ended = last.Latest < at ? last.Latest : at;
        return afterwards.Holds(ended, at) ? (last.Written, afterwards.Clears(ended, at)) : null;
    }
}
