using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Ask;
using Stillpoint.App.Audit;
using Stillpoint.App.Doors;
using Stillpoint.App.Interop.Hl7v2;
using Stillpoint.App.Kernel;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Session;
using Stillpoint.App.Session.Record;

namespace Stillpoint.App.Hosting;

/// <summary>Puts the clinic together: settings in, a web application out. Nothing is decided here.</summary>
internal static class Server
{
    public static WebApplication Build(Settings settings, TimeProvider? clock = null, Action<WebApplicationBuilder>? more = null, FirstRunGate? gate = null, OpenDoors? doors = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Server).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        // Nothing but our own settings may open a door: no ASPNETCORE_URLS, no Kestrel section of a stray file.
        builder.Configuration.Sources.Clear();
        // The static files are those of the build: compressed, and kept by browsers for ever under the name that their content gives them.
        builder.Configuration.AddInMemoryCollection([new("ReloadStaticAssetsAtRuntime", "false")]);
        builder.WebHost.UseStaticWebAssets();
        clock ??= TimeProvider.System;
        if (doors is null)
        {
            var (judged, refusal) = OpenDoors.Judge(settings, clock.GetUtcNow());
            doors = judged ?? throw new InvalidOperationException(refusal);
        }
        doors.Configure(builder.WebHost);

        var engine = Engine.From(settings.Database);
        builder.Logging.AddOurLines();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(doors.Plan);
        builder.Services.AddSingleton(engine);
        builder.Services.AddSingleton(clock);
        builder.Services.AddDbContext<ClinicDb>(options =>
        {
            engine.Configure(options);
            options.AddInterceptors(NotedChanges.Instance);
        });
        builder.Services.AddScoped<AuditTrail>();
        builder.Services.AddSingleton<OwedNotes>().AddHostedService(services => services.GetRequiredService<OwedNotes>());
        builder.Services.AddSingleton<DatabaseHealth>();
        builder.Services.AddScoped<SessionRecord>();
        builder.Services.AddSingleton<SessionFeed>();
        builder.Services.AddPathway(settings);
        builder.Services.AddSingleton<ClockWatch>().AddHostedService(services => services.GetRequiredService<ClockWatch>());
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]).AddCheck<ClockWatch>("clock", tags: ["ready"]).AddCheck<RecordKeeper>("record", tags: ["ready"]);
        builder.Services.AddRateLimits();
        builder.Services.AddPeople(settings, gate);
        builder.Services.AddShell();
        builder.Services.AddMonitors(doors);
        more?.Invoke(builder);

        var app = builder.Build();
        doors.Configure(app);
        app.UseSecurityHeaders();
        app.UseOneFraming();
        app.UseShell();
        app.UseSameOrigin();
        app.UseRouting();
        app.UseLongestForm();
        app.UseFormSigns();
        app.UsePeople();
        app.UseAntiforgery();
        app.UseUnreadableStrips();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
        app.MapShell();
        app.MapPeople();
        app.MapAsk();
        app.MapPathway();
        return app;
    }

    /// <summary>Serves until asked to stop; a program that ends because work of its own failed says so by its exit code.</summary>
    public static async Task<int> Run(WebApplication app)
    {
        List<BackgroundService> working = [.. app.Services.GetServices<IHostedService>().OfType<BackgroundService>()];
        await app.RunAsync();
        return working.Exists(one => one.ExecuteTask is { IsFaulted: true }) ? ExitCode.Failed : ExitCode.Done;
    }
}
