using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Asking;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.HouseValues;
using Stillpoint.App.People;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Session.Bedside;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care;
using Stillpoint.Care.Booking;
using Stillpoint.Care.Findings;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Session.Gate;
using Stillpoint.Care.Session.Record;
using Routes = Stillpoint.Care.Planning.Routes;

namespace Stillpoint.App.Session.Gate;

/// <summary>The gate of one session as it stands: all 25 items, who acknowledged what, and whether the time-out may be signed.</summary>
/// <param name="Acknowledged">Review items that somebody looked at, with what they did.</param>
/// <param name="Closed">Why the time-out can't be signed yet; null when it can.</param>
internal sealed record GateView(SessionView View, PlanVersionRow Plan, PlanBody Order, GateAnswer Answer, IReadOnlyDictionary<string, (SessionEvent Event, Entry.CheckAnswered Entry)> Acknowledged, string? Closed)
{
    /// <summary>Two people signed, and either the drug was given on it or it may still be started.</summary>
    public bool TimeOutStands => View.Story.Has<Entry.TimeOutSigned>() && (IsGiven || (TimeOut.Against(View.Story, View.Now) is null && View.Withdrawn is null));

    public bool IsGiven => View.Story.Infusion is not null || View.Story.Has<Entry.DoseGiven>();

    /// <summary>Somebody may be in danger, and nobody has said yet how that ended: no drug is started meanwhile, unless a prescriber signed why it may.</summary>
    public IReadOnlyList<OpenAlert> Alerts { get; init; } = [];

    public IEnumerable<OpenAlert> AlertsUnsigned => Alerts.Where(alert => SignedFor(alert) is null);

    /// <summary>A prescriber's signed reason to start beside this alert in this session.</summary>
    public (SessionEvent Event, Entry.AlertOverridden Entry)? SignedFor(OpenAlert alert) => View.Story.All<Entry.AlertOverridden>().Where(signed => signed.Entry.Alert == alert.Id).Select(signed => ((SessionEvent, Entry.AlertOverridden)?)signed).LastOrDefault();

    /// <summary>What the patient said the evening before that isn't the ordinary answer.</summary>
    public IReadOnlyList<EveningSaid> Evening { get; init; } = [];

    /// <summary>Who may watch a patient at this clinic.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Watchers { get; init; } = [];

    /// <summary>The stop word of the session before.</summary>
    public string? LastStopWord { get; init; }

    /// <summary>What was signed for an open item when something else stood there; null where nothing was.</summary>
    public (SessionEvent Event, Entry.GateOverridden Entry)? Overtaken(GateItem item) =>
        !item.IsOpen ? null : View.Story.All<Entry.GateOverridden>().Where(signed => signed.Entry.Item == item.Rule.Id)
            .Select(signed => ((SessionEvent, Entry.GateOverridden)?)signed).LastOrDefault();

    public IEnumerable<GateItem> Open => Answer.Items.Where(item => item.IsOpen && !Acknowledged.ContainsKey(item.Rule.Id));
}

/// <summary>Runs the gate over what is known of a patient on the day, and lets people answer what it asks. Every rule is the medicine's own.</summary>
internal sealed class GateDesk(ClinicDb db, AuditTrail audit, SessionReader reader, SessionRecord strips, Tasks tasks, Signing signing, Credentials credentials, LastSessions before, FactStore facts, ClinicClock clock)
{
    public const string TimeOutMeaning = "We stopped, looked and agree: this patient, this drug, this dose, now.";
    public const string OverrideMeaning = "I have seen this finding and take responsibility for going on.";
    public const string AlertMeaning = "I have seen this alert and take responsibility for starting the drug in this session. It stays open.";

    public async Task<GateView> Look(Guid session, CancellationToken cancel = default)
    {
        var view = await reader.Read(session, cancel);
        var (plan, order) = (view.Order.Signed, OrderOf(view));
        var evening = await EveningOf(view, cancel);
        var answer = SessionGate.Judge(CaseOf(view, clock.Local(view.Now), evening));
        var acknowledged = view.Story.All<Entry.CheckAnswered>()
            .Where(found => answer.Items.Any(item => item.Rule.Id == found.Entry.Item && item.Status == GateStatus.Review))
            .GroupBy(found => found.Entry.Item, StringComparer.Ordinal).Select(group => (Item: group.Key, Answered: group.Last()))
            // An answer is to what stood there then; what has changed since is answered anew.
            .Where(one => SignedBasis.Changed(view.Rows, view.Rows.Patient, view.Story, one.Answered.Event, clock.Local(view.Now)).All(changed => changed.Rule.Id != one.Item))
            .ToDictionary(one => one.Item, one => one.Answered, StringComparer.Ordinal);
        var look = new GateView(view, plan, order, answer, acknowledged, null)
        {
            Evening = evening, Alerts = await OpenAlerts.Of(db, view.Who.Id, session, cancel), Watchers = await Watchers(view.Clinic, cancel),
            LastStopWord = (await before.Before(view, cancel))?.Last<Entry.TimeOutSigned>()?.Entry.StopWord,
        };
        return look with { Closed = WhyClosed(look) };
    }

