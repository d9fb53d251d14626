using System.Security.Claims;
using Stillpoint.App.Records;

namespace Stillpoint.App.Authorization;

/// <summary>A place in the bar, and the access its page asks for.</summary>
internal sealed record Place(string Name, string Path, string Access);

/// <summary>The places of the bar, in the order of a clinic's day. A place is shown to whoever may enter it, once its page exists.</summary>
internal sealed class Navigation(EndpointDataSource endpoints)
{
    private static readonly Place[] All =
    [
        new("Floor", "/floor", Access.AtTheBedside),
        new("Monitors", "/monitors", Access.AtTheBedside),
        new("Inbox", "/inbox", Access.RunsTheFrontDesk),
        new("Enquiries", "/enquiries", Access.RunsTheFrontDesk),
        new("Calendar", "/calendar", Access.RunsTheFrontDesk),
        new("Messages", "/messages", Access.RunsTheFrontDesk),
        new("Patients", "/patients", Access.OpensTheChart),
        new("Planner", "/planner", Access.AsksTheMedicine),
        new("Pharmacy", "/pharmacy", Access.KeepsTheDrugs),
        new("Outcomes", "/outcomes", Access.LooksAtOutcomes),
        new("Policies", "/policies", Access.ApprovesPolicies),
        new("People", "/people", Access.ManagesPeople),
        new("Approvals", "/people/approvals", Access.ApprovesRoles),
        new("Clinics", "/clinics", Access.RunsTheClinic),
        new("Audit", "/audit", Access.ReadsTheAudit),
    ];

    private readonly Lazy<HashSet<string>> paths = new(() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.Trim('/')).ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Where each role lives, the busiest first: a person of several goes where they are needed soonest.</summary>
    private static readonly (Role Role, string Path)[] Homes =
    [
        (Role.Nurse, "/floor"), (Role.Prescriber, "/patients"), (Role.Coordinator, "/enquiries"), (Role.MedicalDirector, "/patients"), (Role.Therapist, "/patients"),
        (Role.Custodian, "/pharmacy"), (Role.Auditor, "/patients"), (Role.Owner, "/people"), (Role.Patient, "/my"),
    ];

    /// <summary>The first page of somebody who is signed in: where their role lives, once that page exists, else the inbox.</summary>
    public string HomeOf(ClaimsPrincipal person)
    {
        if (person.HasClaim(claim => claim.Type == Person.NeedsTwoSteps)) return StaffCookie.TwoStepPath;
        foreach (var (role, path) in Homes)
            if (person.Is(role) && paths.Value.Contains(path)) return path;
        return person.Is([.. Role.OfStaff]) ? "/inbox" : "/account";
    }

    public IEnumerable<Place> For(ClaimsPrincipal person) =>
        All.Where(place => paths.Value.Contains(place.Path) && Access.Policies.Single(policy => policy.Name == place.Access).LetsIn.Any(role => person.IsInRole(role.Word)));
}
