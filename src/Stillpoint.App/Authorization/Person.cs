using System.Globalization;
using System.Security.Claims;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;

namespace Stillpoint.App.Authorization;

/// <summary>Who is asking, as the signed-in principal says it.</summary>
internal static class Person
{
    public const string Stamp = "stamp", SignIn = "sign-in", Clinic = "clinic", NeedsTwoSteps = "needs-two-steps", Locked = "locked";

    public static Guid Id(this ClaimsPrincipal who) => Find(who) ?? throw new InvalidOperationException("Nobody is signed in.");

    public static Guid? Find(ClaimsPrincipal who) =>
        Guid.TryParse(who.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The sign-in this cookie belongs to.</summary>
    public static Guid? SignInOf(ClaimsPrincipal who) =>
        Guid.TryParse(who.FindFirstValue(SignIn), CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Whether the screen has been quiet for so long that it asks for the password again.</summary>
    public static bool IsLocked(this ClaimsPrincipal who) => who.HasClaim(claim => claim.Type == Locked);

    /// <summary>Where on the network a request came from.</summary>
    public static string Address(this HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    public static Actor Actor(this ClaimsPrincipal who) => Audit.Actor.Of(who.Id());

    public static IReadOnlyList<Role> Roles(this ClaimsPrincipal who) => [.. Role.OfStaff.Where(role => who.IsInRole(role.Word))];

    public static bool Is(this ClaimsPrincipal who, params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
            if (who.IsInRole(role.Word)) return true;
        return false;
    }

    /// <summary>Whether a policy lets this person in: for showing an act or not; the door itself asks the policy again.</summary>
    public static bool May(this ClaimsPrincipal who, string policy)
    {
        foreach (var role in Access.Policies.Single(one => one.Name == policy).LetsIn)
            if (who.IsInRole(role.Word)) return true;
        return false;
    }

    /// <summary>The clinics this person works at: the only ones whose patients, chairs and calendars they reach.</summary>
    public static IReadOnlyList<Guid> Clinics(this ClaimsPrincipal who) =>
        [.. who.FindAll(Clinic).Select(claim => Guid.Parse(claim.Value, CultureInfo.InvariantCulture))];

    public static bool WorksAt(this ClaimsPrincipal who, Guid clinic) => who.Clinics().Contains(clinic);
}
