namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class BprsPositive
{
    internal static Instrument Instrument { get; } = new("BPRS+", "Brief Psychiatric Rating Scale, four positive symptoms")
    {
        Version = "1962, coded 0-6",
        Measures = "Psychosis",
        FilledBy = FilledBy.Clinician,
        Windows = ["now or since the last rating"],
        Source = new("Overall & Gorham 1962"),
        Items = Item.Each(Codes.From(0, 6), "Conceptual disorganization", "Suspiciousness", "Hallucinatory behaviour", "Unusual thought content"),
        Total = Total.SumOf(1, 4),
        SafetyItems = [1, 2, 3, 4],
        Alerts = [new("BPRS_PSYCHOSIS", AlertTier.Emergency) { Items = [1, 2, 3, 4], AtLeast = 3, Policy = true }],
        Change = new() { Source = new("Overall & Gorham 1962") },
        Licence = new(LicenceMode.WordsShip, "Overall & Gorham 1962, widely treated as public domain", "Labels only; some expanded versions have owners. Own anchors are not written."),
    };
}
