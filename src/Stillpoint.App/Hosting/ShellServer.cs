using Microsoft.AspNetCore.Diagnostics;
using Stillpoint.App.Authorization;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.Hosting;

/// <summary>What the web host needs for pages: three calls, one for the services, one for what surrounds a request, one for the routes.</summary>
internal static class ShellServer
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<Navigation>();
        services.AddScoped<PostedForms>();
        services.AddHttpContextAccessor();
        services.AddSingleton<ClinicZones>();
        services.AddScoped(provider => new ClinicClock(
            provider.GetRequiredService<TimeProvider>(),
            () => provider.GetRequiredService<ClinicZones>().For(provider.GetRequiredService<IHttpContextAccessor>().HttpContext)));
        return services;
    }

    /// <summary>Errors in plain words. First in the pipeline; the programs' doors keep their own bodies.</summary>
    public static IApplicationBuilder UseShell(this IApplicationBuilder app)
    {
        app.UseWhen(http => !IsForPrograms(http.Request), pages => pages
            .UseExceptionHandler("/failed", createScopeForErrors: true)
            .UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true)
            .Use(Failures.TooLate));
        app.UseWhen(http => IsForPrograms(http.Request), programs => programs.Use(Failures.InShort));
        app.UseLanguages();
        // The page that explains is only looked at: sent as a form it would be judged as one, and its own status would hide the first.
        app.Use((http, next) =>
        {
            if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null) http.Request.Method = HttpMethods.Get;
            return next(http);
        });
        return app;
    }

    public static IEndpointRouteBuilder MapShell(this IEndpointRouteBuilder app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<Shell.App>();
        app.MapPost("/theme", Theme.Choose).AllowAnonymous();
        return app;
    }

    /// <summary>A program, or a script of a page, wants the status alone and its own body.</summary>
    private static bool IsForPrograms(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        || !request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
