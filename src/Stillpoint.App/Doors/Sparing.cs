using System.Net;

namespace Stillpoint.App.Doors;

/// <summary>Of something that may happen thousands of times a second at the word of one address, what is worth a line of the log: once a minute.</summary>
internal sealed class Sparing(TimeProvider clock)
{
    private const int MostAddresses = 1024;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<IPAddress, DateTimeOffset> said = [];

    public bool IsWorthALine(IPAddress from)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (said.TryGetValue(from, out var last) && now - last < Every) return false;
            if (said.Count >= MostAddresses) said.Clear();
            said[from] = now;
            return true;
        }
    }
}
