namespace Stillpoint.Care.Session.Readings;

/// <summary>One usable value of one vital sign and the moment it was measured.</summary>
public readonly record struct Sample(DateTimeOffset At, decimal Value);

/// <summary>
/// One vital sign over time. A value stands until the next one, but no longer than <see cref="Stands"/>: after that nothing is
/// known, and a run of values ends there.
/// </summary>
public sealed class Trace
{
    /// <summary>How long a value speaks for the patient when no further one follows. [POLICY]</summary>
    public static readonly TimeSpan Stands = TimeSpan.FromSeconds(15);

    private readonly List<Sample> samples;

    private Trace(List<Sample> samples) => this.samples = samples;

    public IReadOnlyList<Sample> Samples => samples;

    /// <summary>Samples in any order; of two for the same moment the later in the list stands, as a message sent again does.</summary>
    public static Trace Of(IEnumerable<Sample> samples)
    {
        var ordered = new List<Sample>();
        foreach (var sample in samples.OrderBy(sample => sample.At))
        {
            if (ordered.Count > 0 && ordered[^1].At == sample.At) ordered[^1] = sample;
            else ordered.Add(sample);
        }
        return new(ordered);
    }

    /// <summary>The samples measured in an interval, its beginning included.</summary>
    public IEnumerable<Sample> Within(DateTimeOffset from, DateTimeOffset until) =>
        samples.SkipWhile(sample => sample.At < from).TakeWhile(sample => sample.At < until);

    /// <summary>
    /// The longest unbroken run of values that reaches into an interval, counted from where the run began, even before the
    /// interval, up to the interval's end: cutting time into intervals never cuts a run short.
    /// </summary>
    public TimeSpan LongestRun(Func<decimal, bool> holds, DateTimeOffset from, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(holds);
        var longest = TimeSpan.Zero;
        DateTimeOffset began = default, stoodUntil = default;
        var running = false;

        for (var at = 0; at < samples.Count && samples[at].At < until; at++)
        {
            if (!holds(samples[at].Value))
            {
                running = false;
                continue;
            }
            if (!running || samples[at].At > stoodUntil) began = samples[at].At;
            running = true;
            stoodUntil = Earlier(EndOf(at), until);
            if (stoodUntil > from && stoodUntil - began > longest) longest = stoodUntil - began;
        }
        return longest;
    }

    /// <summary>
    /// The lowest and highest the sign was held at for so long without a break; null when nothing was. Held high means never
    /// below, held low means never above; of a sign that only swings faster than that, it is the band it swings in.
    /// </summary>
    public (decimal Low, decimal High)? HeldFor(TimeSpan time, DateTimeOffset from, DateTimeOffset until)
    {
        var values = Values(from, until);
        var floor = LastThatHolds(values, value => LongestRun(x => x >= value, from, until) >= time);
        values.Reverse();
        var ceiling = LastThatHolds(values, value => LongestRun(x => x <= value, from, until) >= time);
        return floor is { } high && ceiling is { } low ? (Math.Min(low, high), Math.Max(low, high)) : null;
    }

    private DateTimeOffset EndOf(int at)
    {
        var stands = samples[at].At + Stands;
        return at + 1 < samples.Count ? Earlier(samples[at + 1].At, stands) : stands;
    }

    /// <summary>The distinct values that stand at some moment before the interval ends and whose run may reach into it, lowest first.</summary>
    private List<decimal> Values(DateTimeOffset from, DateTimeOffset until)
    {
        var values = new SortedSet<decimal>();
        for (var at = 0; at < samples.Count && samples[at].At < until; at++)
            if (EndOf(at) > from) values.Add(samples[at].Value);
        return [.. values];
    }

    /// <summary>Of values that hold up to a point and not beyond it, the last that holds, found by halving.</summary>
    private static decimal? LastThatHolds(List<decimal> values, Func<decimal, bool> holds)
    {
        int low = 0, high = values.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (holds(values[middle])) low = middle + 1;
            else high = middle;
        }
        return low == 0 ? null : values[low - 1];
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