    private async Task<IReadOnlyList<(Guid, string)>> Watchers(Guid clinic, CancellationToken cancel)
    {
        var roles = Access.Policies.Single(policy => policy.Name == Access.AtTheBedside).LetsIn;
        var people = await db.Set<StaffRow>().AsNoTracking()
            .Where(person => person.LeftAt == null && db.Set<StaffRoleRow>().Any(has => has.StaffId == person.Id && roles.Contains(has.Role)) && db.Set<StaffClinicRow>().Any(work => work.StaffId == person.Id && work.ClinicId == clinic))
            .OrderBy(person => person.Name).Select(person => new { person.Id, person.Name }).ToListAsync(cancel);
        return [.. people.Select(person => (person.Id, person.Name))];
    }

    /// <summary>What the patient answered to the questions of the evening before this visit, where it is not the ordinary answer.</summary>
    private async Task<IReadOnlyList<EveningSaid>> EveningOf(SessionView view, CancellationToken cancel)
    {
        var answers = await db.Set<EveningCheckRow>().AsNoTracking().Where(row => row.VisitId == view.Visit && row.AnsweredAt != null).OrderByDescending(row => row.AnsweredAt).Select(row => row.Answers).FirstOrDefaultAsync(cancel);
        if (answers is null) return [];
        var given = Answers.Read(answers);
        return EveningSaid.Of(given.To);
    }

    /// <summary>The patient as the gate judges now.</summary>
    internal static PatientCase CaseOf(SessionView view, DateTimeOffset at, IReadOnlyList<EveningSaid>? evening = null) =>
        view.Order.Body is null ? throw NoOrder : GateEvidence.CaseOf(view.Rows, view.Known, SignedBasis.WithoutOvertaken(view.Rows, view.Story, at), view.NameOf, at, evening);

    /// <summary>A nurse or prescriber looked at a Review item.</summary>
    public async Task<Outcome> Acknowledge(Guid session, ReviewForm form, bool isPrescriber, Actor actor)
    {
        var look = await Look(session);
        if (look.View.Story.Holds(form.Id(clock.Now))) return new Outcome.Done(Twice: true);
        if (look.Answer.Items.FirstOrDefault(one => one.Rule.Id == form.Item) is not { } asked) return Outcome.No("That item asks for no review now.");
        if (form.Shown.Against(GateLines.Item(look, form.Item)) is { } unseen) return unseen;
        var decided = await db.Set<SuitabilityRow>().Where(row => look.View.Known.Charts.AsOne.Contains(row.PatientId)).OrderByDescending(row => row.DecidedAt).Select(row => (DateTimeOffset?)row.DecidedAt).FirstOrDefaultAsync();
        if (ReviewItems.Refuses(asked, new(form.Answer.Given, isPrescriber, look.View.Story.Standing[0].MeasuredAt, decided, look.Plan.SignedAt)) is { } refused) return Outcome.No(refused, form.Answer);
        return (await Write(session, form, new Entry.CheckAnswered(form.Item, form.Answer.Given), actor)).ToOutcome(form.Answer);
    }

    /// <summary>A prescriber overrides an Override item with a reason and a signature; what a psychiatrist answers for, only a psychiatrist.</summary>
    public async Task<Outcome> Override(Guid session, OverrideForm form, Guid person)
    {
        var look = await Look(session);
        if (look.View.Story.Holds(form.Id(clock.Now))) return new Outcome.Done(Twice: true);
        if (Refused(look, form) is { } refused) return refused;
        var (prescriber, otherwise) = await signing.Confirm(person, form.Password);
        if (prescriber is null) return otherwise;
        if (await credentials.Of(person) is not { } credential) return Outcome.No("A prescriber signs this.");
        return await Do(Actor.Of(prescriber.Person), look.View, "gate-overridden", async () =>
        {
            look = await Look(session);
            if (Refused(look, form) is { } changed) return changed;
            if (Item(look, form)!.Finding!.Signer is Credential.Psychiatrist && credential is not Credential.Psychiatrist) return Outcome.No(Credentials.PsychiatristNeeded, form.Password);
            db.Add(prescriber.Sign(NewId(), $"session/{session}", $"{OverrideMeaning} {form.Item}: {form.Reason.Given}", ShownInput.Text(GateLines.Item(look, form.Item))));
            return (await Write(session, form, new Entry.GateOverridden(form.Item, form.Reason.Given, credential), Actor.Of(prescriber.Person))).ToOutcome();
        });
    }

