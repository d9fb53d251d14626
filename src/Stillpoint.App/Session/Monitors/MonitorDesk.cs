using System.Text;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.Session.Monitors;

/// <summary>A registered monitor: at which chair somebody said it stands, on whose session, when it last spoke, and which signs arrive.</summary>
/// <param name="SpokeAt">By our clock, whatever its own says.</param>
public sealed record MonitorAtWork(
    Guid Id, Guid Clinic, string Name, string Identifier, string? Bed, Guid? Chair, string? ChairName, Guid? Session, DateTimeOffset? SaidAt, DateTimeOffset? SpokeAt)
{
    /// <summary>Silent for longer than this it is shown as silent.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromMinutes(1);

    /// <summary>What its own clock is about, where it is far from ours; null where it agrees or has said nothing.</summary>
    public string? Clock { get; init; }

    /// <summary>The signs a session is watched by that do not arrive.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>How many of its codes nobody understands.</summary>
    public int NotUnderstood { get; init; }

    /// <summary>When another connection last spoke under its name, within the last hour.</summary>
    public DateTimeOffset? TwoSpeakersAt { get; init; }
}

/// <summary>A monitor that speaks and that nobody has registered.</summary>
public sealed record UnknownMonitor(string Identifier, string? Bed, DateTimeOffset LastAt, long Messages);

/// <summary>What the pages of monitors show.</summary>
internal sealed class MonitorDesk(ClinicDb db, TimeProvider clock)
{
    private const int MostShown = 100;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    public async Task<List<MonitorAtWork>> Monitors(IReadOnlyList<Guid> clinics)
    {
        var devices = await db.Set<DeviceRow>().AsNoTracking().Where(device => clinics.Contains(device.ClinicId) && device.RetiredAt == null)
            .OrderBy(device => device.Name).ToListAsync();
        Guid[] ids = [.. devices.Select(device => device.Id)];
        var said = (await MonitorsSaid.Last(db, clinics)).ToDictionary(row => row.DeviceId);
        var chairs = await db.Set<ChairRow>().AsNoTracking().Where(chair => clinics.Contains(chair.ClinicId)).ToDictionaryAsync(chair => chair.Id, chair => chair.Name);
        Guid[] sessions = [.. said.Values.Select(row => row.SessionId).OfType<Guid>()];
        var open = await db.Set<SessionRow>().Where(session => sessions.Contains(session.Id) && session.ClosedAt == null).Select(session => session.Id).ToListAsync();
        var heard = (await db.Set<HeardCodeRow>().AsNoTracking().Where(code => ids.Contains(code.DeviceId)).ToListAsync()).ToLookup(code => code.DeviceId);
        var meant = (await db.Set<CodeMeaningRow>().AsNoTracking().Where(row => ids.Contains(row.DeviceId)).OrderBy(row => row.Number).ToListAsync())
            .ToLookup(row => row.DeviceId);
        var twice = await TwoSpeakers([.. devices.Select(device => device.Identifier)]);

        var monitors = new List<MonitorAtWork>();
        foreach (var device in devices)
        {
            var last = said.GetValueOrDefault(device.Id);
            var newest = heard[device.Id].MaxBy(code => code.LastAt);
            var inForce = CodeMeaning.InForce(meant[device.Id]);
            monitors.Add(new(
                device.Id, device.ClinicId, device.Name, device.Identifier, device.Bed, last?.ChairId, last?.ChairId is { } chair ? chairs.GetValueOrDefault(chair) : null,
                last?.SessionId is { } session && open.Contains(session) ? session : null, last?.At, newest?.LastAt)
            {
                Clock = newest is null ? null : ClockWords.Of(newest.DeviceAt, newest.MeasuredAt, newest.LastAt),
                Missing = [.. SignsHeard.Of([.. heard[device.Id]]).Where(sign => sign.IsExpected && sign.IsMissing).Select(sign => sign.Name)],
                NotUnderstood = heard[device.Id].Count(code => code.Sign is null && !code.IsNoSign && !inForce.ContainsKey(code.Code)),
                TwoSpeakersAt = twice.TryGetValue(device.Identifier, out var at) ? at : null,
            });
        }
        return monitors;
    }

    /// <summary>Who spoke in the last day and is not registered, by what was turned away.</summary>
    public async Task<List<UnknownMonitor>> Unknown()
    {
        var since = clock.GetUtcNow() - Lately;
        var heard = await db.Set<RejectedMessageRow>()
            .Where(message => message.LastAt >= since && message.Device != null && !db.Set<DeviceRow>().Any(device => device.Identifier == message.Device))
            .GroupBy(message => new { message.Device, message.Bed })
            .Select(group => new { group.Key.Device, group.Key.Bed, Messages = group.Sum(message => message.Messages), LastAt = group.Max(message => message.LastAt) })
            .ToListAsync();
        return [.. heard.Select(one => new UnknownMonitor(one.Device!, one.Bed, one.LastAt, one.Messages)).OrderByDescending(one => one.LastAt).Take(MostShown)];
    }

