using System.Security.Claims;
using Stillpoint.App.People;

namespace Stillpoint.App.Shell;

/// <summary>A place in the bar, and the access its page asks for.</summary>
internal sealed record Place(string Name, string Path, string Access);

/// <summary>The places of the bar, in the order of a clinic's day. A place is shown to whoever may enter it, once its page exists.</summary>
internal sealed class Navigation(EndpointDataSource endpoints)
{
    private static readonly Place[] All =
    [
        new("Floor", "/floor", Access.AtTheBedside),
        new("Inbox", "/inbox", Access.RunsTheFrontDesk),
        new("Enquiries", "/enquiries", Access.RunsTheFrontDesk),
        new("Calendar", "/calendar", Access.RunsTheFrontDesk),
        new("Patients", "/patients", Access.OpensTheChart),
        new("Planner", "/planner", Access.AsksTheMedicine),
        new("Pharmacy", "/pharmacy", Access.KeepsTheDrugs),
        new("Outcomes", "/outcomes", Access.LooksAtOutcomes),
        new("Policies", "/policies", Access.ApprovesPolicies),
        new("People", "/people", Access.ManagesPeople),
        new("Clinics", "/clinics", Access.RunsTheClinic),
        new("Audit", "/audit", Access.ReadsTheAudit),
    ];

    private readonly Lazy<Place[]> built = new(() =>
    {
        var routes = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.Trim('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. All.Where(place => routes.Contains(place.Path))];
    });

    public IEnumerable<Place> For(ClaimsPrincipal person) =>
        built.Value.Where(place => Access.Policies.Single(policy => policy.Name == place.Access).LetsIn.Any(role => person.IsInRole(role.Word)));
}
