using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.Hosting;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.People;

/// <summary>Walks every address of the server as every role, as somebody with no role, and as nobody.</summary>
public sealed class Every_address
{
    private static bool IsFile(Endpoint endpoint) => endpoint.Metadata.Any(one => one.GetType().Name == "StaticAssetDescriptor");

    private static string Pattern(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.TrimStart('/');

    private static IReadOnlyList<string> Methods(RouteEndpoint route) => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];

    private static string Row(RouteEndpoint route) => $"{Pattern(route)} {(Methods(route) is { Count: > 0 } methods ? string.Join(' ', methods.Order(StringComparer.Ordinal)) : "any")}";

    private static List<RouteEndpoint> Walked(RunningClinic clinic) => [.. clinic.Routes.Where(route => !IsFile(route) && route.RoutePattern.RawText != "{**path:file}").OrderBy(Row, StringComparer.Ordinal)];

    [Fact]
    public void The_policies_let_in_whom_the_table_says()
    {
        Assert.Equal(AccessTable.LetsIn.Keys, Access.Policies.Select(policy => policy.Name));
        Assert.All(Access.Policies, policy => Assert.Equal(AccessTable.LetsIn[policy.Name], policy.LetsIn.Select(role => role.Word)));
        Assert.All(Access.Policies, policy => Assert.Equal(AccessTable.For[policy.Name], policy.Says));
    }

    [Fact]
    public async Task Stands_in_the_table_and_the_table_names_no_other()
    {
        await using var clinic = await RunningClinic.Start();
        Assert.Equal(AccessTable.Routes.Keys.Order(StringComparer.Ordinal), Walked(clinic).Select(Row).Distinct(StringComparer.Ordinal));
        Assert.All(clinic.Routes.Where(IsFile), file => Assert.NotNull(file.Metadata.GetMetadata<IAllowAnonymous>()));
    }

    [Fact]
    public async Task Answers_each_role_as_the_table_says()
    {
        await using var clinic = await RunningClinic.Start();
        var somewhere = await Somewhere.In(clinic);
        var wrong = new List<string>();
        var routes = Walked(clinic).Where(route => AccessTable.Routes.ContainsKey(Row(route))).ToList();

        var people = new List<(string Name, Visitor Visitor, IReadOnlyList<string> Opens)> { ("nobody", clinic.Visitor(), []), ("no role", await clinic.As(), [Access.SignedIn]) };
        foreach (var role in Role.All)
            people.Add((role.Word, await clinic.As(role), [.. AccessTable.LetsIn.Where(access => access.Value.Contains(role.Word)).Select(access => access.Key)]));

        foreach (var route in routes)
            foreach (var method in Methods(route) is { Count: > 0 } methods ? methods : ["GET"])
                foreach (var (name, visitor, opens) in people)
                {
                    var asks = AccessTable.Routes[Row(route)];
                    var expected = asks == AccessTable.Anyone || opens.Contains(asks);
                    using var request = new HttpRequestMessage(new(method), somewhere.Fill(route.RoutePattern));
                    using var reply = await visitor.Send(request);
                    var in_ = LetIn(reply);
                    if (in_ != expected) wrong.Add($"{method} {Pattern(route)} {(in_ ? "lets in" : "refuses")} {name} ({(int)reply.StatusCode}); the table says {asks}");
                }

        foreach (var (_, visitor, _) in people) visitor.Dispose();
        Assert.Empty(wrong);
    }

