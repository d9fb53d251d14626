using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Session;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Recovery;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Record;
using Routes = Stillpoint.Care.Planning.Routes;

namespace Stillpoint.App.Recovery;

/// <summary>Going home as it stands: every criterion with its reason, and why the door stays closed.</summary>
internal sealed record GoingHome(SessionView View, DischargeAnswer Answer, string? Closed)
{
    /// <summary>What it was judged on.</summary>
    public DischargeFacts Facts { get; init; } = default!;

    /// <summary>When what each criterion rests on was last seen.</summary>
    public IReadOnlyDictionary<string, LastSeen> Seen { get; init; } = new Dictionary<string, LastSeen>();

    public DischargeItem Item(string criterion) => Answer.Items.First(item => item.Item == criterion);

    public bool IsOpen(string criterion) => Item(criterion).Status is CriterionStatus.Fail or CriterionStatus.Unknown;
}

/// <summary>Runs the discharge criteria over the strip, and signs the patient out to a named escort. The criteria are the medicine's own.</summary>
internal sealed class RecoveryDesk(ClinicDb db, AuditTrail audit, SessionReader reader, SessionRecord strips, Tasks tasks, Signing signing, ClinicClock clock)
{
    public const string DischargeMeaning = "The patient meets every criterion and leaves with the named escort, who has the instructions.";
    public const string LeavingMeaning = "The patient leaves with what stands open here, was told what that means, and was not sent.";
    public const string SessionMeaning = "I have read this session and it is complete.";

    /// <summary>Criteria that signing itself answers.</summary>
    public const string Release = "DIS-14";

    public async Task<GoingHome> Look(Guid session, CancellationToken cancel = default)
    {
        var view = await reader.Read(session, cancel);
        var facts = Facts(view, Surveillance.Over(view).Flags?.Red + view.Story.OpenStops.Count(), clock.Local(view.Now).Offset);
        var answer = Discharge.Judge(facts);
        var open = answer.Items.Where(item => item.Status is CriterionStatus.Fail or CriterionStatus.Unknown && item.Item != Release).ToList();
        var closed = view.Story.Phase switch
        {
            Phase.Home or Phase.Closed => "The patient has gone home.",
            not Phase.Recovery => "The drug has not ended.",
            _ when view.Story.House.IsLost => Surveillance.NotFound(view.Story.House),
            _ when open.Count > 0 => $"Closed until {(open.Count == 1 ? "the open criterion is" : $"the {open.Count} open criteria are")} met.",
            _ when view.EscortName is null => "Closed until the escort is named on the visit.",
            Phase.Recovery => null,
        };
        return new(view, answer, closed) { Facts = facts, Seen = LastSeen.Of(view.Story, view.Now, view.EscortNamedAt) };
    }

    /// <summary>What a form of this page says, as an entry.</summary>
    public async Task<Outcome> Write(Guid session, Form form, Entry entry, Actor actor) => (await Append(session, form.Id(clock.Now), entry, actor)).ToOutcome();

    /// <summary>What the page displays: where each criterion stands, and what all of it rests on.</summary>
    public static IEnumerable<ShownLine> Lines(GoingHome look, ClinicClock clock) =>
        [.. ShownSession.Of(look.View, clock), .. look.Answer.Items.Select(item => new ShownLine(item.Item, item.Status.ToString()))];

    /// <summary>What was drawn up, and what of it was wasted before: what a witness reckons with.</summary>
    public static IEnumerable<ShownLine> WasteLines(SessionView view) =>
    [
        new("Drawn up", view.Story.Last<Entry.DrugPrepared>() is { } prepared ? FormattableString.Invariant($"{prepared.Entry.Mg:0.###} mg {prepared.Entry.Drug}") : "nothing"),
        new("Wasted before", FormattableString.Invariant($"{view.Story.All<Entry.WasteWitnessed>().Sum(waste => waste.Entry.Mg):0.###} mg")),
    ];

    /// <summary>What patient and escort acknowledge, as the sheet says it in the patient's language.</summary>
    public static IEnumerable<ShownLine> Told(SessionView view) =>
        [new("Sheet", GoingHomeSheet.Version), .. GoingHomeSheet.Lines.Select(line => new ShownLine(line.About.In(LanguageOf(view)), GoingHomeSheet.On(line.Says, LanguageOf(view), TimeZoneInfo.ConvertTime(view.Now, view.Rows.Zone))))];

