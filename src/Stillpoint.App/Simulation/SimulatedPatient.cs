namespace Stillpoint.App.Simulation;

/// <summary>The true vital signs of a simulated patient at one second, before any sensor spoils them.</summary>
internal readonly record struct TrueSigns(double Systolic, double Diastolic, double HeartRate, double SpO2, double RespiratoryRate, double EndTidalCO2, double Temperature);

/// <summary>
/// A made-up patient whose vital signs wander about a baseline of their own and rise with ketamine and fall after it. The same
/// seed, start and drug give the same patient for ever. It is a picture for demonstrations, tests and load, not a model to learn from.
/// </summary>
internal sealed class SimulatedPatient
{
    // Plasma empties and the effect follows it, each first-order; the effect is about spent an hour after a usual infusion.
    private const double EmptiesPerMinute = 0.035, FollowsPerMinute = 0.23;

    /// <summary>The effect a usual infusion of 0.5 mg/kg over 40 minutes ends with counts as one.</summary>
    private const double OfUsualInfusion = 0.0125 / EmptiesPerMinute * 0.72;

    private readonly Random random;
    private readonly Func<DateTimeOffset, double> mgPerKgPerMinute;
    private readonly TrueSigns baseline;
    private readonly double sensitivity;
    private double plasma, effect;
    private double heartDrift, pressureDrift, breathDrift;

    /// <param name="mgPerKgPerMinute">The rate of drug at a moment.</param>
    public SimulatedPatient(int seed, DateTimeOffset start, Func<DateTimeOffset, double> mgPerKgPerMinute)
    {
        random = new Random(seed);
        this.mgPerKgPerMinute = mgPerKgPerMinute;
        Now = start;
        baseline = new(
            Math.Clamp(Around(122, 9), 100, 145), Math.Clamp(Around(76, 6), 60, 92), Math.Clamp(Around(70, 8), 54, 92),
            Math.Clamp(Around(97.6, 0.7), 95.5, 99.5), Math.Clamp(Around(14, 1.5), 11, 18), Math.Clamp(Around(38, 2), 34, 42), Around(36.7, 0.2));
        // Published infusions raise systolic pressure by some 20 mmHg at the peak, with as much spread again between people.
        sensitivity = Math.Exp(Around(0, 0.35));
    }

    /// <summary>The second up to which the patient has lived.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>How strongly the drug acts now, one being the end of a usual infusion in an average person.</summary>
    public double Effect => sensitivity * effect / OfUsualInfusion;

    /// <summary>Lives on, second by second.</summary>
    public TrueSigns LiveUntil(DateTimeOffset moment)
    {
        for (; Now + TimeSpan.FromSeconds(1) <= moment; Now += TimeSpan.FromSeconds(1))
        {
            const double Minute = 1 / 60.0;
            plasma += (mgPerKgPerMinute(Now) - (EmptiesPerMinute * plasma)) * Minute;
            effect += FollowsPerMinute * (plasma - effect) * Minute;
            heartDrift = (0.98 * heartDrift) + Around(0, 0.45);
            pressureDrift = (0.99 * pressureDrift) + Around(0, 0.4);
            breathDrift = (0.97 * breathDrift) + Around(0, 0.2);
        }
        // What acts stronger than twice the usual adds less and less.
        var acts = Effect <= 1 ? Effect : 1 + Math.Log(Effect);
        return new(
            baseline.Systolic + (19 * acts) + pressureDrift, baseline.Diastolic + (12 * acts) + (0.6 * pressureDrift), baseline.HeartRate + (11 * acts) + heartDrift,
            Math.Min(100, baseline.SpO2 - (0.9 * acts) + (0.1 * breathDrift)), Math.Max(6, baseline.RespiratoryRate - (0.8 * acts) + breathDrift),
            baseline.EndTidalCO2 + (1.5 * acts) - (0.5 * breathDrift), baseline.Temperature);
    }

    private double Around(double middle, double spread) =>
        middle + (spread * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