    private static bool LetIn(HttpResponseMessage reply) =>
        reply.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) && !(reply.StatusCode == HttpStatusCode.Redirect && Visitor.To(reply).StartsWith("/signin?back=", StringComparison.Ordinal));

    [Fact]
    public async Task Names_what_it_is_about_in_words_the_clinics_wall_knows()
    {
        // A parameter that is not about a clinic's own things has to be named here; everything else stands behind the wall.
        string[] harmless = ["question", "Token", "Code", "Id", "Key"];
        await using var clinic = await RunningClinic.Start();
        var unknown = Walked(clinic).SelectMany(route => route.RoutePattern.Parameters.Select(parameter => (Route: Pattern(route), parameter.Name)))
            .Where(one => !ClinicBoundary.Known.ContainsKey(one.Name) && !(harmless.Contains(one.Name) && !Regex.IsMatch(one.Route, "patients|sessions|visits|courses")));
        Assert.Empty(unknown);
    }

    [Fact]
    public async Task Of_another_clinic_does_not_exist_and_the_attempt_is_kept()
    {
        await using var clinic = await RunningClinic.Start();
        var somewhere = await Somewhere.In(clinic);
        await using var db = clinic.Database.Open();
        var other = new ClinicRow { Id = clinic.NewId(), Name = "Hill House", TimeZone = "Europe/Madrid", CreatedAt = clinic.Clock.GetUtcNow() };
        db.Add(other);
        await db.SaveChangesAsync();
        using var stranger = await clinic.SignedIn(await clinic.Staff(Role.All, [other.Id]));

        foreach (var route in Behind(clinic))
        {
            using var reply = await stranger.Get(somewhere.Fill(route.RoutePattern));
            Assert.True(reply.StatusCode == HttpStatusCode.NotFound, $"{Pattern(route)} answers {(int)reply.StatusCode} to somebody of another clinic");
        }
        Assert.Equal(Behind(clinic).Count, await db.Set<AuditEntryRow>().CountAsync(entry => entry.Action == "refused-other-clinic"));
    }

    [Theory, OnEveryEngine]
    public async Task Is_drawn_whole_on_either_database(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var somewhere = await Somewhere.In(clinic);
        using var visitor = await clinic.SignedIn(await clinic.Staff(Role.All));
        var broken = new List<string>();
        // Twice: parts of a page that ask at once are only told apart by a database that is warm.
        foreach (var route in Enumerable.Repeat(Walked(clinic).Where(route => Methods(route).Contains("GET")), 2).SelectMany(routes => routes))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, somewhere.Fill(route.RoutePattern));
            using var reply = await visitor.Send(request);
            // Without a browser on the machine there is no PDF, and without a status there is no page of it.
            if ((int)reply.StatusCode >= 500 && Pattern(route) is not ("/failed" or "/status/{Code:int}")) broken.Add($"{Pattern(route)} answers {(int)reply.StatusCode}");
        }
        Assert.Empty(broken);
    }

    [Fact]
    public async Task About_a_patient_writes_who_looked()
    {
        await using var clinic = await RunningClinic.Start();
        var somewhere = await Somewhere.In(clinic);
        var everything = await clinic.Staff(Role.All);
        using var visitor = await clinic.SignedIn(everything);
        await using var db = clinic.Database.Open();

        foreach (var route in Behind(clinic).Where(route => somewhere.IsAboutPatient(route.RoutePattern)))
        {
            var before = await db.Set<AuditEntryRow>().CountAsync(entry => entry.Patient == somewhere.Patient && entry.By == everything.Id);
            using var request = new HttpRequestMessage(HttpMethod.Get, somewhere.Fill(route.RoutePattern));
            using var reply = await visitor.Send(request);
            Assert.True(await db.Set<AuditEntryRow>().CountAsync(entry => entry.Patient == somewhere.Patient && entry.By == everything.Id) > before, $"{Pattern(route)} left nothing in the audit");
        }
    }

    [Fact]
    public async Task Shows_nobody_of_another_clinic_in_any_list()
    {
        await using var clinic = await RunningClinic.Start();
        await Somewhere.In(clinic, "Zzyzx", "Quillfeather");
        await using var db = clinic.Database.Open();
        var other = new ClinicRow { Id = clinic.NewId(), Name = "Hill House", TimeZone = "Europe/Madrid", CreatedAt = clinic.Clock.GetUtcNow() };
        db.Add(other);
        await db.SaveChangesAsync();
        using var ours = await clinic.SignedIn(await clinic.Staff(Role.All));
        using var theirs = await clinic.SignedIn(await clinic.Staff(Role.All, [other.Id]));
        var shownAtHome = 0;

        foreach (var route in Walked(clinic).Where(route => Methods(route).Contains("GET") && route.RoutePattern.Parameters.Count == 0 && !Pattern(route).EndsWith("/live", StringComparison.Ordinal)))
        {
            if ((await ours.Read(Pattern(route))).Contains("Quillfeather", StringComparison.Ordinal)) shownAtHome++;
            Assert.False((await theirs.Read(Pattern(route))).Contains("Quillfeather", StringComparison.Ordinal), $"{Pattern(route)} names a patient of another clinic");
        }
        Assert.True(shownAtHome > 1, "no list showed the patient even to their own clinic");
    }

    [Fact]
    public async Task That_lists_patients_writes_who_looked()
    {
        await using var clinic = await RunningClinic.Start();
        var everything = await clinic.Staff(Role.All);
        using var visitor = await clinic.SignedIn(everything);
        await using var db = clinic.Database.Open();
        var lists = Walked(clinic).Where(route => Methods(route).Contains("GET") && route.RoutePattern.Parameters.All(parameter => !ClinicBoundary.Known.ContainsKey(parameter.Name))
            && AccessTable.Routes.TryGetValue(Row(route), out var asks) && Access.Policies.Any(policy => policy.Name == asks && policy.AboutPatients)).ToList();

        foreach (var route in lists)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Pattern(route));
            using var reply = await visitor.Send(request);
            Assert.True(await db.Set<AuditEntryRow>().AnyAsync(entry => entry.By == everything.Id && entry.Action == "viewed" && entry.Detail == route.RoutePattern.RawText), $"{Pattern(route)} left nothing in the audit");
        }
        Assert.NotEmpty(lists);
    }

    [Fact]
    public async Task That_anyone_may_send_something_to_is_limited_in_how_often()
    {
        // These take nothing in: words of the server itself, and a choice of light.
        string[] harmless = ["/", "/emergency", "/denied", "/failed", "/not-found", "/status/{Code:int}", "/status/423", "/locked", "/theme", "/sign-out"];
        await using var clinic = await RunningClinic.Start();
        Assert.Empty(Walked(clinic)
            .Where(route => Methods(route).Contains("POST") && route.Metadata.GetMetadata<IAllowAnonymous>() is not null && route.Metadata.GetMetadata<EnableRateLimitingAttribute>() is null)
            .Select(Pattern).Except(harmless));
    }

    private static List<RouteEndpoint> Behind(RunningClinic clinic) =>
        [.. Walked(clinic).Where(route => Methods(route) is { Count: 0 } or ["GET", ..] && route.RoutePattern.Parameters.Any(parameter => ClinicBoundary.Known.ContainsKey(parameter.Name)))];
}
