using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;

namespace Stillpoint.App.Session.Readings;

/// <summary>One connection of its own, with the clinic's durability (WAL, synchronous full), and one transaction a group.</summary>
internal sealed class SqliteReadings(Engine engine, ReadingFeed feed) : ReadingTable
{
    private Open? open;

    public override void Write(IReadOnlyList<ToWrite> group)
    {
        try
        {
            open ??= new Open(engine);
            feed.Publish(open.Write(group));
        }
        catch
        {
            // A connection that failed once is not trusted again.
            Dispose();
            throw;
        }
    }

    /// <summary>Too large, against a constraint, of the wrong kind or out of range.</summary>
    public override bool MayBeOfOneRow(Exception failed) => failed is SqliteException { SqliteErrorCode: 18 or 19 or 20 or 25 } or ArgumentException or OverflowException;

    public override void Dispose()
    {
        open?.Dispose();
        open = null;
    }

    private sealed class Open : IDisposable
    {
        private readonly ClinicDb db;
        private readonly SqliteConnection connection;
        private readonly SqliteCommand reading, rejected, heard, newest;

        public Open(Engine engine)
        {
            db = engine.Open();
            db.Database.OpenConnection();
            connection = (SqliteConnection)db.Database.GetDbConnection();
            reading = Prepare("insert into device_reading (device_id, measured_at, recorded_at, device_at, bed, named, signals) values ($1, $2, $3, $4, $5, $6, $7)", 7);
            rejected = Prepare("""
                insert into rejected_message (id, received_at, "from", answer, because, device, bed, bytes, cause, messages, last_at, kind)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                on conflict (cause) where seen_at is null
                do update set messages = messages + excluded.messages, last_at = excluded.last_at, bytes = excluded.bytes
                """, 12);
            heard = Prepare("""
                insert into heard_code (device_id, code, sign, is_no_sign, unit, messages, first_at, last_at, usable_at, device_at, measured_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                on conflict (device_id, code) do update set sign = excluded.sign, is_no_sign = excluded.is_no_sign, unit = excluded.unit,
                messages = messages + excluded.messages, last_at = excluded.last_at, usable_at = coalesce(excluded.usable_at, usable_at),
                device_at = excluded.device_at, measured_at = excluded.measured_at
                """, 11);
            newest = Prepare("select max(number) from device_reading", 0);
        }

        public List<StoredReading> Write(IReadOnlyList<ToWrite> group)
        {
            var stored = new List<StoredReading>(group.Count);
            using var transaction = connection.BeginTransaction();
            (reading.Transaction, rejected.Transaction, heard.Transaction, newest.Transaction) = (transaction, transaction, transaction, transaction);
            foreach (var item in group)
            {
                if (item.Reading is { } row)
                {
                    Fill(reading, row.Device, Instants.Microseconds(row.MeasuredAt), Instants.Microseconds(row.RecordedAt), Instants.Microseconds(row.DeviceAt),
                        row.Bed, row.Named, row.Signals);
                    reading.ExecuteNonQuery();
                    stored.Add(new(0, row));
                }
            }
            foreach (var kept in RejectedMessages.Merged(group.Where(item => item.Rejected is not null).Select(item => item.Rejected!)))
            {
                Fill(rejected, kept.Id, Instants.Microseconds(kept.ReceivedAt), kept.From, kept.Answer, kept.Because, kept.Device, kept.Bed, kept.Bytes, kept.Cause,
                    kept.Messages, Instants.Microseconds(kept.LastAt), kept.Kind);
                rejected.ExecuteNonQuery();
            }
            foreach (var code in HeardCodes.Merged(group.Where(item => item.Heard is not null).Select(item => item.Heard!)))
            {
                Fill(heard, code.DeviceId, code.Code, code.Sign, code.IsNoSign, code.Unit, code.Messages, Instants.Microseconds(code.FirstAt),
                    Instants.Microseconds(code.LastAt), code.UsableAt is { } usable ? Instants.Microseconds(usable) : null,
                    Instants.Microseconds(code.DeviceAt), Instants.Microseconds(code.MeasuredAt));
                heard.ExecuteNonQuery();
            }
            Number(stored);
            transaction.Commit();
            return stored;
        }

        /// <summary>Nobody else writes during the transaction, so its rows are numbered without gaps.</summary>
        private void Number(List<StoredReading> stored)
        {
            if (stored.Count == 0) return;
            var first = (long)newest.ExecuteScalar()! - stored.Count + 1;
            for (var at = 0; at < stored.Count; at++) stored[at] = stored[at] with { Number = first + at };
        }

        private SqliteCommand Prepare(string sql, int parameters)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            for (var number = 1; number <= parameters; number++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${number}" });
            command.Prepare();
            return command;
        }

        private static void Fill(SqliteCommand command, params ReadOnlySpan<object?> values)
        {
            for (var at = 0; at < values.Length; at++) command.Parameters[at].Value = values[at] ?? DBNull.Value;
        }

        public void Dispose()
        {
            reading.Dispose();
            rejected.Dispose();
            heard.Dispose();
            newest.Dispose();
            db.Dispose();
        }
    }
}
