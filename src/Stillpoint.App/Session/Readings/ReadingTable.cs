using Stillpoint.App.Records;

namespace Stillpoint.App.Session.Readings;

/// <summary>One OBR group on its way to the table.</summary>
internal sealed record NewReading(
    Guid Device, DateTimeOffset MeasuredAt, DateTimeOffset RecordedAt, DateTimeOffset DeviceAt, string? Bed, string? Named, string Signals)
{
    public override string ToString() => "[device reading]";
}

/// <summary>A reading that is durable, with its place in the order of the table.</summary>
internal readonly record struct StoredReading(long Number, NewReading Reading)
{
    public static StoredReading Of(DeviceReadingRow row) =>
        new(row.Number, new(row.DeviceId, row.MeasuredAt, row.RecordedAt, row.DeviceAt, row.Bed, row.Named, row.Signals));
}

/// <summary>What one commit writes: readings, messages kept for a person to look at, and what monitors were heard to send.</summary>
internal readonly record struct ToWrite(NewReading? Reading, RejectedMessageRow? Rejected, HeardCodeRow? Heard = null);

/// <summary>
/// Appends to the tables monitors write to, past the object mapping, as thousands of rows a second do. When
/// <see cref="Write"/> returns, what it was given survives a pulled plug.
/// </summary>
internal abstract class ReadingTable : IDisposable
{
    public static ReadingTable On(Engine engine, ReadingFeed feed, ReadingRelay relay) =>
        engine.IsPostgres ? new PostgresReadings(engine, relay) : new SqliteReadings(engine, feed);

    public abstract void Write(IReadOnlyList<ToWrite> group);

    /// <summary>Whether a failure may be of a row that the database takes from nobody, rather than of the database.</summary>
    public abstract bool MayBeOfOneRow(Exception failed);

    public abstract void Dispose();
}
