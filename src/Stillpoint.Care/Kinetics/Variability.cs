namespace Stillpoint.Care.Kinetics;

/// <summary>How a parameter varies: multiplied by e to the deviation, or moved on the logit for a fraction.</summary>
public enum Deviation
{
    LogNormal,
    LogitNormal,
}

/// <summary>A parameter that differs between people.</summary>
public sealed record Varying(int Parameter, Deviation Deviation);

/// <summary>
/// Variability between people: deviations drawn together from a normal distribution with this covariance, and how far a
/// measured level strays from the true one. <c>Says</c> tells where the numbers are from.
/// </summary>
public sealed class Variability
{
    private readonly double[] cholesky;

    public Variability(IReadOnlyList<Varying> varying, double[,] covariance, string says)
    {
        if (covariance.GetLength(0) != varying.Count || covariance.GetLength(1) != varying.Count)
            throw new ArgumentException("One row and one column for each varying parameter.", nameof(covariance));
        Varying = varying;
        Covariance = covariance;
        Says = says;
        cholesky = Cholesky(covariance);
    }

    public IReadOnlyList<Varying> Varying { get; }

    public double[,] Covariance { get; }

    public string Says { get; }

    public int Count => Varying.Count;

    /// <summary>Independent deviations with these variances on the log scale.</summary>
    public static Variability Independent(string says, params ReadOnlySpan<(int Parameter, double Variance)> rows)
    {
        var covariance = new double[rows.Length, rows.Length];
        var varying = new Varying[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            covariance[i, i] = rows[i].Variance;
            varying[i] = new(rows[i].Parameter, Deviation.LogNormal);
        }
        return new(varying, covariance, says);
    }

    /// <summary>The variance on the log scale of a coefficient of variation.</summary>
    public static double OfCoefficient(double coefficientOfVariation) => Math.Log(1 + coefficientOfVariation * coefficientOfVariation);

    /// <summary>Correlated deviations from as many independent standard normal ones.</summary>
    internal void Correlate(ReadOnlySpan<double> independent, Span<double> deviations)
    {
        for (var i = 0; i < Count; i++)
        {
            var sum = 0.0;
            for (var j = 0; j <= i; j++) sum += cholesky[i * Count + j] * independent[j];
            deviations[i] = sum;
        }
    }

    /// <summary>Moves typical parameters by one person's deviations.</summary>
    internal void Apply(ReadOnlySpan<double> deviations, Span<double> parameters)
    {
        for (var i = 0; i < Count; i++)
        {
            ref var value = ref parameters[Varying[i].Parameter];
            value = Varying[i].Deviation == Deviation.LogNormal
                ? value * Math.Exp(deviations[i])
                : 1 / (1 + (1 - value) / value * Math.Exp(-deviations[i]));
        }
    }

    private static double[] Cholesky(double[,] covariance)
    {
        var n = covariance.GetLength(0);
        var lower = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = covariance[i, j];
                for (var k = 0; k < j; k++) rest -= lower[i * n + k] * lower[j * n + k];
                if (i == j && rest <= 0) throw new ArgumentException("The covariance is not positive definite.", nameof(covariance));
                lower[i * n + j] = i == j ? Math.Sqrt(rest) : rest / lower[j * n + j];
            }
        }
        return lower;
    }
}

/// <summary>How far a measured level strays from the true one: proportional, or on the log scale, plus a fixed part in ng/mL.</summary>
public sealed record ResidualError(double Proportional, double NgPerMl = 0, bool OnTheLog = false);

/// <summary>The measurement error of each analyte of a model; null where none was published or the analyte is not predicted.</summary>
public sealed record ResidualErrors(ResidualError? Ketamine, ResidualError? Norketamine = null, ResidualError? Hydroxynorketamine = null);
