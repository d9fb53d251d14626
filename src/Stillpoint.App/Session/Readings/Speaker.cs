using System.Net;

namespace Stillpoint.App.Session.Readings;

/// <summary>Who is at the other end of a connection.</summary>
/// <param name="isOpen">Whether it has not hung up.</param>
internal sealed class Speaker(IPAddress address, Func<bool> isOpen)
{
    public IPAddress Address { get; } = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    public bool IsOpen => isOpen();
}

/// <summary>
/// Which connection a monitor speaks on. Two that speak at once under one name are two monitors, of which only the first is known to be the
/// one that is registered; one that reconnects has hung up, or is silent on its old connection. Under a number that no other device has, two
/// connections from one address are one device whose old line never closed; from two addresses they are two even so.
/// </summary>
internal sealed class MonitorVoice
{
    private static readonly TimeSpan SilentAfter = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private Speaker? speaking;
    private DateTimeOffset last;

    public bool IsOf(Speaker speaker, DateTimeOffset now, bool isNumbered)
    {
        lock (gate)
        {
            var isAnother = speaking is not null && speaking != speaker && !(isNumbered && speaking.Address.Equals(speaker.Address));
            if (isAnother && now - last < SilentAfter && speaking!.IsOpen) return false;
            (speaking, last) = (speaker, now);
            return true;
        }
    }
}
