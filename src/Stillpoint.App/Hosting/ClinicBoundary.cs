using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Board;
using Stillpoint.App.Shell;

namespace Stillpoint.App.Hosting;

/// <summary>Which clinic something belongs to, and which patient, if any.</summary>
internal sealed record Belongs(Guid Clinic, Guid? Patient);

/// <summary>
/// Stands between the roles and the pages. Whatever an address names by id (a patient, a visit, a session …) must belong to
/// a clinic the person works at; to everyone else it does not exist. Whoever is shown something of a patient is noted in the
/// audit first: when that can't be written, nothing is shown but what people at a bedside need, and that look is owed.
/// A page therefore can't forget either.
/// </summary>
internal sealed class ClinicBoundary(RequestDelegate next, TimeProvider clock)
{
    private static readonly TimeSpan OneLookLasts = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(Guid Person, string Subject, string Address), DateTimeOffset> looks = new();

    /// <summary>What a parameter of a route names. A test keeps every other parameter out.</summary>
    public static readonly IReadOnlyDictionary<string, Func<ClinicDb, Guid, IQueryable<Belongs>>> Known =
        new Dictionary<string, Func<ClinicDb, Guid, IQueryable<Belongs>>>(StringComparer.OrdinalIgnoreCase)
        {
            ["clinic"] = (db, id) => db.Set<ClinicRow>().Where(row => row.Id == id).Select(row => new Belongs(row.Id, null)),
            ["chair"] = (db, id) => db.Set<ChairRow>().Where(row => row.Id == id).Select(row => new Belongs(row.ClinicId, null)),
            ["device"] = (db, id) => db.Set<DeviceRow>().Where(row => row.Id == id).Select(row => new Belongs(row.ClinicId, null)),
            ["patient"] = (db, id) => db.Set<PatientRow>().Where(row => row.Id == id).Select(row => new Belongs(row.ClinicId, row.Id)),
            ["enquiry"] = (db, id) => db.Set<EnquiryRow>().Where(row => row.Id == id).Select(row => new Belongs(row.ClinicId, row.PatientId)),
            ["consent"] = (db, id) => db.Set<ConsentRow>().Where(row => row.Id == id).Join(db.Set<PatientRow>(), row => row.PatientId, patient => patient.Id, (_, patient) => new Belongs(patient.ClinicId, patient.Id)),
            ["fact"] = (db, id) => db.Set<FactRow>().Where(row => row.Id == id)
                .Join(db.Set<PatientRow>(), row => row.PatientId, patient => patient.Id, (_, patient) => new Belongs(patient.ClinicId, patient.Id)),
            ["upload"] = (db, id) => db.Set<UploadRow>().Where(row => row.Id == id).Select(row => new Belongs(row.ClinicId, row.PatientId)),
            ["visit"] = (db, id) => db.Set<VisitRow>().Where(row => row.Id == id).Select(row => new Belongs(row.ClinicId, row.PatientId)),
            ["session"] = (db, id) => db.Set<SessionRow>().Where(row => row.Id == id).Select(row => new Belongs(row.ClinicId, row.PatientId)),
            ["course"] = (db, id) => db.Set<CourseRow>().Where(row => row.Id == id).Join(db.Set<PatientRow>(), row => row.PatientId, patient => patient.Id, (_, patient) => new Belongs(patient.ClinicId, patient.Id)),
            ["task"] = (db, id) => db.Set<TaskRow>().Where(row => row.Id == id).Select(row => new Belongs(row.ClinicId, row.PatientId)),
        };

    public async Task Invoke(HttpContext http, ClinicDb db, AuditTrail audit, SessionPlaces places)
    {
        if (http.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || http.User.Identity is not { IsAuthenticated: true })
        {
            await next(http);
            return;
        }

        var names = false;
        foreach (var (name, value) in http.Request.RouteValues)
        {
            if (!Known.TryGetValue(name, out var find)) continue;
            names = true;
            if (!Guid.TryParse(value?.ToString(), CultureInfo.InvariantCulture, out var id) || await Owner(name, id, find, db, places, http.RequestAborted) is not { } belongs)
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
            var subject = $"{name.ToLowerInvariant()}/{id}";
            if (!http.User.WorksAt(belongs.Clinic))
            {
                await audit.Change(http.User.Actor(), new AuditNote("refused-other-clinic", subject, belongs.Patient), () => Task.CompletedTask);
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
            http.Items[ClinicZones.OfThisPage] = belongs.Clinic;
            if (belongs.Patient is not null || name.Equals("enquiry", StringComparison.OrdinalIgnoreCase)) await Note(http, endpoint, audit, subject, belongs.Patient);
        }
        // A page that names nobody in its address but is about patients is a list of them.
        if (!names && AboutPatients(endpoint)) await Note(http, endpoint, audit, "list", null);
        await next(http);
    }

    /// <summary>A session stays where it is and whose it is; anything else is asked at every look.</summary>
    private static async Task<Belongs?> Owner(string name, Guid id, Func<ClinicDb, Guid, IQueryable<Belongs>> find, ClinicDb db, SessionPlaces places, CancellationToken cancel) =>
        !name.Equals("session", StringComparison.OrdinalIgnoreCase) ? await find(db, id).FirstOrDefaultAsync(cancel)
        : await places.Find(id, cancel) is { } place ? new(place.Clinic, place.Patient) : null;

    private async Task Note(HttpContext http, RouteEndpoint endpoint, AuditTrail audit, string subject, Guid? patient)
    {
        var address = endpoint.RoutePattern.RawText ?? "";
        var look = (http.User.Id(), subject, address);
        if (!Shows(http.Request, endpoint) || GoesOn(look, endpoint)) return;
        var note = new AuditNote("viewed", subject, patient, Detail: address);
        try
        {
            await audit.Change(http.User.Actor(), note, () => Task.CompletedTask);
            Remember(look, endpoint);
        }
        // Nobody at a bedside is left without what can still be read: the look is owed (docs/adr).
        catch (Exception away) when (Outage.Is(away) && IsAtABedside(http.Request, endpoint) && http.RequestServices.GetRequiredService<OwedNotes>().Owe(http.User.Actor(), note))
        {
            http.RequestServices.GetRequiredService<ClinicDb>().ChangeTracker.Clear();
            Remember(look, endpoint);
        }
    }

    private static bool IsAtABedside(HttpRequest request, Endpoint endpoint) =>
        HttpMethods.IsGet(request.Method) && endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(asks => asks.Policy == Access.AtTheBedside);

    private static bool AboutPatients(Endpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(asks => asks.Policy is { } policy && Access.Policies.SingleOrDefault(one => one.Name == policy) is { AboutPatients: true });

    /// <summary>Whether this continues a look that was noted a little while ago.</summary>
    private bool GoesOn((Guid Person, string Subject, string Address) look, Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<OneLookAttribute>() is not null && looks.TryGetValue(look, out var noted) && clock.GetUtcNow() - noted < OneLookLasts;

    private void Remember((Guid Person, string Subject, string Address) look, Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<OneLookAttribute>() is null) return;
        var now = clock.GetUtcNow();
        foreach (var (old, at) in looks)
            if (now - at >= OneLookLasts) looks.TryRemove(old, out _);
        looks[look] = now;
    }

    /// <summary>Whether the answer shows something: every GET, and every page, which is drawn again after a form was sent.</summary>
    private static bool Shows(HttpRequest request, Endpoint endpoint) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
}
