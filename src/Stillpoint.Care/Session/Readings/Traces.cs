namespace Stillpoint.Care.Session.Readings;

/// <summary>The usable values of a stretch of readings, each vital sign by itself, and the cuff pressures as the pairs they are.</summary>
public sealed class Traces
{
    private readonly Dictionary<Signal, Trace> traces;

    private Traces(Dictionary<Signal, Trace> traces, IReadOnlyList<CuffPressure> pressures, Trace heartRate) =>
        (this.traces, Pressures, HeartRate) = (traces, pressures, heartRate);

    /// <summary>Each cuff measurement once, in order of when it was taken.</summary>
    public IReadOnlyList<CuffPressure> Pressures { get; }

    /// <summary>The electrocardiogram's rate, and the pulse at moments it has none.</summary>
    public Trace HeartRate { get; }

    public Trace this[Signal signal] => traces.TryGetValue(signal, out var trace) ? trace : Trace.Of([]);

    public static Traces Of(IEnumerable<Reading> readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var samples = new Dictionary<Signal, List<Sample>>();
        var rates = new List<Sample>();
        var pressures = new SortedDictionary<DateTimeOffset, CuffPressure>();

        foreach (var reading in readings)
        {
            foreach (var signal in reading.Signals)
                if (signal.Usable is { } value)
                    (samples.TryGetValue(signal.Signal, out var list) ? list : samples[signal.Signal] = []).Add(new(signal.At ?? reading.At, value));

            if ((Find(reading, Signal.HeartRate) ?? Find(reading, Signal.PulseRate)) is { } rate) rates.Add(new(rate.At ?? reading.At, rate.Value!.Value));
            if (CuffPressure.Of(reading) is { } pressure) pressures[pressure.At] = pressure;
        }
        return new(samples.ToDictionary(pair => pair.Key, pair => Trace.Of(pair.Value)), [.. pressures.Values], Trace.Of(rates));
    }

    internal static SignalValue? Find(Reading reading, Signal signal) =>
        reading.Signals.FirstOrDefault(value => value.Signal == signal && value.Usable is not null);
}

/// <summary>One inflation of the cuff, mmHg. Systolic and diastolic of different inflations are never put together.</summary>
public sealed record CuffPressure(decimal Systolic, decimal Diastolic, decimal? Mean, DateTimeOffset At)
{
    /// <summary>The pair a reading carries; null when either is missing, unusable or of another moment, or when they cannot belong together.</summary>
    public static CuffPressure? Of(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (Traces.Find(reading, Signal.Systolic) is not { } systolic || Traces.Find(reading, Signal.Diastolic) is not { } diastolic) return null;
        var at = systolic.At ?? reading.At;
        if ((diastolic.At ?? reading.At) != at || !PlausibleSignal.Pair(systolic.Value!.Value, diastolic.Value!.Value)) return null;
        var mean = Traces.Find(reading, Signal.MeanPressure);
        return new(systolic.Value.Value, diastolic.Value.Value, mean is not null && (mean.At ?? reading.At) == at ? mean.Value : null, at);
    }
}
