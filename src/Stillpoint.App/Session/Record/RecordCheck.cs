using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Readings;

namespace Stillpoint.App.Session.Record;

/// <summary>
/// Recomputes every hash of the record and names the first link that does not hold: the audit with the rows it names, in its
/// order; then what signatures cover, each strip against its head, readings against their seals, and rows that nothing names.
/// docs/running/record.md says the same in words.
/// </summary>
internal sealed class RecordCheck(ClinicDb db)
{
    /// <summary>Parts the old is divided into, one a night: everything is looked at anew within eight weeks.</summary>
    public const int Nights = 56;

    /// <summary>What was found: how many links were recomputed, and the first broken one in words, or null.</summary>
    internal sealed record Result(long Links, string? Broken)
    {
        /// <summary>Rows and readings that nothing proves: from before they were, or of the last minutes.</summary>
        public long NotCovered { get; init; }

        /// <summary>Rows that are proved only since rows are.</summary>
        public long Found { get; init; }

        /// <summary>The last entry of the audit, its hash, and where the next part of the old begins.</summary>
        public (long Number, string Hash) Head { get; init; } = (0, HashChain.Beginning);

        public long OldFrom { get; init; }

        /// <summary>In a sentence or three.</summary>
        public string Says => Broken ?? string.Create(CultureInfo.InvariantCulture,
            $"{Links} links hold.{(NotCovered == 0 ? "" : $" Not covered: {NotCovered} rows that nothing proves yet.")}{(Found == 0 ? "" : $" {Found} rows are from before rows were proved, and are proved only since.")}");
    }

    private static readonly Dictionary<long, string> Nothing = [];

    /// <summary>Hears how far a check of everything has come.</summary>
    public Action<string>? Told { get; init; }

    /// <param name="outside">Hashes of entries of the audit that were kept elsewhere, by number.</param>
    public Task<Result> Everything(IReadOnlyDictionary<long, string>? outside = null) => AsOfOneMoment(async () =>
    {
        var walk = new AuditWalk(db, outside ?? Nothing) { Told = at => Told?.Invoke($"the audit and its rows: {at}") };
        if (await walk.Go(0, HashChain.Beginning) is { } broken) return new(walk.Links, broken);
        if (outside?.Keys.Order().FirstOrDefault(number => number > walk.Number) is { } cut and > 0) return new(walk.Links, $"Audit: it ends at entry {walk.Number}, and the hash of entry {cut} was kept outside. Its end was cut off.");
        var links = walk.Links;
        var signatures = new SignatureCheck(db);
        if (await signatures.Hold() is { } unsigned) return new(links + signatures.Links, unsigned);
        links += signatures.Links;

        List<SessionEventRow> signed = [];
        foreach (var session in await db.Set<SessionRow>().AsNoTracking().OrderBy(row => row.Id).Select(row => row.Id).ToListAsync())
        {
            Told?.Invoke($"session {session}");
            var strip = await Strip(session, walk.Heads.GetValueOrDefault(session), signed);
            links += strip.Links;
            if (strip.Broken is not null) return new(links, strip.Broken);
            walk.Heads.Remove(session);
            if (signed.Count < 250) continue;
            if (await signatures.Hold(signed) is { } other) return new(links, other);
            signed.Clear();
        }
        if (await signatures.Hold(signed) is { } another) return new(links, another);
        if (walk.Heads.Count > 0) return new(links, $"The audit names session {walk.Heads.Keys.Order().First()}, which is not there any more.");

        var (sealedTo, late) = (0L, await Readings(walk.Seals));
        if (late is not null) return new(links, late);
        foreach (var (seal, at) in walk.Seals)
        {
            if (seal.First != sealedTo + 1) return new(links, $"Readings {sealedTo + 1} to {seal.First - 1} were never sealed.");
            (sealedTo, links) = (seal.Last, links + seal.Readings);
        }
        var (rows, first) = await new RowCheck(db).Unlinked();
        if (rows > 0 && walk.RowsBegun) return new(links, $"{first}: the audit knows nothing of it. It was not written by this program{(rows == 1 ? "" : $", nor were {rows - 1} other rows")}.");
        var unsealed = await db.Set<DeviceReadingRow>().LongCountAsync(row => row.Number > sealedTo);
        return new(links, null) { NotCovered = rows + unsealed, Found = walk.Found, Head = (walk.Number, walk.Head) };
    });

