using Stillpoint.Care.Planning;

namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class AuditC
{
    internal static Instrument Instrument { get; } = new("AUDIT-C", "Alcohol Use Disorders Identification Test, consumption")
    {
        Version = "1998",
        Measures = "Alcohol",
        FilledBy = FilledBy.Patient,
        Windows = ["past year"],
        RepeatAfterDays = 365,
        Source = new("Bush 1998"),
        Items = Item.Coded(Codes.From(0, 4), ("68518-0", "How often"), ("68519-8", "How much"), ("68520-6", "Six or more")),
        Skips = [new(1, 0, [2, 3])],
        Total = Total.SumOf(1, 3),
        Severity = Label,
        Alerts = [AlertRule.OnTotal("AUDITC_HIGH", AlertTier.Review, atLeast: 8)],
        Change = new() { Source = new("Bush 1998") },
        Loinc = new("72109-2", "75626-2"),
        Licence = new(LicenceMode.WordsShip, "World Health Organization (AUDIT)",
            "Carried as public domain by LOINC and HL7; a stored copy of the AUDIT marks it for non-commercial use only, so no words ship until WHO's terms have been read.")
        {
            Notice = "AUDIT-C, from the Alcohol Use Disorders Identification Test, World Health Organization.",
        },
        AccompaniesFor = ["IND-18"],
    };

    /// <summary>Positive from 4 for men and from 3 for women; without a recorded sex the lower cut-off holds (house rule).</summary>
    private static string? Label(Filled form, decimal? total) => total switch
    {
        null => null,
        >= 8 => "high_risk",
        _ => total >= (form.Sex == Sex.Male ? 4 : 3) ? "positive" : "negative",
    };
}
