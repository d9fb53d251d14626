using System.Collections.Concurrent;
using Stillpoint.App.Session.Readings;
using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Session.Board;

/// <summary>
/// What the monitors of one open session measured, kept as it becomes durable: the last minutes reading by reading, everything
/// before as one point a minute. A reading that comes late for an earlier minute makes that minute anew.
/// </summary>
/// <param name="owner">Whose readings are meant, and when which monitor was on them.</param>
/// <param name="began">Where the first minute begins.</param>
internal sealed class KeptReadings(ReadingOwner owner, DateTimeOffset began)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Judged = IntervalSummary.Usual + IntervalSummary.LooksBack;

    private readonly Lock gate = new();
    private readonly ConcurrentQueue<StoredReading> coming = new();

    /// <summary>In the order of measuring, then of arrival.</summary>
    private readonly List<(DateTimeOffset At, long Number, Reading Reading)> lately = [];

    /// <summary>One for each whole minute since the beginning.</summary>
    private readonly List<RepresentativeSet> minutes = [];

    /// <summary>Whole minutes that readings came late for.</summary>
    private readonly SortedSet<int> late = [];

    private DateTimeOffset keptFrom = DateTimeOffset.MaxValue;
    private DateTimeOffset? newestAt, mismatchAt, spokeAt;
    private long through;
    private bool begun, concern;
    private int told;

    public ReadingOwner Owner => owner;

    public DateTimeOffset Began => began;

    /// <summary>Takes a reading that has become durable; true when nobody has been told of one since they last asked.</summary>
    public bool Offer(StoredReading reading)
    {
        coming.Enqueue(reading);
        return Interlocked.Exchange(ref told, 1) == 0;
    }

    /// <summary>Whether anything that came may raise a flag; what is judged is told once.</summary>
    public bool IsOfConcern(House house)
    {
        lock (gate)
        {
            Interlocked.Exchange(ref told, 0);
            TakeIn(house);
            var was = concern;
            concern = false;
            return was;
        }
    }

    /// <summary>Begins with what the table holds up to a number; what comes after it is offered.</summary>
    public void Begin(IEnumerable<StoredReading> stored, long newest, DateTimeOffset? spoke, DateTimeOffset now)
    {
        lock (gate)
        {
            (keptFrom, through, spokeAt) = (began - IntervalSummary.LooksBack, newest, spoke);
            foreach (var reading in stored.Where(reading => reading.Number <= newest)) Take(reading, null);
            begun = true;
            Close(now);
        }
    }

    /// <summary>A stretch of whole minutes that readings came late for and that is not kept any more; null where there is none.</summary>
    public (DateTimeOffset From, DateTimeOffset Until)? Missing(House house, DateTimeOffset now)
    {
        lock (gate)
        {
            TakeIn(house);
            Close(now);
            return late.Count == 0 ? null : (StartOf(late.Min), StartOf(late.Max + 1));
        }
    }

    /// <summary>Makes the minutes of a stretch anew from what the table holds of them.</summary>
    public void Mend(IReadOnlyList<StoredReading> stored, DateTimeOffset from, DateTimeOffset until)
    {
        lock (gate)
        {
            var mine = stored.Where(owner.Owns).Select(owner.Judge).OfType<SessionReading>().Select(reading => (reading.MeasuredAt, reading.Number, reading.Reading)).ToList();
            for (var minute = IndexOf(from); StartOf(minute) < until; minute++)
                if (late.Remove(minute)) minutes[minute] = OfMinute(mine, minute);
        }
    }

    /// <summary>What the monitors say at a moment.</summary>
    public MonitorView At(DateTimeOffset now)
    {
        lock (gate)
        {
            // What was measured at this very moment is of it.
            var until = now + TimeSpan.FromMicroseconds(1);
            var judged = lately.Where(reading => reading.At >= now - Judged && reading.At < until).Select(reading => reading.Reading).ToList();
            return new(
                owner.Attached.Any(attachment => attachment.Until is null), owner.ToConfirm, mismatchAt >= now - Judged ? mismatchAt : null, newestAt,
                IntervalSummary.Of(judged, now - IntervalSummary.Usual, until), [.. minutes, OfMinute(lately, minutes.Count)])
            { SpokeAt = spokeAt };
        }
    }

    private void TakeIn(House house)
    {
        if (!begun) return;
        while (coming.TryDequeue(out var reading))
        {
            // The feed goes on where the table was read to.
            if (reading.Number <= through) continue;
            through = reading.Number;
            Take(reading, house);
        }
    }

    private void Take(StoredReading stored, House? house)
    {
        // Whatever its own clock says, and whomever it names.
        if (spokeAt is null || stored.Reading.RecordedAt > spokeAt) spokeAt = stored.Reading.RecordedAt;
        if (!owner.Owns(stored)) return;
        switch (owner.Judge(stored))
        {
            case Mismatch other:
                if (mismatchAt is null || other.MeasuredAt > mismatchAt) mismatchAt = other.MeasuredAt;
                concern = true;
                break;
            case SessionReading { Reading: var reading }:
                if (newestAt is null || reading.At > newestAt) newestAt = reading.At;
                if (house is not null && ReadingConcern.MayFlag(reading, house)) concern = true;
                if (reading.At >= began && IndexOf(reading.At) < minutes.Count) late.Add(IndexOf(reading.At));
                if (reading.At < keptFrom) break;
                var place = lately.Count;
                while (place > 0 && lately[place - 1].At > reading.At) place--;
                lately.Insert(place, (reading.At, stored.Number, reading));
                break;
        }
    }

    /// <summary>Minutes that are over become one point each; what is older than anything judged is let go.</summary>
    private void Close(DateTimeOffset now)
    {
        foreach (var minute in late.Where(minute => StartOf(minute) >= keptFrom).ToList())
        {
            minutes[minute] = OfMinute(lately, minute);
            late.Remove(minute);
        }
        while (StartOf(minutes.Count + 1) <= now) minutes.Add(OfMinute(lately, minutes.Count));
        var oldest = StartOf(minutes.Count) < now - Judged ? StartOf(minutes.Count) : now - Judged;
        if (oldest <= keptFrom) return;
        keptFrom = oldest;
        lately.RemoveRange(0, FirstFrom(lately, oldest));
    }

    private RepresentativeSet OfMinute(List<(DateTimeOffset At, long Number, Reading Reading)> readings, int minute)
    {
        var (from, until) = (StartOf(minute), StartOf(minute + 1));
        var (first, last) = (FirstFrom(readings, from), FirstFrom(readings, until));
        return first == last ? RepresentativeSet.Nothing : RepresentativeSet.Of(Traces.Of(readings.GetRange(first, last - first).Select(reading => reading.Reading)), from, until);
    }

    private static int FirstFrom(List<(DateTimeOffset At, long Number, Reading Reading)> readings, DateTimeOffset from)
    {
        var (low, high) = (0, readings.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (readings[middle].At < from) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private DateTimeOffset StartOf(int minute) => began + minute * Minute;

    private int IndexOf(DateTimeOffset at) => (int)((at - began) / Minute);
}
