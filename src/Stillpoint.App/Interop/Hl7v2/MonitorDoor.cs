using System.Net;
using System.Security.Cryptography.X509Certificates;
using Stillpoint.App.Doors;
using Stillpoint.App.Session.Readings;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>Where what the listener hears goes.</summary>
/// <param name="Take">
/// Takes a report in. It is handed in, in its order, when the outer task ends, and durable when the inner one does, which says
/// why where it could not all be used.
/// </param>
/// <param name="Keep">Keeps a rejected message for a person to look at; ends when it is durable.</param>
internal sealed record MonitorDoor(Func<MonitorReport, ValueTask<Task<Intake>>> Take, Func<RejectedMessage, Task> Keep);

/// <summary>How the listener is set up.</summary>
internal sealed record MonitorListenerSettings
{
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 0);

    /// <summary>Who may speak; nobody else is answered.</summary>
    public Func<IPAddress, bool> MaySpeak { get; init; } = IPAddress.IsLoopback;

    /// <summary>With a certificate the monitors speak TLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Of monitors that send their wall clock without an offset.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>How many may be connected, in all and from one address; behind one gateway stand many monitors.</summary>
    public ConnectionLimit Connections { get; init; } = new(inAll: 1024, fromOne: 512);

    /// <summary>Messages of one connection that may wait for the disk at once; beyond it the sender is slowed down.</summary>
    public int MostWaiting { get; init; } = 512;

    /// <summary>A message begun must end, and an answer be read, within this time, or the connection is closed.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longer than any monitor waits between two messages. Whoever said nothing yet is waited for with <see cref="Patience"/> alone.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(30);
}

/// <summary>Another program has the place where monitors were to connect.</summary>
internal sealed class MonitorDoorTakenException(IPEndPoint at, Exception inner) : IOException($"Another program has {at} already.", inner);
