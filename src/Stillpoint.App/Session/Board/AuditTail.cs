using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Readings;

namespace Stillpoint.App.Session.Board;

/// <summary>What part of what is kept of a session is no longer what the database holds.</summary>
[Flags]
internal enum Stale
{
    Nothing = 0,

    /// <summary>Something was written on its strip.</summary>
    Strip = 1,

    /// <summary>A monitor was moved, confirmed or taken away.</summary>
    Monitors = 2,

    /// <summary>A fact, a plan, a visit, a policy, a name: what surrounds the strip.</summary>
    Surroundings = 4,

    /// <summary>Something was written on another strip of the same patient.</summary>
    SessionBefore = 8,
    Everything = Strip | Monitors | Surroundings | SessionBefore,
}

/// <summary>One thing that happened, as far as it can make something kept old. Without a session and a patient it may be of any.</summary>
internal readonly record struct Happened(long Number, Stale Stale, Guid? Session, Guid? Patient);

/// <summary>
/// Reads on in the audit. Nothing that a page of a session shows is changed without a note there, in one order for all servers,
/// so whoever has read up to its end knows what of theirs is old; only readings of devices come past it.
/// </summary>
internal static class AuditTail
{
    /// <summary>More at once is not looked at one by one: then everything may have changed.</summary>
    private const int AtOnce = 2000;

    /// <summary>Notes of looks, of signing in and out, and of the proofs of rows and readings: a row has its proof beside the note of what was done.</summary>
    private static readonly string[] Harmless =
    [
        "viewed", "same-person-shown", "signed-in", "signed-out", "sign-in-refused", "refused", "refused-other-clinic", "confirmed", "confirmation-refused", "unlocked",
        RowLinks.Written, RowLinks.Found, RowLinks.Begun, ReadingSeals.Action,
    ];

    public static async Task<long> End(ClinicDb db, CancellationToken cancel) => await db.Set<AuditEntryRow>().MaxAsync(entry => (long?)entry.Number, cancel) ?? 0;

    /// <summary>What happened after a place in the audit, and its end.</summary>
    public static async Task<(IReadOnlyList<Happened> Happened, long End)> After(ClinicDb db, long number, CancellationToken cancel)
    {
        var entries = await db.Set<AuditEntryRow>().AsNoTracking().Where(entry => entry.Number > number).OrderBy(entry => entry.Number)
            .Select(entry => new { entry.Number, entry.Action, entry.Subject, entry.Patient }).Take(AtOnce).ToListAsync(cancel);
        if (entries.Count == AtOnce) return ([new(entries[^1].Number, Stale.Everything, null, null)], await End(db, cancel));
        return ([.. entries.Where(entry => !Harmless.Contains(entry.Action)).Select(entry => Of(entry.Number, entry.Action, entry.Subject, entry.Patient))], entries.Count == 0 ? number : entries[^1].Number);
    }

    private static Happened Of(long number, string action, string subject, Guid? patient) => action switch
    {
        "session-appended" when Guid.TryParse(subject.AsSpan("session/".Length), out var session) => new(number, Stale.Strip, session, patient),
        _ when action.StartsWith("monitor-", StringComparison.Ordinal) => new(number, Stale.Monitors, null, null),
        _ => new(number, Stale.Surroundings, null, patient),
    };
}
