namespace Stillpoint.Care.Session.Readings;

/// <summary>
/// The one set of vital signs an interval is offered with: the median of its last minute, and the last cuff pressure taken in
/// it. What has no usable value stays null: it is unknown, not normal. A nurse accepts, corrects or replaces it.
/// </summary>
public sealed record RepresentativeSet(
    CuffPressure? Pressure, Median? HeartRate, Median? SpO2, Median? RespiratoryRate, Median? EndTidalCO2, Median? Temperature)
{
    /// <summary>The median is taken over this much of the interval's end.</summary>
    public static readonly TimeSpan Over = TimeSpan.FromMinutes(1);

    /// <summary>Nothing was measured.</summary>
    public static RepresentativeSet Nothing { get; } = new(null, null, null, null, null, null);

    public static RepresentativeSet Of(Traces traces, DateTimeOffset from, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(traces);
        var lately = until - Over > from ? until - Over : from;
        return new(
            traces.Pressures.LastOrDefault(pressure => pressure.At >= from && pressure.At < until),
            Median.Of(traces.HeartRate, lately, until), Median.Of(traces[Signal.SpO2], lately, until),
            Median.Of(traces[Signal.RespiratoryRate], lately, until), Median.Of(traces[Signal.EndTidalCO2], lately, until),
            Median.Of(traces[Signal.Temperature], lately, until));
    }

    public bool IsEmpty => this is { Pressure: null, HeartRate: null, SpO2: null, RespiratoryRate: null, EndTidalCO2: null, Temperature: null };
}

/// <summary>The middle of several values, how many they were, and when the last of them was measured.</summary>
public sealed record Median(decimal Value, int Count, DateTimeOffset LastAt)
{
    internal static Median? Of(Trace trace, DateTimeOffset from, DateTimeOffset until)
    {
        var samples = trace.Within(from, until).ToList();
        if (samples.Count == 0) return null;
        var values = samples.ConvertAll(sample => sample.Value);
        values.Sort();
        var middle = values.Count / 2;
        return new(values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2, values.Count, samples[^1].At);
    }
}
