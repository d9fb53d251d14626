using System.Globalization;
using Stillpoint.App.Screening;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Demo;

/// <summary>The facts a clinician would have entered for a patient in whom nothing stands in the way, key by key, as typed.</summary>
internal static class NormalFacts
{
    /// <summary>What an evaluation visit yields.</summary>
    public static IEnumerable<StatedFact> AtEvaluation(MadeUpPatient patient, DateTimeOffset at)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["problemListReviewedAt"] = Moment(at), ["allergyListReviewedAt"] = Moment(at), ["medicationListReviewedAt"] = Moment(at),
            ["clinicalSex"] = patient.Sex, ["weight"] = Number(patient.Kg), ["height"] = Number(patient.Cm),
            ["systolic"] = Number(Math.Min(patient.Systolic, 128)), ["diastolic"] = Number(Math.Min(patient.Diastolic, 80)), ["heartRate"] = "68", ["spo2"] = "98", ["respiratoryRate"] = "14", ["temperature"] = "36.6",
            ["alt"] = "22", ["ast"] = "20", ["alp"] = "70", ["bilirubin"] = "0.6", ["egfr"] = "92", ["tsh"] = "1.8", ["qtcMs"] = "412",
            ["haematuriaUnexplained"] = "no", ["lutsPresent"] = "no", ["ketamineCystitis"] = "no", ["stopBang"] = "2", ["asaClass"] = "2", ["mallampati"] = "1", ["mocaTotal"] = "28",
            ["cssrsAnswers"] = "no no - - - no -", ["capacityConfirmed"] = "yes", ["priorKetamineReaction"] = "none", ["psychosisStatus"] = "none", ["familyPsychosisFirstDegree"] = "no",
            ["hallucinogenUseDisorder"] = "no", ["sudSeverity"] = "none", ["breastfeeding"] = "no", ["pregnant"] = "no", ["missedMenses"] = "no",
        };
        if (patient.Sex == "female") facts["pregnancyExemptReason"] = "hysterectomy";
        // How a benzodiazepine beside ketamine is managed was written down with the prescriber.
        if (patient.Medicine == "lorazepam") facts["managedInteractions"] = "DDI-02";
        return Stated(facts, at, "clinician").Select(fact => fact.Key.Key switch
        {
            // The letter and the laboratory came before the visit; what only the patient can tell, the patient told.
            "alt" or "ast" or "alp" or "bilirubin" or "egfr" or "tsh" => fact with { Source = "laboratory", MeasuredAt = at.AddDays(-5) },
            "qtcMs" => fact with { Source = "letter", MeasuredAt = at.AddDays(-12) },
            "psychosisStatus" or "familyPsychosisFirstDegree" or "hallucinogenUseDisorder" or "sudSeverity" or "priorKetamineReaction" or "lutsPresent" => fact with { Source = "patient" },
            _ => fact,
        });
    }

    /// <summary>What is asked and measured before the time-out on the day.</summary>
    public static IEnumerable<StatedFact> OnTheDay(MadeUpPatient patient, DateTimeOffset at) => Stated(new(StringComparer.Ordinal)
    {
        ["reconciledAt"] = Moment(at), ["reconciliationChanged"] = "no", ["problemListReviewedAt"] = Moment(at), ["allergyListReviewedAt"] = Moment(at), ["medicationListReviewedAt"] = Moment(at),
        ["weight"] = Number(patient.Kg), ["systolic"] = Number(patient.Systolic), ["diastolic"] = Number(patient.Diastolic), ["heartRate"] = "70", ["spo2"] = "98", ["respiratoryRate"] = "14", ["temperature"] = "36.7",
        ["lastSolidFoodAt"] = Moment(at.AddHours(-9)), ["lastMealFatty"] = "no", ["lastClearLiquidAt"] = Moment(at.AddHours(-4)), ["nasalProductLastAt"] = "none",
        ["alcoholLast24h"] = "no", ["cannabisToday"] = "no", ["udsPositives"] = "none", ["udsAt"] = Moment(at.AddDays(-2)), ["breathAlcoholPercent"] = "0",
        ["medHolds"] = "none", ["newSymptoms"] = "none", ["cssrsAnswers"] = "no no - - - no -", ["lastScoreReviewed"] = "yes", ["lastAesReviewed"] = "yes",
        ["equipmentCheckedAt"] = Moment(at), ["bladderEmptied"] = "yes", ["respiratorySymptomsToday"] = "no", ["giSymptomsToday"] = "no", ["ectOrTmsToday"] = "no", ["capacityConfirmed"] = "yes",
        ["escortAgeYears"] = "41", ["escortArrivalPlan"] = "Comes by car when called", ["agreesNotToDrive"] = "yes", ["escortConfirmed"] = "yes", ["transportKind"] = "escort",
        ["identifiersVerified"] = "2", ["photoMatch"] = "yes", ["ivSite"] = "left forearm", ["ivGauge"] = "22", ["ivAttempts"] = "1", ["ivFlushedAt"] = Moment(at),
    }, at, "clinician");

    private static IEnumerable<StatedFact> Stated(Dictionary<string, string> typed, DateTimeOffset at, string source) => typed.Select(pair =>
    {
        var key = Vocabulary.Find(pair.Key) ?? throw new InvalidOperationException($"The vocabulary has no '{pair.Key}'.");
        return new StatedFact(key, key.Read(pair.Value).Value ?? throw new InvalidOperationException($"'{pair.Key}' does not read '{pair.Value}'."), at, source);
    });

    private static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
