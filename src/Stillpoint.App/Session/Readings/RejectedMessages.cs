using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;

namespace Stillpoint.App.Session.Readings;

/// <summary>
/// Rejected messages as they are kept: one row for all of one cause until a person has looked at it, with how many there were
/// and the newest of them. Whoever sends one cause after another fills no disk and hides no other kind: past a number of causes
/// of one kind in an hour one row stands for the rest of that kind.
/// </summary>
internal sealed class RejectedMessages(TimeProvider clock)
{
    /// <summary>Of one kind of cause.</summary>
    public const int MostCausesInAnHour = 50;

    /// <summary>Of a message; a page shows no more of it.</summary>
    public const int MostBytes = 16 * 1024;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<RefusalCause, HashSet<string>> causes = [];
    private DateTimeOffset since = clock.GetUtcNow();

    /// <summary>What a person has looked at for a month, the rest for three; of more than anybody looks at the newest.</summary>
    public static Kept Kept { get; } = new(async (services, now) =>
    {
        const int Most = 2000;
        var all = services.GetRequiredService<ClinicDb>().Set<RejectedMessageRow>();
        var (seen, ever) = (now.AddDays(-30), now.AddDays(-90));
        await all.Where(row => row.SeenAt < seen || row.LastAt < ever).ExecuteDeleteAsync();
        if (await all.OrderByDescending(row => row.LastAt).Skip(Most).Select(row => (DateTimeOffset?)row.LastAt).FirstOrDefaultAsync() is { } last)
            await all.Where(row => row.LastAt <= last).ExecuteDeleteAsync();
    });

    public RejectedMessageRow Row(RejectedMessage message)
    {
        var kind = RefusalCauses.WordFor(message.Cause);
        var cause = CauseOf(kind, message.Answer, message.Because, message.Device ?? "", message.Bed ?? "", message.From);
        var one = IsOneMore(message.Cause, cause) ? message : message with
        {
            Because = $"More than {MostCausesInAnHour} such messages, each of another sender or reason, came within an hour. This is one of the rest.",
            Device = null,
            Bed = null,
        };
        return new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), ReceivedAt = message.ReceivedAt, LastAt = message.ReceivedAt, Messages = 1, From = message.From,
            Answer = one.Answer, Because = one.Because, Kind = kind,
            Device = one.Device, Bed = one.Bed, Bytes = message.Bytes[..Math.Min(message.Bytes.Length, MostBytes)].ToArray(),
            Cause = ReferenceEquals(one, message) ? cause : CauseOf(kind, one.Because),
        };
    }

    /// <summary>Of each cause one row for all its messages: a statement may change a row once only.</summary>
    public static List<RejectedMessageRow> Merged(IEnumerable<RejectedMessageRow> rows) =>
        [.. rows.GroupBy(row => row.Cause)
            .Select(alike => alike.Last() with { ReceivedAt = alike.First().ReceivedAt, Messages = alike.Sum(row => row.Messages) })];

    private static string CauseOf(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));

    private bool IsOneMore(RefusalCause kind, string cause)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (now - since >= Hour)
            {
                causes.Clear();
                since = now;
            }
            if (!causes.TryGetValue(kind, out var alike)) causes[kind] = alike = new(StringComparer.Ordinal);
            return alike.Contains(cause) || (alike.Count < MostCausesInAnHour && alike.Add(cause));
        }
    }
}
