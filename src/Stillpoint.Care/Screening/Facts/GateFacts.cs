using static Stillpoint.Care.Screening.Facts.FactTopic;

namespace Stillpoint.Care.Screening.Facts;

/// <summary>What is recorded on the day for the gate alone: one row a fact, in the order of the contract.</summary>
public static class GateFacts
{
    private static readonly FactRows rows = new();

    public static readonly FactKey<Amount> IdentifiersVerified = rows.Count("identifiersVerified", Identity, "Identifiers verified", "PRE-01", 0, 10, Window.SameDate);
    public static readonly FactKey<bool> PhotoMatch = rows.YesNo("photoMatch", Identity, "Photo matches", "PRE-01", Window.SameDate);
    public static readonly FactKey<string> OrderStatus = rows.Word("orderStatus", FactTopic.Order, "Order", "PRE-04", ["active", "draft", "expired", "cancelled"]);
    public static readonly FactKey<DateTimeOffset> OrderSignedAt = rows.Moment("orderSignedAt", FactTopic.Order, "Order signed", "PRE-04");
    public static readonly FactKey<string> OrderVerdict = rows.Word("orderVerdict", FactTopic.Order, "What the dose rules say of it", "PRE-04", ["allow", "override", "unknown", "block"]);
    public static readonly FactKey<DateTimeOffset> ReconciledAt = rows.Moment("reconciledAt", Lists, "Allergies, medicines and problems asked again", "PRE-05");
    public static readonly FactKey<bool> ReconciliationChanged = rows.YesNo("reconciliationChanged", Lists, "Something had changed", "PRE-05");
    public static readonly FactKey<LastUse> NasalProductLastAt = rows.LastUse("nasalProductLastAt", Nose, "Last nose spray or drops", "PRE-09", Window.SameDate);
    public static readonly FactKey<IReadOnlyList<DrugHold>> MedHolds = rows.DrugHolds("medHolds", "Medicines to hold: were they held", "PRE-17", Window.SameDate);
    public static readonly FactKey<IReadOnlyList<string>> NewSymptoms = rows.Words("newSymptoms", Today, "New symptoms since the last visit", "PRE-18", ["infection", "chestPain", "headache", "urinary", "bleeding", "other"], Window.SameDate);
    public static readonly FactKey<bool> LastScoreReviewed = rows.YesNo("lastScoreReviewed", Today, "Last scores reviewed", "PRE-20", Window.SameDate);
    public static readonly FactKey<bool> LastAesReviewed = rows.YesNo("lastAesReviewed", Today, "Last adverse events reviewed", "PRE-20", Window.SameDate);
    public static readonly FactKey<Amount> OrderWeightKg = rows.Number("orderWeightKg", FactTopic.Order, "Weight the order was written for", "PRE-21", "kg", 0.3m, 635, spellings: Measurements.WeightUnits);
    public static readonly FactKey<Amount> Mallampati = rows.Count("mallampati", Breathing, "Mallampati", "PRE-22", 1, 4, Window.Months(12));
    public static readonly FactKey<DateTimeOffset> EquipmentCheckedAt = rows.Moment("equipmentCheckedAt", Site, "Equipment and crash drugs checked", "PRE-23");
    public static readonly FactKey<string> IvSite = rows.Text("ivSite", Drip, "Site", "PRE-24", Window.SameDate);
    public static readonly FactKey<Amount> IvGauge = rows.Count("ivGauge", Drip, "Gauge (G)", "PRE-24", 10, 30, Window.SameDate);
    public static readonly FactKey<Amount> IvAttempts = rows.Count("ivAttempts", Drip, "Attempts", "PRE-24", 0, 20, Window.SameDate);
    public static readonly FactKey<DateTimeOffset> IvFlushedAt = rows.Moment("ivFlushedAt", Drip, "Flushed freely", "PRE-24", Window.SameDate);
    public static readonly FactKey<bool> BladderEmptied = rows.YesNo("bladderEmptied", Today, "Bladder emptied", "PRE-25", Window.SameDate);
    public static readonly FactKey<Amount> CopdBaselineSpo2 = rows.Number("copdBaselineSpo2", Breathing, "Usual SpO2 with COPD", "PRE-13", "%", 50, 100);
    public static readonly FactKey<Amount> BaselineSbp = rows.Number("baselineSbp", VitalSigns, "Usual systolic pressure", "PRE-11", "mmHg", 30, 300);
    public static readonly FactKey<DateTimeOffset> LiquidDietSince = rows.Moment("liquidDietSince", FactTopic.Fasting, "Liquid diet since", "PRE-06");
    public static readonly FactKey<IReadOnlyList<SignedOverride>> Overrides = rows.Overrides("overrides", "Signed overrides");

    public static IReadOnlyList<FactKey> All { get; } = rows.All;
}
