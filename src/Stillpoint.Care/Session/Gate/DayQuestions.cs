using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Session.Gate;

/// <summary>Something asked or made sure of on the day, whose ordinary answer is attested together with the others that stand beside it, each in its own words.</summary>
/// <param name="Says">The ordinary answer, as a person attests it.</param>
/// <param name="Ordinary">The same in the vocabulary; null where it is the moment of saying so.</param>
/// <param name="Otherwise">What is recorded when it isn't so; null where nothing is, and the item stays open.</param>
public sealed record DayQuestion(FactKey Key, string Says, string? Ordinary, string? Otherwise = null)
{
    /// <summary>When it isn't so, the answer is said in full.</summary>
    public bool AsksMore { get; init; }
}

/// <summary>What may be attested at the gate in one act, and what is always answered by itself: a number, a time, the questions about suicide, a test.</summary>
public static class DayQuestions
{
    public static IReadOnlyList<DayQuestion> All { get; } =
    [
        new(GateFacts.ReconciledAt, "Medicines, allergies and problems were asked again today", null),
        new(GateFacts.ReconciliationChanged, "Nothing in them has changed", "no", "yes"),
        new(ScreeningFacts.LastMealFatty, "The last meal was light", "no", "yes"),
        new(GateFacts.NasalProductLastAt, "No nose spray or drops today", "none") { AsksMore = true },
        new(ScreeningFacts.AlcoholLast24h, "No alcohol in 24 hours", "no", "yes"),
        new(ScreeningFacts.CannabisToday, "No cannabis today", "no", "yes"),
        new(GateFacts.MedHolds, "No medicine was to be left out today", "none") { AsksMore = true },
        new(GateFacts.NewSymptoms, "No new symptom since the last visit: no infection, chest pain, headache, urinary trouble, bleeding or other", "none") { AsksMore = true },
        new(ScreeningFacts.RespiratorySymptomsToday, "No cough, cold or wheeze today", "no", "yes"),
        new(ScreeningFacts.GiSymptomsToday, "No stomach symptoms today", "no", "yes"),
        new(ScreeningFacts.EscortArrivalPlan, "The escort comes when called", "Comes when called") { AsksMore = true },
        new(ScreeningFacts.AgreesNotToDrive, "The patient agrees not to drive", "yes", "no"),
        new(GateFacts.BladderEmptied, "The bladder is emptied", "yes", "no"),
        new(GateFacts.LastScoreReviewed, "The last scores were looked at", "yes", "no"),
        new(GateFacts.LastAesReviewed, "What happened last time was looked at", "yes", "no"),
        new(GateFacts.EquipmentCheckedAt, "Oxygen, suction, bag and mask, airway, monitor, capnograph, AED and crash drugs were checked today", null),
    ];

    private static readonly HashSet<string> ByWords = [.. All.Select(question => question.Key.Key)];

    /// <summary>What of an open item a person has to fill in: the facts it misses; where it misses none and doesn't pass, the facts it was judged on, to be answered again.</summary>
    public static IReadOnlyList<FactKey> Asked(GateItem item)
    {
        if (item.Finding is not { } finding) return [];
        return Keys(finding.Missing.Count > 0 ? finding.Missing : item.Rule.Inputs);
    }

    public static DayQuestion? Of(FactKey key) => ByWords.Contains(key.Key) ? All.First(question => question.Key == key) : null;

    /// <summary>Facts a person answers on the day; what comes from the lists, the order or a signature isn't typed here.</summary>
    private static List<FactKey> Keys(IEnumerable<string> paths) =>
        [.. paths.Select(path => path.StartsWith("loinc|", StringComparison.Ordinal) ? Vocabulary.FindLoinc(path["loinc|".Length..]) : Vocabulary.Find(path)).OfType<FactKey>().Where(key => key.OnSheet && !Elsewhere.Contains(key.Key)).Distinct()];

    /// <summary>Answered at its own place: identity, line and vital signs on the strip, who takes the patient home on the visit, consent and order where they are signed.</summary>
    private static readonly HashSet<string> Elsewhere =
    [
        .. new FactKey[]
        {
            GateFacts.IdentifiersVerified, GateFacts.PhotoMatch, GateFacts.IvSite, GateFacts.IvGauge, GateFacts.IvAttempts, GateFacts.IvFlushedAt, ScreeningFacts.EscortName, ScreeningFacts.EscortPhone,
            Measurements.Systolic, Measurements.Diastolic, Measurements.HeartRate, Measurements.Spo2, Measurements.RespiratoryRate, Measurements.Temperature, ScreeningFacts.Spo2OnOxygen,
            GateFacts.OrderStatus, GateFacts.OrderSignedAt, GateFacts.OrderVerdict, GateFacts.OrderWeightKg, ScreeningFacts.ConsentSignedAt, ScreeningFacts.ConsentCovers,
        }.Select(key => key.Key),
    ];
}
