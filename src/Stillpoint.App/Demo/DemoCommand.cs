using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Console;
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
        if (args is ["--help" or "-h"])
        {
            Console.Out.WriteLine("""
                stillpoint demo [--reset] [--url http://localhost:5080] [--mllp localhost:2575] [--folder data/demo]

                  A made-up clinic in mid-afternoon, in a database of its own. Started again it goes on where it was left;
                  --reset starts over.

                  --url ADDRESS    where its pages are, on this machine (http://localhost:5080)
                  --mllp ADDRESS   where its simulated monitors speak (localhost:2575)
                  --folder FOLDER  where its database and keys are kept (data/demo)
                """);
            return ExitCode.Done;
        }
        if (Flags(args) is not { } flags) return Refuse($"“{string.Join(' ', args)}” is not understood; stillpoint demo --help lists what is.");
        var folder = Path.GetFullPath(flags.GetValueOrDefault("--folder") ?? Path.Combine("data", "demo"));
        var settings = new Settings
        {
            Demo = true, TwoSteps = false, Database = Path.Combine(folder, "demo.db"), Keys = Path.Combine(folder, "keys"),
            Url = flags.GetValueOrDefault("--url") ?? "http://localhost:5080", Mllp = flags.GetValueOrDefault("--mllp") ?? "localhost:2575",
        };
        var clock = new DemoClock(DemoClock.Afternoon);
        var (doors, refusal) = OpenDoors.Judge(settings, clock.GetUtcNow());
        if (doors is null) return Refuse(refusal!);
        var again = File.Exists(settings.Database);
        if (flags.ContainsKey("--reset") && Directory.Exists(folder))
        {
            if (!again) return Refuse($"{folder} holds no demo, so nothing in it is deleted. Choose another --folder.");
            Directory.Delete(folder, recursive: true);
            again = false;
        }
        await Console.Out.WriteLineAsync(again ? $"Stillpoint demo: opening the made-up clinic in {folder}, where it was left."
            : $"Stillpoint demo: making a clinic of made-up people, with months of history, in {folder}. That takes up to a minute.");
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
            return Refuse($"Another program has {settings.Url} or {settings.Mllp} already: stop it, or choose other places with --url and --mllp.");
        }
        await Console.Out.WriteLineAsync($"""

            Open {settings.Url}

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

    /// <summary>The flags with their values; null when one is not understood.</summary>
    private static Dictionary<string, string>? Flags(string[] args)
    {
        var flags = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < args.Length; at++)
        {
            var (flag, value) = args[at].Split('=', 2) is [var before, var after] ? (before, after) : (args[at], null);
            if (flag is "--reset" && value is null) flags[flag] = "";
            else if (flag is "--url" or "--mllp" or "--folder" && (value ?? (at + 1 < args.Length ? args[++at] : null)) is { Length: > 0 } given) flags[flag] = given;
            else return null;
        }
        return flags;
    }

    private static int Refuse(string says)
    {
        Console.Error.WriteLine(says);
        return ExitCode.RequestWasWrong;
    }

    /// <summary>What only the demo has: its staff, its history, its monitors. It speaks to a person: lines for machines are for serve.</summary>
    public static void AddDemo(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning)
            .AddConsole(console => (console.FormatterName, console.LogToStandardErrorThreshold) = (ConsoleFormatterNames.Simple, LogLevel.Trace));
        builder.Services.AddSingleton(services => (DemoClock)services.GetRequiredService<TimeProvider>());
        builder.Services.AddScoped<DemoStaff>().AddScoped<DemoMonitors>().AddScoped<DemoOrders>().AddScoped<DemoSessions>().AddScoped<DemoCalendar>().AddScoped<DemoMeasures>().AddScoped<DemoHistory>();
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
