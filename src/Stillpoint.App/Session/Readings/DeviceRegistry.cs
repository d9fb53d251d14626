using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;

namespace Stillpoint.App.Session.Readings;

/// <summary>A registered monitor as the listener knows it, with what was learnt of its clock and of the connection it speaks on.</summary>
internal sealed record KnownDevice(Guid Id, string? Bed, DateTimeOffset LookedAt, IReadOnlyDictionary<string, CodeMeaning> Meanings, Learnt Learnt)
{
    public DeviceClock Clock => Learnt.Clock;

    public MonitorVoice Voice => Learnt.Voice;

    public HeardCodes Heard => Learnt.Heard;
}

/// <summary>What is learnt of a monitor by listening to it.</summary>
internal sealed record Learnt(DeviceClock Clock, MonitorVoice Voice, HeardCodes Heard);

/// <summary>The registered monitors, remembered for a while: another server's change is seen here soon, and at once where it was made.</summary>
internal sealed class DeviceRegistry(Engine engine, TimeProvider clock)
{
    private static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(30), UnknownFor = TimeSpan.FromSeconds(1);
    private const int MostUnknown = 10_000;

    private readonly ConcurrentDictionary<string, KnownDevice> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> unknown = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, Learnt> learnt = new();

    /// <summary>The monitor that calls itself so, or null when none such is registered or it was retired.</summary>
    public ValueTask<KnownDevice?> Find(string identifier)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(identifier, out var device) && now - device.LookedAt < RememberedFor) return new(device);
        if (unknown.TryGetValue(identifier, out var looked) && now - looked < UnknownFor) return default;
        return new(Look(identifier, now));
    }

    public void Forget()
    {
        known.Clear();
        unknown.Clear();
    }

    private async Task<KnownDevice?> Look(string identifier, DateTimeOffset now)
    {
        await using var db = engine.Open();
        var row = await db.Set<DeviceRow>().AsNoTracking().FirstOrDefaultAsync(device => device.Identifier == identifier && device.RetiredAt == null);
        if (row is null)
        {
            known.TryRemove(identifier, out _);
            // Garbage may name any number of monitors.
            if (unknown.Count > MostUnknown) unknown.Clear();
            unknown[identifier] = now;
            return null;
        }
        unknown.TryRemove(identifier, out _);
        var said = await db.Set<CodeMeaningRow>().AsNoTracking().Where(said => said.DeviceId == row.Id).OrderBy(said => said.Number).ToListAsync();
        return known[identifier] = new(row.Id, row.Bed, now, CodeMeaning.InForce(said), learnt.GetOrAdd(row.Id, id => new(new(), new(), new(id))));
    }
}
