using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.HouseValues;
using Stillpoint.App.People;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.Care;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
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
    public bool TimeOutStands => View.Story.Has<Entry.TimeOutSigned>() && (IsGiven || TimeOut.Against(View.Story, View.Now) is null);

    public bool IsGiven => View.Story.Infusion is not null || View.Story.Has<Entry.DoseGiven>();

    public IEnumerable<GateItem> Open => Answer.Items.Where(item => item.IsOpen && !Acknowledged.ContainsKey(item.Rule.Id));
}

/// <summary>Runs the gate over what is known of a patient on the day, and lets people answer what it asks. Every rule is the medicine's own.</summary>
internal sealed class GateDesk(ClinicDb db, AuditTrail audit, SessionReader reader, SessionRecord strips, ClinicClock clock)
{
    public const string TimeOutMeaning = "We stopped, looked and agree: this patient, this drug, this dose, now.";
    public const string OverrideMeaning = "I have seen this finding and take responsibility for going on.";

    // [POLICY] These reviews change what is ordered or whether it may be, so a prescriber answers them.
    private static readonly HashSet<string> Prescribers = ["PRE-05", "PRE-17", "PRE-18", "PRE-21", "PRE-22", "PRE-24"];

    public static bool NeedsPrescriber(string item) => Prescribers.Contains(item);

