using System.Net;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Session.Medicines;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session;

/// <summary>Drugs beside the ketamine over real HTTP: ordered, read back, given, signed afterwards.</summary>
public sealed class Medicines_at_the_bedside
{
    private static (string, string)[] Order(StaffRow prescriber, string drug, string amount, params (string, string)[] more) =>
        [("drug", drug), ("amount", amount), ("unit", "mg"), ("route", "IV"), ("why", "Frightened, CADSS 32"), ("prescriber", prescriber.Id.ToString()), ("readBack", "true"), .. more];

    private static Task<List<TaskRow>> Open(RunningClinic clinic, TaskKind kind) => clinic.Ask(async services => await ((ClinicDb)services.GetService(typeof(ClinicDb))!).Set<TaskRow>().Where(task => task.Kind == kind && task.DoneAt == null).ToListAsync());

    [Fact]
    public async Task Are_ordered_aloud_read_back_given_and_signed_afterwards_within_their_limits()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        var (fern, other) = (await clinic.Staff([Role.Prescriber], name: "Dr Fern Holloway"), await clinic.Staff([Role.Prescriber]));
        using var nurse = await clinic.SignedIn(chair.Nurse);
        using var prescriber = await clinic.SignedIn(fern);
        using var stranger = await clinic.SignedIn(other);

        // Ten times and twenty times the dose: refused where it is typed, and nothing typed is lost.
        var typed = Order(fern, "midazolam", "20");
        var refused = await Drawn.From(nurse.Fill(chair.Page, "medicine-order", typed));
        Assert.StartsWith("20 mg of midazolam IV is above the 2 mg that may be given at once.", refused.Error("amount"), StringComparison.Ordinal);
        Assert.StartsWith("20", refused.Value("amount"), StringComparison.Ordinal);
        Assert.Contains("chart it as given beyond its limits", (await chair.Write(new Entry.MedicationGiven("midazolam", "20 mg", "IV"))).NotStored, StringComparison.Ordinal);
        Assert.False((await chair.Story()).Has<Entry.MedicationOrdered>());

        using var taken = await nurse.Fill(chair.Page, "medicine-order", Order(fern, "midazolam", "1", ("act", "given")));
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        var story = await chair.Story();
        var order = Assert.Single(MedicinesGiven.Orders(story));
        Assert.Equal((OrderedHow.Verbal, fern.Id, true), (order.Entry.How, order.Entry.Prescriber, order.Entry.ReadBack));
        Assert.Equal(order.Event.Id, story.Last<Entry.MedicationGiven>()!.Value.Entry.Order);
        chair.Pass(3);
        Assert.Contains("after midazolam", (await Drawn.From(nurse.Get(chair.Page))).Text, StringComparison.Ordinal);

        Assert.Contains("midazolam 1 mg IV", Assert.Single(await Open(clinic, TaskKind.OrderToSign)).Title, StringComparison.Ordinal);
        var sign = $"countersign-{order.Event.Id}";
        Assert.Contains("Dr Fern Holloway gave this order, and signs it.", (await Drawn.From(stranger.Fill(chair.Page, sign, ("prescriberPassword", RunningClinic.Password)))).Text, StringComparison.Ordinal);
        using var signed = await prescriber.Fill(chair.Page, sign, ("prescriberPassword", RunningClinic.Password));
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        Assert.Empty(await Open(clinic, TaskKind.OrderToSign));
        Assert.False(Assert.Single(MedicinesGiven.Orders(await chair.Story())).WaitsForSignature);
    }

    [Fact]
    public async Task Stand_for_the_session_on_a_prescribers_signature_and_are_given_with_one_press_until_they_are_used_up()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        var fern = await clinic.Staff([Role.Prescriber]);
        using var nurse = await clinic.SignedIn(chair.Nurse);
        using var prescriber = await clinic.SignedIn(fern);
        (string, string)[] standing = [.. Order(fern, "ondansetron", "4", ("standing", "true"), ("times", "2"))];
        // What is refused is refused before a password is asked for, and asked before it is counted.
        Assert.StartsWith("midazolam is ordered for the moment", (await Drawn.From(prescriber.Fill(chair.Page, "medicine-order", [.. Order(fern, "midazolam", "1", ("standing", "true")), ("password", "wrong")]))).Error("amount"), StringComparison.Ordinal);
        Assert.Contains("isn't given with a QTc of 470 ms or more, and that is not known of this patient.", (await Drawn.From(prescriber.Fill(chair.Page, "medicine-order", [.. standing, ("password", RunningClinic.Password)]))).Text, StringComparison.Ordinal);
        using var signed = await prescriber.Fill(chair.Page, "medicine-order", [.. standing, ("password", RunningClinic.Password), ("asked", "ondansetron isn't given with a QTc of 470 ms or more, and that is not known of this patient")]);
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        var order = Assert.Single(MedicinesGiven.Orders(await chair.Story()));
        Assert.NotNull(order.Entry.Signature);

        (string, string)[] given = [("amount", "4")];
        for (var dose = 0; dose < 2; dose++)
        {
            using var gave = await nurse.Fill(chair.Page, $"give-{order.Event.Id}", given);
            Assert.Equal(HttpStatusCode.Redirect, gave.StatusCode);
        }
        Assert.DoesNotContain($"give-{order.Event.Id}", await nurse.Read(chair.Page), StringComparison.Ordinal);
        Assert.Equal(8, MedicinesGiven.SumOf(await chair.Story(), "ondansetron", "mg", clinic.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Given_without_an_order_are_charted_as_that_and_a_prescriber_is_called()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var nurse = await clinic.SignedIn(chair.Nurse);
        (string, string)[] dose = [("drug", "naloxone"), ("amount", "0.1"), ("unit", "mg"), ("route", "IV")];
        Assert.StartsWith("Say why it was given without an order", (await Drawn.From(nurse.Fill(chair.Page, "medicine-given", dose))).Error("withoutOrder"), StringComparison.Ordinal);
        using var charted = await nurse.Fill(chair.Page, "medicine-given", [.. dose, ("withoutOrder", "Breathing 6 a minute, prescriber on the way.")]);
        Assert.Equal(HttpStatusCode.Redirect, charted.StatusCode);
        Assert.Contains("without an order: Breathing 6 a minute", (await Drawn.From(nurse.Get(chair.Page))).Text, StringComparison.Ordinal);
        Assert.Single(await Open(clinic, TaskKind.MedicineWithoutOrder));
    }
}