    /// <summary>A prescriber signs why the drug may start in this session beside an open alert. The alert stays open, and whoever answers for it goes on answering.</summary>
    public async Task<Outcome> StartBeside(Guid session, AlertForm form, Guid person)
    {
        var look = await Look(session);
        if (Refused(look, form) is { } refused) return refused;
        var (prescriber, otherwise) = await signing.Confirm(person, form.Password);
        if (prescriber is null) return otherwise;
        if (await credentials.Of(person) is null) return Outcome.No("A prescriber signs this.", form.Password);
        return await Do(Actor.Of(prescriber.Person), look.View, "alert-overridden", async () =>
        {
            look = await Look(session);
            if (Refused(look, form) is { } changed) return changed;
            var beside = new Entry.AlertOverridden(form.Alert, form.Reason.Given, NewId());
            db.Add(prescriber.Sign(beside.Signature, $"session/{session}", AlertMeaning, EntrySignatures.Text(beside) + ShownInput.Text(GateLines.Alert(look, form.Alert, clock))));
            return (await strips.Append(session, new(form.Id(clock.Now), beside, clock.Now, By: new(Prescriber: true, Signed: true)), Actor.Of(prescriber.Person))).ToOutcome(form.Reason);
        });

        Outcome? Refused(GateView now, AlertForm asked) =>
            now.View.Story.Holds(asked.Id(clock.Now)) ? new Outcome.Done(Twice: true) : asked.Shown.Against(GateLines.Alert(now, asked.Alert, clock));
    }

    private static Outcome? Refused(GateView look, OverrideForm form) =>
        form.Shown.Against(GateLines.Item(look, form.Item)) is { } unseen ? unseen
        : Item(look, form) is { IsOpen: true, Finding.Signer: not null } ? null : Outcome.No("No signature clears that item: it clears with data.");

    private static GateItem? Item(GateView look, OverrideForm form) => look.Answer.Items.FirstOrDefault(one => one.Rule.Id == form.Item);

    /// <summary>Name and birth date, asked of the patient, agree, and the photograph is this person.</summary>
    public async Task<Outcome> Identify(Guid session, PressForm form, Actor actor) => (await Write(session, form, new Entry.IdentityChecked(2, PhotoMatch: true), actor)).ToOutcome();

    /// <summary>What was asked and made sure of today.</summary>
    /// <summary>Keeps what was answered; what contradicts the evening before waits for the alert it raised, and stands on the strip with its reason.</summary>
    public async Task<Outcome> AnswerToday(SessionView view, TodayForm form, Actor actor)
    {
        if (form.Contradicts is { Evening: { } said, Why: { } why } contradicted)
        {
            if ((await OpenAlerts.Of(db, view.Who.Id, view.Id)).Find(alert => alert.OfTheEvening) is { } alert)
                return Outcome.No($"Not while this alert of the evening before is open: {alert.Says.TrimEnd('.')}. Say in the inbox first how it ended.", why);
            var noted = await Write(view.Id, form, new Entry.Note($"The evening before the patient said: {said.Says}. Asked again today: {contradicted.Question.Says.ToLowerInvariant()}. {why.Given}"), actor);
            if (noted.ToOutcome(why) is not Outcome.Done and var refused) return refused;
        }
        await facts.Record(view.Who.Id, form.Stated(), actor);
        return new Outcome.Done();
    }

    public async Task<Outcome> Identify(Guid session, IdentityForm form, Actor actor) =>
        (await Write(session, form, new Entry.IdentityChecked(form.Identifiers.Given, form.Photo.Ticked), actor)).ToOutcome(form.Identifiers);

    public async Task<Outcome> PlaceIv(Guid session, IvForm form, Actor actor) =>
        (await Write(session, form, new Entry.IvPlaced(form.Site.Given, form.Gauge.Given, form.Attempts.Given, form.Flushed.Ticked), actor)).ToOutcome(form.Site);

    /// <summary>Two people sign the time-out; the rules of this moment judge the session for ever.</summary>
    public async Task<Outcome> TimeOut(Guid session, TimeOutForm form, Guid person)
    {
        var look = await Look(session);
        if (Refused(look, form) is { } refused) return refused;
        var (first, otherwise) = await signing.Confirm(person, form.MyPassword);
        if (first is null) return otherwise;
        (var second, otherwise) = await signing.ConfirmSecond(form.Second, person, look.View.Clinic, Access.AtTheBedside);
        return second is null ? otherwise : await TimeOut(look, form, first, second);
    }