    /// <summary>What was written since an earlier check that held, and the next part of the old.</summary>
    public Task<Result> Since(RecordCheckRow last) => AsOfOneMoment(async () =>
    {
        if (await HashAt(last.CheckedTo) != last.Head)
            return new(0, string.Create(CultureInfo.InvariantCulture, $"Audit: entry {last.CheckedTo} is not there any more as it was checked on {last.At:yyyy-MM-dd HH:mm} UTC."));
        var (young, old) = (new AuditWalk(db, Nothing), new AuditWalk(db, Nothing));
        if (await young.Go(last.CheckedTo, last.Head) is { } broken) return new(young.Links, broken);
        var from = last.OldFrom >= last.CheckedTo ? 0 : last.OldFrom;
        var before = from == 0 ? HashChain.Beginning : await HashAt(from);
        if (before is null) return new(young.Links, $"Audit: entry {from} is missing.");
        if (await old.Go(from, before, Math.Min(last.CheckedTo, from + (last.CheckedTo / Nights) + 1)) is { } rotten) return new(young.Links + old.Links, rotten);

        var links = young.Links + old.Links;
        var signatures = new SignatureCheck(db);
        if (await signatures.Hold([.. young.Signed, .. old.Signed]) is { } unsigned) return new(links + signatures.Links, unsigned);
        links += signatures.Links;
        List<SessionEventRow> signed = [];
        foreach (var session in young.Heads.Keys.Union(old.Heads.Keys).Order())
        {
            var strip = await Strip(session, young.Heads.GetValueOrDefault(session) ?? await Anchor(session), signed);
            links += strip.Links;
            if (strip.Broken is not null) return new(links, strip.Broken);
        }
        if (await signatures.Hold(signed) is { } other) return new(links, other);
        if (await Readings([.. old.Seals, .. young.Seals]) is { } changed) return new(links, changed);
        links += old.Seals.Concat(young.Seals).Sum(one => one.Seal.Readings);
        return new(links, null) { NotCovered = last.NotCovered, Found = last.Found, Head = (young.Number, young.Head), OldFrom = old.Number };
    });

