namespace Stillpoint.Care.Kinetics;

/// <summary>One laboratory's luck for each virtual patient and series: proportional or on the log, plus a fixed part.</summary>
internal sealed class MeasurementErrors
{
    private readonly double[][] factor;
    private readonly double[][] added;

    private MeasurementErrors(double[][] factor, double[][] added) => (this.factor, this.added) = (factor, added);

    public static MeasurementErrors Draw(VirtualPatients patients)
    {
        var series = patients.Series.Count;
        var factors = new double[series][];
        var addends = new double[series][];
        for (var s = 0; s < series; s++)
        {
            factors[s] = new double[patients.Count];
            addends[s] = new double[patients.Count];
            Array.Fill(factors[s], 1);
        }
        Span<double> normals = stackalloc double[2 * series];
        for (var patient = 0; patient < patients.Count; patient++)
        {
            Draws.Fill(~patients.Seed, patient, Spread.Random, normals);
            for (var s = 0; s < series; s++)
            {
                if (Of(patients.Subject.Model.Errors, patients.Series[s]) is not { } error) continue;
                factors[s][patient] = error.OnTheLog ? Math.Exp(error.Proportional * normals[2 * s]) : 1 + error.Proportional * normals[2 * s];
                addends[s][patient] = error.NgPerMl * normals[2 * s + 1];
            }
        }
        return new(factors, addends);
    }

    public void Apply(int series, ReadOnlySpan<double> levels, Span<double> measured)
    {
        for (var i = 0; i < levels.Length; i++) measured[i] = Math.Max(0, levels[i] * factor[series][i] + added[series][i]);
    }

    /// <summary>Nobody measures an effect site.</summary>
    private static ResidualError? Of(ResidualErrors errors, Series series) => series switch
    {
        Series.Ketamine => errors.Ketamine,
        Series.Norketamine => errors.Norketamine,
        Series.Hydroxynorketamine => errors.Hydroxynorketamine,
        Series.EffectSite => null,
    };
}
