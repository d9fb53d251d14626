using Stillpoint.App.Session.Gate;
using Stillpoint.App.Session.Record;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Readings;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Board;

/// <summary>
/// One open session as it is kept from one look to the next: its surroundings, its strip and its monitors, each read anew when
/// it has changed and only then. What depends on the time of day is worked out at each look.
/// </summary>
internal sealed class KeptSession(Guid id)
{
    private readonly List<SessionEvent> strip = [];
    private readonly Dictionary<string, House> houses = new(StringComparer.Ordinal);
    private int stale = (int)Stale.Everything;
    private SessionRows? rows;
    private Dictionary<Guid, string?> names = [];
    private JudgedStory? judged;
    private UnreadableStripException? unreadable;
    private IReadOnlyList<Guid> toConfirm = [];
    private bool wasWhole = true;
    private (DateTimeOffset At, PatientToday Patient)? today;
    private (bool IsRead, SessionStory? Story)? before;
    private (DateTimeOffset At, int Entries, Lazy<Withdrawn?> Is)? basis;

    /// <summary>One look at a time.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    public KeptReadings? Readings { get; private set; }

    /// <summary>What was last said of it to open screens; null before the first time.</summary>
    public string? Told { get; set; }

    public bool IsKept => rows is { Session.ClosedAt: null };

    /// <summary>Whether what came from its monitors may raise a flag.</summary>
    public bool IsOfConcern => Readings is { } readings && judged is { } now && readings.IsOfConcern(now.Story.House);

    /// <summary>Marks what is old by something that happened. What was written on another strip of the same patient changes only what is shown of the session before.</summary>
    public void Mark(Happened what)
    {
        if (what.Session == id) Mark(what.Stale);
        else if (what.Patient is { } patient && rows is { } here && !here.Patient.Charts.All.Contains(patient)) return;
        else Mark(what.Session is null ? what.Stale : Stale.SessionBefore);
    }

    private void Mark(Stale what) => Interlocked.Or(ref stale, (int)what);

    /// <summary>The session before, read once and again when it may have changed.</summary>
    public async Task<SessionStory?> Before(Func<Task<SessionStory?>> read)
    {
        if (before is not { } kept) before = kept = (true, await read());
        return kept.Story;
    }

    /// <summary>Reads what has changed; where that fails it stays old, and is read at the next look.</summary>
    /// <param name="follow">Lets the readings of other monitors be heard, before the table is read.</param>
    /// <param name="isWhole">Every reading that is durable is told of; otherwise they are read from the table.</param>
    public async Task Refresh(SessionLoader load, DateTimeOffset now, Action<KeptReadings?, KeptReadings?> follow, bool isWhole, CancellationToken cancel)
    {
        var what = (Stale)Interlocked.Exchange(ref stale, (int)Stale.Nothing);
        try
        {
            if ((what & (Stale.Surroundings | Stale.SessionBefore)) != Stale.Nothing) before = null;
            if (what.HasFlag(Stale.Surroundings)) (rows, names, today, basis) = (await load.Rows(id, cancel), [], null, null);
            if (what.HasFlag(Stale.Strip)) await ReadOn(load, cancel);
            if (unreadable is not null) return;
            await Judge(load, now, cancel);
            if (unreadable is not null) return;
            // Whoever is not found has left, and is not asked about again.
            HashSet<Guid> people = [.. strip.SelectMany(SessionReader.InvolvedIn).OfType<Guid>().Where(person => !names.ContainsKey(person))];
            if (people.Count > 0)
            {
                var found = await load.Names(people, cancel);
                names = new(names);
                foreach (var person in people) names[person] = found.GetValueOrDefault(person);
            }
            if ((what & (Stale.Surroundings | Stale.Monitors)) != Stale.Nothing || !isWhole || !wasWhole || (Readings is null && what.HasFlag(Stale.Strip))) await Follow(load, now, follow, isWhole, cancel);
            if (Readings?.Missing(judged!.Story.House, now) is { } gap) Readings.Mend(await load.Measured(Readings.Owner, gap.From, gap.Until, cancel), gap.From, gap.Until);
        }
        catch
        {
            Mark(what);
            throw;
        }
    }