    /// <summary>One session: its strip against the audit's entries of it, its own row, its order and every signature it rests on. Nothing else is read.</summary>
    public Task<Result> OneSession(Guid session) => AsOfOneMoment(async () =>
    {
        if (await db.Set<SessionRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == session) is not { } row) return new(0, $"There is no session {session}.");
        List<SessionEventRow> signed = [];
        var strip = await Strip(session, await Anchor(session), signed);
        if (strip.Broken is not null) return strip;
        if (await new SignatureCheck(db).Hold(signed) is { } other) return new(strip.Links, other);
        var plan = await db.Set<PlanVersionRow>().AsNoTracking().SingleAsync(one => one.Id == row.PlanVersionId);
        var signatures = await db.Set<SignatureRow>().AsNoTracking().Where(one => one.Subject == $"session/{session}" || one.Id == plan.SignatureId).Select(one => one.Id).ToListAsync();
        List<string> subjects = [$"session/{session}", $"patient/{row.PatientId}", $"plan_version/{plan.Id}", .. signatures.Select(id => $"signature/{id}")];
        var entries = await db.Set<AuditEntryRow>().AsNoTracking().Where(entry => subjects.Contains(entry.Subject)).OrderBy(entry => entry.Number).ToListAsync();
        if (entries.Find(entry => !AuditWalk.Holds(entry.Hash, entry.PreviousHash, AuditTrail.Format, format => AuditTrail.HashOf(entry, format))) is { } changed) return new(strip.Links, $"Audit: entry {changed.Number} was changed after it was written.");
        List<AuditEntryRow> rows = [.. entries.Where(entry => entry.Action is RowLinks.Written or RowLinks.Found)];
        if (await new RowCheck(db).Hold(rows) is { } broken) return new(strip.Links, broken);
        var check = new SignatureCheck(db);
        if (await check.Hold([.. subjects.Where(SignatureCheck.Concerns)]) is { } unsigned) return new(strip.Links, unsigned);
        return new(strip.Links + entries.Count + check.Links, null) { NotCovered = subjects.Except(rows.Select(entry => entry.Subject)).Count(), Found = rows.Count(entry => entry.Action == RowLinks.Found) };
    });

    /// <param name="session">Whose strip.</param>
    /// <param name="anchor">Its newest head in the audit.</param>
    /// <param name="signed">Takes the entries that name signatures.</param>
    private async Task<Result> Strip(Guid session, string? anchor, List<SessionEventRow> signed)
    {
        var previous = HashChain.Beginning;
        var number = 0;
        await foreach (var row in db.Set<SessionEventRow>().AsNoTracking().Where(row => row.SessionId == session).OrderBy(row => row.Number).AsAsyncEnumerable())
        {
            number++;
            if (row.Number != number) return new(number, $"Session {session}: entry {number} is missing.");
            if (row.PreviousHash != previous) return new(number, $"Session {session}: entry {number} does not follow the entry before it.");
            if (!AuditWalk.Holds(row.Hash, previous, SessionRecord.Format, format => SessionRecord.HashOf(row, format))) return new(number, $"Session {session}: entry {number} was changed after it was written.");
            previous = row.Hash;
            if (EntrySignatures.NamedBy(row.Kind)) signed.Add(row);
        }
        var head = number == 0 ? null : SessionRecord.Anchor(number, previous);
        return new(number, anchor == head ? null : $"Session {session}: the audit ends at entry {anchor?.Split(' ')[0] ?? "none"}, the strip at {number}.");
    }

    /// <summary>The newest head of a strip in the audit.</summary>
    private Task<string?> Anchor(Guid session) => db.Set<AuditEntryRow>().Where(entry => entry.Subject == $"session/{session}" && entry.Action == "session-appended")
        .OrderByDescending(entry => entry.Number).Select(entry => entry.Detail).FirstOrDefaultAsync();

    private async Task<string?> Readings(IEnumerable<(ReadingSeal Seal, DateTimeOffset At)> seals)
    {
        foreach (var (seal, at) in seals)
        {
            Told?.Invoke($"readings {seal.First} to {seal.Last}");
            var now = await ReadingSeals.Hashed(db, seal.First, seal.Last);
            if (now == seal) continue;
            var what = now?.Readings == seal.Readings ? "one was changed after it was sealed" : $"{seal.Readings} were sealed and {now?.Readings ?? 0} are there";
            return string.Create(CultureInfo.InvariantCulture, $"Readings {seal.First} to {seal.Last}, sealed {at:yyyy-MM-dd HH:mm:ss} UTC: {what}.");
        }
        return null;
    }

    private Task<string?> HashAt(long number) => db.Set<AuditEntryRow>().Where(entry => entry.Number == number).Select(entry => entry.Hash).FirstOrDefaultAsync();

    /// <summary>Whoever writes meanwhile is not seen, and waits for nothing.</summary>
    private async Task<Result> AsOfOneMoment(Func<Task<Result>> look)
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            await using DbTransaction moment = db.Database.GetDbConnection() is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: true)
                : await db.Database.GetDbConnection().BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
            await using var joined = await db.Database.UseTransactionAsync(moment);
            return await look();
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
