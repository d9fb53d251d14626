using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Bedside;
using Stillpoint.App.Session.Board;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Papers;

/// <summary>Gathers the record of a session for paper.</summary>
internal sealed class SheetReader(ClinicDb db, SessionReader reader, SessionLoader load, Estimates estimates, ClinicClock clock)
{
    public async Task<SessionSheet> Read(Guid session, CancellationToken cancel)
    {
        var view = await reader.Read(session, cancel);
        // What is read of a session of last week is what its bedside showed at the end of it, its monitor's minutes too.
        if (Ended(view) is { } end && end < view.Now) view = await SessionBoard.Rebuilt(session, load, end, cancel);
        var clinic = await db.Set<ClinicRow>().AsNoTracking().SingleAsync(row => row.Id == view.Clinic, cancel);
        var hashes = await db.Set<SessionEventRow>().AsNoTracking().Where(row => row.SessionId == session).OrderBy(row => row.Number).ToDictionaryAsync(row => row.Id, row => row.Hash, cancel);
        List<SheetEntry> entries = [.. view.Story.Strip.Select(entry => SheetEntry.Of(view, entry, hashes[entry.Id]))];
        var (subject, order) = ($"session/{session}", view.Order.Signed.SignatureId);
        var signatures = await (
            from signature in db.Set<SignatureRow>().AsNoTracking()
            join person in db.Set<StaffRow>() on signature.By equals person.Id into people
            from person in people.DefaultIfEmpty()
            where signature.Subject == subject || signature.Id == order
            orderby signature.At, signature.Id
            select new { Name = person == null ? null : person.Name, signature.At, signature.Meaning, signature.ContentHash }).ToListAsync(cancel);
        return new(view, Shown(view), clinic, entries, [.. signatures.Select(one => new SheetSignature(one.Name ?? "somebody who left", one.At, one.Meaning, one.ContentHash))],
            await new RecordCheck(db).OneSession(session), entries is [.., var last] ? last.Hash : null, clock.Now);
    }

    /// <summary>The last thing that happened to the patient here; null while the session goes on.</summary>
    private static DateTimeOffset? Ended(SessionView view) =>
        !view.Closed && view.Story.Phase is not (Phase.Home or Phase.Closed) ? null
        : view.Story.Standing.Where(entry => entry.Entry is not (Entry.SessionSigned or Entry.Addendum or Entry.WasteWitnessed)).Select(entry => (DateTimeOffset?)entry.MeasuredAt).Max() ?? view.OpenedAt;

    /// <summary>The strip of the paper: its pins bear the numbers of the entries, and nothing on it is due.</summary>
    private BedsideView Shown(SessionView view)
    {
        var shown = BedsideView.Of(view, Surveillance.Over(view), null, estimates.Of(view, null));
        return shown with { Due = null, NotJudged = null, Entries = [.. shown.Entries.Select(entry => entry.Pin is null ? entry : entry with { Pin = entry.Number })] };
    }
}
