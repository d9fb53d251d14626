namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Gase
{
    private const int Symptoms = 36;

    internal static Instrument Instrument { get; } = new("GASE", "Generic Assessment of Side Effects")
    {
        Version = "2011",
        Measures = "Side effects",
        FilledBy = FilledBy.Patient,
        Windows = ["past week"],
        RepeatAfterDays = 7,
        Source = new("Rief 2011"),
        Asked = false,
        // First how strong each symptom is, then whether it is put down to the medicine.
        Items =
        [
            .. Item.Numbered(Symptoms, Codes.From(0, 3)),
            .. Enumerable.Range(1, Symptoms).Select(symptom => new Item(Symptoms + symptom, $"Symptom {symptom} from the medicine", Codes.YesNo)),
        ],
        Skips = [.. Enumerable.Range(1, Symptoms).Select(symptom => new Skip(symptom, 0, [Symptoms + symptom]))],
        Total = Total.SumOf(1, Symptoms),
        Subscales =
        [
            new("attributed_total", Total.SumOf(1, 2 * Symptoms)) { By = form => Attributed(form).Sum(symptom => form[symptom]) },
            new("attributed_count", Total.SumOf(1, 2 * Symptoms)) { By = form => Attributed(form).Count() },
        ],
        Change = new() { Source = new("Rief 2011") },
        Licence = new(LicenceMode.WordsWithPermission, "Rief, Glombiewski and Barsky", "Free for research; ask."),
    };

    private static IEnumerable<int> Attributed(Filled form) => Enumerable.Range(1, Symptoms).Where(symptom => form[symptom] > 0 && form[Symptoms + symptom] == 1);
}
