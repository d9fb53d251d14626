namespace Stillpoint.Care.Kinetics;

/// <summary>
/// How a racemic dose outside a vein is taken up: the fraction that arrives as ketamine, the fraction that arrives already
/// turned into norketamine, and the first-order rate of both.
/// </summary>
/// <param name="Bioavailability">Fraction of the dose that reaches the blood as ketamine (F).</param>
/// <param name="Norketamine">Fraction that reaches it as norketamine (Fnk), in ketamine mass.</param>
/// <param name="PerMinute">Absorption rate constant (ka), per minute.</param>
public sealed record Absorption(double Bioavailability, double Norketamine, double PerMinute)
{
    /// <summary>Why these cannot be used, or null.</summary>
    public string? Problem =>
        Bioavailability is not (>= 0 and <= 1) ? "A bioavailability lies between 0 and 1."
        : Norketamine is not (>= 0 and <= 1) ? "A fraction lies between 0 and 1."
        : !double.IsFinite(PerMinute) || PerMinute <= 0 ? "An absorption rate constant is above zero per minute."
        : null;
}

/// <summary>The absorption of each racemic way in outside a vein.</summary>
public sealed record AbsorptionTable(Absorption Intramuscular, Absorption Subcutaneous, Absorption Oral, Absorption Sublingual, Absorption Intranasal)
{
    /// <summary>
    /// F 93 % intramuscular (Clements 1982), 16 to 24 % oral, 24 to 32 % sublingual, 11 to 45 % intranasal in print
    /// (Yanagihara 2003, Chong 2006, Rolan 2014, Hasan 2021, Singh 2022); the rate constants are house assumptions.
    /// </summary>
    public static AbsorptionTable Default { get; } = new(
        Intramuscular: new(0.93, 0, 0.10),
        Subcutaneous: new(0.93, 0, 0.05),
        Oral: new(0.20, 0.50, 0.03),
        Sublingual: new(0.29, 0.35, 0.04),
        Intranasal: new(0.30, 0.30, 0.10));

    public Absorption this[GivenBy by] => by switch
    {
        GivenBy.Intramuscular => Intramuscular,
        GivenBy.Subcutaneous => Subcutaneous,
        GivenBy.Oral => Oral,
        GivenBy.Sublingual => Sublingual,
        GivenBy.Intranasal => Intranasal,
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "This way in has no first-order depot of its own."),
    };

    public AbsorptionTable With(GivenBy by, Absorption absorption) => by switch
    {
        GivenBy.Intramuscular => this with { Intramuscular = absorption },
        GivenBy.Subcutaneous => this with { Subcutaneous = absorption },
        GivenBy.Oral => this with { Oral = absorption },
        GivenBy.Sublingual => this with { Sublingual = absorption },
        GivenBy.Intranasal => this with { Intranasal = absorption },
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "This way in has no first-order depot of its own."),
    };
}
