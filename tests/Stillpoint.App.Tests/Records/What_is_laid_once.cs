using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Records;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Tests.Records;

public sealed class What_is_laid_once
{
    [Theory, OnEveryEngine]
    public async Task A_link_opens_once_even_for_two_hands_at_once(string engine)
    {
        await using var world = await World.On(engine);
        var token = await world.WithRecord(async (_, db) =>
        {
            var made = new SingleUseLinks(db, world.Clock).Make("form", "patient/7", TimeSpan.FromDays(2));
            await db.SaveChangesAsync();
            return made;
        });
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.WithRecord((_, db) => new SingleUseLinks(db, world.Clock).Use(token, "form"))));
        Assert.Single(opened, "patient/7");
        Assert.Equal(3, opened.Count(subject => subject is null));
    }

    [Theory, OnEveryEngine]
    public async Task A_link_opens_nothing_after_its_time_or_for_another_purpose(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        var links = new SingleUseLinks(db, world.Clock);
        var token = links.Make("form", "patient/7", TimeSpan.FromDays(2));
        await db.SaveChangesAsync();
        Assert.Null(await links.Subject(token, "invitation"));
        Assert.Null(await links.Subject(token + "x", "form"));
        world.Clock.Pass(TimeSpan.FromDays(2));
        Assert.Null(await links.Use(token, "form"));
    }

    [Theory, OnEveryEngine]
    public async Task A_job_runs_once_though_two_servers_look_for_it_and_a_failed_one_is_tried_again(string engine)
    {
        await using var world = await World.On(engine);
        var ran = 0;
        var fails = true;
        JobKind[] kinds =
        [
            new("count", (_, _, _) => Task.FromResult(Interlocked.Increment(ref ran))),
            new("fail-first", (_, _, _) => fails ? throw new InvalidOperationException() : Task.CompletedTask),
        ];
        var services = new ServiceCollection();
        services.AddScoped(_ => world.Database.Open());
        await using var provider = services.BuildServiceProvider();
        Jobs Server() => new(provider.GetRequiredService<IServiceScopeFactory>(), kinds, world.Clock, NullLogger<Jobs>.Instance);
        await using (var db = world.Database.Open())
        {
            for (var twice = 0; twice < 2; twice++) await Jobs.Plan(db, "count", "count-1", "{}", world.Clock.GetUtcNow());
            await Jobs.Plan(db, "fail-first", "fail-1", "{}", world.Clock.GetUtcNow());
        }

        using var one = Server();
        using var other = Server();
        await Task.WhenAll(one.DoWhatIsDue(default), other.DoWhatIsDue(default));
        Assert.Equal(1, ran);

        fails = false;
        Assert.Equal(0, await one.DoWhatIsDue(default));
        world.Clock.Pass(TimeSpan.FromMinutes(6));
        Assert.Equal(1, await one.DoWhatIsDue(default));
    }

    [Theory, OnEveryEngine]
    public async Task A_late_task_is_heard_of_by_whom_it_escalates_to(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        var tasks = new Tasks(db, new AuditTrail(db, world.Clock), world.Clock);
        var task = tasks.Open(world.Clinic, world.Patient, TaskKind.FollowUpCall, "Call the day after", Role.Nurse, world.Clock.GetUtcNow(), TimeSpan.FromHours(4), Role.Prescriber);
        await db.SaveChangesAsync();

        Assert.Single(await tasks.For([Role.Nurse], [world.Clinic]));
        Assert.Empty(await tasks.For([Role.Prescriber], [world.Clinic]));
        Assert.Empty(await tasks.For([Role.Nurse], []));
        world.Clock.Pass(TimeSpan.FromHours(4));
        Assert.Single(await tasks.For([Role.Prescriber], [world.Clinic]));

        Assert.IsType<Outcome.Refused>(await Done(" "));
        Assert.IsType<Outcome.Done>(await Done("Slept well."));
        Assert.IsType<Outcome.Refused>(await Done("Slept well."));
        Assert.Empty(await tasks.For([Role.Nurse], [world.Clinic]));

        Task<Outcome> Done(string cameOf)
        {
            var form = new OutcomeForm { Task = { Typed = task.Id.ToString() }, CameOf = { Typed = cameOf } };
            return form.Sent(() => tasks.Done(form, Actor.Of(World.Nurse)));
        }
    }

    [Theory, OnEveryEngine]
    public async Task A_clinics_own_text_holds_only_after_a_second_person_and_from_its_day(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        var policies = new Policies(db, new AuditTrail(db, world.Clock), [new PolicyText("going-home", 0, "Shipped.", "[POLICY]")], world.Clock);
        var today = new DateOnly(2026, 11, 19);
        var own = await policies.Propose(new("going-home", "Ours.", "Medical director", today.AddDays(1), "Shorter."), Actor.Of(World.Nurse));

        Assert.Equal("Shipped.", (await policies.InForce("going-home", today.AddDays(1))).Body);
        Assert.NotNull(await policies.Approve(own.Id, Actor.Of(World.Nurse)));
        Assert.Null(await policies.Approve(own.Id, Actor.Of(world.NewId())));
        Assert.Equal("Shipped.", (await policies.InForce("going-home", today)).Body);
        Assert.Equal("going-home 1", (await policies.InForce("going-home", today.AddDays(1))).Version);
    }

    [Theory, OnEveryEngine]
    public async Task A_message_holds_only_the_values_its_template_lists(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        var outbox = new Outbox(db, world.Clock);
        var message = outbox.Put("sms", "+1 555 0100", "form", Language.Spanish, new Dictionary<string, string> { ["clinic"] = "Harbour", ["link"] = "https://example.org/f/1" });
        await db.SaveChangesAsync();
        Assert.Equal("Harbour tiene un formulario corto para usted: https://example.org/f/1", Outbox.Text(message));
        Assert.Throws<ArgumentException>(() => outbox.Put("sms", "+1 555 0100", "form", Language.English, new Dictionary<string, string> { ["clinic"] = "Harbour", ["diagnosis"] = "none of your phone's business" }));
    }

    [Theory, OnEveryEngine]
    public async Task Of_two_who_changed_the_same_row_the_second_is_told(string engine)
    {
        await using var world = await World.On(engine);
        await using var one = world.Database.Open();
        await using var other = world.Database.Open();
        (await one.Set<PatientRow>().SingleAsync()).Phone = "555 0100";
        (await other.Set<PatientRow>().SingleAsync()).Phone = "555 0199";
        await one.SaveChangesAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync());
    }

    [Fact]
    public void A_slip_in_a_reference_is_caught()
    {
        var reference = Reference.From(Guid.Parse("0193aaaa-0000-7000-8123-456789abcdef"));
        Assert.Equal(reference, Reference.Read(reference.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)));
        for (var at = 0; at < reference.Length; at++)
        {
            if (reference[at] == '-') continue;
            var slipped = reference.ToCharArray();
            slipped[at] = slipped[at] == 'A' ? 'B' : 'A';
            Assert.Null(Reference.Read(new string(slipped)));
        }
    }
}
