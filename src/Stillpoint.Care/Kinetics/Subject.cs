
namespace Stillpoint.Care.Kinetics;

/// <summary>Whose levels are predicted, and by which model: everything but the drug.</summary>
public sealed record Subject(Model Model, Covariates Covariates)
{
    /// <summary>Rate constant between plasma and effect site, per minute; null draws no effect site.</summary>
    public double? Ke0PerMinute { get; init; } = Model.Ke0PerMinute;

    public AbsorptionTable Absorption { get; init; } = Model.Absorption;

    internal Layout Layout(ReadOnlySpan<Administration> doses)
    {
        var ways = 0;
        foreach (var dose in doses) ways |= 1 << (int)dose.By;
        return new(ways, Ke0PerMinute, Absorption);
    }

    /// <summary>The values of the model's parameters typical for this person.</summary>
    public double[] Typical()
    {
        var values = new double[Model.Parameters.Count];
        Model.Fill(Covariates, values);
        return values;
    }
}
