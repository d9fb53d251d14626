using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Bedside;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Medicines;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Medicines;

/// <summary>Drugs beside the ketamine: ordered by a prescriber, in writing, aloud or for the session, given on that order, and signed afterwards where it was said. Every limit is the medicine's own.</summary>
internal sealed class MedicineDesk(ClinicDb db, AuditTrail audit, SessionReader reader, SessionRecord strips, Charting charting, Signing signing, ClinicClock clock)
{
    public const string OrderMeaning = "I order this for this patient.";
    public const string SaidMeaning = "I gave this order aloud, and it was read back to me.";

    /// <summary>Who may order at this clinic.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> Prescribers(Guid clinic, CancellationToken cancel)
    {
        var people = await db.Set<StaffRow>().AsNoTracking()
            .Where(person => person.LeftAt == null && db.Set<StaffRoleRow>().Any(has => has.StaffId == person.Id && has.Role == Role.Prescriber) && db.Set<StaffClinicRow>().Any(work => work.StaffId == person.Id && work.ClinicId == clinic))
            .OrderBy(person => person.Name).Select(person => new { person.Id, person.Name }).ToListAsync(cancel);
        return [.. people.Select(person => (person.Id, person.Name))];
    }

    /// <summary>Takes an order, and where it was given in the same breath charts the dose with it.</summary>
    public async Task<Outcome> Order(Guid session, MedicineOrderForm form, Actor actor)
    {
        var view = await reader.Read(session, CancellationToken.None);
        var order = new Entry.MedicationOrdered(
            form.Drug.Given, form.Amount.Given, form.Unit.Given, form.Route.Given, form.IsPrescriber ? form.Standing.Ticked ? OrderedHow.Standing : OrderedHow.Written : OrderedHow.Verbal,
            form.Why.Given, form.IsPrescriber ? actor.Person!.Value : form.Prescriber.Given, form.Times.Value ?? 1, form.Apart.Value, form.IsPrescriber ? null : form.ReadBack.Ticked)
        { Confirmed = form.Confirmed() };
        // What is asked is asked before a password is given.
        if (await strips.WhyNot(session, Sent(form.Id(clock.Now), order, form.IsPrescriber)) is { } not) return not.ToOutcome(form.Amount);
        Confirmed? prescriber = null;
        if (form.IsPrescriber)
        {
            (prescriber, var otherwise) = await signing.Confirm(actor.Person!.Value, form.Password);
            if (prescriber is null) return otherwise;
        }
        var outcome = await audit.Do(db, view, actor, "medication-ordered", async () =>
        {
            if (prescriber is not null)
            {
                var signature = prescriber.Sign(Guid.CreateVersion7(clock.Now), $"session/{session}", OrderMeaning, EntrySignatures.Text(order) + ShownInput.Text(ShownSession.Of(view, clock)));
                db.Add(signature);
                order = order with { Signature = signature.Id };
            }
            return (await strips.Append(session, Sent(form.Id(clock.Now), order, form.IsPrescriber), actor)).ToOutcome(form.Amount);
        });
        if (outcome is not Outcome.Done || form.Act != MedicineOrderForm.AndGiven) return outcome;
        var given = Given(order.Drug, order.Amount, order.Unit, order.Route) with { Order = form.Id(clock.Now), Confirmed = form.Confirmed() };
        return (await charting.Write(session, Sent(form.Id(clock.Now).Next(), given, form.IsPrescriber), actor)).ToOutcome(form.Amount);
    }

    public async Task<Outcome> Give(Guid session, GiveForm form, bool isPrescriber, Actor actor)
    {
        var (order, given) = (form.Order.Entry, Given(form.Order.Entry.Drug, form.Amount.Given, form.Order.Entry.Unit, form.Order.Entry.Route));
        return (await charting.Write(session, Sent(form.Id(clock.Now), given with { Order = form.Order.Event.Id, Confirmed = form.Confirmed() }, isPrescriber, form.At.Value), actor)).ToOutcome(form.Amount);
    }

    public async Task<Outcome> GivenAlready(Guid session, GivenForm form, Actor actor)
    {
        var given = Given(form.Drug.Given, form.Amount.Given, form.Unit.Given, form.Route.Given) with { WithoutOrder = form.WithoutOrder.Value, AgainstLimits = form.AgainstLimits.Value, Confirmed = form.Confirmed() };
        return (await charting.Write(session, Sent(form.Id(clock.Now), given, form.IsPrescriber, form.At.Value), actor)).ToOutcome(form.Amount);
    }

    /// <summary>An order that was said, as it stands.</summary>
    public static IEnumerable<ShownLine> Lines(SessionView view, Guid order) =>
        MedicinesGiven.Orders(view.Story).Where(open => open.Event.Id == order).Select(open => new ShownLine("Order", $"{EntryText.Line(open.Entry)}, given {(open.Given.Count == 1 ? "once" : $"{open.Given.Count} times")}"));

    public async Task<Outcome> Countersign(Guid session, CountersignForm form, Guid signedIn)
    {
        var view = await reader.Read(session, CancellationToken.None);
        if (Refused(view) is { } refused) return refused;
        var (prescriber, otherwise) = await signing.ConfirmSecond(form.Prescriber, signedIn, view.Clinic, Access.SignsOrders);
        if (prescriber is null) return otherwise;
        if (MedicinesGiven.Orders(view.Story).FirstOrDefault(open => open.Event.Id == form.Order) is { } said && said.Entry.Prescriber != prescriber.Person)
            return Outcome.No($"{view.NameOf(said.Entry.Prescriber)} gave this order, and signs it.", form.Prescriber.Password);
        return await audit.Do(db, view, Actor.Of(prescriber.Person), "order-countersigned", async () =>
        {
            view = await reader.Read(session, CancellationToken.None);
            if (Refused(view) is { } changed) return changed;
            var signature = Guid.CreateVersion7(clock.Now);
            var signed = new Entry.OrderCountersigned(form.Order, signature);
            db.Add(prescriber.Sign(signature, $"session/{session}", SaidMeaning, EntrySignatures.Text(signed) + ShownInput.Text(Lines(view, form.Order))));
            return (await strips.Append(session, new(form.Id(clock.Now), signed, clock.Now, By: new(Prescriber: true, Signed: true)), Actor.Of(prescriber.Person))).ToOutcome();
        });

        Outcome? Refused(SessionView now) => now.Story.Holds(form.Id(clock.Now)) ? new Outcome.Done(Twice: true) : form.Shown.Against(Lines(now, form.Order));
    }

    private static Entry.MedicationGiven Given(string drug, decimal amount, string unit, string route) => new(drug, $"{EntryText.Mg(amount)} {unit}", route) { Amount = amount, Unit = unit };

    private Sent Sent(Guid id, Entry entry, bool isPrescriber, DateTimeOffset? at = null) => new(id, entry, at ?? clock.Now, By: new(Prescriber: isPrescriber, Signed: isPrescriber && entry is Entry.MedicationOrdered));
}