    public async Task<GateView> Look(Guid session, CancellationToken cancel = default)
    {
        var view = await reader.Read(session, cancel);
        var (plan, order, at) = (view.Order.Signed, OrderOf(view), clock.Local(view.Now));
        var treatment = new TreatmentPlan(Enum.Parse<Product>(plan.Product), Routes.Find(plan.Route))
        {
            Indication = plan.Indication, Stage = Stage.DayOf, SessionNumber = view.Order.Number, MgPerKg = order.MgPerKg,
        };
        var answer = SessionGate.Judge(view.Known.Case(treatment, at, GateEvidence.Of(view, order, at)));
        var acknowledged = view.Story.All<Entry.CheckAnswered>()
            .Where(found => answer.Items.Any(item => item.Rule.Id == found.Entry.Item && item.Status == GateStatus.Review))
            .GroupBy(found => found.Entry.Item, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        var look = new GateView(view, plan, order, answer, acknowledged, null);
        return look with { Closed = WhyClosed(look) };
    }

    /// <summary>A nurse or prescriber looked at a Review item. Answers why not, in words.</summary>
    public async Task<string?> Acknowledge(Guid session, string item, string? answer, bool isPrescriber, Actor actor)
    {
        var look = await Look(session);
        if (look.Answer.Items.FirstOrDefault(one => one.Rule.Id == item) is not { Status: GateStatus.Review }) return "That item asks for no review now.";
        if (NeedsPrescriber(item) && !isPrescriber) return "A prescriber answers this item.";
        if (string.IsNullOrWhiteSpace(answer)) return "Say what was looked at and done.";
        if (item == "PRE-05" && !await db.Set<SuitabilityRow>().AnyAsync(row => row.PatientId == look.View.Who.Id && row.DecidedAt >= look.View.Story.Standing[0].MeasuredAt)) return "Medicines or problems changed: judge suitability again first, with its interactions.";
        if (item == "PRE-21" && look.Plan.SignedAt < look.View.Story.Standing[0].MeasuredAt) return "The weight changed: sign the course again with today's weight first.";
        return await Write(session, new Entry.CheckAnswered(item, answer.Trim()), actor);
    }

    /// <summary>A prescriber overrides an Override item with a reason and a signature.</summary>
    public async Task<string?> Override(Guid session, string item, string? reason, Confirmed prescriber)
    {
        var look = await Look(session);
        var found = look.Answer.Items.FirstOrDefault(one => one.Rule.Id == item);
        if (found is not { Status: GateStatus.Override } && found is not { Status: GateStatus.Stop, Rule.Id: "PRE-19" }) return "No signature clears that item: it clears with data.";
        if ((reason?.Trim().Length ?? 0) < SessionGate.ReasonLength) return $"Give the reason in at least {SessionGate.ReasonLength} characters.";
        return await Together(Actor.Of(prescriber.Person), session, look.View.Who.Id, "gate-overridden", async () =>
        {
            db.Add(prescriber.Sign(NewId(), $"session/{session}", $"{OverrideMeaning} {item}: {reason!.Trim()}", found.Because));
            return await Write(session, new Entry.GateOverridden(item, reason.Trim()), Actor.Of(prescriber.Person));
        });
    }

    public Task<string?> Identify(Guid session, int identifiers, bool photo, Actor actor) => Write(session, new Entry.IdentityChecked(identifiers, photo), actor);

    public Task<string?> PlaceIv(Guid session, Entry.IvPlaced placed, Actor actor) => Write(session, placed, actor);

    /// <summary>The syringe is drawn up; a second person re-computed it and signed.</summary>
    public async Task<string?> Prepare(Guid session, Entry.DrugPrepared prepared, Confirmed second, Actor actor)
    {
        var view = await reader.Read(session, CancellationToken.None);
        var order = OrderOf(view);
        if (view.Story.Has<Entry.DrugPrepared>()) return "The drug is prepared already. Correct that entry instead.";
        if (prepared.Expiry < clock.Today) return "The vial has expired. Take another.";
        if (prepared.Mg != order.DoseMg) return FormattableString.Invariant($"The order says {order.DoseMg:0.###} mg. What was drawn up must be what was ordered.");
        if (order.FinalMl is { } ml && prepared.VolumeMl != ml) return FormattableString.Invariant($"The order says {ml:0.###} mL in the syringe. Check the volume.");
        return await Together(actor, session, view.Who.Id, "drug-prepared", async () =>
        {
            db.Add(second.Sign(NewId(), $"session/{session}", FormattableString.Invariant($"I computed and checked this independently: {prepared.Mg:0.###} mg in {prepared.VolumeMl:0.###} mL."), prepared.ToString()));
            return await Write(session, prepared, actor);
        });
    }

    /// <summary>Two people sign the time-out; the rules of this moment judge the session for ever.</summary>
    public async Task<string?> TimeOut(Guid session, Confirmed first, Confirmed second)
    {
        var look = await Look(session);
        if (look.Closed is { } why) return why;
        return await Together(Actor.Of(first.Person), session, look.View.Who.Id, "time-out-signed", async () =>
        {
            var content = look.Plan.Body + look.Answer.Outcome;
            var (mine, theirs) = (first.Sign(NewId(), $"session/{session}", TimeOutMeaning, content), second.Sign(NewId(), $"session/{session}", TimeOutMeaning, content));
            db.AddRange(mine, theirs);
            var outcome = look.Answer.Outcome.ToString().ToLowerInvariant();
            var houses = new Houses(db);
            var house = await houses.InForce(look.View.Clinic, look.View.Now);
            await houses.Keep(house, look.View.Now);
            return await Write(session, new Entry.TimeOutSigned(house.Version, outcome, look.Order.DoseMg, second.Person, mine.Id, theirs.Id), Actor.Of(first.Person));
        });
    }

    /// <summary>No drug today: the strip says why and is closed.</summary>
    public async Task<string?> NoGo(Guid session, string? why, Actor actor)
    {
        if (string.IsNullOrWhiteSpace(why)) return "Say why there is no treatment today.";
        var view = await reader.Read(session, CancellationToken.None);
        if (view.Story.Infusion is not null || view.Story.Has<Entry.DoseGiven>()) return "Drug was given. This session ends by going home.";
        return await Together(actor, session, view.Who.Id, "session-no-go", async () =>
        {
            if (await Write(session, new Entry.Note("No treatment today: " + why.Trim()), actor) is { } refused) return refused;
            var row = await db.Set<SessionRow>().SingleAsync(one => one.Id == session);
            row.ClosedAt = Instants.Whole(clock.Now);
            (await db.Set<VisitRow>().SingleAsync(one => one.Id == row.VisitId)).Status = "done";
            return null;
        });
    }

    private static PlanBody OrderOf(SessionView view) => view.Order.Body ?? throw new InvalidOperationException("The signed order of this session cannot be read.");

    private static string? WhyClosed(GateView look)
    {
        var story = look.View.Story;
        if (look.View.Closed) return "This session is closed.";
        if (look.TimeOutStands) return look.IsGiven ? "The drug was given." : "The time-out is signed already.";
        if (look.IsGiven) return "The drug was given without the gate.";
        var open = look.Open.ToList();
        if (open.Count > 0) return $"Closed until {(open.Count == 1 ? "the open item passes" : $"the {open.Count} open items pass")}, or is overridden or answered where that is possible: {string.Join(", ", open.Select(item => item.Rule.Label))}.";
        return story.Has<Entry.DrugPrepared>() ? null : "Closed until the drug is prepared and checked by a second person.";
    }

    private async Task<string?> Write(Guid session, Entry entry, Actor actor) =>
        await strips.Append(session, new Sent(NewId(), entry, clock.Now), actor) is Receipt.Refused refused ? refused.Because : null;

    private Task<string?> Together(Actor actor, Guid session, Guid patient, string action, Func<Task<string?>> work) =>
        audit.Together(actor, new(action, $"session/{session}", patient), work);

    private Guid NewId() => Guid.CreateVersion7(clock.Now);
}
