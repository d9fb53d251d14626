namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>Gives up on something that was begun and does not end in time. Waiting for something to begin is timed only by one of its own.</summary>
internal sealed class Patience : IDisposable
{
    private readonly TimeSpan time;
    private readonly ITimer timer;
    private bool counting;

    public Patience(TimeSpan time, TimeProvider clock, Action giveUp)
    {
        this.time = time;
        timer = clock.CreateTimer(_ =>
        {
            IsOver = true;
            giveUp();
        }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool IsOver { get; private set; }

    /// <summary>It has begun; from here the time runs, and saying so again does not prolong it.</summary>
    public void Begin()
    {
        if (counting) return;
        counting = true;
        timer.Change(time, Timeout.InfiniteTimeSpan);
    }

    public void Done()
    {
        if (!counting) return;
        counting = false;
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => timer.Dispose();
}
