using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications.Identity;
using Stillpoint.Care.Screening.Medications.Rows;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>One row meeting one ingredient of one line, fact or syringe.</summary>
internal sealed record Hit(InteractionRow Row, Ingredient Ingredient, Severity Severity, InteractingDrug Drug, Input Input)
{
    /// <summary>How the drug acts now.</summary>
    public Acting Acting { get; init; } = Acting.Now.Always;

    /// <summary>The word it was read from, where that only resembles the drug.</summary>
    public Misspelling? ToConfirm { get; init; }

    /// <summary>Facts and drugs that made it more, or less, than the row says.</summary>
    public IReadOnlyList<Input> Because { get; init; } = [];

    public DateTimeOffset? Clears => Acting is Acting.Until until ? until.Clears : null;

    /// <summary>The order in which repeated hits speak for a finding: the worst, then a drug taken now before one that ended, then by text and origin, whatever the order of the record.</summary>
    public static IComparer<Hit> BestFirst { get; } = Comparer<Hit>.Create(static (one, other) => FirstDifference(
        ((int)one.Severity).CompareTo((int)other.Severity),
        (one.ToConfirm is not null).CompareTo(other.ToConfirm is not null),
        (one.Acting is not Acting.Now).CompareTo(other.Acting is not Acting.Now),
        string.CompareOrdinal(one.Drug.Text, other.Drug.Text),
        string.CompareOrdinal(one.Drug.From, other.Drug.From),
        string.CompareOrdinal(one.Drug.RxCui, other.Drug.RxCui),
        string.CompareOrdinal(one.Drug.Status, other.Drug.Status),
        string.CompareOrdinal(one.Input.At, other.Input.At)));

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
    /// <summary>The rows made for a product that acts where it is put.</summary>
    private static readonly string[] RowsOfLocalProducts = ["DDI-36", "DDI-70"];

    public static IEnumerable<Hit> Of(ReviewedMedication line, InteractionCase asked, MedicationReview list, InteractionColumn column)
    {
        if (line.Standing is Standing.DoesNotCount or Standing.NotYet) yield break;
        foreach (var ingredient in line.Identity.Ingredients)
            foreach (var hit in Of(line, ingredient, asked, list, column)) yield return hit;
        foreach (var word in line.Identity.Misspelt)
            foreach (var ingredient in word.ReadAs)
                foreach (var hit in Of(line, ingredient, asked, list, column)) yield return hit with { ToConfirm = word };
    }

    private static IEnumerable<Hit> Of(ReviewedMedication line, Ingredient ingredient, InteractionCase asked, MedicationReview list, InteractionColumn column)
    {
        if (InteractionTable.Of(ingredient.Name) is not { Count: > 0 } rows || line.Acts(ingredient) is not { } acting) yield break;
        foreach (var row in rows)
        {
            if (row.For(column) is not { } severity || row.OnlyWhen?.Invoke(line, asked) == false) continue;
            if (line.IsLocal && !RowsOfLocalProducts.Contains(row.Id)) continue;
            var otherwise = row.Otherwise?.Invoke(line, asked, list);
            if (row.MinorWithNasalEsketamine && asked.Plan.Route == Route.IntranasalEsketamine) severity = Severity.Minor;
            yield return new(row, ingredient, otherwise?.Severity ?? severity, Drug(line, ingredient), line.Input) { Acting = acting, Because = otherwise?.Because ?? [] };
        }
    }

    /// <summary>What is meant for the same syringe or line as ketamine: barbiturates and diazepam, and theophylline.</summary>
    public static IEnumerable<Hit> OfSyringe(string name) =>
        from row in new[] { InteractionTable.Find("DDI-58")!, InteractionTable.Find("DDI-01")! }
        from ingredient in DrugIdentity.NamedIn(name)
        where row.Ingredients.Contains(ingredient.Name)
        select Direct(row, ingredient, row.Parenteral!.Value, name, new("plan.sameSyringeOrLine", name, null, null, "plan"));

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
            var severity = row.MinorWithNasalEsketamine && asked.Plan.Route == Route.IntranasalEsketamine ? Severity.Minor : row.For(column)!.Value;
            yield return Direct(row, DrugIndex.ByName[ingredient], severity, ingredient, said.Input);
        }
    }

    private static Hit Direct(InteractionRow row, Ingredient ingredient, Severity severity, string text, Input input) =>
        new(row, ingredient, severity, new(text, ingredient.RxCui, ingredient.Name, null, input.From), input);

    private static InteractingDrug Drug(ReviewedMedication line, Ingredient ingredient) =>
        new(line.Medication.Text, line.Identity.RxCui ?? ingredient.RxCui, ingredient.Name, line.Medication.Status, line.Medication.From);
}
