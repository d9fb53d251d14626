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
/// The cookie names a sign-in and the stamp it was made under. Whether that still goes on and what the person may do is read
/// from the database at every request, so a role taken away is gone with the next click and a copied cookie ends with its sign-in.
/// </summary>
internal sealed class StaffCookie(ClinicDb db, Settings settings, SignIns signIns, AuditTrail audit, TimeProvider clock) : CookieAuthenticationEvents
{
    public const string Scheme = "staff", SignInPath = "/signin", TwoStepPath = "/account/two-step";

    /// <summary>How exactly it is kept when a person last did something: not every click is a write.</summary>
    private static readonly TimeSpan Noted = TimeSpan.FromSeconds(20);

    public static void Configure(CookieAuthenticationOptions options, bool alwaysSecure)
    {
        options.EventsType = typeof(StaffCookie);
        // The prefix holds browsers to this host, this path and TLS; plain HTTP is only ever this machine itself.
        options.Cookie.Name = alwaysSecure ? "__Host-stillpoint" : "stillpoint";
        options.Cookie.HttpOnly = true;
        options.Cookie.IsEssential = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = alwaysSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = "back";
        options.ExpireTimeSpan = SignIns.Last;
        options.SlidingExpiration = false;
    }

    public static ClaimsPrincipal Ticket(StaffRow person, Guid signIn) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, person.Id.ToString()), new(Person.Stamp, person.SecurityStamp), new(Person.SignIn, signIn.ToString())], Scheme));

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        try
        {
            var (who, active) = await Now(context.Principal!);
            if (who is null)
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(Scheme);
                return;
            }
            context.ReplacePrincipal(who);
            var asksByItself = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<OneLookAttribute>() is not null;
            if (!asksByItself && !who.IsLocked() && clock.GetUtcNow() - active >= Noted) await signIns.Act(Person.SignInOf(who)!.Value);
        }
        // What is open to everybody, such as the emergency cards, asks no database who is looking; nobody is signed out by an outage.
        catch (Exception away) when (Outage.Is(away) && context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            context.RejectPrincipal();
        }
    }

    /// <summary>Whether somebody who was let in would be let in now as the same: still here, in the same roles, at the same clinics, awake.</summary>
    public async Task<bool> IsStill(ClaimsPrincipal who)
    {
        var ticket = new ClaimsPrincipal(new ClaimsIdentity(who.Claims.Where(claim => claim.Type is ClaimTypes.NameIdentifier or Person.Stamp or Person.SignIn), Scheme));
        return (await Now(ticket)).Who is { } now && Rights(now).SetEquals(Rights(who));
    }

    private static HashSet<string> Rights(ClaimsPrincipal who) =>
        [.. who.Claims.Where(claim => claim.Type is ClaimTypes.Role or Person.Clinic or Person.NeedsTwoSteps or Person.Locked).Select(claim => $"{claim.Type} {claim.Value}")];

    /// <summary>The person as they stand now, and when they last did something; nobody when the sign-in has ended.</summary>
    private async Task<(ClaimsPrincipal? Who, DateTimeOffset Active)> Now(ClaimsPrincipal ticket)
    {
        if (Person.Find(ticket) is not { } id || Person.SignInOf(ticket) is not { } signIn) return default;
        // One statement, as it is asked at every click and by every open page.
        var here = await db.Set<SignInRow>().AsNoTracking().Where(one => one.Id == signIn && one.StaffId == id && one.EndedAt == null)
            .Join(db.Set<StaffRow>().Where(person => person.LeftAt == null), one => one.StaffId, person => person.Id, (one, person) => new
            {
                one.BegunAt,
                one.ActiveAt,
                Person = person,
                Roles = db.Set<StaffRoleRow>().Where(role => role.StaffId == person.Id).Select(role => role.Role).ToList(),
                Clinics = db.Set<StaffClinicRow>().Where(work => work.StaffId == person.Id).Select(work => work.ClinicId).ToList(),
            })
            .AsSingleQuery().SingleOrDefaultAsync();
        var now = clock.GetUtcNow();
        if (here is null || here.Person.SecurityStamp != ticket.FindFirstValue(Person.Stamp) || now - here.BegunAt >= SignIns.Last) return default;

        var who = new ClaimsIdentity(ticket.Claims, Scheme);
        who.AddClaim(new(ClaimTypes.Name, here.Person.Name));
        who.AddClaim(new(ClaimTypes.Email, here.Person.Email));
        if (now - here.ActiveAt >= SignIns.Quiet(settings)) who.AddClaim(new(Person.Locked, "yes"));
        // Without the second step a person has an account and nothing else yet.
        if (settings.TwoSteps && !here.Person.HasTwoSteps) who.AddClaim(new(Person.NeedsTwoSteps, "yes"));
        else who.AddClaims(here.Roles.Select(role => new Claim(ClaimTypes.Role, role.Word)).Concat(here.Clinics.Select(clinic => new Claim(Person.Clinic, clinic.ToString()))));
        return (new ClaimsPrincipal(who), here.ActiveAt);
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
