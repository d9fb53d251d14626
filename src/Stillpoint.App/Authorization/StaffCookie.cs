using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;

namespace Stillpoint.App.Authorization;

/// <summary>
/// The cookie says only who signed in and with which stamp. What the person may do is read from the database at every
/// request, so a role taken away is gone with the next click.
/// </summary>
internal sealed class StaffCookie(ClinicDb db, Settings settings, AuditTrail audit) : CookieAuthenticationEvents
{
    public const string Scheme = "staff", SignInPath = "/signin", TwoStepPath = "/account/two-step";

    public static void Configure(CookieAuthenticationOptions options, bool alwaysSecure)
    {
        options.EventsType = typeof(StaffCookie);
        options.Cookie.Name = "stillpoint";
        options.Cookie.HttpOnly = true;
        options.Cookie.IsEssential = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = alwaysSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = "back";
        // One long shift; using it keeps it alive.
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
    }

    public static ClaimsPrincipal Ticket(StaffRow person) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, person.Id.ToString()), new(Person.Stamp, person.SecurityStamp)], Scheme));

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        try
        {
            if (await Principal(context.Principal!) is { } who)
            {
                context.ReplacePrincipal(who);
                return;
            }
        }
        // What is open to everybody, such as the emergency cards, asks no database who is looking; nobody is signed out by an outage.
        catch (Exception away) when (Outage.Is(away) && context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            context.RejectPrincipal();
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }

    private async Task<ClaimsPrincipal?> Principal(ClaimsPrincipal ticket)
    {
        if (Person.Find(ticket) is not { } id) return null;
        var person = await db.Set<StaffRow>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.LeftAt == null);
        if (person is null || person.SecurityStamp != ticket.FindFirstValue(Person.Stamp)) return null;
        var roles = await db.Set<StaffRoleRow>().Where(role => role.StaffId == id).Select(role => role.Role).ToListAsync();
        var clinics = await db.Set<StaffClinicRow>().Where(work => work.StaffId == id).Select(work => work.ClinicId).ToListAsync();

        var who = new ClaimsIdentity(ticket.Claims, Scheme);
        who.AddClaim(new(ClaimTypes.Name, person.Name));
        who.AddClaim(new(ClaimTypes.Email, person.Email));
        // Without the second step a person has an account and nothing else yet.
        if (settings.TwoSteps && !person.HasTwoSteps) who.AddClaim(new(Person.NeedsTwoSteps, "yes"));
        else who.AddClaims(roles.Select(role => new Claim(ClaimTypes.Role, role)).Concat(clinics.Select(clinic => new Claim(Person.Clinic, clinic.ToString()))));
        return new ClaimsPrincipal(who);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (WantsAPage(context.Request)) context.Response.Redirect(context.RedirectUri);
        else context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    public override async Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        var who = context.HttpContext.User;
        if (who.HasClaim(claim => claim.Type == Person.NeedsTwoSteps) && WantsAPage(context.Request))
        {
            context.Response.Redirect(TwoStepPath);
            return;
        }
        // The pattern, not the address: what somebody typed into an address is nobody's business here.
        var route = (context.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        if (Person.Find(who) is { } id) await audit.Change(Actor.Of(id), new AuditNote("refused", $"route {context.Request.Method} {route}"), () => Task.CompletedTask);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    private static bool WantsAPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.HasFormContentType);
}
