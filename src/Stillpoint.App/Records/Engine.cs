using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Stillpoint.App.Records;

/// <summary>Which database engine, and where: a SQLite file, or PostgreSQL when the text is a connection string with <c>Host=</c>.</summary>
internal sealed record Engine
{
    private Engine(string connection, bool isPostgres) => (Connection, IsPostgres) = (connection, isPostgres);

    public string Connection { get; }

    public bool IsPostgres { get; }

    /// <summary>How many files and connections it may hold open in this process at once.</summary>
    public int Descriptors => IsPostgres ? new NpgsqlConnectionStringBuilder(Connection).MaxPoolSize + 8 : 80;

    public static Engine From(string database)
    {
        if (database.Contains("Host=", StringComparison.OrdinalIgnoreCase)) return new(Bounded(database), true);
        var path = Path.GetFullPath(database);
        // Waiting for a busy database is limited by the command timeout, not by SQLite's own busy timeout.
        return new(new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 5, Pooling = true }.ToString(), false);
    }

    /// <summary>
    /// A server of PostgreSQL takes a hundred connections and a few of its own. A pool of as many would be refused some in a
    /// burst, as when every monitor speaks again after a pause; with fewer whoever comes waits a moment. Another number may be given.
    /// </summary>
    private static string Bounded(string connection)
    {
        const int Most = 40;
        try
        {
            var given = new DbConnectionStringBuilder { ConnectionString = connection };
            return given.ContainsKey("Maximum Pool Size") || given.ContainsKey("MaxPoolSize") ? new NpgsqlConnectionStringBuilder(connection).ToString()
                : new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = Most }.ToString();
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            throw new WrongDatabaseException();
        }
    }

    public void Configure(DbContextOptionsBuilder options)
    {
        if (IsPostgres) options.UseNpgsql(Connection);
        else options.UseSqlite(Connection).AddInterceptors(DurableSqlite.Instance);
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
    }

    public ClinicDb Open()
    {
        var options = new DbContextOptionsBuilder<ClinicDb>();
        Configure(options);
        return new ClinicDb(options.Options);
    }

    /// <summary>The same, of a database that is there already: nothing is made by looking for it.</summary>
    public ClinicDb OpenExisting()
    {
        if (!IsPostgres && new SqliteConnectionStringBuilder(Connection).DataSource is { } file && !File.Exists(file)) throw new WrongDatabaseException($"There is no database {file}: say which with --database.");
        return Open();
    }

    /// <summary>Brings the schema to the newest version; a SQLite folder is made when it is missing.</summary>
    public async Task Migrate(CancellationToken cancel = default)
    {
        if (!IsPostgres) Prepare(new SqliteConnectionStringBuilder(Connection).DataSource);
        await using var db = Open();
        await db.GetService<IMigrator>().MigrateAsync(cancellationToken: cancel);
        await PatientWords.LearnAll(db, cancel);
    }

    /// <summary>The file and its folder, readable by this account alone; SQLite gives its journal files the rights of the database.</summary>
    private static void Prepare(string file)
    {
        var folder = Path.GetDirectoryName(file);
        if (OperatingSystem.IsWindows())
        {
            if (folder is { Length: > 0 }) Directory.CreateDirectory(folder);
            return;
        }
        if (folder is { Length: > 0 }) Directory.CreateDirectory(folder, PrivateFiles.Folder);
        if (!File.Exists(file)) PrivateFiles.Create(file).Dispose();
        // The migrator first looks with a connection that may only read, and that could not set the journal of a new file or of a copy.
        using var first = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        first.Open();
        using var command = first.CreateCommand();
        command.CommandText = "pragma journal_mode=wal";
        command.ExecuteNonQuery();
    }

    /// <summary>A commit that was acknowledged survives a pulled plug.</summary>
    private sealed class DurableSqlite : DbConnectionInterceptor
    {
        public static readonly DurableSqlite Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "pragma journal_mode=wal; pragma synchronous=full; pragma busy_timeout=5000; pragma foreign_keys=on;";
            command.ExecuteNonQuery();
        }
    }
}

/// <summary>What stands in <c>--database</c> is no database; it is not repeated, since a connection string may hold a password.</summary>
internal sealed class WrongDatabaseException(string says = "What stands in --database is no connection string of PostgreSQL, such as Host=localhost;Database=stillpoint;Username=stillpoint.") : Exception(says);

file static class Services
{
    public static T GetService<T>(this DbContext db) where T : class =>
        Microsoft.EntityFrameworkCore.Infrastructure.AccessorExtensions.GetService<T>(db);
}
