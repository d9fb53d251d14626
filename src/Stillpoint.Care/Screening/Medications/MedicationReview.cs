using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications.Identity;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>One line of the medication list, what it is, and whether it counts.</summary>
public sealed record ReviewedMedication(Medication Medication, DrugIdentity Identity, Standing Standing)
{
    public bool Counts => Standing is Standing.Counts;

    /// <summary>This line among the inputs of a finding: its code, or that it is a medication, and the name as written.</summary>
    public Input Input => new(
        Identity.RxCui is { } code ? $"rxnorm|{code}" : "medication",
        Medication.Text,
        null,
        (Medication.PeriodEnd ?? Medication.Taken ?? Medication.Written)?.Written,
        Medication.From);
}

/// <summary>A patient's medication list read once: what each line is, which lines count, and the sums and questions over those that do.</summary>
public sealed class MedicationReview
{
    private MedicationReview(IReadOnlyList<ReviewedMedication> lines) => Lines = lines;

    /// <summary>Every line, in the order given.</summary>
    public IReadOnlyList<ReviewedMedication> Lines { get; }

    /// <summary>There is a list: at least one line that is not dated after the decision.</summary>
    public bool HasLines => Lines.Any(line => line.Standing is not Standing.NotYet);

    /// <summary>Milligrams of diazepam a day that the counted benzodiazepines amount to; zero without any, null when one has no usable dose or no factor.</summary>
    public decimal? DiazepamEquivalentMgPerDay => DiazepamEquivalent.Of(Lines);

    /// <summary>The list as it stands at the moment of the decision, with what the patient said about when a drug was last taken.</summary>
    public static MedicationReview Of(IReadOnlyList<Medication> medications, PatientFacts facts) => Of(medications, facts.At, facts.Of(ScreeningFacts.LastTaken)?.Value);

    /// <param name="lastTaken">When drugs taken as needed were last taken, by ingredient, brand or RxCUI.</param>
    public static MedicationReview Of(IReadOnlyList<Medication> medications, DateTimeOffset at, IReadOnlyList<DrugTaken>? lastTaken = null)
    {
        var told = (lastTaken ?? []).Where(drug => drug.At <= at)
            .Select(drug => new Told(drug.Drug.Trim(), DrugIdentity.NamedIn(drug.Drug), drug.At))
            .ToList();
        // A chart repeats the same few drugs at every renewal: each is recognised once.
        var recognised = new Dictionary<string, DrugIdentity>(StringComparer.Ordinal);
        return new([.. medications.Select(medication =>
        {
            var named = string.Join('\n', [.. medication.Codes.Select(code => $"{code.System}|{code.Code}|{code.Display}"), "", .. medication.Texts]);
            if (!recognised.TryGetValue(named, out var identity)) recognised[named] = identity = DrugIdentity.Of(medication);
            var last = told.Where(entry => entry.Means(medication, identity)).Select(entry => (DateTimeOffset?)entry.At).Max();
            return new ReviewedMedication(medication, identity, Standing.Of(medication, at, last));
        })]);
    }

    /// <summary>The counted lines that hold a drug of this class.</summary>
    public IEnumerable<ReviewedMedication> Counted(DrugClass drugs) =>
        Lines.Where(line => line.Counts && line.Identity.Ingredients.Any(ingredient => DrugClasses.Holds(drugs, ingredient.Name)));

    /// <summary>A time somebody gave for a drug, by whatever name.</summary>
    private sealed record Told(string Key, IReadOnlyList<Ingredient> Ingredients, DateTimeOffset At)
    {
        public bool Means(Medication medication, DrugIdentity identity) =>
            identity.Ingredients.Any(ingredient => ingredient.RxCui == Key || Ingredients.Contains(ingredient))
            || medication.Codes.Any(code => code.IsRxNorm && code.Code == Key)
            || medication.Texts.Concat(medication.Codes.Select(code => code.Display)).Contains(Key, StringComparer.OrdinalIgnoreCase);
    }
}
