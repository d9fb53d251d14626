using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Bedside;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Gate;

/// <summary>One clinician draws up what is ordered and reads the vial; another works it out apart and signs that the two agree. The comparison is the medicine's own.</summary>
internal sealed class PreparationDesk(ClinicDb db, AuditTrail audit, SessionReader reader, SessionRecord strips, Signing signing, TwoPeople two, ClinicClock clock)
{
    public const string Meaning = "I worked this out myself, apart from whoever drew it up, with the vial in my hand.";

    /// <summary>The order as whoever draws it up reads it.</summary>
    public static IEnumerable<ShownLine> Order(SessionView view) =>
    [
        .. ShownSession.Order(view),
        new("Prepared", Prepared.Of(view.Story) is { } before ? EntryText.Line(before.Entry) : "nothing yet"),
    ];

    /// <summary>What a second person works from. What it comes to they work out themselves, so it isn't drawn; it is compared and signed all the same.</summary>
    public static IEnumerable<ShownLine> Rule(SessionView view)
    {
        var order = GateDesk.OrderOf(view);
        yield return new("Order", $"{view.Order.Drug} {view.Order.Way}, {EntryText.Mg(order.Amount)} {order.AmountUnit}{(order.Minutes is { } minutes ? $" over {EntryText.Mg(minutes)} min" : "")}{(order.MixMl is { } volume ? $", made up to {EntryText.Mg(volume)} mL" : "")}");
        yield return new("Drawn up", Prepared.Of(view.Story) is { } prepared ? $"{prepared.Event.Id}, lot {prepared.Entry.Lot}" : "nothing yet");
    }

    /// <summary>The syringe or the devices are ready, as ordered, from this vial. Prepared anew, it takes the place of what was prepared before.</summary>
    public async Task<Outcome> Prepare(Guid session, PreparationForm form, Actor actor)
    {
        var view = await reader.Read(session, CancellationToken.None);
        return await audit.Do(db, view, actor, "drug-prepared", async () =>
        {
            view = await reader.Read(session, CancellationToken.None);
            if (view.Story.Holds(form.Id(clock.Now))) return new Outcome.Done(Twice: true);
            if (VialExpiry.Refuses(form.Expiry.Given, clock.Today) is { } expired) return Outcome.No(expired, form.Expiry);
            if (form.Shown.Against(Order(view)) is { } unseen) return unseen;
            var order = GateDesk.OrderOf(view);
            var prepared = new Entry.DrugPrepared(view.Order.Drug.ToLowerInvariant(), form.VialMgPerMl.Value?.MgPerMl, form.Lot.Given, form.Expiry.Given, order.DoseMg, order.FinalMl) { Confirmed = form.Confirmed() };
            return (await Write(view, form, prepared, actor, Prepared.Of(view.Story)?.Event.Id)).ToOutcome(form.VialMgPerMl);
        });
    }

    /// <summary>Who may check what is drawn up: whoever is signed in, unless they drew it up themselves.</summary>
    public static bool IsTheirs(SessionView view, Guid person) => Prepared.Of(view.Story) is { } prepared && prepared.Event.By != person;

    public async Task<Outcome> Check(Guid session, SecondCheckForm form, Guid signedIn)
    {
        var view = await reader.Read(session, CancellationToken.None);
        if (Refused(view, form) is { } refused) return refused;
        var (second, otherwise) = await signing.ConfirmSecond(form.Checker, signedIn, view.Clinic, Access.AtTheBedside);
        return second is null ? otherwise : await Check(view, form, second);
    }

    /// <summary>The same once the second person has confirmed.</summary>
    public async Task<Outcome> Check(SessionView seen, SecondCheckForm form, Confirmed second)
    {
        if (Prepared.Of(seen.Story)?.Event.By is { } first && await two.WhyNot(first, second.Person) is { } not) return Outcome.No($"{not} Whoever drew it up doesn't check it.", form.Checker.Password);
        return await audit.Do(db, seen, Actor.Of(second.Person), "second-checked", async () =>
        {
            var view = await reader.Read(seen.Id, CancellationToken.None);
            if (Refused(view, form) is { } changed) return changed;
            var check = new Entry.SecondChecked(form.Mg.Given.Milligrams, form.WeightKg.Value?.Kilograms, form.VialMgPerMl.Value?.MgPerMl, form.MgPerMl.Value?.MgPerMl, form.Rate.Value, NewId());
            // What is signed is what is compared: the order, what is drawn up, and what was worked out apart.
            var compared = $"{EntrySignatures.Text(check)}{EntryText.Checked(check)}\n{EntryText.Line(Prepared.Of(view.Story)!.Entry)}\n{ShownInput.Text(ShownSession.Order(view))}";
            db.Add(second.Sign(check.Signature, $"session/{view.Id}", Meaning, compared));
            return (await Write(view, form, check, Actor.Of(second.Person))).ToOutcome();
        });
    }

    private Outcome? Refused(SessionView view, SecondCheckForm form) =>
        view.Story.Holds(form.Id(clock.Now)) ? new Outcome.Done(Twice: true) : form.Shown.Against(Rule(view));

    private Task<Receipt> Write(SessionView view, Form form, Entry entry, Actor actor, Guid? supersedes = null) =>
        strips.Append(view.Id, new Sent(form.Id(clock.Now), entry, clock.Now, supersedes, new(Signed: true)) { MeasuredKg = view.Who.WeightKg }, actor);

    private Guid NewId() => Guid.CreateVersion7(clock.Now);
}
