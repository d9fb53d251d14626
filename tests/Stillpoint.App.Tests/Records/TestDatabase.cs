using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Stillpoint.App.Records;

namespace Stillpoint.App.Tests.Records;

/// <summary>A database of its own for one test, at the newest schema (copied from one that was migrated once), or empty.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    public const string Sqlite = "SQLite", Postgres = "PostgreSQL";

    private static readonly SemaphoreSlim MakingTemplates = new(1);
    private static readonly string Folder = Directory.CreateTempSubdirectory("stillpoint-tests-").FullName;
    private static readonly Dictionary<string, string> Templates = new(StringComparer.Ordinal);
    private static int made;

    static TestDatabase() => Leftovers.ClearAtEnd(() =>
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    });

    private TestDatabase(string place) => (Place, Engine) = (place, Engine.From(place));

    /// <summary>What <c>--database</c> takes.</summary>
    public string Place { get; }

    public Engine Engine { get; }

    public ClinicDb Open() => Engine.Open();

    public static async Task<TestDatabase> Empty(string engine)
    {
        var number = Interlocked.Increment(ref made);
        if (engine == Sqlite) return new(Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{number}.db")));
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{number}");
        await TestPostgres.Run($"create database {name}");
        return new(TestPostgres.Connection(name));
    }

    public static async Task<TestDatabase> Fresh(string engine)
    {
        var template = await Template(engine);
        var number = Interlocked.Increment(ref made);
        if (engine == Sqlite)
        {
            var file = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{number}.db"));
            File.Copy(template, file);
            return new(file);
        }
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{number}");
        await TestPostgres.Run($"create database {name} template {template}");
        return new(TestPostgres.Connection(name));
    }

    private static async Task<string> Template(string engine)
    {
        await MakingTemplates.WaitAsync();
        try
        {
            if (Templates.TryGetValue(engine, out var known)) return known;
            await using var empty = await Empty(engine);
            await empty.Engine.Migrate();
            if (engine == Sqlite)
            {
                await using (var db = empty.Open())
                {
                    await db.Database.OpenConnectionAsync();
                    await using var command = db.Database.GetDbConnection().CreateCommand();
                    command.CommandText = "pragma wal_checkpoint(truncate); pragma journal_mode=delete;";
                    await command.ExecuteNonQueryAsync();
                }
                var template = Path.Combine(Folder, "template.db");
                SqliteConnection.ClearAllPools();
                File.Copy(new SqliteConnectionStringBuilder(empty.Engine.Connection).DataSource, template);
                return Templates[engine] = template;
            }
            NpgsqlConnection.ClearAllPools();
            var name = new NpgsqlConnectionStringBuilder(empty.Engine.Connection).Database!;
            await TestPostgres.Run($"alter database {name} rename to migrated");
            return Templates[engine] = "migrated";
        }
        finally
        {
            MakingTemplates.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Engine.IsPostgres)
        {
            await using var connection = new NpgsqlConnection(Engine.Connection);
            NpgsqlConnection.ClearPool(connection);
            return;
        }
        using var pool = new SqliteConnection(Engine.Connection);
        SqliteConnection.ClearPool(pool);
        foreach (var suffix in (string[])["", "-wal", "-shm"]) File.Delete(pool.DataSource + suffix);
    }
}

file static class Connections
{
    public static System.Data.Common.DbConnection GetDbConnection(this Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade database) =>
        Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(database);

    public static Task OpenConnectionAsync(this Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade database) =>
        Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.OpenConnectionAsync(database);
}
