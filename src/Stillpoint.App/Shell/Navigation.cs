using System.Security.Claims;
using Microsoft.AspNetCore.Routing;

namespace Stillpoint.App.Shell;

/// <summary>A place in the bar, and the roles that live there.</summary>
internal sealed record Place(string Name, string Path, params IReadOnlyList<string> For);

/// <summary>The places of the bar, in the order of a clinic's day. A place is shown to the roles that work there, once its page exists.</summary>
internal sealed class Navigation(EndpointDataSource endpoints)
{
    private static readonly Place[] All =
    [
        new("Floor", "/floor", "nurse", "prescriber", "medical director", "owner"),
        new("Inbox", "/inbox", "coordinator", "nurse", "prescriber", "therapist", "medical director", "owner"),
        new("Enquiries", "/enquiries", "coordinator", "medical director", "owner"),
        new("Calendar", "/calendar", "coordinator", "nurse", "prescriber", "therapist", "medical director", "owner"),
        new("Patients", "/patients", "coordinator", "nurse", "prescriber", "therapist", "medical director", "auditor", "owner"),
        new("Pharmacy", "/pharmacy", "custodian", "nurse", "prescriber", "medical director"),
        new("Outcomes", "/outcomes", "prescriber", "medical director", "owner"),
        new("Policies", "/policies", "medical director", "owner"),
        new("People", "/people", "owner"),
        new("Audit", "/audit", "auditor", "medical director", "owner"),
    ];

    private readonly Lazy<Place[]> built = new(() =>
    {
        var routes = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.Trim('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. All.Where(place => routes.Contains(place.Path))];
    });

    public IEnumerable<Place> For(ClaimsPrincipal person)
    {
        var roles = person.FindAll(ClaimTypes.Role).Select(claim => Plain(claim.Value)).ToHashSet(StringComparer.Ordinal);
        return built.Value.Where(place => place.For.Any(role => roles.Contains(Plain(role))));
    }

    /// <summary>A role is one word however it is written: medical director, medical-director and MedicalDirector are the same.</summary>
    private static string Plain(string role) => new([.. role.Where(char.IsLetter).Select(char.ToLowerInvariant)]);
}
