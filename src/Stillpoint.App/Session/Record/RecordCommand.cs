using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;

namespace Stillpoint.App.Session.Record;

/// <summary><c>stillpoint record verify [SESSION]</c>, <c>record head</c> and <c>record export SESSION [--csv]</c>.</summary>
internal static class RecordCommand
{
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors, TimeProvider clock, bool terminal = false)
    {
        var words = args.Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToList();
        var csv = args.Contains("--csv", StringComparer.Ordinal);
        var (database, anchor) = (After("--database"), After("--anchor"));
        var engine = Engine.From(database ?? new Settings().Database);
        await using var db = args is ["--help" or "-h"] ? engine.Open() : engine.OpenExisting();

        switch (words)
        {
            case ["verify"]:
                var (outside, refusal) = anchor is null ? (null, null) : AuditHead.ReadAll(anchor);
                if (refusal is not null) return await Refuse(refusal);
                var result = await new RecordCheck(db) { Told = terminal ? told => errors.Write($"\r{told,-60}") : null }.Everything(outside);
                if (terminal) await errors.WriteAsync($"\r{"",-60}\r");
                return await Tell(result);
            case ["verify", var id] when Guid.TryParse(id, out var session):
                return await Tell(await new RecordCheck(db).OneSession(session));
            case ["head"]:
                if (await AuditHead.Of(db) is not { } head) return await Refuse("Nothing was ever written in this record.");
                await output.WriteLineAsync(head.Line);
                return ExitCode.Done;
            case ["export", var id] when Guid.TryParse(id, out var session):
                return await Export(session);
            default:
                await errors.WriteLineAsync("""
                    stillpoint record verify [--anchor FILE]    recompute every hash; 1 and the first broken link when one does not hold
                    stillpoint record verify SESSION            the same of one session, its order and its signatures
                    stillpoint record head                      time, number and hash of the newest entry of the audit, to be kept outside
                    stillpoint record export SESSION [--csv]    one session's strip as JSON, or CSV; noted in the audit
                    --anchor FILE                               such lines as head prints, kept outside: a cut end is found
                    --database PLACE                            a SQLite file, or a PostgreSQL connection string
                    """);
                return args is ["--help" or "-h"] ? ExitCode.Done : ExitCode.RequestWasWrong;
        }

        string? After(string flag)
        {
            var value = args.SkipWhile(word => word != flag).Skip(1).FirstOrDefault();
            if (value is not null) words.Remove(value);
            return value;
        }

        async Task<int> Export(Guid session)
        {
            if (await db.Set<SessionRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == session) is not { } row) return await Refuse($"There is no session {session}.");
            // Noted first: nothing leaves that nobody knows of.
            await new AuditTrail(db, clock).Change(Actor.System, new AuditNote("session-exported", $"session/{session}", row.PatientId, $"by {Environment.UserName} at the command line"), () => Task.CompletedTask);
            if (csv)
            {
                await RecordExport.Csv(db, session, output);
                return ExitCode.Done;
            }
            using var json = new MemoryStream();
            await RecordExport.Json(db, session, json);
            await output.WriteAsync(System.Text.Encoding.UTF8.GetString(json.ToArray()));
            return ExitCode.Done;
        }

        async Task<int> Tell(RecordCheck.Result result)
        {
            await output.WriteLineAsync(result.Says);
            return result.Broken is null ? ExitCode.Done : ExitCode.AnswerIsNo;
        }

        async Task<int> Refuse(string says)
        {
            await errors.WriteLineAsync(says);
            return ExitCode.RequestWasWrong;
        }
    }
}