    /// <summary>The same once both have confirmed.</summary>
    public Task<Outcome> TimeOut(GateView seen, TimeOutForm form, Confirmed first, Confirmed second) => Do(Actor.Of(first.Person), seen.View, "time-out-signed", async () =>
    {
        var session = seen.View.Id;
        var look = await Look(session);
        if (Refused(look, form) is { } refused) return refused;
        var content = $"{look.Plan.Body}{ShownInput.Text(GateLines.TimeOut(look, clock))}\n{ShownLine.Text(form.Answers(look))}";
        var (mine, theirs) = (first.Sign(NewId(), $"session/{session}", TimeOutMeaning, content), second.Sign(NewId(), $"session/{session}", TimeOutMeaning, content));
        db.AddRange(mine, theirs);
        var outcome = look.Answer.Outcome.ToString().ToLowerInvariant();
        var houses = new Houses(db);
        var house = await houses.InForce(look.View.Clinic, look.View.Now);
        await houses.Keep(house, look.View.Now);
        return (await Write(session, form, new Entry.TimeOutSigned(house.Version, outcome, look.Order.DoseMg, second.Person, mine.Id, theirs.Id)
        {
            WatchedBy = form.WatchedBy.Given, StopWord = form.StopWord.Given, CallButton = form.CallButton.Ticked, RescueAtHand = form.RescueAtHand.Ticked,
        }, Actor.Of(first.Person))).ToOutcome();
    });

    private Outcome? Refused(GateView look, TimeOutForm form) =>
        look.View.Story.Holds(form.Id(clock.Now)) ? new Outcome.Done(Twice: true)
        : form.Shown.Against(GateLines.TimeOut(look, clock)) is { } unseen ? unseen
        : look.Closed is { } why ? Outcome.No(why) : null;

    /// <summary>No drug today: the strip says why and is closed.</summary>
    public async Task<Outcome> NoGo(Guid session, NoGoForm form, Actor actor)
    {
        var view = await reader.Read(session, CancellationToken.None);
        if (view.Story.Infusion is not null || view.Story.Has<Entry.DoseGiven>()) return Outcome.No("Drug was given. This session ends by going home.");
        return await Do(actor, view, "session-no-go", async () =>
        {
            var said = await Write(session, form, new Entry.Note("No treatment today: " + form.Why.Given), actor);
            if (said is not Receipt.Stored { Already: false }) return said.ToOutcome();
            var row = await db.Set<SessionRow>().SingleAsync(one => one.Id == session);
            row.ClosedAt = Instants.Whole(clock.Now);
            (await db.Set<VisitRow>().SingleAsync(one => one.Id == row.VisitId)).Status = VisitStatus.Done;
            SessionDuties.OfNoGo(view.Story, row, form.Why.Given, tasks, clock.Now);
            return said.ToOutcome();
        });
    }

    internal static PlanBody OrderOf(SessionView view) => view.Order.Body ?? throw NoOrder;

    private static InvalidOperationException NoOrder => new("The signed order of this session cannot be read.");

    private static string? WhyClosed(GateView look)
    {
        var story = look.View.Story;
        if (look.View.Closed) return "This session is closed.";
        if (look.TimeOutStands) return look.IsGiven ? "The drug was given." : "The time-out is signed already.";
        if (look.IsGiven) return "The drug was given without the gate.";
        if (look.AlertsUnsigned.FirstOrDefault() is { } alert) return $"Closed until the inbox says how this alert ended, or a prescriber signs why the drug may start: {alert.Says.TrimEnd('.')}.";
        if (look.View.Withdrawn?.ToSign is { } first) return first;
        var open = look.Open.ToList();
        if (open.Count > 0) return $"Closed until {(open.Count == 1 ? "the open item passes" : $"the {open.Count} open items pass")}, or is overridden or answered where that is possible: {string.Join(", ", open.Select(item => item.Rule.Label))}.";
        return Prepared.Of(story) switch
        {
            null => "Closed until the drug is drawn up and a second person has worked it out apart.",
            { IsChecked: false } => "Closed until a second person has worked out apart what is drawn up.",
            _ => Care.Session.Record.TimeOut.WithoutBaseline(story, look.View.Now)?.Because,
        };
    }

    private Task<Receipt> Write(Guid session, Form form, Entry entry, Actor actor) =>
        strips.Append(session, new Sent(form.Id(clock.Now), entry, clock.Now, By: new(Signed: true)), actor);

    private Task<Outcome> Do(Actor actor, SessionView view, string action, Func<Task<Outcome>> work) => audit.Do(db, view, actor, action, work);

    private Guid NewId() => Guid.CreateVersion7(clock.Now);
}
