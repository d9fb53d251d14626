using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Doors;
using Stillpoint.App.Hosting;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;
using Stillpoint.App.Simulation;

namespace Stillpoint.App.Demo;

/// <summary><c>stillpoint demo</c>: a living clinic of made-up people, on this machine only.</summary>
internal static class DemoCommand
{
    public static async Task<int> Run(string[] args)
    {
        var configured = new ConfigurationBuilder().AddCommandLine([.. args.Where(arg => arg != "--reset")]).Build();
        if (args is ["--help" or "-h"])
        {
            Console.Out.WriteLine("""
                stillpoint demo [--reset] [--url http://localhost:5080] [--mllp localhost:2575] [--folder data/demo]

                  A made-up clinic in mid-afternoon, in a database of its own. Started again it goes on where it was left;
                  --reset starts over.
                """);
            return ExitCode.Done;
        }
        var folder = Path.GetFullPath(configured["folder"] ?? Path.Combine("data", "demo"));
        var settings = new Settings
        {
            Demo = true, TwoSteps = false, Database = Path.Combine(folder, "demo.db"), Keys = Path.Combine(folder, "keys"),
            Url = configured["url"] ?? "http://localhost:5080", Mllp = configured["mllp"] ?? "localhost:2575",
        };
        if (args.Contains("--reset", StringComparer.Ordinal) && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);

        var clock = new DemoClock(DemoClock.Afternoon);
        var (doors, refusal) = OpenDoors.Judge(settings, clock.GetUtcNow());
        if (doors is null)
        {
            await Console.Error.WriteLineAsync(refusal);
            return ExitCode.RequestWasWrong;
        }
        PrivateFiles.Only();
        await Engine.From(settings.Database).Migrate();
        await using var app = Server.Build(settings, clock, AddDemo, doors: doors);
        await Prepare(app.Services, clock);
        try
        {
            await app.StartAsync();
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"Another program has {settings.Url} already: stop it, or choose another place with --url.");
            return ExitCode.RequestWasWrong;
        }
        await Console.Out.WriteLineAsync($"""
            Stillpoint demo: {settings.Url}

            Everybody here is made up. Sign in by choosing who to be, or with one of these and the password
            {DemoStaff.Password}

            """);
        foreach (var (name, email, roles, _) in MadeUp.Staff) await Console.Out.WriteLineAsync($"  {email,-24} {name}, {string.Join(", ", roles)}");
        await Console.Out.WriteLineAsync("\nCtrl+C ends it; started again it goes on. --reset starts over.");
        if (doors.Plan.Mllp is { } mllp)
            _ = new SimulatedWard(await DemoMonitors.Now(app.Services, clock.GetUtcNow()), mllp.Host, mllp.Port, hz: 1, clock).Run(app.Lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync();
        return ExitCode.Done;
    }

    /// <summary>What only the demo has: its staff, its history, its monitors.</summary>
    public static void AddDemo(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => (DemoClock)services.GetRequiredService<TimeProvider>());
        builder.Services.AddScoped<DemoStaff>().AddScoped<DemoMonitors>().AddScoped<DemoOrders>().AddScoped<DemoSessions>().AddScoped<DemoHistory>();
    }

    /// <summary>Makes the past when there is none, and lets the demo's clock run on from where it stood.</summary>
    public static async Task Prepare(IServiceProvider services, DemoClock clock)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        if (!await db.Set<ClinicRow>().AnyAsync()) await scope.ServiceProvider.GetRequiredService<DemoHistory>().Make(DemoClock.Afternoon);
        var last = await db.Set<AuditEntryRow>().MaxAsync(entry => (DateTimeOffset?)entry.At) ?? DemoClock.Afternoon;
        clock.RunFrom(last > DemoClock.Afternoon ? last.AddSeconds(1) : DemoClock.Afternoon);
    }
}
