using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Medications.Identity;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening;

/// <summary>Something of a patient's lists that a person has to settle, in a sentence that says what to do.</summary>
/// <param name="Name">The entry, as the record has it.</param>
public abstract record RecordDoubt(string Name, string Says)
{
    /// <summary>A medicine that, or part of which, was not recognized or is in no rule: it was not screened.</summary>
    public sealed record NotScreened(string Name, string Says) : RecordDoubt(Name, Says);

    /// <summary>The same drug stands on the list twice, by two names or in two doses, and nobody has said that both are taken.</summary>
    /// <param name="Name">The drug.</param>
    /// <param name="Says">The question.</param>
    /// <param name="Lines">Where each line comes from, the first entered first.</param>
    public sealed record Twice(string Name, string Says, IReadOnlyList<string> Lines) : RecordDoubt(Name, Says);

    /// <summary>A problem or procedure that no rule understood.</summary>
    public sealed record Unread(string Name, string Says) : RecordDoubt(Name, Says);

    /// <summary>An allergy of which nobody can say whether it is one to ketamine.</summary>
    public sealed record OpenAllergy(string Name, string Says) : RecordDoubt(Name, Says);
}

/// <summary>Finds what is doubtful about the lists of a patient, whatever is planned: what nobody has read is not clear.</summary>
public static class RecordDoubts
{
    public static IReadOnlyList<RecordDoubt> Of(PatientCase patient) => [.. OfAllergies(patient.Record.Allergies), .. patient.Unread.Select(Line), .. OfMedicines(patient.MedicationList)];

    private static IEnumerable<RecordDoubt> OfAllergies(IReadOnlyList<Allergy> allergies)
    {
        foreach (var allergy in allergies)
            if (Ask(KetamineAllergy.Read(allergy)) is { } says) yield return new RecordDoubt.OpenAllergy(KetamineAllergy.NameOf(allergy) ?? "An entry without a name", says);
    }

    private static string? Ask(KetamineAllergyReading reading) => reading switch
    {
        KetamineAllergyReading.Misspelt => "is this ketamine? Correct the entry of the allergy list.",
        KetamineAllergyReading.SomeAnesthetic => "to which anesthetic? Correct the entry of the allergy list.",
        KetamineAllergyReading.Intolerance => "what happened? Write it on the allergy list.",
        KetamineAllergyReading.UnknownName => "no name known here. If it isn't ketamine, write \"not ketamine\" beside it on the allergy list.",
        KetamineAllergyReading.Unreadable => "nobody can read it: write on the allergy list what is meant.",
        KetamineAllergyReading.AnotherSubstance or KetamineAllergyReading.Hypersensitivity or KetamineAllergyReading.ExpectedEffect => null,
    };

    private static RecordDoubt.Unread Line(UnreadLine line) => new(line.Text is { } text ? ProblemReader.Clip(text) : line.Code ?? "A line without words", line.Reason switch
    {
        UnreadReason.NotRecognized => "no rule understands it; a person has to.",
        UnreadReason.Stale => "an acute illness of long ago, never closed: is it over?",
        UnreadReason.Unreadable => "nobody can read it: write on the problem list what is meant.",
    });

    public static IReadOnlyList<RecordDoubt> OfMedicines(MedicationReview list)
    {
        List<RecordDoubt> doubts = [];
        foreach (var line in list.Lines.Where(line => line.Counts))
            if (Checking.Unknown(line) is { } why && (line.IsUnread || line.Identity.Ingredients.All(ingredient => ingredient.Vetting != Vetting.InARow)))
                doubts.Add(new RecordDoubt.NotScreened(line.Medication.Text ?? "An entry without a name", why));
        doubts.AddRange(Twice(list));
        return doubts;
    }

    /// <summary>The drugs that stand on a list twice.</summary>
    public static IEnumerable<RecordDoubt.Twice> Twice(MedicationReview list) =>
        list.Lines.Where(line => line.Counts && line.Medication.Kind is MedicationKind.Request or MedicationKind.Statement && line.Medication.Text is not null)
            .SelectMany(line => line.Identity.Ingredients.Distinct(), (line, ingredient) => (ingredient.Name, line.Medication))
            .GroupBy(entry => entry.Name, entry => entry.Medication)
            .Select(same => (Drug: same.Key, Lines: same.ToList()))
            // An order and a statement of the very same are one line.
            .Where(same => same.Lines.Where(line => !line.TakenBeside).DistinctBy(line => (line.Text!.ToUpperInvariant(), Dose(line))).Skip(1).Any())
            .Select(same => new RecordDoubt.Twice(same.Drug, $"{Named(same.Lines)} are both {same.Drug}: one or both? End the line that is not taken.", [.. same.Lines.Select(line => line.From)]));

    private static string Named(List<Medication> lines)
    {
        var texts = lines.Select(line => line.Text!).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return string.Join(" and ", (texts.Count > 1 ? texts : [.. lines.Select(line => $"{line.Text} {Dose(line)}".TrimEnd()).Distinct(StringComparer.OrdinalIgnoreCase)]).Order(StringComparer.Ordinal));
    }

    private static string Dose(Medication line) =>
        string.Join(", ", line.Dosages.Select(dose => FormattableString.Invariant($"{dose.Amount:0.###} {dose.Unit}{(dose.Frequency is { } often ? FormattableString.Invariant($" {often:0.##} a {dose.PeriodUnit}") : "")}").Trim()));
}
