using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Booking;
using Stillpoint.App.Consent;
using Stillpoint.App.Enquiry;
using Stillpoint.App.FollowUp;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;

namespace Stillpoint.App;

/// <summary>Puts the clinic together: settings in, a web application out. Nothing is decided here.</summary>
internal static class Server
{
    public static WebApplication Build(Settings settings, TimeProvider? clock = null, Action<WebApplicationBuilder>? more = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Server).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseStaticWebAssets().UseUrls(settings.Url);
        var engine = Engine.From(settings.Database);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(engine);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddDbContext<ClinicDb>(engine.Configure);
        builder.Services.AddScoped<AuditTrail>();
        builder.Services.AddScoped<SessionRecord>();
        builder.Services.AddSingleton<SessionFeed>();
        builder.Services.AddScoped<SingleUseLinks>().AddScoped<Outbox>().AddScoped<Policies>().AddHostedService<Jobs>();
        foreach (var text in ConsentTexts.Shipped) builder.Services.AddSingleton(text);
        builder.Services.AddScoped<EnquiryDesk>().AddScoped<FactStore>().AddScoped<ConsentDesk>().AddScoped<VisitDesk>().AddScoped<Tasks>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
        builder.Services.AddShell();
        more?.Invoke(builder);

        var app = builder.Build();
        app.UseShell();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") });
        app.MapShell();
        app.MapPathway();
        return app;
    }
}
