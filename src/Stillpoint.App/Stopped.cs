using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Stillpoint.App.Records;

namespace Stillpoint.App;

/// <summary>What can stop a command from outside: the one sentence for whoever started it, in place of the trace of a program.</summary>
internal static class Stopped
{
    /// <summary>Null for what only a bug causes.</summary>
    public static string? Says(Exception failed)
    {
        for (var cause = failed; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case WrongDatabaseException wrong: return wrong.Message;
                case SqliteException { SqliteErrorCode: 5 or 6 }: return "Another program holds the database. Stop it, or try again in a moment.";
                case SqliteException: return "The database can't be read: it is damaged, of another version, or not one of Stillpoint's. Check --database.";
                // A connection string may hold a password, so it is not repeated.
                case PostgresException: return "The PostgreSQL database in --database refuses: check its name, user and password, and that serve has prepared it.";
                case NpgsqlException: return "The PostgreSQL server in --database doesn't answer: check its address, and that it runs.";
                case DbException: return "The database can't be read. Check --database.";
                case IOException or UnauthorizedAccessException: return cause.Message;
                default: break;
            }
        }
        return null;
    }
}
