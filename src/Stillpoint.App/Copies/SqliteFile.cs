using Microsoft.Data.Sqlite;

namespace Stillpoint.App.Copies;

/// <summary>A SQLite database as one file that can be carried away.</summary>
internal static class SqliteFile
{
    /// <summary>Copies one database over an empty file, as of one moment, whoever writes meanwhile; answers in words why it is of no use.</summary>
    public static string? Copy(string from, string to)
    {
        using (var source = Open(from, SqliteOpenMode.ReadWrite))
        {
            if (Answer(source, "select count(*) from sqlite_master where name in ('audit_entry', 'session_event', '__EFMigrationsHistory')") != "3") return $"{from} is no database of Stillpoint.";
            using var target = Open(to, SqliteOpenMode.ReadWrite);
            source.BackupDatabase(target);
        }
        IntoOneFile(to);
        using (var copied = Open(to, SqliteOpenMode.ReadOnly))
            if (Answer(copied, "pragma quick_check") is not "ok" and var damage) return $"{from} is damaged: {damage}.";
        // The copy is on the disk before anybody hears of it.
        using var file = new FileStream(to, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
        return null;
    }

    /// <summary>What stands in the journal beside it is taken into the file.</summary>
    public static void IntoOneFile(string file)
    {
        using var connection = Open(file, SqliteOpenMode.ReadWrite);
        Answer(connection, "pragma journal_mode=delete");
    }

    /// <summary>Whether no other program has the database open; then everything of it stands in its one file.</summary>
    public static bool Alone(string file)
    {
        try
        {
            using var connection = Open(file, SqliteOpenMode.ReadWrite);
            // Leaving the journal behind needs the file for itself, which any other open connection denies.
            return Answer(connection, "pragma journal_mode=delete") == "delete";
        }
        catch (SqliteException held) when (held.SqliteErrorCode is 5 or 6)
        {
            return false;
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(file), Mode = mode, Pooling = false, DefaultTimeout = 2 }.ToString());
        connection.Open();
        return connection;
    }

    private static string? Answer(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }
}
