using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Stillpoint.App.Audit;
using Stillpoint.App.Interop.Hl7v2;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Tests.Interop.Hl7v2;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Session.Readings;

/// <summary>A made-up clinic with the whole way of a reading in it: listener, table, feed and relay, as one server has them.</summary>
internal sealed class Ward : IAsyncDisposable
{
    public static readonly Actor Nurse = Actor.Of(World.Nurse);

    private readonly bool ownsWorld;
    private readonly MonitorIntake intake;
    private readonly MonitorListener listener;

    private Ward(World world, bool ownsWorld)
    {
        this.ownsWorld = ownsWorld;
        World = world;
        Relay = new(world.Database.Engine, Feed, world.Clock, NullLogger<ReadingRelay>.Instance);
        Devices = new(world.Database.Engine, world.Clock);
        intake = new(Devices, ReadingTable.On(world.Database.Engine, Feed, Relay), world.Clock);
        listener = new(new() { Listen = new(IPAddress.Loopback, 0) }, new(intake.Take, intake.Keep), world.Clock, NullLogger<MonitorListener>.Instance);
    }

    public World World { get; }

    public ReadingFeed Feed { get; } = new();

    public ReadingRelay Relay { get; }

    public DeviceRegistry Devices { get; }

    /// <summary>The registered monitor of <see cref="Monitors.Device"/>.</summary>
    public Guid Device { get; private set; }

    public static async Task<Ward> On(string engine) => await Start(new(await World.On(engine), ownsWorld: true));

    /// <summary>A second server over the same database.</summary>
    public static async Task<Ward> Beside(Ward other) => await Start(new(other.World, ownsWorld: false) { Device = other.Device });

    private static async Task<Ward> Start(Ward ward)
    {
        await ward.Relay.StartAsync(CancellationToken.None);
        if (ward.World.Database.Engine.IsPostgres) await ward.Relay.Listening;
        await ward.listener.StartAsync(CancellationToken.None);
        return ward;
    }

    public int Port => listener.At.Port;

    public Task<MonitorLine> Line() => MonitorLine.To(listener.At);

    public async Task<T> WithBinding<T>(Func<MonitorBinding, Task<T>> use)
    {
        await using var db = World.Database.Open();
        return await use(new(db, new AuditTrail(db, World.Clock), Devices, Feed, World.Clock));
    }

    public async Task<T> WithReadings<T>(Func<SessionReadings, Task<T>> use)
    {
        await using var db = World.Database.Open();
        return await use(new(db, Feed, World.Clock));
    }

    public Task<List<SessionReading>> Drawn(Guid? session = null) => WithReadings(async readings =>
        (await readings.Measured(session ?? World.Session, DateTimeOffset.UnixEpoch, World.Clock.GetUtcNow().AddYears(1))).Readings);

    public async Task<Guid> Registered(string identifier = Monitors.Device, string? bed = Monitors.Bed)
    {
        Assert.Null(await WithBinding(binding => binding.Register(Nurse, World.Clinic, identifier, "Monitor " + identifier[^1], bed)));
        await using var db = World.Database.Open();
        return Device = await db.Set<DeviceRow>().Where(row => row.Identifier == identifier).Select(row => row.Id).SingleAsync();
    }

    /// <summary>A monitor registered, bound to the chair and said to be on the patient of the open session.</summary>
    public async Task<Guid> OnThePatient()
    {
        await Registered();
        Assert.Null(await WithBinding(binding => binding.Bind(Nurse, Device, World.Chair, onThePatient: true)));
        return Device;
    }

    public async Task<List<DeviceReadingRow>> Rows()
    {
        await using var db = World.Database.Open();
        return await db.Set<DeviceReadingRow>().AsNoTracking().OrderBy(row => row.Number).ToListAsync();
    }

    public async Task<List<RejectedMessageRow>> Rejected()
    {
        await using var db = World.Database.Open();
        return await db.Set<RejectedMessageRow>().AsNoTracking().ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await listener.StopAsync(CancellationToken.None);
        await Relay.StopAsync(CancellationToken.None);
        listener.Dispose();
        Relay.Dispose();
        intake.Dispose();
        if (ownsWorld) await World.DisposeAsync();
    }
}
