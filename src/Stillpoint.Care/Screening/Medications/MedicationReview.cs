using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications.Identity;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>One line of the medication list, what it is, and whether it counts.</summary>
public sealed record ReviewedMedication
{
    private readonly DateTimeOffset at;
    private readonly House house;
    private bool? counts;

    internal ReviewedMedication(Medication medication, DrugIdentity identity, Standing standing, ProductForm form, DateTimeOffset at, House house) =>
        (Medication, Identity, Standing, Form, this.at, this.house) = (medication, identity, standing, form, at, house);

    public Medication Medication { get; }

    public DrugIdentity Identity { get; }

    public Standing Standing { get; }

    internal ProductForm Form { get; }

    /// <summary>Ketamine this clinic ordered itself.</summary>
    public bool IsOwnKetamine { get; init; }

    /// <summary>Acts only where it is put.</summary>
    internal bool IsLocal { get; init; }

    /// <summary>Something of it acts now: it is taken, or was taken lately enough.</summary>
    public bool Counts => counts ??= !IsOwnKetamine && !IsLocal && (Standing is Standing.Counts || (Identity.Ingredients.Count == 0 ? Acts(null) is not null : Identity.Ingredients.Any(ingredient => Acts(ingredient) is not null)));

    /// <summary>It counts, and what it is was not or not wholly recognised.</summary>
    public bool IsUnread => Counts && (Identity.Ingredients.Count == 0 || Identity.UnreadPart is not null);

    internal Acting? Acts(Ingredient? ingredient) => Acting.Of(Standing, ingredient, Form, at, house);

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

    /// <summary>Lines that count and that nobody, or not wholly, recognised: no sum over the list is complete while there is one.</summary>
    public IEnumerable<ReviewedMedication> Unread => Lines.Where(line => line.IsUnread);

    /// <summary>Milligrams of diazepam a day that the counted benzodiazepines amount to; zero without any, null when one has no usable dose or no factor, or a line is unread.</summary>
    public decimal? DiazepamEquivalentMgPerDay => Unread.Any() ? null : DiazepamEquivalent.Of(Lines);

    /// <summary>The list as it stands at the moment of the decision, with what the patient said about when a drug was last taken.</summary>
    public static MedicationReview Of(IReadOnlyList<Medication> medications, PatientFacts facts, House house) =>
        Of(medications, facts.At, house, facts.Of(ScreeningFacts.LastTaken)?.Value, facts.Of(ScreeningFacts.OwnKetamineOrders)?.Value);

    /// <param name="lastTaken">When drugs taken as needed were last taken, by ingredient, brand or RxCUI.</param>
    /// <param name="ownKetamine">References to this clinic's own orders of ketamine.</param>
    public static MedicationReview Of(IReadOnlyList<Medication> medications, DateTimeOffset at, House house, IReadOnlyList<DrugTaken>? lastTaken = null, IReadOnlyList<string>? ownKetamine = null)
    {
        var told = (lastTaken ?? []).Where(drug => drug.At <= at)
            .Select(drug => new Told(drug.Drug.Trim(), DrugIdentity.NamedIn(drug.Drug), drug.At))
            .ToList();
        var own = (ownKetamine ?? []).Select(Tail).ToHashSet(StringComparer.Ordinal);
        // A chart repeats the same few drugs at every renewal: each is recognised once.
        var recognised = new Dictionary<Medication, (DrugIdentity Identity, ProductForm Form, bool IsLocal)>(SameName.Comparer);
        return new([.. medications.Select(medication =>
        {
            if (!recognised.TryGetValue(medication, out var known))
            {
                var (identity, form) = (DrugIdentity.Of(medication), new ProductForm(medication));
                recognised[medication] = known = (identity, form, LocalProduct.Is(identity, form));
            }
            var last = told.Count == 0 ? null : told.Where(entry => entry.Means(medication, known.Identity)).Select(entry => (DateTimeOffset?)entry.At).Max();
            return new ReviewedMedication(medication, known.Identity, Standing.Of(medication, at, last), known.Form, at, house)
            {
                IsLocal = known.IsLocal,
                IsOwnKetamine = own.Count > 0 && medication.BasedOn.Append(medication.From).Any(reference => own.Contains(Tail(reference)))
                    && known.Identity.Ingredients.Any(ingredient => ingredient.Name is "ketamine" or "esketamine"),
            };
        })]);
    }

    /// <summary>Drugs said to have been taken at a time that has not come: the time is not used, so the drug counts.</summary>
    public static IEnumerable<Ignored> TakenLater(PatientFacts facts) =>
        (facts.Of(ScreeningFacts.LastTaken)?.Value ?? []).Where(drug => drug.At > facts.At).Select(drug => drug.Drug).Order(StringComparer.Ordinal)
            .Select(drug => new Ignored($"{ScreeningFacts.LastTaken.Key}.{drug}", "Dated after the decision."));

    /// <summary>The counted lines that hold a drug of this class.</summary>
    public IEnumerable<ReviewedMedication> Counted(DrugClass drugs) =>
        Lines.Where(line => line.Counts && line.Identity.Ingredients.Any(ingredient => DrugClasses.Holds(drugs, ingredient, line.Form) && line.Acts(ingredient) is not null));

    /// <summary>The kind and id at the end of a reference, wherever it was read.</summary>
    private static string Tail(string reference)
    {
        var parts = reference.Replace("bundle:", "", StringComparison.Ordinal).Split('/', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('/', parts.TakeLast(2));
    }

    /// <summary>A time somebody gave for a drug, by whatever name.</summary>
    private sealed record Told(string Key, IReadOnlyList<Ingredient> Ingredients, DateTimeOffset At)
    {
        public bool Means(Medication medication, DrugIdentity identity) =>
            identity.Ingredients.Any(ingredient => ingredient.RxCui == Key || Ingredients.Contains(ingredient))
            || medication.Codes.Any(code => code.IsRxNorm && code.Code == Key)
            || medication.Texts.Concat(medication.Codes.Select(code => code.Display)).Contains(Key, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Two lines that name the same thing in the same words, codes, form and route.</summary>
    private sealed class SameName : IEqualityComparer<Medication>
    {
        public static SameName Comparer { get; } = new();

        public bool Equals(Medication? one, Medication? other) =>
            one!.Form == other!.Form && one.Route == other.Route && one.Texts.SequenceEqual(other.Texts) && one.Codes.SequenceEqual(other.Codes);

        public int GetHashCode(Medication medication) =>
            HashCode.Combine(medication.Form, medication.Route, medication.Texts.Count > 0 ? medication.Texts[0] : null, medication.Codes.Count > 0 ? medication.Codes[0].Code : null);
    }
}
