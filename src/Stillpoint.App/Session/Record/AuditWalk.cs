using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Readings;

namespace Stillpoint.App.Session.Record;

/// <summary>
/// Goes along a stretch of the audit: recomputes each entry, holds the row it stands for against it, and gathers what else it
/// proves, the heads of strips and the seals of readings.
/// </summary>
internal sealed class AuditWalk(ClinicDb db, IReadOnlyDictionary<long, string> outside)
{
    private const int AtOnce = 20_000;

    private readonly RowCheck rows = new(db);

    public Action<long>? Told { get; init; }

    public long Links { get; private set; }

    /// <summary>The newest head of each strip that the stretch names.</summary>
    public Dictionary<Guid, string> Heads { get; } = [];

    public List<(ReadingSeal Seal, DateTimeOffset At)> Seals { get; } = [];

    /// <summary>Signatures, orders and decisions that were written in the stretch.</summary>
    public HashSet<string> Signed { get; } = new(StringComparer.Ordinal);

    /// <summary>Rows that were written before rows were proved.</summary>
    public long Found { get; private set; }

    /// <summary>From here on no row stands without an entry.</summary>
    public bool RowsBegun { get; private set; }

    /// <summary>Where it ended, and the hash there.</summary>
    public long Number { get; private set; }

    public string Head { get; private set; } = HashChain.Beginning;

    /// <summary>Goes from behind an entry to another, or to the end; answers the first link that does not hold.</summary>
    public async Task<string?> Go(long after, string head, long until = long.MaxValue)
    {
        (Number, Head) = (after, head);
        while (true)
        {
            var some = await db.Set<AuditEntryRow>().AsNoTracking().Where(entry => entry.Number > Number && entry.Number <= until).OrderBy(entry => entry.Number).Take(AtOnce).ToListAsync();
            foreach (var entry in some)
            {
                Links++;
                if (entry.Number != Number + 1) return $"Audit: entry {Number + 1} is missing.";
                if (entry.PreviousHash != Head) return $"Audit: entry {entry.Number} does not follow the entry before it.";
                if (!Holds(entry.Hash, Head, AuditTrail.Format, format => AuditTrail.HashOf(entry, format))) return $"Audit: entry {entry.Number} was changed after it was written.";
                if (outside.TryGetValue(entry.Number, out var kept) && kept != entry.Hash) return $"Audit: entry {entry.Number} is not the one whose hash was kept outside. The audit was written anew.";
                (Number, Head) = (entry.Number, entry.Hash);
                Gather(entry);
            }
            Told?.Invoke(Number);
            if (await rows.Hold(some.Where(IsOfRow)) is { } broken) return broken;
            if (some.Count < AtOnce) return null;
        }
    }

    /// <summary>A hash is that of its row, made in a format this program knows and not in an earlier one than the row before.</summary>
    public static bool Holds(string hash, string previous, int newest, Func<int, string> hashOf) =>
        HashChain.FormatOf(hash) is var format && format >= HashChain.FormatOf(previous) && format <= newest && format > 0 && hashOf(format) == hash;

    private static bool IsOfRow(AuditEntryRow entry) => entry.Action is RowLinks.Written or RowLinks.Found;

    private void Gather(AuditEntryRow entry)
    {
        if (IsOfRow(entry))
        {
            if (entry.Action == RowLinks.Found) Found++;
            if (SignatureCheck.Concerns(entry.Subject)) Signed.Add(entry.Subject);
        }
        else if (entry.Action == "session-appended" && Guid.TryParse(entry.Subject.AsSpan("session/".Length), out var session)) Heads[session] = entry.Detail;
        else if (entry.Action == ReadingSeals.Action && ReadingSeal.Read(entry.Detail) is { } seal) Seals.Add((seal, entry.At));
        else if (entry.Action == RowLinks.Begun) RowsBegun = true;
    }
}
