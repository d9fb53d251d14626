namespace Stillpoint.Care.FollowUp.Outcomes;

/// <summary>A share as a publication prints it, in percent, with its interval: as printed, or Wilson's from the number it rests on.</summary>
public sealed record PublishedShare(double Percent, double Low, double High)
{
    /// <summary>Where none was printed.</summary>
    public static PublishedShare Of(double percent, int among)
    {
        var (low, high) = new Proportion((int)Math.Round(percent * among / 100, MidpointRounding.AwayFromZero), among).Interval;
        return new(percent, low, high);
    }
}

/// <summary>
/// Patients of ordinary practice as somebody has published them. They are not ours, and what they were chosen by isn't either: beside, not against.
/// </summary>
public sealed record PublishedCohort(string Name, Source Source, string Who, string Given, string Measured, PublishedShare Response,
    PublishedShare Remission)
{
    public string? Note { get; init; }

    /// <summary>Which scale it was counted by; ours is set beside it only by the same.</summary>
    public required string Scale { get; init; }

    /// <summary>
    /// Response, remission and worsening of patients who could be judged lie within these, in percent; outside them the denominator, the window or
    /// the definition is looked at first.
    /// </summary>
    public static ((int Low, int High) Response, (int Low, int High) Remission, (int Low, int High) Worse) Plausible => ((25, 65), (13, 38), (1, 9));

    public static IReadOnlyList<PublishedCohort> All { get; } =
    [
        new("McInnes 2022", new("McInnes 2022") { Title = "A registry of 178 practices, Journal of Affective Disorders", Year = 2022,
            Link = "https://doi.org/10.1016/j.jad.2021.12.097" },
            "178 practices; 9,016 treated, of whom 537 could be judged", "by vein, 4 to 8 in 7 to 28 days", "PHQ-9, 14 to 31 days after",
                new(53.6, 49.4, 57.8), new(28.9, 25.2, 32.8))
        { Scale = "PHQ-9", Note = "8.4 % were worse; a response held in about 80 % at 4 weeks and 60 % at 8 without maintenance" },
        new("Oliver 2022", new("Oliver 2022") { Title = "Infusions in several private clinics, Journal of Clinical Psychiatry", Year = 2022,
            Place = "83(6):21m14336" },
            "424, resistant depression", "0.5 mg/kg over 40 min, 6 in 21 days", "PHQ-9, within 6 weeks", PublishedShare.Of(50, 424),
                PublishedShare.Of(20, 424)) { Scale = "PHQ-9", Note = "72 % and 38 % after ten" },
        new("Pfeiffer 2024", new("Pfeiffer 2024") { Title = "Infusions for veterans, Journal of Clinical Psychiatry", Year = 2024,
            Place = "85(1):23m14984" },
            "215 veterans, PHQ-9 18.6 before", "by vein, 18 in a year on average", "PHQ-9 at 6 weeks", PublishedShare.Of(26, 215),
                PublishedShare.Of(15, 215)) { Scale = "PHQ-9", Note = "remission is 5 or less there" },
        new("Hull 2022", new("Hull 2022") { Title = "At home under the tongue, by telehealth, Journal of Affective Disorders", Year = 2022,
            Place = "314:59" },
            "1,247 who could be judged", "300 to 450 mg under the tongue, 4 in 4 weeks", "PHQ-9", PublishedShare.Of(62.8, 1247),
                PublishedShare.Of(32.6, 1247)) { Scale = "PHQ-9", Note = "run by its sponsor; 0.9 % were worse" },
        new("McIntyre 2020", new("McIntyre 2020") { Title = "The Canadian Rapid Treatment Center of Excellence, Journal of Affective Disorders",
            Year = 2020 },
            "190 of 213, two failures or more", "four of 0.5 to 0.75 mg/kg", "QIDS-SR16 after the fourth", PublishedShare.Of(27, 190),
                PublishedShare.Of(13, 190)) { Scale = "QIDS-SR16" },
        new("Alnefeesi 2022", new("Alnefeesi 2022") { Title = "Ordinary practice taken together: 79 studies, Journal of Psychiatric Research",
            Year = 2022, Place = "151:693" },
            "2,665 in 79 studies", "mixed", "mixed scales and times", new(45, 35, 55), new(30, 24.1, 35.9)) { Scale = "", Note =
                "who is more resistant remits less" },
    ];

    /// <summary>Those counted by a scale, and those counted by many.</summary>
    public static IReadOnlyList<PublishedCohort> Beside(string scale) => All.Any(one => one.Scale == scale)
        ? [.. All.Where(one => one.Scale == scale || one.Scale.Length == 0)] : [];
}