    public static Language LanguageOf(SessionView view) => Translated.Of(view.Known.Patient.Language);

    public async Task<Outcome> Acknowledge(Guid session, InstructionsForm form, Actor actor)
    {
        var view = await reader.Read(session, CancellationToken.None);
        if (form.Shown.Against(Told(view)) is { } unseen) return unseen;
        if (string.Equals(form.Patient.Given, form.Escort.Given, StringComparison.OrdinalIgnoreCase)) return Outcome.No("Patient and escort each write their own name.", form.Escort);
        return (await Append(session, form.Id(clock.Now), new Entry.InstructionsAcknowledged(GoingHomeSheet.Version, Translated.Code(LanguageOf(view)), form.Patient.Given, form.Escort.Given), actor)).ToOutcome(form.Patient);
    }

    /// <summary>Signs the patient out and opens the call of the next day, as one.</summary>
    public async Task<Outcome> SignOut(Guid session, SignOutForm form, Guid person)
    {
        var look = await Look(session);
        if (Refused(look) is { } refused) return refused;
        var (by, otherwise) = await signing.Confirm(person, form.Password);
        if (by is null) return otherwise;
        return await Do(Actor.Of(by.Person), look.View, "discharged", async () =>
        {
            look = await Look(session);
            if (Refused(look) is { } changed) return changed;
            var signature = by.Sign(NewId(), $"session/{session}", DischargeMeaning, ShownInput.Text(Lines(look, clock)));
            db.Add(signature);
            OpenCall(look.View);
            return (await Append(session, form.Id(clock.Now), new Entry.Discharged(look.View.EscortName!, GoingHomeSheet.Version, signature.Id), Actor.Of(by.Person))).ToOutcome();
        });

        Outcome? Refused(GoingHome now) =>
            now.View.Story.Holds(form.Id(clock.Now)) ? new Outcome.Done(Twice: true)
            : form.Shown.Against(Lines(now, clock)) is { } unseen ? unseen
            : now.Closed is { } closed ? Outcome.No(closed, form.Password) : null;
    }

    /// <summary>The patient leaves with something open: documented and signed, never approved; the call comes sooner.</summary>
    public async Task<Outcome> LeaveAgainstAdvice(Guid session, LeaveForm form, Guid person)
    {
        var look = await Look(session);
        if (Refused(look) is { } refused) return refused;
        var (by, otherwise) = await signing.Confirm(person, form.Password);
        if (by is null) return otherwise;
        return await Do(Actor.Of(by.Person), look.View, "left-against-advice", async () =>
        {
            look = await Look(session);
            if (Refused(look) is { } changed) return changed;
            db.Add(by.Sign(NewId(), $"session/{session}", LeavingMeaning, $"{form.Why.Given}\n{form.Written}\n{ShownInput.Text(Lines(look, clock))}"));
            tasks.Open(look.View.Clinic, look.View.Who.Id, TaskKind.WelfareCall, "Left against advice: call and see that they are safe", Role.Nurse, clock.Now.AddHours(2), TimeSpan.FromHours(1), Role.Prescriber);
            return (await Append(session, form.Id(clock.Now), new Entry.LeftAgainstAdvice(form.Why.Given, form.Written), Actor.Of(by.Person))).ToOutcome();
        });

        Outcome? Refused(GoingHome now) => now.View.Story.Holds(form.Id(clock.Now)) ? new Outcome.Done(Twice: true)
            : Discharge.MustStay(now.Facts.Gates) ? Outcome.No("Suicide risk is high and no disposition is signed: nobody leaves on their own decision. Stay with the patient and call a psychiatrist; 911 if they go.")
            : form.Shown.Against(Lines(now, clock));
    }

