using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;

namespace Stillpoint.App.Session.Record;

/// <summary><c>stillpoint record verify [SESSION]</c> and <c>stillpoint record export SESSION [--csv]</c>.</summary>
internal static class RecordCommand
{
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        var words = args.Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToList();
        var csv = args.Contains("--csv", StringComparer.Ordinal);
        var database = args.SkipWhile(word => word != "--database").Skip(1).FirstOrDefault();
        if (database is not null) words.Remove(database);
        var engine = Engine.From(database ?? new Settings().Database);
        await using var db = engine.Open();

        switch (words)
        {
            case ["verify"]:
                return await Tell(await new RecordCheck(db).Everything());
            case ["verify", var id] when Guid.TryParse(id, out var session):
                return await Tell(await new RecordCheck(db).OneSession(session));
            case ["export", var id] when Guid.TryParse(id, out var session):
                if (!await db.Set<SessionRow>().AnyAsync(row => row.Id == session))
                {
                    await errors.WriteLineAsync($"There is no session {session}.");
                    return ExitCode.RequestWasWrong;
                }
                if (csv)
                {
                    await RecordExport.Csv(db, session, output);
                }
                else
                {
                    using var json = new MemoryStream();
                    await RecordExport.Json(db, session, json);
                    await output.WriteAsync(System.Text.Encoding.UTF8.GetString(json.ToArray()));
                }
                return ExitCode.Done;
            default:
                await errors.WriteLineAsync("""
                    stillpoint record verify [SESSION]          recompute every hash; 1 and the first broken link when one does not hold
                    stillpoint record export SESSION [--csv]    one session's strip as JSON, or CSV
                    --database PLACE                            a SQLite file, or a PostgreSQL connection string
                    """);
                return args is ["--help" or "-h"] ? ExitCode.Done : ExitCode.RequestWasWrong;
        }

        async Task<int> Tell(RecordCheck.Result result)
        {
            await output.WriteLineAsync(result.Broken ?? $"{result.Links} links hold.");
            return result.Broken is null ? ExitCode.Done : ExitCode.AnswerIsNo;
        }
    }
}
