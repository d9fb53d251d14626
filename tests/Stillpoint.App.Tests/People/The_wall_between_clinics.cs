using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Hosting;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.People;

public sealed class The_wall_between_clinics
{
    private static readonly Guid Reader = Guid.Parse("0193aaaa-0000-7000-8000-000000000077");

    private sealed record Answer(int Status, bool Reached, List<AuditEntryRow> Audit);

    private static async Task<Answer> Ask(World world, string name, string id, Guid worksAt, string method = "GET", bool open = false)
    {
        await using var db = world.Database.Open();
        var before = await db.Set<AuditEntryRow>().CountAsync();
        var reached = false;
        var http = new DefaultHttpContext();
        http.Request.Method = method;
        http.Request.RouteValues[name] = id;
        http.User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, Reader.ToString()), new(Person.Clinic, worksAt.ToString())], "test"));
        object[] metadata = open ? [new AllowAnonymousAttribute()] : [];
        http.SetEndpoint(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse($"/things/{{{name}}}"), 0, new(metadata), "thing"));
        var wall = new ClinicBoundary(_ =>
        {
            reached = true;
            return Task.CompletedTask;
        }, world.Clock);
        await wall.Invoke(http, db, new AuditTrail(db, world.Clock), new(world.Database.Engine));
        return new(http.Response.StatusCode, reached, await db.Set<AuditEntryRow>().OrderBy(entry => entry.Number).Skip(before).ToListAsync());
    }

    [Theory, OnEveryEngine]
    public async Task Opens_to_who_works_there_and_notes_who_looked_at_whom(string engine)
    {
        await using var world = await World.On(engine);
        foreach (var (name, id) in new[] { ("patient", world.Patient), ("Session", world.Session) })
        {
            var answer = await Ask(world, name, id.ToString(), world.Clinic);
            Assert.True(answer.Reached);
            var entry = Assert.Single(answer.Audit);
            Assert.Equal(("viewed", (Guid?)Reader, (Guid?)world.Patient, $"{name.ToLowerInvariant()}/{id}"), (entry.Action, entry.By, entry.Patient, entry.Subject));
        }
    }

    [Theory, OnEveryEngine]
    public async Task To_anybody_else_it_does_not_exist_and_the_attempt_is_kept(string engine)
    {
        await using var world = await World.On(engine);
        foreach (var (name, id) in new[] { ("patient", world.Patient), ("session", world.Session), ("clinic", world.Clinic), ("chair", world.Chair) })
        {
            var answer = await Ask(world, name, id.ToString(), Guid.CreateVersion7(world.Clock.GetUtcNow()));
            Assert.Equal((404, false), (answer.Status, answer.Reached));
            Assert.Equal("refused-other-clinic", Assert.Single(answer.Audit).Action);
        }
    }

    [Theory]
    [InlineData("0193aaaa-0000-7000-8000-00000000ffff")]
    [InlineData("1")]
    [InlineData("' or 1=1")]
    public async Task What_is_not_there_is_not_found(string id)
    {
        await using var world = await World.On(TestDatabase.Sqlite);
        var answer = await Ask(world, "patient", id, world.Clinic);
        Assert.Equal((404, false, 0), (answer.Status, answer.Reached, answer.Audit.Count));
    }

    [Fact]
    public async Task A_change_is_noted_by_who_makes_it_and_not_as_a_look()
    {
        await using var world = await World.On(TestDatabase.Sqlite);
        var answer = await Ask(world, "session", world.Session.ToString(), world.Clinic, "POST");
        Assert.True(answer.Reached);
        Assert.Empty(answer.Audit);
    }

    [Fact]
    public async Task When_the_audit_cannot_be_written_nothing_is_shown()
    {
        await using var world = await World.On(TestDatabase.Sqlite);
        await using (var db = world.Database.Open()) await db.Database.ExecuteSqlAsync($"alter table audit_entry rename to audit_gone");
        await using var reader = world.Database.Open();
        var reached = false;
        var http = new DefaultHttpContext();
        http.Request.Method = "GET";
        http.Request.RouteValues["patient"] = world.Patient.ToString();
        http.User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, Reader.ToString()), new(Person.Clinic, world.Clinic.ToString())], "test"));
        http.SetEndpoint(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/patients/{patient}"), 0, new(), "patient"));
        var wall = new ClinicBoundary(_ =>
        {
            reached = true;
            return Task.CompletedTask;
        }, world.Clock);
        await Assert.ThrowsAnyAsync<Exception>(() => wall.Invoke(http, reader, new AuditTrail(reader, world.Clock), new(world.Database.Engine)));
        Assert.False(reached);
    }

    [Fact]
    public async Task Pages_open_to_anyone_are_not_behind_it()
    {
        await using var world = await World.On(TestDatabase.Sqlite);
        Assert.True((await Ask(world, "patient", world.Patient.ToString(), Guid.Empty, open: true)).Reached);
    }
}
