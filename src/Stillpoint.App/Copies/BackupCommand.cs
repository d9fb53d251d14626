using System.Globalization;
using Microsoft.Data.Sqlite;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;

namespace Stillpoint.App.Copies;

/// <summary><c>stillpoint backup FOLDER</c>: a whole, consistent copy of the record while the clinic works.</summary>
internal static class BackupCommand
{
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors, TimeProvider clock)
    {
        if (args is not [var folder, .. var flags] || folder.StartsWith('-'))
        {
            await (args is ["--help" or "-h"] ? output : errors).WriteLineAsync(Usage);
            return args is ["--help" or "-h"] ? ExitCode.Done : ExitCode.RequestWasWrong;
        }
        var (settings, refusal) = SettingsReader.Read(flags);
        if (settings is null) return await Refuse(refusal!);
        var engine = Engine.From(settings.Database);
        if (engine.IsPostgres)
            return await Refuse($"PostgreSQL keeps its own copies: pg_dump --format=custom --file={Path.Combine(folder, "stillpoint.dump")} and the database's name. docs/running/backup.md says more.");
        var source = new SqliteConnectionStringBuilder(engine.Connection).DataSource;
        if (!File.Exists(source)) return await Refuse($"There is no database {source}: say which with --database.");

        PrivateFiles.Only();
        try
        {
            Directory.CreateDirectory(folder);
            var copy = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"stillpoint-{clock.GetUtcNow():yyyy-MM-dd'T'HHmmss'Z'}.db"));
            await PrivateFiles.Create(copy).DisposeAsync();
            if (SqliteFile.Copy(source, copy) is { } broken)
            {
                File.Delete(copy);
                return await Refuse($"No copy was kept: {broken}");
            }
            await output.WriteLineAsync(copy);
            await errors.WriteLineAsync($"The keys in {settings.Keys} are not in it, on purpose: copy them to another place. stillpoint restore goes back to this copy.");
            return ExitCode.Done;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or SqliteException)
        {
            return await Refuse($"The copy could not be made: check that this account may read {source} and write {folder}, and that there is room.");
        }

        async Task<int> Refuse(string says)
        {
            await errors.WriteLineAsync(says);
            return ExitCode.RequestWasWrong;
        }
    }

    private const string Usage = """
        stillpoint backup FOLDER [--database FILE]

          A copy of the SQLite database into FOLDER, whole as of one moment, while the server runs. Its name is written to
          the output. The keys (--keys) are not in it: keep them apart.
        """;
}