    public async Task<Outcome> Waste(Guid session, WasteForm form, Actor actor)
    {
        var view = await reader.Read(session, CancellationToken.None);
        if (Refused(view) is { } refused) return refused;
        var (witness, otherwise) = await signing.ConfirmSecond(form.Witness, actor.Person!.Value, view.Clinic, Access.WitnessesDrugs);
        if (witness is null) return otherwise;
        var mg = form.Destroyed.Given.Milligrams;
        return await Do(actor, view, "waste-witnessed", async () =>
        {
            view = await reader.Read(session, CancellationToken.None);
            if (Refused(view) is { } changed) return changed;
            var wasted = new Entry.WasteWitnessed(view.Order.Drug.ToLowerInvariant(), mg, witness.Person, NewId()) { Confirmed = form.Confirmed() };
            var meaning = FormattableString.Invariant($"I saw {mg:0.###} mg of {view.Order.Drug} destroyed.");
            db.Add(witness.Sign(wasted.WitnessSignature, $"session/{session}", meaning, EntrySignatures.Text(wasted) + ShownInput.Text(WasteLines(view))));
            return (await Append(session, form.Id(clock.Now), wasted, actor)).ToOutcome();
        });

        Outcome? Refused(SessionView now) => now.Story.Holds(form.Id(clock.Now)) ? new Outcome.Done(Twice: true) : form.Shown.Against(WasteLines(now));
    }

    /// <summary>A prescriber has read the session: the strip is closed and the chair is free.</summary>
    public async Task<Outcome> Close(Guid session, CloseForm form, Guid person)
    {
        var view = await reader.Read(session, CancellationToken.None);
        if (Refused(view) is { } refused) return refused;
        var (prescriber, otherwise) = await signing.Confirm(person, form.Password);
        if (prescriber is null) return otherwise;
        return await Do(Actor.Of(prescriber.Person), view, "session-signed", async () =>
        {
            view = await reader.Read(session, CancellationToken.None);
            if (Refused(view) is { } changed) return changed;
            var signature = prescriber.Sign(NewId(), $"session/{session}", SessionMeaning, ShownInput.Text(ShownSession.Of(view, clock)));
            db.Add(signature);
            var signed = await Append(session, form.Id(clock.Now), new Entry.SessionSigned(signature.Id), Actor.Of(prescriber.Person));
            if (signed is not Receipt.Stored { Already: false }) return signed.ToOutcome();
            var row = await db.Set<SessionRow>().SingleAsync(one => one.Id == session);
            row.ClosedAt = Instants.Whole(clock.Now);
            (await db.Set<VisitRow>().SingleAsync(one => one.Id == row.VisitId)).Status = VisitStatus.Done;
            return signed.ToOutcome();
        });

        Outcome? Refused(SessionView now) => now.Story.Holds(form.Id(clock.Now)) ? new Outcome.Done(Twice: true) : form.Shown.Against(ShownSession.Of(now, clock));
    }

    /// <summary>What the strip says of the criteria; what was not charted stays unknown.</summary>
    /// <param name="offset">Of the clinic's own time, in which every sentence names its times.</param>
    internal static DischargeFacts Facts(SessionView view, int? openRed, TimeSpan offset = default)
    {
        var (product, route, at) = (view.Order.Product, view.Order.Route, view.Now.ToOffset(offset));
        var known = new DischargeFacts(at, product, route)
        {
            House = view.Story.House,
            MgPerKg = view.Order.MgPerKg,
            Indication = view.Order.Indication.Id,
            AgeYears = view.AgeYears,
            Copd = view.Known.Case(new(product, route), at).Has(Problem.ChronicObstructivePulmonaryDisease),
            Gates = new() { OpenRed = openRed },
        };
        return ChartedRecovery.On(known, view.Story, view.Known.Facts, view.NameOf, view.EscortNamedAt);
    }

    private void OpenCall(SessionView view) => tasks.Open(view.Clinic, view.Who.Id, TaskKind.FollowUpCall, "Call the day after the session: mood, sleep, side effects, thoughts of suicide",
        Role.Nurse, clock.Now + Instructions.CallBackAfter, Instructions.CallBackMargin, Role.Prescriber);

    private Task<Receipt> Append(Guid session, Guid id, Entry entry, Actor actor) =>
        strips.Append(session, new Sent(id, entry, clock.Now, By: new(Prescriber: entry is Entry.SessionSigned, Signed: true)), actor);

    private Task<Outcome> Do(Actor actor, SessionView view, string action, Func<Task<Outcome>> work) => audit.Do(actor, new(action, $"session/{view.Id}", view.Who.Id), async () =>
    {
        await db.Hold(view);
        return await work();
    });

    private Guid NewId() => Guid.CreateVersion7(clock.Now);
}
