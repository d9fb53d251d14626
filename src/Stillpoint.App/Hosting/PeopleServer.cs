using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Stillpoint.App.Authorization;
using Stillpoint.App.Doors;
using Stillpoint.App.Kernel;
using Stillpoint.App.People;
using Stillpoint.App.Records;

namespace Stillpoint.App.Hosting;

/// <summary>What the web host needs to know people: services, what surrounds a request, and two routes that are no page.</summary>
internal static class PeopleServer
{
    public static IServiceCollection AddPeople(this IServiceCollection services, Settings settings, FirstRunGate? gate)
    {
        var overTls = settings.Certificate is not null || settings.BehindProxy;
        services.AddDataProtection().SetApplicationName("Stillpoint").PersistKeysToFileSystem(KeyFolder(settings.Keys));
        services.AddIdentityCore<StaffRow>(options =>
        {
            options.User.AllowedUserNameCharacters = "";
            // Our own rules say everything; the framework's about capitals and digits make passwords worse.
            options.Password = new() { RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredLength = 1, RequiredUniqueChars = 0 };
        }).AddUserStore<StaffStore>().AddUserManager<StaffManager>().AddPasswordValidator<OurPasswords>();
        // PBKDF2 with HMAC-SHA-512 as OWASP's password storage sheet counts it.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);

        services.AddScoped<SignIns>().AddScoped<SignInTries>().AddScoped<SignIn>().AddScoped<TwoPeople>().AddScoped<Signing>().AddScoped<Approvals>().AddScoped<AccountNotices>().AddScoped<Staffing>().AddScoped<Credentials>().AddScoped<TwoSteps>().AddScoped<AskKeys>().AddScoped<FirstRun>().AddScoped<DemoSignIns>().AddScoped<Account>().AddScoped<Roster>().AddScoped<Premises>().AddScoped<GivenUpJobs>().AddScoped<StaffCookie>();
        services.AddSingleton(new Askable([.. Ask.Questions.All.Select(question => question.Name)])).AddSingleton(gate ?? new FirstRunGate()).AddSingleton<RightToRead>();

        services.AddAuthentication(StaffCookie.Scheme)
            .AddCookie(StaffCookie.Scheme, options => StaffCookie.Configure(options, alwaysSecure: overTls))
            .AddScheme<AuthenticationSchemeOptions, AskKeyScheme>(AskKeyScheme.Name, null);
        services.AddAuthorization(Configure);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = overTls ? "__Host-stillpoint-form" : "stillpoint-form";
            options.Cookie.SecurePolicy = overTls ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        return services;
    }

    /// <summary>Who was not let in is turned away; then what the address names must be of a clinic of theirs.</summary>
    public static IApplicationBuilder UsePeople(this IApplicationBuilder app) => app
        .UseAuthentication()
        .UseRateLimiter()
        .Use(OwnerFirst)
        .UseMiddleware<ScreenLock>()
        .UseAuthorization()
        .UseMiddleware<ClinicBoundary>();

    public static IEndpointRouteBuilder MapPeople(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-out", async (HttpContext http, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery, SignIns signIns) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            await signIns.End(http);
            return Results.LocalRedirect(StaffCookie.SignInPath);
        }).AllowAnonymous();
        app.MapPost(ScreenLock.UnlockPath, ScreenLock.Open).RequireAuthorization(Access.SignedIn).RequireRateLimiting(RateLimits.SignIn).WithMetadata(new OpenWhenLockedAttribute());
        app.MapPost(ScreenLock.LockPath, ScreenLock.Lock).RequireAuthorization(Access.SignedIn).WithMetadata(new OpenWhenLockedAttribute());
        app.MapPost(ScreenLock.ActPath, () => Results.NoContent()).RequireAuthorization(Access.SignedIn).RequireRateLimiting(RateLimits.SignIn);
        return app;
    }

    private static void Configure(AuthorizationOptions options)
    {
        // Silence is a closed door: an endpoint that names no policy, or asks only for "somebody", lets nobody in.
        options.FallbackPolicy = options.DefaultPolicy = new AuthorizationPolicyBuilder(StaffCookie.Scheme).RequireAssertion(_ => false).Build();
        foreach (var policy in Access.Policies)
        {
            var door = new AuthorizationPolicyBuilder(StaffCookie.Scheme);
            if (policy.Name == Access.SignedIn) door.RequireAuthenticatedUser();
            else if (policy.Name == Access.AsksTheMedicine) door.AddAuthenticationSchemes(AskKeyScheme.Name).RequireAssertion(asked => asked.User.Is([.. policy.LetsIn]) || AskKeyScheme.Opens(asked));
            else door.RequireRole(policy.LetsIn.Select(role => role.Word));
            options.AddPolicy(policy.Name, door.Build());
        }
    }

    /// <summary>While nobody owns the clinic every page leads to the first.</summary>
    private static async Task OwnerFirst(HttpContext http, RequestDelegate next)
    {
        var isPage = http.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null;
        if (isPage && !http.Request.Path.Equals(FirstRun.Path, StringComparison.OrdinalIgnoreCase) && !await http.RequestServices.GetRequiredService<FirstRun>().IsOver())
            http.Response.Redirect(FirstRun.Path);
        else
            await next(http);
    }

    /// <summary>Keys that encrypt cookies and secrets: apart from the database, and for this account's eyes only.</summary>
    public static DirectoryInfo KeyFolder(string folder) =>
        OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
