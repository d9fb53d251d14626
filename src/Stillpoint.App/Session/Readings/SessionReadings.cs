using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Session.Readings;

/// <summary>One reading of a session's patient.</summary>
/// <param name="IsLate">It was stored on the way and arrived late; it is never shown as live.</param>
internal sealed record SessionReading(long Number, Guid Device, DateTimeOffset MeasuredAt, DateTimeOffset RecordedAt, IReadOnlyList<MonitorSignal> Signals, bool IsLate)
{
    public Reading Reading => ReadingText.Reading(MeasuredAt, Signals);
}

/// <summary>A reading of a monitor on this session's patient that names somebody else: that it came, and nothing of what it says.</summary>
/// <param name="Asks">Whom it names, where that may be this patient and a person has to say so.</param>
internal sealed record Mismatch(long Number, Guid Device, DateTimeOffset MeasuredAt, NamedAs? Asks = null);

/// <summary>Whom a monitor names, as it is asked of a person.</summary>
/// <param name="Text">As it is kept with the reading.</param>
internal sealed record NamedAs(Guid Device, string Text)
{
    public NamedPatient Named => ReadingText.ReadNamed(Text);

    public override string ToString() => "[patient named by a monitor]";
}

/// <summary>Where a session stands with its monitors.</summary>
/// <param name="ToConfirm">Monitors at the chair that nobody has yet said to be on this patient.</param>
internal sealed record SessionMonitors(IReadOnlyList<Attachment> Attached, IReadOnlyList<Guid> ToConfirm);

/// <summary>Reads what monitors measured of a session's patient, and of nobody else.</summary>
internal sealed class SessionReadings(ClinicDb db, ReadingFeed feed, TimeProvider clock)
{
    private const int AtOnce = 2000;

    /// <summary>Whose readings are whose is asked again while they come, and no reading is judged by an older answer than the second.</summary>
    private static readonly TimeSpan AsksAgainAfter = TimeSpan.FromSeconds(8), HoldsFor = TimeSpan.FromSeconds(10);

    public async Task<SessionMonitors> Monitors(Guid session, CancellationToken cancel = default)
    {
        var owner = await Owner(session, cancel);
        return new(owner.Attached, owner.ToConfirm);
    }

    /// <summary>Readings measured in a stretch of time, in the order of measuring, late ones in their place; and those that name somebody else.</summary>
    public async Task<(List<SessionReading> Readings, List<Mismatch> Mismatches)> Measured(Guid session, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel = default)
    {
        var owner = await Owner(session, cancel);
        var judged = (await Rows(owner, from, until, cancel)).Where(owner.Owns).Select(owner.Judge).ToList();
        return ([.. judged.OfType<SessionReading>()], [.. judged.OfType<Mismatch>()]);
    }

    /// <summary>Whom the monitors of a session lately named that may be its patient, each once: a person has to say so.</summary>
    public async Task<IReadOnlyList<NamedAs>> ToAsk(Guid session, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var (_, mismatches) = await Measured(session, now - TimeSpan.FromHours(1), now.AddMinutes(1), cancel);
        return [.. mismatches.Select(mismatch => mismatch.Asks).OfType<NamedAs>().Distinct()];
    }

    /// <summary>When a monitor that is on the session's patient last said anything, by our clock and to about ten seconds, whatever its own says.</summary>
    public async Task<DateTimeOffset?> SpokeAt(ReadingOwner owner, CancellationToken cancel = default)
    {
        Guid[] devices = [.. owner.Attached.Where(attachment => attachment.Until is null).Select(attachment => attachment.Monitor)];
        return await db.Set<HeardCodeRow>().Where(code => devices.Contains(code.DeviceId)).MaxAsync(code => (DateTimeOffset?)code.LastAt, cancel);
    }

    /// <summary>What is stored of an owner's monitors of a stretch of time, in the order of measuring; not all of it need be the owner's.</summary>
    public async Task<List<StoredReading>> Rows(ReadingOwner owner, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) =>
        (await Mine(owner).Where(row => row.MeasuredAt >= from && row.MeasuredAt < until).OrderBy(row => row.MeasuredAt).ThenBy(row => row.Number).ToListAsync(cancel)).ConvertAll(StoredReading.Of);

