namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class CgiI
{
    internal static Instrument Instrument { get; } = new("CGI-I", "Clinical Global Impression, improvement")
    {
        Version = "1976",
        Measures = "Global improvement",
        FilledBy = FilledBy.Clinician,
        Windows = ["since the start of treatment"],
        Source = new("Guy 1976; Busner & Targum 2007"),
        Asked = false,
        Items = Item.Each(Codes.From(1, 7), "Improvement"),
        Total = Total.SumOf(1, 1),
        Alerts = [AlertRule.OnTotal("CGII_WORSE", AlertTier.Urgent, atLeast: 6) with { Policy = true }],
        Change = new() { ResponseAtMost = 2, Source = new("Guy 1976") },
        Licence = CgiS.Licence,
    };
}
