using Stillpoint.App.Records;

namespace Stillpoint.App.Session.Readings;

/// <summary>
/// Takes in what monitors report: finds the registered monitor, reads what people said its codes mean, corrects its time and makes
/// the reading durable. Whose reading it is is not decided here but where it is read, from what people said of the monitor.
/// </summary>
internal sealed class MonitorIntake(DeviceRegistry devices, ReadingTable table, TimeProvider clock) : IDisposable
{
    private readonly GroupCommit<ToWrite> writing = new("readings", table.Write, table.MayBeOfOneRow);
    private readonly RejectedMessages rejected = new(clock);

    /// <summary>Handed in, in order, when the outer task ends; durable when the inner one does.</summary>
    public async ValueTask<Task<Intake>> Take(MonitorReport report)
    {
        var taken = new List<(MonitorGroup Group, KnownDevice Device)>(report.Groups.Count);
        Intake? refusal = null;
        foreach (var sent in report.Groups)
        {
            if (sent.Device is null || await devices.Find(sent.Device) is not { } device) refusal ??= Unknown(sent);
            else if (device.Bed is not null && sent.Bed is not null && device.Bed != sent.Bed)
                refusal ??= new($"Unknown bed: this monitor is registered at {device.Bed} and names {sent.Bed}.", RefusalCause.UnknownBed, sent);
            else if (!device.Voice.IsOf(report.By, report.ReceivedAt, sent.IsNumbered))
                refusal ??= new(
                    $"Two connections speak as {sent.Device} at once. Only the first is taken in; give each monitor a name or a bed of its own.", RefusalCause.TwoSpeakers, sent);
            else taken.Add((Understood(sent, device), device));
        }
        var unusable = Unusable(taken);
        refusal ??= unusable;
        var rows = new List<ToWrite>(taken.Count);
        foreach (var (group, device) in taken)
        {
            var row = Row(report, group, device);
            // Codes nobody understands are counted all the same, so that the monitor's page says what it sends.
            foreach (var heard in device.Heard.Count(group.Signals, row)) rows.Add(new(null, null, heard));
            if (unusable is null) rows.Add(new(row, null));
        }
        return Said(writing.Add(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows)), refusal ?? Intake.Durable);
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

    private static MonitorGroup Understood(MonitorGroup sent, KnownDevice device)
    {
        if (device.Meanings.Count == 0) return sent;
        return sent with
        {
            Signals = [.. sent.Signals.Select(signal =>
                signal is { Signal: null, IsNoSign: false } && device.Meanings.TryGetValue(signal.Code, out var meaning) ? meaning.Of(signal) : signal)],
        };
    }

    private static Intake? Unusable(List<(MonitorGroup Group, KnownDevice Device)> taken)
    {
        var (understood, readable) = (false, false);
        foreach (var (group, _) in taken)
            foreach (var signal in group.Signals)
                if (signal.Signal is not null) (understood, readable) = (true, readable || signal.Status != Care.Session.Readings.SignalStatus.Unreadable);
        if (taken.Count == 0 || readable) return null;
        return understood ? new("No value could be understood: a number or its unit is missing or unknown.", RefusalCause.UnreadableValues)
            : new("None of the observation codes is known here. What it sends is listed on the page of monitors.", RefusalCause.UnknownCodes);
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

    private static Intake Unknown(MonitorGroup group) => new(
        $"Unknown monitor: {group.Device ?? "no name"}{(group.Bed is null ? "" : $" at bed {group.Bed}")} is not registered. Register it on the page of monitors.",
        RefusalCause.UnknownMonitor, group);
}