    /// <summary>The session at a moment, as every page shows it.</summary>
    public SessionView At(DateTimeOffset now)
    {
        if (unreadable is not null) throw new UnreadableStripException(id, unreadable);
        var local = TimeZoneInfo.ConvertTime(now, rows!.Zone);
        return new(rows, judged!, names, Today(local), now, basis: Basis(local)) { Monitor = Readings?.At(now) ?? MonitorView.None with { ToConfirm = toConfirm } };
    }

    private async Task ReadOn(SessionLoader load, CancellationToken cancel)
    {
        (unreadable, judged) = (null, null);
        try
        {
            strip.AddRange(await load.Entries(id, strip.Count, cancel));
        }
        catch (UnreadableStripException failed)
        {
            unreadable = failed;
        }
    }

    /// <summary>By the house its time-out names, for ever; until one is signed, by the one in force.</summary>
    private async Task Judge(SessionLoader load, DateTimeOffset now, CancellationToken cancel)
    {
        var local = TimeZoneInfo.ConvertTime(now, rows!.Zone);
        var age = rows.AgeAt(local);
        if (judged is null)
        {
            try
            {
                judged = new(SessionStory.From(strip), age);
            }
            catch (Exception failed) when (SessionRecord.IsUnreadable(failed))
            {
                unreadable = new(id, failed);
                return;
            }
        }
        var house = judged.Story.HouseNamed is { } version ? await Named(version, load, cancel) : rows.Policies.InForce(now);
        if (house != judged.Story.House || judged.AgeYears != age) judged = new(judged.Story.JudgedBy(house), age);
    }

    private async Task<House> Named(string version, SessionLoader load, CancellationToken cancel)
    {
        if (houses.TryGetValue(version, out var known)) return known;
        var house = await load.House(version, cancel);
        // One that is found nowhere may yet be written down.
        if (!house.IsLost) houses[version] = house;
        return house;
    }

    private async Task Follow(SessionLoader load, DateTimeOffset now, Action<KeptReadings?, KeptReadings?> follow, bool isWhole, CancellationToken cancel)
    {
        if (strip.Count == 0) return;
        var owner = await load.Owner(rows!.Session, rows.Patient.Person, cancel);
        toConfirm = owner.ToConfirm;
        if (isWhole && wasWhole && Readings?.Owner.IsSame(owner) is true) return;
        follow(Readings, null);
        Readings = null;
        wasWhole = isWhole;
        if (owner.Attached.Count == 0) return;
        var next = new KeptReadings(owner, Later(strip[0].MeasuredAt, now - IntervalSummary.Longest));
        // Heard from before the table is read, so that none falls between.
        follow(null, next);
        try
        {
            var newest = await load.NewestReading(cancel);
            next.Begin(await load.Measured(owner, next.Began - IntervalSummary.LooksBack, DateTimeOffset.MaxValue, cancel), newest, await load.SpokeAt(owner, cancel), now);
            Readings = next;
        }
        catch
        {
            follow(next, null);
            throw;
        }
    }

    /// <summary>What is known of the patient ages over days and is heavy: it is worked out once a minute, as of the end of that minute.</summary>
    private PatientToday Today(DateTimeOffset local)
    {
        var minute = local.AddTicks(TimeSpan.TicksPerMinute - (local.Ticks % TimeSpan.TicksPerMinute));
        if (today is not { } kept || kept.At != minute) today = kept = (minute, PatientToday.Of(rows!, judged!.Story.House, minute));
        return kept.Patient;
    }

    /// <summary>As heavy, and worked out only where a page asks: once a minute, and when the strip or what surrounds it has changed.</summary>
    private Lazy<Withdrawn?> Basis(DateTimeOffset local)
    {
        var minute = local.AddTicks(TimeSpan.TicksPerMinute - (local.Ticks % TimeSpan.TicksPerMinute));
        if (basis is not { } kept || kept.At != minute || kept.Entries != strip.Count)
        {
            var (around, story) = (rows!, judged!.Story);
            basis = kept = (minute, strip.Count, new(() => SignedBasis.Of(around, story, minute)));
        }
        return kept.Is;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