    /// <summary>The set offered and the worst for each interval of the session up to now; the last interval is still open.</summary>
    public async Task<IReadOnlyList<IntervalSummary>> Summaries(Guid session, DateTimeOffset from, TimeSpan every, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var (readings, _) = await Measured(session, from - IntervalSummary.LooksBack, now, cancel);
        return IntervalSummary.Each(readings.ConvertAll(reading => reading.Reading), from, now, every);
    }

    /// <summary>The newest number of the table: where a screen that wants only what is still to come begins.</summary>
    public async Task<long> Newest(CancellationToken cancel = default) => await db.Set<DeviceReadingRow>().MaxAsync(row => (long?)row.Number, cancel) ?? 0;

    /// <summary>
    /// First what became durable after a number, then each reading as soon as it is durable; a <see cref="Mismatch"/> in the place
    /// of a reading that names somebody else; null when what is said of the monitors changed.
    /// </summary>
    public async IAsyncEnumerable<object?> Live(Guid session, long after, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var subscription = feed.Listen();
        var owner = await Owner(session, cancel);
        subscription.To(owner.Attached.Select(attachment => attachment.Monitor));
        var last = after;
        List<StoredReading> missed;
        do
        {
            missed = await Page(owner, last, cancel);
            foreach (var stored in missed)
            {
                last = stored.Number;
                if (owner.Owns(stored)) yield return owner.Judge(stored);
            }
        }
        while (missed.Count == AtOnce);

        var asked = clock.GetTimestamp();
        await foreach (var told in subscription.Reader.ReadAllAsync(cancel))
        {
            // A monitor that speaks every second is asked about after telling, so that no reading waits for it.
            if (told is null || clock.GetElapsedTime(asked) > HoldsFor) await Ask();
            if (told is not { } stored) yield return null;
            else if (stored.Number > last && owner.Owns(stored))
            {
                last = stored.Number;
                yield return owner.Judge(stored);
            }
            if (clock.GetElapsedTime(asked) > AsksAgainAfter) await Ask();
        }

        async Task Ask()
        {
            owner = await Owner(session, cancel);
            subscription.To(owner.Attached.Select(attachment => attachment.Monitor));
            asked = clock.GetTimestamp();
        }
    }

    private async Task<List<StoredReading>> Page(ReadingOwner owner, long after, CancellationToken cancel) =>
        (await Mine(owner).Where(row => row.Number > after).OrderBy(row => row.Number).Take(AtOnce).ToListAsync(cancel)).ConvertAll(StoredReading.Of);

    private IQueryable<DeviceReadingRow> Mine(ReadingOwner owner)
    {
        Guid[] devices = [.. owner.Attached.Select(attachment => attachment.Monitor).Distinct()];
        var from = owner.Attached.Count == 0 ? DateTimeOffset.MaxValue : owner.Attached.Min(attachment => attachment.From);
        return db.Set<DeviceReadingRow>().AsNoTracking().Where(row => devices.Contains(row.DeviceId) && row.MeasuredAt >= from);
    }

    private async Task<ReadingOwner> Owner(Guid session, CancellationToken cancel)
    {
        var (row, patient) = await db.Set<SessionRow>().AsNoTracking().Where(row => row.Id == session)
            .Join(db.Set<PatientRow>(), row => row.PatientId, patient => patient.Id, (row, patient) => new ValueTuple<SessionRow, PatientRow>(row, patient)).SingleAsync(cancel);
        return await Owner(row, patient, cancel);
    }

    /// <summary>Whose readings are a session's, by what people said of the monitors.</summary>
    public async Task<ReadingOwner> Owner(SessionRow session, PatientRow patient, CancellationToken cancel)
    {
        var said = await MonitorsSaid.Of(db, session, cancel);
        var agreed = await db.Set<NameAgreedRow>().AsNoTracking().Where(name => name.SessionId == session.Id).Select(name => new NamedAs(name.DeviceId, name.Named)).ToListAsync(cancel);
        return new(patient, Attachment.Of(said, session.Id, session.ClosedAt), Attachment.ToConfirm(said, session.ChairId, session.Id), [.. agreed]);
    }
}
