using Stillpoint.Care.Findings;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Planning;

/// <summary>A product as it comes from the pharmacy. Strengths are of base; the salt is what the label also prints.</summary>
/// <param name="SaltMgPerMl">The same strength counted as hydrochloride: never ordered, labelled or counted by.</param>
public sealed record Presentation(Product Product, string Name, Concentration? Strength, Volume? Volume, decimal? SaltMgPerMl, string Codes, string Note, Source Source);

/// <summary>What the clinic keeps, and how long an opened vial or a mixed bag may be used.</summary>
public static class Presentations
{
    private static readonly Source Ketalar = new("Ketalar PI 2024"), Spravato = new("SPRAVATO PI 2025");

    public static IReadOnlyList<Presentation> All { get; } =
    [
        new(Product.KetamineRacemic, "Ketamine injection 10 mg/mL, 20 mL", Concentration.Of(10), Volume.Of(20), 11.53m, "RxCUI 238082; NDC 42023-113", "Multi-dose vial, 200 mg; may be given into a vein undiluted.", Ketalar),
        new(Product.KetamineRacemic, "Ketamine injection 50 mg/mL, 10 mL", Concentration.Of(50), Volume.Of(10), 57.67m, "RxCUI 238084", "Multi-dose vial, 500 mg.", Ketalar),
        new(Product.KetamineRacemic, "Ketamine injection 100 mg/mL, 5 mL", Concentration.Of(100), Volume.Of(5), 115.33m, "RxCUI 238083; NDC 0409-2051-05", "Multi-dose vial, 500 mg; never into a vein undiluted: mix with an equal volume of sterile water, saline or 5 % dextrose and use at once.", Ketalar),
        new(Product.Esketamine, "Esketamine nasal device, 28 mg in two sprays", null, Volume.Of(0.2m), null, "RxCUI 2119365", "Do not prime; five minutes between devices.", Spravato),
        new(Product.Esketamine, "Esketamine kit 56 mg, two devices", null, null, null, "NDC 50458-028-02", "Sprays at 0 and 5 minutes.", Spravato),
        new(Product.Esketamine, "Esketamine kit 84 mg, three devices", null, null, null, "NDC 50458-028-03", "Sprays at 0, 5 and 10 minutes.", Spravato),
    ];

    /// <summary>A multi-dose vial is used for 28 days after its first puncture.</summary>
    public static Shelf OpenedVial { get; } = new(TimeSpan.FromDays(28), "After the first puncture; a vial taken to a bedside belongs to that one patient.", Sources.Named("USP 797; CDC"));

    /// <summary>A bag mixed outside a cleanroom is begun within four hours.</summary>
    public static Shelf MixedBag { get; } = new(TimeSpan.FromHours(4), "Begun within this time of mixing, for immediate use.", Sources.Named("USP 797 (2023)"));
}

/// <summary>How long something may be used, counted from when, and who says so.</summary>
public sealed record Shelf(TimeSpan For, string Says, Source Source);

/// <summary>A mix the clinic makes up often.</summary>
public sealed record StandardMix(string Name, Mix Mix, string Working, Source Source);

public static class StandardMixes
{
    private static readonly Source Ketalar = new("Ketalar PI 2024");

    public static IReadOnlyList<StandardMix> All { get; } =
    [
        new("Mood infusion in 50 mL", Mix.MadeUpTo(Volume.Of(50)), "the dose, made up with saline to 50 mL", Source.Policy),
        new("1 mg/mL bag", Mix.Bag(Concentration.Of(1)), "500 mg in 500 mL of saline or 5 % dextrose", Ketalar),
        new("2 mg/mL bag", Mix.Bag(Concentration.Of(2)), "500 mg in 250 mL, when fluid is restricted", Ketalar),
        new("Equal volume", Mix.EqualVolume, "drug and the same volume of sterile water, saline or 5 % dextrose", Ketalar),
    ];

    /// <summary>The line holds some of the last of the dose: prime it with drug or count it, and flush at the same rate.</summary>
    public const string DeadVolume = "Prime the line with drug or count its volume, and flush at the same rate; otherwise the last part of the dose stays in the line.";
}
