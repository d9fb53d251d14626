using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;

namespace Stillpoint.App.Session.Readings;

/// <summary>What people say of monitors: which there are, at which chair one stands, on whose session it is. Each a note in the audit.</summary>
internal sealed class MonitorBinding(ClinicDb db, AuditTrail audit, DeviceRegistry devices, ReadingFeed feed, TimeProvider clock)
{
    /// <summary>Lets a monitor's readings be taken in. Answers with words when it cannot be.</summary>
    public async Task<string?> Register(Actor actor, Guid clinic, string identifier, string name, string? bed)
    {
        if (string.IsNullOrWhiteSpace(identifier)) return "Say what the monitor calls itself.";
        if (string.IsNullOrWhiteSpace(name)) return "Give the monitor a name the staff know it by.";
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var written = await audit.Write<DeviceRow>(actor, async () =>
        {
            if (await db.Set<DeviceRow>().AnyAsync(device => device.Identifier == identifier.Trim())) return null;
            var row = new DeviceRow
            {
                Id = id, ClinicId = clinic, Identifier = identifier.Trim(), Name = name.Trim(), Bed = string.IsNullOrWhiteSpace(bed) ? null : bed.Trim(),
                RegisteredAt = clock.Moment(), RegisteredBy = actor.Person,
            };
            db.Add(row);
            audit.AfterCommit(devices.Forget);
            return (row, new AuditNote("monitor-registered", $"device/{id}"));
        });
        return written is null ? "A monitor of that identifier is registered already." : null;
    }

    /// <summary>Accepts that a monitor is set to another bed, or takes it out of use, which also takes it from its chair.</summary>
    public async Task<string?> Change(Actor actor, Guid device, string? bed, bool retired)
    {
        var written = await audit.Write<DeviceRow>(actor, async () =>
        {
            if (await db.Set<DeviceRow>().FirstOrDefaultAsync(row => row.Id == device) is not { } row) return null;
            row.Bed = string.IsNullOrWhiteSpace(bed) ? null : bed.Trim();
            row.RetiredAt = retired ? row.RetiredAt ?? clock.Moment() : null;
            if (retired) Say(actor, device, chair: null, session: null);
            audit.AfterCommit(devices.Forget);
            await Announce();
            return (row, new AuditNote(retired ? "monitor-retired" : "monitor-changed", $"device/{device}"));
        });
        return written is null ? "There is no such monitor." : null;
    }

    /// <summary>
    /// Says that a monitor stands at a chair. When it is also said to be on the patient there, its readings are that patient's
    /// from now on.
    /// </summary>
    public async Task<string?> Bind(Actor actor, Guid device, Guid chair, bool onThePatient)
    {
        string? refusal = null;
        await audit.Write<DeviceBindingRow>(actor, async () =>
        {
            if (!await db.Set<DeviceRow>().AnyAsync(row => row.Id == device && row.RetiredAt == null)) refusal = "There is no such monitor in use.";
            else if (!await db.Set<ChairRow>().AnyAsync(row => row.Id == chair && row.RetiredAt == null)) refusal = "There is no such chair in use.";
            if (refusal is not null) return null;
            Guid? session = null;
            if (onThePatient)
            {
                var open = await db.Set<SessionRow>().Where(row => row.ChairId == chair && row.ClosedAt == null).Select(row => row.Id).ToListAsync();
                if (open.Count != 1)
                {
                    refusal = open.Count == 0 ? "No session is open in that chair." : "More than one session is open in that chair; close the one that ended.";
                    return null;
                }
                session = open[0];
            }
            var said = Say(actor, device, chair, session);
            await Announce();
            return (said, new AuditNote("monitor-bound", $"device/{device}", await Patient(session), $"chair/{chair}"));
        });
        return refusal;
    }

    /// <summary>Says that the monitor at a session's chair is on that session's patient.</summary>
    public async Task<string?> Confirm(Actor actor, Guid device, Guid session)
    {
        string? refusal = null;
        await audit.Write<DeviceBindingRow>(actor, async () =>
        {
            var open = await db.Set<SessionRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == session && row.ClosedAt == null);
            var last = await db.Set<DeviceBindingRow>().Where(row => row.DeviceId == device).OrderByDescending(row => row.Number).FirstOrDefaultAsync();
            if (open is null) refusal = "The session is not open.";
            else if (last?.ChairId != open.ChairId) refusal = "The monitor is not bound to the chair of this session.";
            if (refusal is not null) return null;
            var said = Say(actor, device, open!.ChairId, session);
            await Announce();
            return (said, new AuditNote("monitor-confirmed", $"device/{device}", open.PatientId, $"session/{session}"));
        });
        return refusal;
    }

    /// <summary>Says that a monitor stands at no chair any more.</summary>
    public async Task<string?> Release(Actor actor, Guid device)
    {
        var written = await audit.Write<DeviceBindingRow>(actor, async () =>
        {
            if (!await db.Set<DeviceRow>().AnyAsync(row => row.Id == device)) return null;
            var said = Say(actor, device, chair: null, session: null);
            await Announce();
            return (said, new AuditNote("monitor-released", $"device/{device}"));
        });
        return written is null ? "There is no such monitor." : null;
    }

    /// <summary>Notes that a person has looked at rejected messages; they stay where they are.</summary>
    public async Task Looked(Actor actor, IReadOnlyList<Guid> messages) => await audit.Write<RejectedMessageRow>(actor, async () =>
    {
        var rows = await db.Set<RejectedMessageRow>().Where(row => messages.Contains(row.Id) && row.SeenAt == null).ToListAsync();
        if (rows.Count == 0) return null;
        foreach (var row in rows) (row.SeenAt, row.SeenBy) = (clock.Moment(), actor.Person);
        return (rows[0], new AuditNote("rejected-message-seen", $"rejected-message/{rows[0].Id}", null, rows.Count == 1 ? "" : $"{rows.Count} of one kind"));
    });

    private DeviceBindingRow Say(Actor actor, Guid device, Guid? chair, Guid? session)
    {
        var row = new DeviceBindingRow { DeviceId = device, ChairId = chair, SessionId = session, At = clock.Moment(), By = actor.Person };
        db.Add(row);
        return row;
    }

    /// <summary>Screens everywhere ask again whose readings are whose: through the database where there may be several servers.</summary>
    private async Task Announce()
    {
        if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select pg_notify({ReadingRelay.Bindings}, '')");
        audit.AfterCommit(feed.AnnounceBindings);
    }

    private async Task<Guid?> Patient(Guid? session) =>
        session is null ? null : await db.Set<SessionRow>().Where(row => row.Id == session).Select(row => (Guid?)row.PatientId).FirstOrDefaultAsync();
}
