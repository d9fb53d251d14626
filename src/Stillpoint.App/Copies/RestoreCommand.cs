using System.Globalization;
using Microsoft.Data.Sqlite;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;

namespace Stillpoint.App.Copies;

/// <summary><c>stillpoint restore FILE</c>: puts a copy in the place of the database, once every hash of it holds. What stood there is kept beside it.</summary>
internal static class RestoreCommand
{
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors, TimeProvider clock)
    {
        if (args is not [var copy, .. var flags] || copy.StartsWith('-'))
        {
            await (args is ["--help" or "-h"] ? output : errors).WriteLineAsync(Usage);
            return args is ["--help" or "-h"] ? ExitCode.Done : ExitCode.RequestWasWrong;
        }
        var (settings, refusal) = SettingsReader.Read(flags);
        if (settings is null) return await Say(refusal!, ExitCode.RequestWasWrong);
        var engine = Engine.From(settings.Database);
        if (engine.IsPostgres) return await Say("PostgreSQL restores its own copies: createdb, then pg_restore --dbname=… and the file. docs/running/backup.md says more.", ExitCode.RequestWasWrong);
        if (!File.Exists(copy)) return await Say($"There is no copy {copy}.", ExitCode.RequestWasWrong);

        PrivateFiles.Only();
        var place = new SqliteConnectionStringBuilder(engine.Connection).DataSource;
        var coming = place + ".restoring";
        try
        {
            if (Path.GetDirectoryName(place) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            File.Delete(coming);
            await PrivateFiles.Create(coming).DisposeAsync();
            if (SqliteFile.Copy(copy, coming) is { } unusable) return await Say($"Nothing was changed: {unusable}", ExitCode.AnswerIsNo);
            var (links, broken) = await Verify(coming);
            if (broken is not null) return await Say($"Nothing was changed, as the copy's record does not hold: {broken}", ExitCode.AnswerIsNo);

            string? before = null;
            if (File.Exists(place))
            {
                if (!SqliteFile.Alone(place)) return await Say($"Nothing was changed: a program has {place} open. Stop the server first.", ExitCode.RequestWasWrong);
                before = string.Create(CultureInfo.InvariantCulture, $"{place}.before-{clock.GetUtcNow():yyyy-MM-dd'T'HHmmss'Z'}");
                File.Move(place, before);
            }
            File.Move(coming, place);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{links} links hold. {place} is the copy now{(before is null ? "" : $"; what stood there is {before}")}."));
            return ExitCode.Done;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or SqliteException)
        {
            return await Say($"Nothing was changed: check that {copy} is a copy of a Stillpoint database, and that this account may write beside {place}.", ExitCode.RequestWasWrong);
        }
        finally
        {
            foreach (var left in (string[])["", "-wal", "-shm"]) File.Delete(coming + left);
        }

        async Task<int> Say(string says, int exit)
        {
            await errors.WriteLineAsync(says);
            return exit;
        }
    }

    /// <summary>Brings the copy to this version and recomputes every hash in it.</summary>
    private static async Task<RecordCheck.Result> Verify(string file)
    {
        var engine = Engine.From(file);
        await engine.Migrate();
        RecordCheck.Result result;
        await using (var db = engine.Open()) result = await new RecordCheck(db).Everything();
        SqliteConnection.ClearAllPools();
        SqliteFile.IntoOneFile(file);
        return result;
    }

    private const string Usage = """
        stillpoint restore FILE [--database FILE]

          Checks the copy, recomputes every hash of its record and puts it in the place of the database, with the server
          stopped. What stood there is kept beside it. Put the keys (--keys) back too.
        """;
}
