using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Session.Responses;

namespace Stillpoint.App.Session.Bedside;

/// <summary>A prescriber's signed order that a stopped drug may go on. It closes the open stops with the same reason; what the rules refuse, no signature orders.</summary>
internal sealed class RestartDesk(ClinicDb db, AuditTrail audit, SessionReader reader, SessionRecord strips, Signing signing, ClinicClock clock)
{
    public const string Meaning = "I have judged this patient and order that the drug may go on, at most at this rate.";

    public async Task<Outcome> Order(Guid session, RestartOrderForm form, Guid signedIn)
    {
        var view = await reader.Read(session, CancellationToken.None);
        if (Refused(view, form) is { } refused) return refused;
        var (prescriber, otherwise) = await signing.ConfirmSecond(form.Prescriber, signedIn, view.Clinic, Access.SignsOrders);
        return prescriber is null ? otherwise : await Order(session, form, prescriber);
    }

    /// <summary>The same once the prescriber has confirmed. Unticked, nothing is stated of laryngospasm, anaphylaxis and seizure.</summary>
    public async Task<Outcome> Order(Guid session, RestartOrderForm form, Confirmed prescriber)
    {
        var seen = await reader.Read(session, CancellationToken.None);
        var (actor, mlPerHour, why) = (Actor.Of(prescriber.Person), form.Rate.Given, form.Why.Given);
        return await audit.Do(actor, new("restart-ordered", $"session/{session}", seen.Who.Id), async () =>
        {
            await db.Hold(seen);
            var view = await reader.Read(session, CancellationToken.None);
            if (Refused(view, form) is { } refused) return refused;
            foreach (var rule in view.Story.OpenStops.Select(stop => stop.Entry.Rule).Distinct())
                if (await Write(session, NewId(), new Entry.StopClosed(rule, why), actor) is Outcome.Refused closed) return closed;
            bool? no = form.NoneHappened.Ticked ? false : null;
            var ordered = new Entry.RestartOrdered(mlPerHour, why, NewId(), no, no, no);
            db.Add(prescriber.Sign(ordered.Signature!.Value, $"session/{session}", Meaning, EntrySignatures.Text(ordered) + ShownInput.Text(Lines(view))));
            return await Write(session, form.Id(clock.Now), ordered, actor);
        });
    }

    /// <summary>What the order is signed on: the open stops it closes, how the drug stands, and how fast it may go.</summary>
    public static IEnumerable<ShownLine> Lines(SessionView view) =>
    [
        new("Open stops", string.Join(", ", view.Story.OpenStops.Select(stop => $"{stop.Entry.Rule} {stop.Entry.Why.TrimEnd('.')}")) is { Length: > 0 } stops ? stops : "none"),
        new("Drug", view.Story.Phase.ToString()),
        new("Rate before", GoingOn.RateBefore(view.Story) is { } rate ? EntryText.Rate(rate) : "none"),
        new("At most", GoingOn.AtMost(view.Story, view.Now) is { } most ? EntryText.Rate(most) : "not limited"),
    ];

    private Outcome? Refused(SessionView view, RestartOrderForm form) =>
        view.Story.Holds(form.Id(clock.Now)) ? new Outcome.Done(Twice: true)
        : view.Story.House.IsLost ? Outcome.No(Surveillance.NotFound(view.Story.House))
        : form.Shown.Against(Lines(view));

    private async Task<Outcome> Write(Guid session, Guid id, Entry entry, Actor actor) =>
        (await strips.Append(session, new(id, entry, clock.Now, By: new(Prescriber: true, Signed: true)), actor)).ToOutcome();

    private Guid NewId() => Guid.CreateVersion7(clock.Now);
}
