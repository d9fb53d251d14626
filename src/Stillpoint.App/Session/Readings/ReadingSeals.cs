using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;

namespace Stillpoint.App.Session.Readings;

/// <summary>What the audit keeps of a stretch of readings: every number from the first to the last, how many there are, and one hash of all.</summary>
internal sealed record ReadingSeal(long First, long Last, long Readings, string Hash)
{
    public string Written => string.Create(CultureInfo.InvariantCulture, $"{First} {Last} {Readings} {Hash}");

    /// <summary>Null for what is none.</summary>
    public static ReadingSeal? Read(string detail) =>
        detail.Split(' ') is [var first, var last, var count, var hash] && long.TryParse(first, CultureInfo.InvariantCulture, out var from)
        && long.TryParse(last, CultureInfo.InvariantCulture, out var until) && long.TryParse(count, CultureInfo.InvariantCulture, out var many) ? new(from, until, many, hash) : null;
}

/// <summary>
/// Chains readings in batches: what became durable since the last seal is hashed where it stands and noted in the audit. Monitors
/// wait for none of it; a reading is proved from the next seal on.
/// </summary>
internal sealed class ReadingSeals(ClinicDb db, AuditTrail audit)
{
    public const string Action = "readings-kept", Subject = "readings";

    private const int Format = 2, MostAtOnce = 500_000;

    private const long OneAtATime = 7_201_006;

    /// <summary>Seals everything that is not sealed yet; answers how many seals that took.</summary>
    public async Task<int> Seal(CancellationToken cancel)
    {
        for (var seals = 0; ; seals++)
        {
            cancel.ThrowIfCancellationRequested();
            var last = await Last();
            if (await Hashed(db, last + 1, long.MaxValue, MostAtOnce) is not { } seal) return seals;
            // What was hashed can't change any more; another server may have been sooner.
            await audit.Write<ReadingSeal>(Actor.System, async () =>
            {
                if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({OneAtATime})");
                return await Last() == last ? (seal, new AuditNote(Action, Subject, Detail: seal.Written)) : null;
            });
        }
    }

    /// <summary>The last reading that is sealed; 0 when none is.</summary>
    public static async Task<long> LastSealed(ClinicDb db) =>
        await db.Set<AuditEntryRow>().Where(entry => entry.Subject == Subject && entry.Action == Action).OrderByDescending(entry => entry.Number).Select(entry => entry.Detail).FirstOrDefaultAsync() is { } detail
            && ReadingSeal.Read(detail) is { } seal ? seal.Last : 0;

    private Task<long> Last() => LastSealed(db);

    /// <summary>The seal of the readings from a number on, as they stand now; null when there are none.</summary>
    public static async Task<ReadingSeal?> Hashed(ClinicDb db, long first, long last, int most = int.MaxValue)
    {
        using var hashing = new HashChain.Hashing(Format, Subject);
        var (count, until) = (0L, 0L);
        await foreach (var row in Rows(db, first, last, most))
        {
            (until, count) = (Add(hashing, row), count + 1);
        }
        return count == 0 ? null : new(first, last == long.MaxValue ? until : last, count, hashing.End());
    }

    /// <summary>The seal of readings in hand, in the order of their numbers.</summary>
    public static ReadingSeal Of(long first, IReadOnlyCollection<DeviceReadingRow> rows)
    {
        using var hashing = new HashChain.Hashing(Format, Subject);
        foreach (var row in rows)
        {
            hashing.Add(row.Number);
            hashing.Add(row.DeviceId.ToString());
            hashing.Add(Instants.Microseconds(row.MeasuredAt));
            hashing.Add(Instants.Microseconds(row.RecordedAt));
            hashing.Add(Instants.Microseconds(row.DeviceAt));
            hashing.Add(row.Bed);
            hashing.Add(row.Named);
            hashing.Add(row.Signals);
        }
        return new(first, rows.Last().Number, rows.Count, hashing.End());
    }

    /// <summary>Past the object mapping, as a clinic has tens of millions of them.</summary>
    private static async IAsyncEnumerable<DbDataReader> Rows(ClinicDb db, long first, long last, int most)
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction is { } current ? Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(current) : null;
            command.CommandTimeout = 0;
            command.CommandText = string.Create(CultureInfo.InvariantCulture,
                $"select number, device_id, measured_at, recorded_at, device_at, bed, named, signals from device_reading where number between {first} and {last} order by number limit {most}");
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) yield return reader;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static long Add(HashChain.Hashing hashing, DbDataReader row)
    {
        var number = row.GetInt64(0);
        hashing.Add(number);
        hashing.Add(row.GetGuid(1).ToString());
        for (var time = 2; time <= 4; time++) hashing.Add(row.GetInt64(time));
        for (var text = 5; text <= 7; text++) hashing.Add(row.IsDBNull(text) ? null : row.GetString(text));
        return number;
    }
}
