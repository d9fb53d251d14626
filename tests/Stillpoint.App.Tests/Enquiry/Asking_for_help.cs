using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Enquiry;
using Stillpoint.App.Records;
using Stillpoint.App.Shell;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Enquiry;

public sealed class Asking_for_help
{
    private static EnquiryDesk Desk(World world, ClinicDb db) => new(db, new AuditTrail(db, world.Clock), new Outbox(db, world.Clock), world.Clock);

    private static EnquiryForm AForm() => new() { Name = "Hollis Marsh", Phone = "555 555 0100", Message = "I would like to talk." };

    [Theory, OnEveryEngine]
    public async Task An_enquiry_is_kept_and_a_message_goes_out_only_with_leave(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        var (quiet, _) = await Desk(world, db).Receive(AForm(), Language.English);
        Assert.NotNull(quiet);
        Assert.Empty(await db.Set<OutboxMessageRow>().ToListAsync());

        var form = AForm();
        form.MayText = "true";
        await Desk(world, db).Receive(form, Language.Spanish);
        var message = await db.Set<OutboxMessageRow>().SingleAsync();
        Assert.DoesNotContain("talk", Outbox.Text(message), StringComparison.Ordinal);
        Assert.StartsWith("Harbour ha recibido", Outbox.Text(message), StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task Whoever_cannot_be_reached_is_told_which_field_and_what_to_do(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        var (received, errors) = await Desk(world, db).Receive(new EnquiryForm { Name = "Hollis Marsh" }, Language.English);
        Assert.Null(received);
        Assert.Contains("phone number or an email", errors["Form.Phone"], StringComparison.Ordinal);
        Assert.Empty(await db.Set<EnquiryRow>().ToListAsync());
    }

    [Theory, OnEveryEngine]
    public async Task Accepting_makes_one_patient_though_two_coordinators_accept(string engine)
    {
        await using var world = await World.On(engine);
        Guid enquiry;
        await using (var db = world.Database.Open()) enquiry = (await Desk(world, db).Receive(AForm(), Language.English)).Received!.Id;
        var form = new NewPatientForm { GivenName = "Hollis", FamilyName = "Marsh", BirthDate = "1990-02-03", Language = "en" };
        var made = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            await using var db = world.Database.Open();
            return await Desk(world, db).Accept(enquiry, form, Actor.Of(World.Nurse));
        }));
        Assert.Single(made, one => one.Patient is not null);
        await using var after = world.Database.Open();
        Assert.Equal(2, await after.Set<PatientRow>().CountAsync());
        Assert.Equal("accepted", (await after.Set<EnquiryRow>().SingleAsync()).Status);
    }

    [Theory, OnEveryEngine]
    public async Task An_enquiry_is_declined_only_with_a_reason(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        var desk = Desk(world, db);
        var enquiry = (await desk.Receive(AForm(), Language.English)).Received!.Id;
        Assert.NotNull(await desk.Close(enquiry, "declined", " ", Actor.Of(World.Nurse)));
        Assert.Null(await desk.Close(enquiry, "signposted", "Crisis team, today.", Actor.Of(World.Nurse)));
        Assert.NotNull(await desk.Close(enquiry, "declined", "Second thoughts.", Actor.Of(World.Nurse)));
    }
}
