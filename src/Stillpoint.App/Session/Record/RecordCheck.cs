using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;

namespace Stillpoint.App.Session.Record;

/// <summary>Recomputes every hash of the record and names the first link that does not hold.</summary>
internal sealed class RecordCheck(ClinicDb db)
{
    /// <summary>What was found: how many links were recomputed, and the first broken one in words, or null.</summary>
    internal sealed record Result(long Links, string? Broken);

    public async Task<Result> Everything()
    {
        var (links, heads, broken) = await AuditChain();
        if (broken is not null) return new(links, broken);
        foreach (var session in await db.Set<SessionRow>().AsNoTracking().OrderBy(row => row.Id).Select(row => row.Id).ToListAsync())
        {
            var checkedSession = await Session(session, heads);
            links += checkedSession.Links;
            if (checkedSession.Broken is not null) return new(links, checkedSession.Broken);
            heads.Remove(session);
        }
        return new(links, heads.Count == 0 ? null : $"The audit names session {heads.Keys.Order().First()}, which is not there any more.");
    }

    public async Task<Result> OneSession(Guid session)
    {
        if (!await db.Set<SessionRow>().AnyAsync(row => row.Id == session)) return new(0, $"There is no session {session}.");
        var (links, heads, broken) = await AuditChain();
        if (broken is not null) return new(links, broken);
        var result = await Session(session, heads);
        return result with { Links = links + result.Links };
    }

    private async Task<Result> Session(Guid session, Dictionary<Guid, string> heads)
    {
        var previous = HashChain.Beginning;
        var number = 0;
        await foreach (var row in db.Set<SessionEventRow>().AsNoTracking().Where(row => row.SessionId == session).OrderBy(row => row.Number).AsAsyncEnumerable())
        {
            number++;
            if (row.Number != number) return new(number, $"Session {session}: entry {number} is missing.");
            if (row.PreviousHash != previous) return new(number, $"Session {session}: entry {number} does not follow the entry before it.");
            if (!Holds(row.Hash, previous, SessionRecord.Format, format => SessionRecord.HashOf(row, format))) return new(number, $"Session {session}: entry {number} was changed after it was written.");
            previous = row.Hash;
        }
        var anchor = heads.GetValueOrDefault(session);
        var head = number == 0 ? null : SessionRecord.Anchor(number, previous);
        return new(number, anchor == head ? null : $"Session {session}: the audit ends at entry {anchor?.Split(' ')[0] ?? "none"}, the strip at {number}.");
    }

    private async Task<(long Links, Dictionary<Guid, string> Heads, string? Broken)> AuditChain()
    {
        var heads = new Dictionary<Guid, string>();
        var previous = HashChain.Beginning;
        long number = 0;
        await foreach (var row in db.Set<AuditEntryRow>().AsNoTracking().OrderBy(row => row.Number).AsAsyncEnumerable())
        {
            number++;
            if (row.Number != number) return (number, heads, $"Audit: entry {number} is missing.");
            if (row.PreviousHash != previous) return (number, heads, $"Audit: entry {number} does not follow the entry before it.");
            if (!Holds(row.Hash, previous, AuditTrail.Format, format => AuditTrail.HashOf(row, format))) return (number, heads, $"Audit: entry {number} was changed after it was written.");
            previous = row.Hash;
            if (row.Action == "session-appended" && Guid.TryParse(row.Subject.AsSpan("session/".Length), out var session)) heads[session] = row.Detail;
        }
        return (number, heads, null);
    }

    /// <summary>A hash is that of its row, made in a format this program knows and not in an earlier one than the row before.</summary>
    private static bool Holds(string hash, string previous, int newest, Func<int, string> hashOf) =>
        HashChain.FormatOf(hash) is var format && format >= HashChain.FormatOf(previous) && format <= newest && format > 0 && hashOf(format) == hash;
}
