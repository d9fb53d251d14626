using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Readings;

namespace Stillpoint.App.Session.Record;

/// <summary>Checks the record each night: what came since the last check and a part of the old; everything the first time, and after a broken link until it holds again.</summary>
internal sealed partial class RecordNight(ClinicDb db, AuditTrail audit, ReadingSeals seals, TimeProvider clock, ILogger<RecordNight> log)
{
    private const int FoundAtOnce = 500;

    /// <summary>Work for <see cref="Jobs"/>; the body says whether everything is asked for.</summary>
    public static JobKind Kind { get; } = new("record-check", (services, body, cancel) => services.GetRequiredService<RecordNight>().Look(body == Whole, cancel));

    public const string Whole = "whole";

    /// <summary>The newest checks, the last first.</summary>
    public static Task<List<RecordCheckRow>> Checks(ClinicDb db, int most, CancellationToken cancel = default) =>
        db.Set<RecordCheckRow>().AsNoTracking().OrderByDescending(row => row.At).Take(most).ToListAsync(cancel);

    /// <summary>Somebody asks for a check of everything, now; asked twice within a minute it is one.</summary>
    public Task Ask(Actor by)
    {
        var now = clock.Moment();
        return audit.Change(by, new AuditNote("record-check-asked", "record"), () => Jobs.Plan(db, Kind.Name, FormattableString.Invariant($"record-check/asked/{now:yyyy-MM-ddTHH:mm}"), Whole, now));
    }

    public async Task<RecordCheckRow> Look(bool whole, CancellationToken cancel)
    {
        await seals.Seal(cancel);
        await Begin(cancel);
        var (last, began) = ((await Checks(db, 1, cancel)).FirstOrDefault(), clock.GetTimestamp());
        whole |= last is null or { Broken: not null };
        var check = new RecordCheck(db);
        var result = whole ? await check.Everything() : await check.Since(last!);
        var now = clock.Moment();
        var row = new RecordCheckRow
        {
            Id = Guid.CreateVersion7(now), At = now, IsWhole = whole, CheckedTo = result.Head.Number, Head = result.Head.Hash, OldFrom = result.OldFrom, Links = result.Links, NotCovered = result.NotCovered,
            Found = result.Found, TookMs = (long)clock.GetElapsedTime(began).TotalMilliseconds, Broken = result.Broken,
        };
        db.Add(row);
        await db.SaveChangesAsync(CancellationToken.None);
        if (row.Broken is not null) LogBroken(log, row.Broken);
        return row;
    }

    /// <summary>Once: what stands in the tables from before rows were proved is noted as it is found, so that from then on none may come or go unseen.</summary>
    private async Task Begin(CancellationToken cancel)
    {
        if (await db.Set<AuditEntryRow>().AnyAsync(entry => entry.Subject == "record" && entry.Action == RowLinks.Begun, cancel)) return;
        var check = new RowCheck(db);
        foreach (var kind in RowCheck.Kinds(db))
            while (await audit.Note(Actor.System, () => check.Found(kind, FoundAtOnce)) == FoundAtOnce) cancel.ThrowIfCancellationRequested();
        await audit.Change(Actor.System, new AuditNote(RowLinks.Begun, "record"), () => Task.CompletedTask);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The record does not hold: {Broken}")]
    private static partial void LogBroken(ILogger log, string broken);
}
