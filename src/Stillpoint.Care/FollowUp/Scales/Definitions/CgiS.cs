namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class CgiS
{
    internal static Licence Licence { get; } = new(LicenceMode.WordsShip, "US National Institute of Mental Health, ECDEU 1976", "Public domain; the manual could not be read, so no words ship.")
    {
        Notice = "Clinical Global Impressions, in: Guy W. ECDEU Assessment Manual for Psychopharmacology, revised 1976 (NIMH). In the public domain.",
    };

    internal static Instrument Instrument { get; } = new("CGI-S", "Clinical Global Impression, severity")
    {
        Version = "1976",
        Measures = "Global severity",
        FilledBy = FilledBy.Clinician,
        Windows = ["past week"],
        Source = new("Guy 1976; Busner & Targum 2007"),
        Asked = false,
        // The 0 of the form, not assessed, is a blank here.
        Items = Item.Each(Codes.From(1, 7), "Severity of illness"),
        Total = Total.SumOf(1, 1),
        Change = new() { RemissionAtMost = 2, Source = new("Guy 1976") },
        Licence = Licence,
    };
}
