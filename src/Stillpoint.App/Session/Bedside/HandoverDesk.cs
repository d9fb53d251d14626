using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Floor;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Bedside;

/// <summary>One person hands a patient to another: what is open is said by the strip, the rest by the giver, and the receiver confirms both.</summary>
internal sealed class HandoverDesk(ClinicDb db, AuditTrail audit, SessionReader reader, SessionRecord strips, Signing signing, ClinicClock clock)
{
    public const string Meaning = "I heard what is open and take over this patient.";

    /// <summary>What is open at this moment, a line each: the drug, stops, flags and what is due.</summary>
    public static IReadOnlyList<string> Open(SessionView view, Assessment watched, ClinicClock clock)
    {
        List<string> open = [];
        if (view.Story.Infusion is { Ended: null } infusion) open.Add($"drug {(infusion.IsRunning ? $"runs at {EntryText.Rate(infusion.Flow.MlPerHour)}" : "paused")}, {ChairText.Drug(view)}");
        open.AddRange(view.Story.OpenStops.Select(stop => $"stop {stop.Entry.Rule}: {stop.Entry.Why.TrimEnd('.')}"));
        if (watched.Flags is not { } flags) open.Add($"flags: {watched.NotJudged ?? "not judged"}");
        else open.AddRange(flags.Now.Flags.Where(flag => flag.Finding.Severity is Severity.Red or Severity.Yellow).Select(flag => $"{flag.Finding.Severity} {flag.Finding.Because.TrimEnd('.')}"));
        open.AddRange((watched.Due ?? []).Take(3).Select(due => $"due {due.Brief}{(due.At is { } at ? $" {clock.Time(at)}" : due.Why is { } why ? $" {why}" : "")}"));
        return open;
    }

    /// <summary>The same without what moves by itself, such as for how long a value was low: what the receiver signs is what stands open.</summary>
    public static IEnumerable<ShownLine> Lines(SessionView view, Assessment watched) =>
    [
        new("Drug", view.Story.Infusion is { Ended: null } infusion ? infusion.IsRunning ? $"runs at {EntryText.Rate(infusion.Flow.MlPerHour)}" : "paused" : view.Story.Phase.ToString()),
        new("Stops", All(view.Story.OpenStops.Select(stop => stop.Entry.Rule))),
        new("Flags", watched.Flags is { } flags ? All(flags.Now.Flags.Where(flag => flag.Finding.Severity is Severity.Red or Severity.Yellow).Select(flag => $"{flag.Finding.Severity} {flag.Finding.Rule}")) : watched.NotJudged ?? "not judged"),
    ];

    private static string All(IEnumerable<string> words) => string.Join(", ", words.Distinct()) is { Length: > 0 } all ? all : "none";

    public async Task<Outcome> HandOver(Guid session, HandoverForm form, Actor giver)
    {
        var view = await reader.Read(session, CancellationToken.None);
        if (Refused(view) is { } refused) return refused;
        var (receiver, otherwise) = await signing.ConfirmSecond(form.Receiver, giver.Person!.Value, view.Clinic, Access.AtTheBedside);
        if (receiver is null) return otherwise;
        var says = form.Says.Given;
        return await audit.Do(giver, new("handed-over", $"session/{session}", view.Who.Id), async () =>
        {
            await db.Hold(view);
            view = await reader.Read(session, CancellationToken.None);
            if (Refused(view) is { } changed) return changed;
            var watched = Surveillance.Over(view);
            var open = string.Join("; ", Open(view, watched, clock));
            var handover = new Entry.StaffHandover(receiver.Person, says, open.Length == 0 ? null : open, NewId());
            db.Add(receiver.Sign(handover.Signature!.Value, $"session/{session}", Meaning, EntrySignatures.Text(handover) + ShownInput.Text(Lines(view, watched))));
            var given = await strips.Append(session, new(form.Id(clock.Now), handover, clock.Now, By: new(Signed: true)), giver);
            if (given is not Receipt.Stored { Already: false }) return given.ToOutcome();
            // From here the chair is the receiver's: on the floor, in the worklist and in the cover.
            var visit = await db.Set<SessionRow>().Where(row => row.Id == session).Select(row => row.VisitId).SingleAsync();
            (await db.Set<VisitRow>().SingleAsync(row => row.Id == visit)).Nurse = receiver.Person;
            return given.ToOutcome();
        });

        Outcome? Refused(SessionView now) =>
            now.Story.Holds(form.Id(clock.Now)) ? new Outcome.Done(Twice: true)
            : now.Story.Phase is Phase.Expected or Phase.Closed ? Outcome.No("There is nobody in the chair to hand over.")
            : form.Shown.Against(Lines(now, Surveillance.Over(now)));
    }

    private Guid NewId() => Guid.CreateVersion7(clock.Now);
}
