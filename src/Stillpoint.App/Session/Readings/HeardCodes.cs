using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Session.Readings;

/// <summary>
/// What one monitor sends, counted by code, so that being connected never hides that a sign does not come. Counted here, and
/// written with the readings now and then; of a monitor that never stops naming new codes the first hundred, and how many more.
/// </summary>
internal sealed class HeardCodes(Guid device)
{
    public const int Most = 100;

    /// <summary>Stands for every further code.</summary>
    public const string Further = "\u2026";

    private static readonly TimeSpan WrittenEvery = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Heard> codes = new(StringComparer.Ordinal);
    private DateTimeOffset writtenAt;

    private sealed class Heard
    {
        public Signal? Sign;
        public bool IsNoSign;
        public string Unit = "";
        public long Messages;
        public DateTimeOffset First, Last, Device, Measured;
        public DateTimeOffset? UsableAt;
    }

    /// <summary>Counts what a group carries. Answers what is to be written: at once where a code is new or means something else than before, else after a while.</summary>
    /// <param name="signals">As they were understood.</param>
    /// <param name="reading">The reading they are in.</param>
    public IReadOnlyList<HeardCodeRow> Count(IReadOnlyList<MonitorSignal> signals, NewReading reading)
    {
        lock (gate)
        {
            var (now, isNew) = (reading.RecordedAt, false);
            foreach (var signal in signals)
            {
                var code = codes.Count < Most || codes.ContainsKey(signal.Code) ? signal.Code : Further;
                if (!codes.TryGetValue(code, out var heard))
                {
                    codes.Add(code, heard = new() { First = now });
                    isNew = true;
                }
                isNew |= heard.Sign != signal.Signal;
                if (heard.Messages == 0) heard.First = now;
                (heard.Sign, heard.IsNoSign, heard.Unit, heard.Last) = (signal.Signal, signal.IsNoSign, signal.Unit, now);
                (heard.Device, heard.Measured) = (reading.DeviceAt, reading.MeasuredAt);
                heard.Messages++;
                if (signal.Signal is { } sign && new SignalValue(sign, signal.Value, signal.Status).Usable is not null) heard.UsableAt = now;
            }
            return isNew || now - writtenAt >= WrittenEvery ? ToWrite(now) : [];
        }
    }

    /// <summary>Of each code one row for all that was counted of it: a statement may change a row once only.</summary>
    public static List<HeardCodeRow> Merged(IEnumerable<HeardCodeRow> rows) =>
        [.. rows.GroupBy(row => (row.DeviceId, row.Code)).Select(alike => alike.Last() with
        {
            FirstAt = alike.First().FirstAt, Messages = alike.Sum(row => row.Messages), UsableAt = alike.Max(row => row.UsableAt),
        })];

    /// <summary>What no monitor has sent for three months is forgotten.</summary>
    public static Kept Kept { get; } = new(async (services, now) =>
    {
        var ever = now.AddDays(-90);
        await services.GetRequiredService<ClinicDb>().Set<HeardCodeRow>().Where(row => row.LastAt < ever).ExecuteDeleteAsync();
    });

    private List<HeardCodeRow> ToWrite(DateTimeOffset now)
    {
        writtenAt = now;
        var rows = new List<HeardCodeRow>();
        foreach (var (code, heard) in codes)
        {
            if (heard.Messages == 0) continue;
            rows.Add(new()
            {
                DeviceId = device, Code = code, Sign = heard.Sign is { } sign ? ReadingText.WordFor(sign) : null, IsNoSign = heard.IsNoSign, Unit = heard.Unit,
                Messages = heard.Messages, FirstAt = heard.First, LastAt = heard.Last, UsableAt = heard.UsableAt,
                DeviceAt = heard.Device, MeasuredAt = heard.Measured,
            });
            heard.Messages = 0;
        }
        return rows;
    }
}
