using Npgsql;
using NpgsqlTypes;
using Stillpoint.App.Records;

namespace Stillpoint.App.Session.Readings;

/// <summary>
/// One connection of its own and one transaction a group. The groups of all servers queue for one lock, so that the order of
/// the numbers is the order of the commits and whoever reads on from a number misses nothing.
/// </summary>
internal sealed class PostgresReadings(Engine engine, ReadingRelay relay) : ReadingTable
{
    private const string InsertReadings = """
        insert into device_reading (device_id, measured_at, recorded_at, device_at, bed, named, signals)
        select device, measured, recorded, said, bed, named, signals
        from unnest($1, $2, $3, $4, $5, $6, $7) with ordinality as r (device, measured, recorded, said, bed, named, signals, place)
        order by place returning number
        """;

    private const string InsertRejected = """
        insert into rejected_message (id, received_at, "from", answer, because, device, bed, bytes, cause, messages, last_at, kind)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict (cause) where seen_at is null
        do update set messages = rejected_message.messages + excluded.messages, last_at = excluded.last_at, bytes = excluded.bytes
        """;

    private const string InsertHeard = """
        insert into heard_code (device_id, code, sign, is_no_sign, unit, messages, first_at, last_at, usable_at, device_at, measured_at)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict (device_id, code) do update set sign = excluded.sign, is_no_sign = excluded.is_no_sign, unit = excluded.unit,
        messages = heard_code.messages + excluded.messages, last_at = excluded.last_at, usable_at = coalesce(excluded.usable_at, heard_code.usable_at),
        device_at = excluded.device_at, measured_at = excluded.measured_at
        """;

    private NpgsqlConnection? connection;

    public override void Write(IReadOnlyList<ToWrite> group)
    {
        var notice = relay.Announce();
        try
        {
            notice.Durable(Insert(connection ??= Connect(), group, notice.Name));
        }
        catch
        {
            notice.NotDurable();
            // A connection that failed once is not trusted again.
            Dispose();
            throw;
        }
    }

    /// <summary>Of SQLSTATE the classes of bad data, broken constraints and things too large; or it could not even be sent.</summary>
    public override bool MayBeOfOneRow(Exception failed) =>
        failed is PostgresException { SqlState: ['2', '2' or '3', ..] or ['5', '4', ..] } or ArgumentException or OverflowException;

    public override void Dispose()
    {
        connection?.Dispose();
        connection = null;
    }

    private NpgsqlConnection Connect()
    {
        // The same few statements again and again: the server keeps them prepared.
        var made = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(engine.Connection) { MaxAutoPrepare = 16, AutoPrepareMinUsages = 1 }.ConnectionString);
        made.Open();
        return made;
    }

    /// <summary>The whole transaction in one round trip; it has ended, and is on the disk, when the last answer is read.</summary>
    private static List<StoredReading> Insert(NpgsqlConnection connection, IReadOnlyList<ToWrite> group, string notice)
    {
        NewReading[] readings = [.. group.Where(item => item.Reading is not null).Select(item => item.Reading!)];
        RejectedMessageRow[] rejected = [.. RejectedMessages.Merged(group.Where(item => item.Rejected is not null).Select(item => item.Rejected!))];

        HeardCodeRow[] heard = [.. HeardCodes.Merged(group.Where(item => item.Heard is not null).Select(item => item.Heard!))];

        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("begin"));
        batch.BatchCommands.Add(new("select pg_advisory_xact_lock(7201002)"));
        // What is acknowledged is on the disk, whatever the database is set to otherwise.
        batch.BatchCommands.Add(new("set local synchronous_commit to on"));
        if (readings.Length > 0)
        {
            batch.BatchCommands.Add(Command("select pg_notify($1, $2)", Text(ReadingRelay.Readings), Text(notice)));
            batch.BatchCommands.Add(Command(InsertReadings,
                Column(NpgsqlDbType.Uuid, readings, row => row.Device), Instant(readings, row => row.MeasuredAt), Instant(readings, row => row.RecordedAt),
                Instant(readings, row => row.DeviceAt), Column(NpgsqlDbType.Text, readings, row => row.Bed), Column(NpgsqlDbType.Text, readings, row => row.Named),
                Column(NpgsqlDbType.Text, readings, row => row.Signals)));
        }
        if (rejected.Length > 0)
            batch.BatchCommands.Add(Command(InsertRejected,
                Column(NpgsqlDbType.Uuid, rejected, row => row.Id), Instant(rejected, row => row.ReceivedAt), Column(NpgsqlDbType.Text, rejected, row => row.From),
                Column(NpgsqlDbType.Text, rejected, row => row.Answer), Column(NpgsqlDbType.Text, rejected, row => row.Because),
                Column(NpgsqlDbType.Text, rejected, row => row.Device), Column(NpgsqlDbType.Text, rejected, row => row.Bed),
                Column(NpgsqlDbType.Bytea, rejected, row => row.Bytes), Column(NpgsqlDbType.Text, rejected, row => row.Cause),
                Column(NpgsqlDbType.Bigint, rejected, row => row.Messages), Instant(rejected, row => row.LastAt), Column(NpgsqlDbType.Text, rejected, row => row.Kind)));
        if (heard.Length > 0)
            batch.BatchCommands.Add(Command(InsertHeard,
                Column(NpgsqlDbType.Uuid, heard, row => row.DeviceId), Column(NpgsqlDbType.Text, heard, row => row.Code),
                Column(NpgsqlDbType.Text, heard, row => row.Sign), Column(NpgsqlDbType.Boolean, heard, row => row.IsNoSign),
                Column(NpgsqlDbType.Text, heard, row => row.Unit), Column(NpgsqlDbType.Bigint, heard, row => row.Messages),
                Instant(heard, row => row.FirstAt), Instant(heard, row => row.LastAt),
                Column(NpgsqlDbType.Bigint, heard, row => row.UsableAt is { } usable ? Instants.Microseconds(usable) : (long?)null),
                Instant(heard, row => row.DeviceAt), Instant(heard, row => row.MeasuredAt)));
        batch.BatchCommands.Add(new("commit"));

        var stored = new List<StoredReading>(readings.Length);
        using var reader = batch.ExecuteReader();
        do
        {
            while (reader.Read())
                if (reader.GetName(0) == "number") stored.Add(new(reader.GetInt64(0), readings[stored.Count]));
        }
        while (reader.NextResult());
        return stored;
    }

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    private static NpgsqlParameter Text(string value) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = value };

    private static NpgsqlParameter Instant<TRow>(TRow[] rows, Func<TRow, DateTimeOffset> value) =>
        Column(NpgsqlDbType.Bigint, rows, row => Instants.Microseconds(value(row)));

    private static NpgsqlParameter Column<TRow, T>(NpgsqlDbType type, TRow[] rows, Func<TRow, T> value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = Array.ConvertAll(rows, row => value(row)) };
}
