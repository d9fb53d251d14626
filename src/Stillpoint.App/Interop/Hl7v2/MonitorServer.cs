using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Stillpoint.App.Doors;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Monitors;
using Stillpoint.App.Session.Readings;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>What the host needs for monitors: the way of a reading, and the listener where a door for it is planned.</summary>
internal static class MonitorServer
{
    public static IServiceCollection AddMonitors(this IServiceCollection services, OpenDoors doors)
    {
        services.TryAddSingleton<ReadingFeed>();
        services.TryAddScoped<SessionReadings>();
        services.AddSingleton<ReadingRelay>().AddSingleton<DeviceRegistry>().AddSingleton<MonitorIntake>();
        services.AddSingleton(provider => ReadingTable.On(provider.GetRequiredService<Engine>(), provider.GetRequiredService<ReadingFeed>(), provider.GetRequiredService<ReadingRelay>()));
        services.AddScoped<MonitorBinding>().AddScoped<MonitorDesk>().AddScoped<CodeDesk>().AddScoped<NameDesk>();
        services.AddHostedService(provider => provider.GetRequiredService<ReadingRelay>());
        if (doors.Plan.Mllp is not { } at) return services;

        services.AddSingleton(provider =>
        {
            var intake = provider.GetRequiredService<MonitorIntake>();
            var settings = new MonitorListenerSettings
            {
                Listen = new(Address(at.Host), at.Port), MaySpeak = from => DoorRules.MaySpeak(doors.Plan, from), Certificate = doors.MllpCertificate,
                Connections = new(doors.Shares.Monitors, doors.Shares.Monitors / 2), Zone = Zone(provider.GetRequiredService<Engine>()),
            };
            return new MonitorListener(settings, new(intake.Take, intake.Keep), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<MonitorListener>>());
        });
        return services.AddHostedService(provider => provider.GetRequiredService<MonitorListener>());
    }

    private static IPAddress Address(string host) => host switch
    {
        "*" => IPAddress.IPv6Any,
        _ when IPAddress.TryParse(host, out var address) => address,
        _ => IPAddress.Loopback,
    };

    /// <summary>The zone of the first clinic. Where it is not the monitors' own, the measured offset of their clocks makes up for it.</summary>
    private static TimeZoneInfo Zone(Engine engine)
    {
        using var db = engine.Open();
        return db.Set<ClinicRow>().AsNoTracking().OrderBy(clinic => clinic.CreatedAt).FirstOrDefault()?.Zone ?? TimeZoneInfo.Utc;
    }
}
