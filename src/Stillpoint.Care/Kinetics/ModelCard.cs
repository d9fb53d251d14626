namespace Stillpoint.Care.Kinetics;

/// <summary>Racemic ketamine and esketamine are two drugs: one curve never holds both.</summary>
public enum Drug
{
    Racemate,
    Esketamine,
}

/// <summary>Where the blood was drawn. During an infusion arterial levels run about 1.6 times the venous.</summary>
public enum Sampling
{
    Venous,
    Arterial,
    Mixed,
}

/// <summary>A published paper.</summary>
public sealed record Paper(string Authors, int Year, string Where)
{
    public override string ToString() => FormattableString.Invariant($"{Authors} {Year}, {Where}");
}

/// <summary>Inside these a curve may be drawn; outside, a page refuses and says why.</summary>
public sealed record ModelLimits(double LeastKg, double MostKg, double LeastYears, double MostYears)
{
    public static ModelLimits Adults { get; } = new(30, 200, 16, 120);

    /// <summary>For models of children the age is not optional: without it nobody knows that the model applies.</summary>
    public bool AgeIsNeeded => MostYears < 18;
}

/// <summary>What a reader must know before believing a model: whose blood it was fitted to, by whom, and what it does not know.</summary>
public sealed record ModelCard(string Id, string Title, Drug Drug, Sampling Sampling, Paper Paper, string Population, int? Participants, ModelLimits Limits)
{
    /// <summary>The differential equations as they are solved.</summary>
    public required IReadOnlyList<string> Equations { get; init; }

    /// <summary>Limits of use and known faults, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
