using System.Globalization;

namespace Stillpoint.Care.Kinetics;

/// <summary>
/// What measured levels say about one person: the most probable deviation of central volume and clearance, shrunk towards
/// the typical person by how much levels vary and how badly they are measured. One level moves it less than half way.
/// </summary>
public abstract record IndividualFit
{
    private IndividualFit()
    {
    }

    /// <param name="EtaV1">Deviation of the central volume on the log scale.</param>
    /// <param name="EtaCl">Deviation of the clearance on the log scale.</param>
    /// <param name="V1L">Central volume, L.</param>
    /// <param name="ClLPerMin">Clearance, L/min.</param>
    /// <param name="NgPerMl">What this person's model gives at the minutes of the levels.</param>
    /// <param name="Covariance">Posterior covariance of both deviations.</param>
    public sealed record Fitted(double EtaV1, double EtaCl, double V1L, double ClLPerMin, IReadOnlyList<double> NgPerMl, double[,] Covariance) : IndividualFit
    {
        public double SdV1 => Math.Sqrt(Covariance[0, 0]);

        public double SdCl => Math.Sqrt(Covariance[1, 1]);
    }

    public sealed record Refused(string Because) : IndividualFit;

    /// <summary>
    /// Minimises eta' inverse(Omega) eta + sum of (y - f)²/(s f)² + ln (s f)² by Newton's method from three starts; the
    /// posterior covariance is twice the inverse of the curvature there.
    /// </summary>
    public static IndividualFit Of(Subject subject, IReadOnlyList<Administration> doses, IReadOnlyList<MeasuredLevel> levels)
    {
        foreach (var level in levels)
        {
            if (level.FromInfusionArm) return new Refused("A sample from the infusion arm measures the pump, not the person.");
            foreach (var dose in doses)
                if (dose is { By: GivenBy.IntravenousInfusion, Duration: > 0 } && level.Minute >= dose.Begins && level.Minute < dose.Begins + Math.Min(5, dose.Duration))
                    return new Refused(string.Create(CultureInfo.InvariantCulture, $"The sample at {level.Minute:0.##} min was drawn in the first 5 minutes of an infusion, before the drug was mixed."));
        }
        if (levels.All(level => !doses.Any(dose => dose.Begins <= level.Minute && dose.Milligrams > 0))) return new Refused("Every sample was drawn before the first dose.");

        var search = new LevelSearch(subject, [.. doses], levels);
        var best = search.Best();
        var sds = (V1: Math.Sqrt(subject.Model.Variability.Covariance[0, 0]), Cl: Math.Sqrt(subject.Model.Variability.Covariance[1, 1]));
        if (Math.Abs(best.V1) > 3 * sds.V1 || Math.Abs(best.Cl) > 3 * sds.Cl)
            return new Refused("The levels lie further from the typical person than three standard deviations: check dose, times, arm and laboratory before believing them.");
        return search.Fit(best);
    }
}
