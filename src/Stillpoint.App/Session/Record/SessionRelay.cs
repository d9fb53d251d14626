using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;

namespace Stillpoint.App.Session.Record;

/// <summary>Carries word of new entries between servers over one PostgreSQL, so that a bedside open at one sees what was written at another.</summary>
internal sealed class SessionRelay(Engine engine, SessionFeed feed, TimeProvider clock, ILogger<SessionRelay> log) : ServerLine(engine, clock, log)
{
    private const string Entries = "session_entry";

    private readonly Engine engine = engine;

    protected override IReadOnlyList<string> Channels => [Entries];

    /// <summary>Sends word with the transaction that writes the entry: it leaves when that is durable, or not at all.</summary>
    public static Task Notify(ClinicDb db, SessionFeed feed, Guid session, int number)
    {
        var words = string.Create(CultureInfo.InvariantCulture, $"{feed.Server} {session} {number}");
        return db.Database.ExecuteSqlAsync($"select pg_notify({Entries}, {words})");
    }

    /// <summary>Tells every open session's newest number: a screen that has it already does nothing.</summary>
    protected override async Task Back(CancellationToken cancel)
    {
        await using var db = engine.Open();
        var newest = await db.Set<SessionEventRow>().Where(entry => db.Set<SessionRow>().Any(session => session.Id == entry.SessionId && session.ClosedAt == null))
            .GroupBy(entry => entry.SessionId).Select(group => new { group.Key, Number = group.Max(entry => entry.Number) }).ToListAsync(cancel);
        foreach (var session in newest) feed.Announce(session.Key, session.Number);
    }

    protected override Task Heard(string channel, string payload, CancellationToken cancel)
    {
        // What this server wrote it has told its own screens already.
        if (payload.Split(' ') is [var server, var session, var number] && server != feed.Server && Guid.TryParse(session, CultureInfo.InvariantCulture, out var id) && int.TryParse(number, CultureInfo.InvariantCulture, out var at))
            feed.Announce(id, at);
        return Task.CompletedTask;
    }
}
