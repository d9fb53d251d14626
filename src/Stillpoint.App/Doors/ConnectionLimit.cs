using System.Net;

namespace Stillpoint.App.Doors;

/// <summary>How many connections may be open at a door, in all and from one address, so that nobody takes the places of everybody.</summary>
/// <param name="inAll">Of all together.</param>
/// <param name="fromOne">Of one address.</param>
/// <param name="forThisMachine">Of all, those that nobody from elsewhere gets.</param>
internal sealed class ConnectionLimit(int inAll, int fromOne, int forThisMachine = 0)
{
    private readonly Lock gate = new();
    private readonly Dictionary<IPAddress, int> open = [];
    private int all;

    /// <summary>A place, given back when it is disposed of; null when there is none left for this address.</summary>
    public IDisposable? Enter(IPAddress from)
    {
        lock (gate)
        {
            var here = open.GetValueOrDefault(from);
            if (all >= (IPAddress.IsLoopback(from) ? inAll : inAll - forThisMachine) || here >= fromOne) return null;
            open[from] = here + 1;
            all++;
            return new Place(this, from);
        }
    }

    private void Leave(IPAddress from)
    {
        lock (gate)
        {
            all--;
            if (--open[from] == 0) open.Remove(from);
        }
    }

    private sealed class Place(ConnectionLimit limit, IPAddress from) : IDisposable
    {
        private ConnectionLimit? limit = limit;

        public void Dispose() => Interlocked.Exchange(ref limit, null)?.Leave(from);
    }
}
