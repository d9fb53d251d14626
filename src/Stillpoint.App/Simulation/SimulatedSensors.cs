namespace Stillpoint.App.Simulation;

/// <summary>One value as a monitor shows it: a number and what the monitor thinks of it (<c>R</c> fine, <c>Q</c> doubtful, <c>X</c> none).</summary>
internal readonly record struct Shown(double? Value, char Trust)
{
    public static Shown None => new(null, 'X');

    public static Shown Fine(double value) => new(value, 'R');
}

/// <summary>What a monitor shows at one second. The cuff's pressure keeps the time it was taken.</summary>
internal sealed record ShownSigns(
    DateTimeOffset At, Shown HeartRate, Shown SpO2, Shown RespiratoryRate, Shown EndTidalCO2, Shown Systolic, Shown Diastolic, DateTimeOffset? CuffAt, bool LineDown)
{
    public Shown Temperature { get; init; } = Shown.None;
}

/// <summary>How a simulated monitor spoils the truth: noise, movement, a probe that slips off, a cuff that fails, a line that goes down.</summary>
internal sealed record Spoiling
{
    public static Spoiling Usual { get; } = new();

    public static Spoiling None { get; } = new()
    {
        MinutesBetweenMovements = double.PositiveInfinity, MinutesBetweenSlips = double.PositiveInfinity, MinutesBetweenLineLosses = double.PositiveInfinity, CuffFails = 0,
    };

    public double MinutesBetweenMovements { get; init; } = 6;

    public double MinutesBetweenSlips { get; init; } = 25;

    public double MinutesBetweenLineLosses { get; init; } = 45;

    public double CuffFails { get; init; } = 0.03;

    public TimeSpan CuffEvery { get; init; } = TimeSpan.FromMinutes(5);
}

/// <summary>The sensors between a simulated patient and the wire; deterministic by seed.</summary>
internal sealed class SimulatedSensors(int seed, SimulatedPatient patient, Spoiling spoiling)
{
    private readonly Random random = new(seed ^ 0x5EED);
    private DateTimeOffset movesUntil, slippedUntil, lineDownUntil;
    private DateTimeOffset? cuffDueAt, cuffAt;
    private Shown systolic = Shown.None, diastolic = Shown.None;
    private DateTimeOffset lastAt;

    public ShownSigns Show(DateTimeOffset moment)
    {
        var truth = patient.LiveUntil(moment);
        var seconds = lastAt == default ? 1 : (moment - lastAt).TotalSeconds;
        lastAt = moment;
        Happens(ref movesUntil, moment, seconds, spoiling.MinutesBetweenMovements, 3, 12);
        Happens(ref slippedUntil, moment, seconds, spoiling.MinutesBetweenSlips, 8, 60);
        Happens(ref lineDownUntil, moment, seconds, spoiling.MinutesBetweenLineLosses, 20, 90);
        Inflate(moment, truth);

        var moves = moment < movesUntil;
        var heart = moves && random.NextDouble() < 0.3 ? new Shown(Math.Round(140 + (50 * random.NextDouble())), 'R') : Shown.Fine(Math.Round(truth.HeartRate + Noise(0.7)));
        // Movement makes an oximeter read low; most monitors notice, not all.
        var saturation = moment < slippedUntil ? Shown.None
            : moves ? new Shown(Math.Round(72 + (18 * random.NextDouble())), random.NextDouble() < 0.7 ? 'Q' : 'R')
            : Shown.Fine(Math.Clamp(Math.Round(truth.SpO2 + Noise(0.3)), 0, 100));
        return new(moment, heart, saturation, Shown.Fine(Math.Round(truth.RespiratoryRate + Noise(0.5))), Shown.Fine(Math.Round(truth.EndTidalCO2 + Noise(0.6))),
            systolic, diastolic, cuffAt, moment < lineDownUntil)
        { Temperature = Shown.Fine(Math.Round(truth.Temperature, 1)) };
    }

    private void Inflate(DateTimeOffset moment, TrueSigns truth)
    {
        cuffDueAt ??= moment;
        if (moment < cuffDueAt) return;
        cuffDueAt += spoiling.CuffEvery;
        cuffAt = moment;
        (systolic, diastolic) = random.NextDouble() < spoiling.CuffFails
            ? (Shown.None, Shown.None)
            : (Shown.Fine(Math.Round(truth.Systolic + Noise(2.5))), Shown.Fine(Math.Round(truth.Diastolic + Noise(2))));
    }

    private void Happens(ref DateTimeOffset until, DateTimeOffset moment, double seconds, double minutesBetween, double shortest, double longest)
    {
        if (moment < until || random.NextDouble() >= seconds / (60 * minutesBetween)) return;
        until = moment.AddSeconds(shortest + ((longest - shortest) * random.NextDouble()));
    }

    private double Noise(double spread) => spread * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2;
}