    /// <summary>Every kind of cause for which messages were turned away or only counted, those nobody has looked at first.</summary>
    public async Task<List<TurnedAwayKind>> TurnedAway(IReadOnlyList<Guid> clinics)
    {
        var rows = await Mine(clinics).OrderByDescending(message => message.LastAt).Select(message => new TurnedAway(
            message.Id, message.LastAt, message.Messages, message.Kind, message.From, message.Answer, message.Because, message.Device, message.Bed, message.SeenAt))
            .ToListAsync();
        return [.. rows.GroupBy(row => RefusalCauses.Of(row.Kind)).Select(alike => new TurnedAwayKind(alike.Key, [.. alike])).OrderBy(kind => kind.Unseen.Count == 0)
            .ThenByDescending(kind => kind.LastAt)];
    }

    /// <summary>The message itself, as far as it is text; null when there is none such here.</summary>
    public async Task<string?> Text(IReadOnlyList<Guid> clinics, Guid message)
    {
        if (await Mine(clinics).Where(row => row.Id == message).Select(row => row.Bytes).FirstOrDefaultAsync() is not { } bytes) return null;
        var text = new StringBuilder();
        foreach (var letter in Encoding.UTF8.GetString(bytes))
            text.Append(letter is '\r' or '\n' ? '\n' : char.IsControl(letter) ? '\uFFFD' : letter);
        if (bytes.Length >= RejectedMessages.MostBytes) text.Append("\n…");
        return text.ToString();
    }

    /// <summary>What may be said to be looked at: of one kind every message that is shown here.</summary>
    public async Task<List<Guid>> OfKind(IReadOnlyList<Guid> clinics, RefusalCause kind)
    {
        var word = RefusalCauses.WordFor(kind);
        return await Mine(clinics).Where(row => row.Kind == word && row.SeenAt == null).Select(row => row.Id).ToListAsync();
    }

    public async Task<bool> IsMine(IReadOnlyList<Guid> clinics, Guid device) => await db.Set<DeviceRow>().AnyAsync(row => row.Id == device && clinics.Contains(row.ClinicId));

    public async Task<bool> IsMyMessage(IReadOnlyList<Guid> clinics, Guid message) => await Mine(clinics).AnyAsync(row => row.Id == message);

    /// <summary>The clinics to choose from.</summary>
    public async Task<IReadOnlyList<Option<Guid>>> Clinics(IReadOnlyList<Guid> clinics) =>
        [.. (await db.Set<ClinicRow>().AsNoTracking().Where(clinic => clinics.Contains(clinic.Id)).OrderBy(clinic => clinic.Name).ToListAsync())
            .Select(clinic => new Option<Guid>(clinic.Id, clinic.Name))];

    public async Task<List<(Guid Id, Guid Clinic, string Name)>> Chairs(IReadOnlyList<Guid> clinics) =>
        [.. (await db.Set<ChairRow>().AsNoTracking().Where(chair => clinics.Contains(chair.ClinicId) && chair.RetiredAt == null).OrderBy(chair => chair.Position).ToListAsync())
            .Select(chair => (chair.Id, chair.ClinicId, chair.Name))];

    private async Task<Dictionary<string, DateTimeOffset>> TwoSpeakers(IReadOnlyList<string> identifiers)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromHours(1);
        var word = RefusalCauses.WordFor(RefusalCause.TwoSpeakers);
        var rows = await db.Set<RejectedMessageRow>().Where(row => row.Kind == word && row.LastAt >= since && row.Device != null && identifiers.Contains(row.Device))
            .Select(row => new { row.Device, row.LastAt }).ToListAsync();
        return rows.GroupBy(row => row.Device!).ToDictionary(alike => alike.Key, alike => alike.Max(row => row.LastAt), StringComparer.Ordinal);
    }

    /// <summary>A message of a monitor of another clinic is that clinic's; one of nobody's monitor anybody at a bedside may look at.</summary>
    private IQueryable<RejectedMessageRow> Mine(IReadOnlyList<Guid> clinics) => db.Set<RejectedMessageRow>().AsNoTracking()
        .Where(message => !db.Set<DeviceRow>().Any(device => device.Identifier == message.Device && !clinics.Contains(device.ClinicId)));
}
