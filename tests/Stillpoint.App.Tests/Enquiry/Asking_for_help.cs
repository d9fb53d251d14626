using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Enquiry;
using Stillpoint.App.Patients;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Tests.Records;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Tests.Enquiry;

public sealed class Asking_for_help
{
    private static EnquiryDesk Desk(World world, ClinicDb db) => new(db, new AuditTrail(db, world.Clock), new Outbox(db, world.Clock), new Tasks(db, new AuditTrail(db, world.Clock), world.Clock), new SingleUseLinks(db, world.Clock), world.Clock);

    private static AcceptDesk Accepting(World world, ClinicDb db)
    {
        var audit = new AuditTrail(db, world.Clock);
        var facts = new FactStore(db, audit, new Tasks(db, audit, world.Clock), world.Clock);
        return new(db, audit, new LikelyPeople(db, audit), new Ties(db, facts, audit, world.Clock), world.Clock);
    }

    private static async Task<EnquiryForm> AForm(EnquiryDesk desk, string phone = "555 555 0100", Language language = Language.English) =>
        new(language, await desk.Clinics()) { Name = { Typed = "Hollis Marsh" }, Phone = { Typed = phone }, Message = { Typed = "I would like to talk." } };

    [Theory, OnEveryEngine]
    public async Task An_enquiry_is_kept_and_a_message_goes_out_only_with_leave(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        var desk = Desk(world, db);
        var quiet = await AForm(desk);
        Assert.IsType<Outcome.Done>(await quiet.Sent(() => desk.Receive(quiet)));
        Assert.Empty(await db.Set<OutboxMessageRow>().ToListAsync());

        var form = await AForm(desk, language: Language.Spanish);
        form.MayText.Typed = "true";
        await form.Sent(() => desk.Receive(form));
        var message = await db.Set<OutboxMessageRow>().SingleAsync();
        Assert.DoesNotContain("talk", Outbox.Text(message), StringComparison.Ordinal);
        Assert.StartsWith("Harbour ha recibido", Outbox.Text(message), StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task Whoever_cannot_be_reached_is_told_which_field_and_what_to_do(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        var desk = Desk(world, db);
        var form = await AForm(desk, phone: "");
        Assert.IsType<Outcome.Refused>(await form.Sent(() => desk.Receive(form)));
        Assert.Contains("phone number or an email", form.Phone.Error, StringComparison.Ordinal);
        Assert.Empty(await db.Set<EnquiryRow>().ToListAsync());
    }

    [Theory, OnEveryEngine]
    public async Task However_often_it_is_sent_one_number_is_confirmed_to_once_a_day(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        var desk = Desk(world, db);
        for (var number = 0; number < 20; number++)
        {
            var form = await AForm(desk);
            form.MayText.Typed = "true";
            Assert.IsType<Outcome.Done>(await form.Sent(() => desk.Receive(form)));
        }
        Assert.Equal(20, await db.Set<EnquiryRow>().CountAsync());
        Assert.Single(await db.Set<OutboxMessageRow>().ToListAsync());
    }

    [Theory, OnEveryEngine]
    public async Task When_more_wait_than_can_be_called_the_page_says_to_call(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        var now = world.Clock.GetUtcNow();
        for (var number = 0; number < EnquiryDesk.MostWaiting; number++)
            db.Add(new EnquiryRow { Id = Guid.CreateVersion7(now.AddSeconds(-number)), ClinicId = world.Clinic, Reference = $"R{number}", Name = "N", Language = "en", Message = "", ReceivedAt = now, Status = EnquiryStatus.New });
        await db.SaveChangesAsync();
        var desk = Desk(world, db);
        var form = await AForm(desk, language: Language.Spanish);
        Assert.Contains("Llámenos", Assert.IsType<Outcome.Refused>(await form.Sent(() => desk.Receive(form))).All.Single().Says, StringComparison.Ordinal);
        Assert.Equal(EnquiryDesk.MostWaiting, await db.Set<EnquiryRow>().CountAsync());
    }

    [Theory, OnEveryEngine]
    public async Task A_year_after_it_was_closed_it_is_let_go_and_one_that_waits_never(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        var (closed, waits) = (await Received(world, db), await Received(world, db));
        Assert.IsType<Outcome.Done>(await Close(world, closed, "declined", "Lives too far away."));
        await using var services = new ServiceCollection().AddScoped(_ => world.Database.Open()).AddScoped(provider => new AuditTrail(provider.GetRequiredService<ClinicDb>(), world.Clock)).BuildServiceProvider();
        foreach (var (days, left) in ((int, Guid[])[])[(364, [closed, waits]), (366, [waits])])
        {
            await using var scope = services.CreateAsyncScope();
            await EnquiryDesk.Kept.LetGo(scope.ServiceProvider, world.Clock.GetUtcNow().AddDays(days));
            Assert.Equal(left.Order(), (await db.Set<EnquiryRow>().AsNoTracking().Select(row => row.Id).ToListAsync()).Order());
        }
        Assert.Single(await db.Set<AuditEntryRow>().Where(entry => entry.Action == "enquiry-deleted").ToListAsync());
    }

    [Theory, OnEveryEngine]
    public async Task Sent_twice_in_one_moment_it_is_kept_once(string engine)
    {
        await using var world = await World.On(engine);
        await using var first = world.Database.Open();
        var form = await AForm(Desk(world, first));
        form.Id(world.Clock.GetUtcNow());
        var sent = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            await using var db = world.Database.Open();
            var desk = Desk(world, db);
            return await form.Sent(() => desk.Receive(form));
        }));
        Assert.Equal(2, sent.Count(outcome => outcome is Outcome.Done { Twice: true }));
        Assert.Single(await first.Set<EnquiryRow>().ToListAsync());
    }

    [Theory, OnEveryEngine]
    public async Task Accepting_makes_one_patient_though_two_coordinators_accept(string engine)
    {
        await using var world = await World.On(engine);
        Guid enquiry;
        await using (var db = world.Database.Open()) enquiry = await Received(world, db);
        var made = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            await using var db = world.Database.Open();
            var form = new NewPatientForm(new(2026, 11, 19)) { GivenName = { Typed = "Hollis" }, FamilyName = { Typed = "Marsh" }, BirthDate = { Typed = "1990-02-03" }, Reads = { Typed = "en" } };
            return await form.Sent(() => Accepting(world, db).Accept(enquiry, form, Actor.Of(World.Nurse)));
        }));
        Assert.Single(made, one => one is Outcome.Done);
        await using var after = world.Database.Open();
        Assert.Equal(2, await after.Set<PatientRow>().CountAsync());
        Assert.Equal(EnquiryStatus.Accepted, (await after.Set<EnquiryRow>().SingleAsync()).Status);
    }

    [Theory, OnEveryEngine]
    public async Task An_enquiry_is_declined_only_with_a_reason(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        var enquiry = await Received(world, db);
        Assert.IsType<Outcome.Refused>(await Close(world, enquiry, "declined", " "));
        Assert.IsType<Outcome.Done>(await Close(world, enquiry, "signposted", "Crisis team, today."));
        Assert.IsType<Outcome.Refused>(await Close(world, enquiry, "declined", "Second thoughts."));
    }

    private static async Task<Guid> Received(World world, ClinicDb db)
    {
        var desk = Desk(world, db);
        var form = await AForm(desk);
        await form.Sent(() => desk.Receive(form));
        return form.Id(world.Clock.GetUtcNow());
    }

    private static async Task<Outcome> Close(World world, Guid enquiry, string what, string reason)
    {
        await using var db = world.Database.Open();
        var form = new ClosingForm { What = { Typed = what }, Reason = { Typed = reason } };
        return await form.Sent(() => Desk(world, db).Close(enquiry, form, Actor.Of(World.Nurse)));
    }
}
