using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stillpoint.App.Authorization;
using Stillpoint.App.Enquiry;
using Stillpoint.App.Hosting;
using Stillpoint.App.Kernel;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.People;

/// <summary>The whole server on a real port and a database of its own, with one clinic that has an owner already.</summary>
internal sealed class RunningClinic : IAsyncDisposable
{
    public const string Password = "gruff otter lamp 41";

    /// <summary>Hashing is slow on purpose; a test that isn't about it needn't wait.</summary>
    private static readonly PasswordHasherOptions Quick = new() { IterationCount = 1000 };
    private static readonly string Hash = new PasswordHasher<StaffRow>(Options.Create(Quick)).HashPassword(null!, Password);
    private static readonly string Keys = Directory.CreateTempSubdirectory("stillpoint-keys-").FullName;
    private static int people;

    static RunningClinic() => Leftovers.ClearAtEnd(() => Directory.Delete(Keys, recursive: true));

    private readonly WebApplication app;
    private readonly Settings settings;
    private bool isBeside;

    private RunningClinic(TestDatabase database, WebApplication app, TestClock clock, Settings settings) => (Database, this.app, Clock, this.settings) = (database, app, clock, settings);

    public TestDatabase Database { get; }

    public TestClock Clock { get; }

    public Guid Clinic { get; private set; }

    public IServiceProvider Services => app.Services;

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public IReadOnlyList<RouteEndpoint> Routes => [.. app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct()];

    /// <param name="engine">SQLite unless the test is about storage.</param>
    /// <param name="owned">False for a server that nobody owns yet.</param>
    public static async Task<RunningClinic> Start(string engine = TestDatabase.Sqlite, bool owned = true, Func<Settings, Settings>? with = null, FirstRunGate? gate = null, Action<WebApplicationBuilder>? more = null)
    {
        var database = await TestDatabase.Fresh(engine);
        var clock = new TestClock();
        var chosen = new Settings { Database = database.Place, Url = "http://127.0.0.1:0", Keys = Keys, Mllp = "off", TwoSteps = false, LockAfterMinutes = 12 * 60 };
        chosen = with?.Invoke(chosen) ?? chosen;
        var server = Server.Build(chosen, clock, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = Quick.IterationCount);
            more?.Invoke(builder);
        }, gate);
        var clinic = new RunningClinic(database, server, clock, chosen);
        if (owned) await clinic.Own();
        await server.StartAsync();
        return clinic;
    }

    /// <summary>A second server over the same database, as behind a balancer.</summary>
    public async Task<RunningClinic> Beside()
    {
        var server = Server.Build(settings, Clock, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = Quick.IterationCount);
        });
        var beside = new RunningClinic(Database, server, Clock, settings) { Clinic = Clinic, isBeside = true };
        await server.StartAsync();
        return beside;
    }

    private async Task Own()
    {
        await using var db = Database.Open();
        var row = new ClinicRow { Id = NewId(), Name = "Harbour", TimeZone = "America/New_York", CreatedAt = Clock.GetUtcNow() };
        db.Add(row);
        await db.SaveChangesAsync();
        Clinic = row.Id;
        await Staff([Role.Owner]);
    }

    public Guid NewId() => Guid.CreateVersion7(Clock.GetUtcNow());

    /// <summary>Somebody who works here, whose password is <see cref="Password"/>.</summary>
    public async Task<StaffRow> Staff(IEnumerable<Role> roles, IEnumerable<Guid>? clinics = null, string? name = null)
    {
        var number = Interlocked.Increment(ref people);
        await using var db = Database.Open();
        var email = $"person{number}@harbour.example";
        var person = new StaffRow
        {
            Id = NewId(), Name = name ?? $"Wren Marlow {number}", Email = email, EmailKey = email, PasswordHash = Hash, SecurityStamp = $"stamp-{number}",
            InvitedAt = Clock.GetUtcNow(), JoinedAt = Clock.GetUtcNow(),
        };
        db.Add(person);
        db.AddRange(roles.Select(role => new StaffRoleRow { StaffId = person.Id, Role = role }));
        db.AddRange((clinics ?? [Clinic]).Select(clinic => new StaffClinicRow { StaffId = person.Id, ClinicId = clinic }));
        await db.SaveChangesAsync();
        return person;
    }

    /// <summary>Somebody at a browser of their own, not signed in.</summary>
    public Visitor Visitor() => new(new Uri(Address)) { Writes = () => Clock.Pass(WritingTime.Least) };

    /// <summary>Somebody with these roles, signed in through the sign-in page.</summary>
    public async Task<Visitor> As(params Role[] roles) => await SignedIn(await Staff(roles));

    public async Task<Visitor> SignedIn(StaffRow person)
    {
        var visitor = Visitor();
        var reply = await visitor.SignIn(person.Email, Password);
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        return visitor;
    }

    public async Task<T> Ask<T>(Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider);
    }

    /// <summary>Lets time pass, a step and another, until something has happened; work in the background takes its own time to do it.</summary>
    public async Task Until(TimeSpan step, Func<Task<bool>> happened)
    {
        using var longest = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await happened())
        {
            longest.Token.ThrowIfCancellationRequested();
            Clock.Pass(step);
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (!isBeside) await Database.DisposeAsync();
    }
}
