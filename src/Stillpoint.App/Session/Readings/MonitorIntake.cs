using Stillpoint.App.Records;

namespace Stillpoint.App.Session.Readings;

/// <summary>
/// Takes in what monitors report: finds the registered monitor, corrects its time and makes the reading durable. Whose reading
/// it is is not decided here but where it is read, from what people said of the monitor.
/// </summary>
internal sealed class MonitorIntake(DeviceRegistry devices, ReadingTable table, TimeProvider clock) : IDisposable
{
    private readonly GroupCommit<ToWrite> writing = new("readings", table.Write, table.MayBeOfOneRow);
    private readonly RejectedMessages rejected = new(clock);

    /// <summary>Handed in, in order, when the outer task ends; durable when the inner one does.</summary>
    public async ValueTask<Task<Intake>> Take(MonitorReport report)
    {
        var rows = new ToWrite[report.Groups.Count];
        var count = 0;
        string? refusal = null;
        foreach (var group in report.Groups)
        {
            if (group.Device is null || await devices.Find(group.Device) is not { } device) refusal ??= Unknown(group);
            else if (device.Bed is not null && group.Bed is not null && device.Bed != group.Bed)
                refusal ??= $"Unknown bed: this monitor is registered at {device.Bed} and names {group.Bed}.";
            else if (!group.IsNumbered && !device.Voice.IsOf(report.By, report.ReceivedAt))
                refusal ??= $"Two connections speak as {group.Device} at once. Only the first is taken in; give each monitor a name or a bed of its own.";
            else rows[count++] = new(Row(report, group, device), null);
        }
        return Said(writing.Add(rows.AsSpan(0, count)), refusal is null ? Intake.Durable : new(refusal));
    }

    private static async Task<Intake> Said(Task durable, Intake intake)
    {
        await durable;
        return intake;
    }

    public Task Keep(RejectedMessage message) => writing.Add(new ToWrite(null, rejected.Row(message)));

    public void Dispose()
    {
        writing.Dispose();
        table.Dispose();
    }

    private static NewReading Row(MonitorReport report, MonitorGroup group, KnownDevice device)
    {
        var offset = report.SentAt is { } sent ? device.Clock.Observe(report.ReceivedAt, sent) : device.Clock.Offset;
        var received = Instants.Whole(report.ReceivedAt);
        // A time that is none by any clock is kept as the monitor's, and the reading by ours.
        DateTimeOffset Ours(DateTimeOffset theirs) => DeviceClock.Corrected(theirs, offset, received);
        return new(device.Id, Instants.Whole(Ours(group.At)), received, Instants.Whole(group.At), group.Bed,
            group.Patient is { } patient ? ReadingText.Write(patient) : null, ReadingText.Write(group.Signals, Ours));
    }

    private static string Unknown(MonitorGroup group) =>
        $"Unknown monitor: {group.Device ?? "no name"}{(group.Bed is null ? "" : $" at bed {group.Bed}")} is not registered. Register it on the page of monitors.";
}
