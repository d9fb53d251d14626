namespace Stillpoint.App.Tests.Records;

/// <summary>A clock that moves only when a test says so; what was waiting for a time goes on when the clock passes it.</summary>
internal sealed class TestClock : TimeProvider
{
    public static readonly DateTimeOffset Afternoon = new(2026, 11, 19, 15, 0, 0, TimeSpan.Zero);

    private readonly Lock gate = new();
    private readonly List<Alarm> alarms = [];
    private DateTimeOffset now = Afternoon;
    private TaskCompletionSource somebodyWaits = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Pass(TimeSpan time)
    {
        List<Alarm> due;
        lock (gate)
        {
            now += time;
            due = [.. alarms.Where(alarm => alarm.DueAt <= now)];
        }
        foreach (var alarm in due) alarm.Ring();
    }

    /// <summary>How many wait for a time to come.</summary>
    public int Waiting
    {
        get
        {
            lock (gate) return alarms.Count(alarm => alarm.DueAt < DateTimeOffset.MaxValue);
        }
    }

    /// <summary>Ends when somebody next begins to wait for a time.</summary>
    public Task SomebodyWaits
    {
        get
        {
            lock (gate) return somebodyWaits.Task;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state), period);
        lock (gate) alarms.Add(alarm);
        alarm.Change(dueTime, period);
        return alarm;
    }

    private void TellOfWaiting()
    {
        lock (gate)
        {
            somebodyWaits.SetResult();
            somebodyWaits = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private sealed class Alarm(TestClock clock, Action ring, TimeSpan period) : ITimer
    {
        public DateTimeOffset DueAt { get; private set; } = DateTimeOffset.MaxValue;

        public void Ring()
        {
            lock (clock.gate) DueAt = period > TimeSpan.Zero ? DueAt + period : DateTimeOffset.MaxValue;
            ring();
        }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            lock (clock.gate) DueAt = dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock.now + dueTime;
            if (dueTime == TimeSpan.Zero) Ring();
            else if (dueTime != Timeout.InfiniteTimeSpan) clock.TellOfWaiting();
            return true;
        }

        public void Dispose()
        {
            lock (clock.gate) clock.alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
