namespace Stillpoint.Care.Kinetics;

/// <summary>Levels in print that a model must be looked at beside, whether it meets them or misses them.</summary>
public static class PublishedLevels
{
    private const string Default = "rac-adult-default", Enantiomers = "otto2021-racemic-enantiomers", Domino = "domino", Otto = "otto2021-esketamine", Perez = "perezruixo2021-esketamine", Simons = "simons2022-otf", Hijazi = "hijazi";

    private static readonly Administration[] Mood = [Infusion(35, 40)];

    public static IReadOnlyList<PublishedLevel> All { get; } =
    [
        new("Zarate 2006, depression, by Zanos 2018 table 1", null, "Racemate 0.5 mg/kg over 40 min", [Default, Enantiomers, Domino], 70, Mood,
            [new(Series.Ketamine, 40, 185)]),
        new("Krystal 1994, volunteers, by Zanos 2018 table 1", null, "Racemate 0.5 mg/kg over 40 min", [Default, Enantiomers, Domino], 70, Mood,
            [new(Series.Ketamine, 40, null, 100, 250)]),
        new("Idvall 1979", 31, "Racemate 2 mg/kg, then 41 µg/kg/min", [Default, Enantiomers, Domino], 70,
            [new(GivenBy.IntravenousBolus, 0, 140), Infusion(0.041 * 70 * 7200, 7200)],
            [new(Series.Ketamine, 7200, 2211, 2211 - 190, 2211 + 190)]),
        new("Koppel 1990, intensive care", 9, "Racemate 1.2 mg/kg/h for 3 days", [Default, Hijazi, Domino], 70, [Infusion(1.2 * 70 * 72, 4320)],
            [new(Series.Ketamine, 4320, 1200, 900, 1500), new(Series.Norketamine, 4320, 1000, 400, 1600)]),
        new("Otto 2021, CHDR1311, medians read off the figure", 17, "Esketamine 10 mg over 30 min, venous", [Otto, Default], 68, [Infusion(10, 30)],
        [
            new(Series.Ketamine, 30, 56), new(Series.Ketamine, 60, 27), new(Series.Ketamine, 120, 15.5), new(Series.Ketamine, 180, 11.5), new(Series.Ketamine, 300, 6.0), new(Series.Ketamine, 480, 2.5), new(Series.Ketamine, 600, 1.8),
            new(Series.Norketamine, 30, 10), new(Series.Norketamine, 60, 23), new(Series.Norketamine, 120, 20), new(Series.Norketamine, 180, 16), new(Series.Norketamine, 300, 12), new(Series.Norketamine, 480, 8), new(Series.Norketamine, 600, 6.5),
        ]),
        new("Simons 2022, two visits of the same volunteers", 20, "Esketamine 20 mg over 20 min, arterial", [Simons], 70, [Infusion(20, 20)],
            [new(Series.Ketamine, 20, 273, 259, 287), new(Series.Ketamine, 20, 260, 251, 269)]),
        new("Simons 2022 table 2", 20, "Esketamine film 50 mg, arterial", [Simons], 70, [new(GivenBy.EsketamineFilm, 0, 50)],
            [new(Series.Ketamine, null, 96, PeakMinute: 19)]),
        new("Simons 2022 table 2", 20, "Esketamine film 100 mg, arterial", [Simons], 70, [new(GivenBy.EsketamineFilm, 0, 100)],
            [new(Series.Ketamine, null, 144, PeakMinute: 19)]),
        new("Grant 1981, by Zanos 2018 table 1", null, "Racemate 0.5 mg/kg oral", [Default], 70, [new(GivenBy.Oral, 0, 35)],
            [new(Series.Ketamine, null, 45, 35, 55)]),
        new("Clements 1982", null, "Racemate 0.5 mg/kg intramuscular", [Default], 70, [new(GivenBy.Intramuscular, 0, 35)],
            [new(Series.Ketamine, null, 243, PeakMinute: 22)]),
        new("Chong 2006", 6, "Racemate 25 mg sublingual", [Default], 70, [new(GivenBy.Sublingual, 0, 25)],
            [new(Series.Ketamine, null, 28.6, 22.0, 35.2, 46), new(Series.Norketamine, null, 66, 37, 95)]),
        new("Chong 2006", 6, "Racemate 25 mg oral", [Default], 70, [new(GivenBy.Oral, 0, 25)],
            [new(Series.Ketamine, null, 22.8, 10.0, 35.6, 58), new(Series.Norketamine, null, 82, 48, 116)]),
        new("Singh 2022, geometric mean and one geometric SD", 10, "Racemate 10 mg intranasal", [Default], 70, [new(GivenBy.Intranasal, 0, 10)],
            [new(Series.Ketamine, null, 22.9, 22.9 / 1.97, 22.9 * 1.97, 23), new(Series.Norketamine, null, 18, PeakMinute: 79)]),
        new("Singh 2022, geometric mean and one geometric SD", 10, "Racemate 30 mg intranasal", [Default], 70, [new(GivenBy.Intranasal, 0, 30)],
            [new(Series.Ketamine, null, 60.8, 60.8 / 1.90, 60.8 * 1.90, 14), new(Series.Norketamine, null, 68, PeakMinute: 60)]),
        new("Singh 2022, geometric mean and one geometric SD", 10, "Racemate 50 mg intranasal", [Default], 70, [new(GivenBy.Intranasal, 0, 50)],
            [new(Series.Ketamine, null, 77.6, 77.6 / 2.29, 77.6 * 2.29, 16), new(Series.Norketamine, null, 105, PeakMinute: 56)]),
        Spray(1, 43.8),
        Spray(2, 72.5),
        Spray(3, 101.0),
    ];

    /// <summary>Those a model is compared with.</summary>
    public static IEnumerable<PublishedLevel> For(Model model) => All.Where(level => level.Models.Contains(model.Id, StringComparer.Ordinal));

    private static Administration Infusion(double milligrams, double minutes) => new(GivenBy.IntravenousInfusion, 0, milligrams, minutes);

    private static PublishedLevel Spray(int devices, double peak) => new(
        "Perez-Ruixo 2021 table 4", 820, FormattableString.Invariant($"Esketamine nasal spray {28 * devices} mg"), [Perez], 70,
        [.. Enumerable.Range(0, devices).Select(i => new Administration(GivenBy.EsketamineSpray, 5 * i, 28, Spray: i + 1))],
        [new(Series.Ketamine, null, peak)]);
}
