using Stillpoint.Care.Screening.Medications.Identity;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>Something of a medication list that a person has to settle, in a sentence that says what to do.</summary>
/// <param name="Name">The entry, as the record has it.</param>
public abstract record MedicineDoubt(string Name, string Says)
{
    /// <summary>What it is, or part of it, was not recognized or is in no rule: it was not screened.</summary>
    public sealed record NotScreened(string Name, string Says) : MedicineDoubt(Name, Says);

    /// <summary>The same drug stands under two names: one or both are taken.</summary>
    public sealed record Twice(string Name, string Says) : MedicineDoubt(Name, Says);
}

/// <summary>Finds what is doubtful about a list before any plan is known.</summary>
public static class MedicineDoubts
{
    public static IReadOnlyList<MedicineDoubt> Of(MedicationReview list)
    {
        List<MedicineDoubt> doubts = [];
        foreach (var line in list.Lines.Where(line => line.Counts))
            if (Checking.Unknown(line) is { } why && (line.IsUnread || line.Identity.Ingredients.All(ingredient => ingredient.Vetting != Vetting.InARow)))
                doubts.Add(new MedicineDoubt.NotScreened(line.Medication.Text ?? "An entry without a name", why));
        doubts.AddRange(list.Lines.Where(line => line.Counts && line.Medication.Kind is MedicationKind.Request or MedicationKind.Statement && line.Medication.Text is not null)
            .SelectMany(line => line.Identity.Ingredients, (line, ingredient) => (ingredient.Name, Text: line.Medication.Text!))
            .GroupBy(entry => entry.Name)
            .Select(same => (Drug: same.Key, Texts: same.Select(entry => entry.Text).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList()))
            .Where(same => same.Texts.Count > 1)
            .Select(same => new MedicineDoubt.Twice(same.Drug, $"{string.Join(" and ", same.Texts)} are both {same.Drug}: one or both? End the line that is not taken.")));
        return doubts;
    }
}
