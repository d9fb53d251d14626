using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Bedside;

/// <summary>A prescriber amends a session that is closed, or an entry that is signed: with a signed addendum beside it, never by changing it.</summary>
internal sealed class AddendumDesk(ClinicDb db, AuditTrail audit, SessionReader reader, SessionRecord strips, Signing signing, ClinicClock clock)
{
    public const string Meaning = "I amend this session with these words; what was written stands.";

    /// <summary>What is amended, as it stands.</summary>
    public static IEnumerable<ShownLine> Lines(SessionView view, Guid? about, ClinicClock clock) =>
        about is { } id && view.Story.Strip.FirstOrDefault(entry => entry.Id == id) is { } entry ? [new("Entry", $"{EntryText.Line(entry.Entry)}, {clock.Moment(entry.MeasuredAt)}")] : ShownSession.Of(view, clock);

    public async Task<Outcome> Sign(Guid session, AddendumWords form, Guid signedIn)
    {
        var view = await reader.Read(session, CancellationToken.None);
        if (Refused(view) is { } refused) return refused;
        var (prescriber, otherwise) = await signing.ConfirmSecond(form.Prescriber, signedIn, view.Clinic, Access.SignsOrders);
        if (prescriber is null) return otherwise;
        var (actor, says) = (Actor.Of(prescriber.Person), form.Addendum.Given);
        return await audit.Do(actor, new("session-amended", $"session/{session}", view.Who.Id), async () =>
        {
            await db.Hold(view);
            view = await reader.Read(session, CancellationToken.None);
            if (Refused(view) is { } changed) return changed;
            var addendum = new Entry.Addendum(says, Guid.CreateVersion7(clock.Now), form.About);
            db.Add(prescriber.Sign(addendum.Signature, $"session/{session}", Meaning, EntrySignatures.Text(addendum) + ShownInput.Text(Lines(view, form.About, clock))));
            return (await strips.Append(session, new(form.Id(clock.Now), addendum, clock.Now, By: new(Prescriber: true, Signed: true)), actor)).ToOutcome();
        });

        Outcome? Refused(SessionView now) => now.Story.Holds(form.Id(clock.Now)) ? new Outcome.Done(Twice: true) : form.Shown.Against(Lines(now, form.About, clock));
    }
}
