using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Stillpoint.App.Records;

/// <summary>Whether something failed because the database, its disk or the way to it is away or held, which passes and is nobody's mistake.</summary>
internal static class Outage
{
    /// <remarks>The driver says most of it in its own words; what it lets through bare, while it looks for the server, is a time that ran out or a wire.</remarks>
    public static bool Is(Exception? failed)
    {
        for (; failed is not null; failed = failed.InnerException)
            if (failed is SqliteException sqlite && Is(sqlite) || failed is PostgresException refused && Is(refused) || failed is NpgsqlException and not PostgresException or TimeoutException or SocketException) return true;
        return false;
    }

    /// <summary>An outage that ends without a person's doing: at a start, the database is waited for. A file that can't be opened or a full disk is not.</summary>
    public static bool PassesByItself(Exception failed) => Is(failed) && failed.GetBaseException() is not SqliteException { SqliteErrorCode: not (5 or 6) };

    /// <summary>Busy, locked, read-only, input or output, full, or cannot be opened.</summary>
    private static bool Is(SqliteException failed) => failed.SqliteErrorCode is 5 or 6 or 8 or 10 or 13 or 14;

    /// <summary>
    /// Of SQLSTATE: connections, resources (a full disk), locks, what had to give way to another or was asked after something of its
    /// own had failed, an operator's word, the system's errors; and a server that may only be read.
    /// </summary>
    private static bool Is(PostgresException failed) => failed.SqlState is ['0', '8', ..] or ['4', '0', ..] or "25P02" or ['5', '3', ..] or ['5', '7', ..] or ['5', '8', ..] or "55P03" or "25006";
}
