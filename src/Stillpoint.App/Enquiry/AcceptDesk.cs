using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Patients;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.Enquiry;

/// <summary>An enquiry was accepted by a slip.</summary>
internal sealed class TakeBackForm() : Form("take-back")
{
    public TextInput Why { get; } = new("How it came") { Needed = "Say how it came: both acts stay on record.", Most = 300 };
}

/// <summary>Makes a patient of whoever asked. Before a second chart is made, whoever may be the same person is shown, and asked about.</summary>
internal sealed class AcceptDesk(ClinicDb db, AuditTrail audit, LikelyPeople likely, Ties ties, TimeProvider clock)
{
    /// <summary>The answers: it is somebody of this clinic, somebody of another, or nobody of them.</summary>
    private const string Use = "use", Link = "link", New = "new";

    public async Task<Outcome> Accept(Guid enquiry, NewPatientForm form, Actor actor)
    {
        if ((form.GivenName.Doubt(form) ?? form.FamilyName.Doubt(form)) is { } doubt) return doubt;
        var now = clock.Moment();
        var asked = await db.Set<EnquiryRow>().AsNoTracking().SingleAsync(one => one.Id == enquiry);
        if (asked is { Status: EnquiryStatus.Accepted, PatientId: { } had } && form.Replies.Any(reply => reply.EndsWith($"{Question.Is}{Use} {had}", StringComparison.Ordinal)))
        {
            form.Chart = had;
            return new Outcome.Done(Twice: true);
        }
        // Two who accept in one moment make two charts of two people, or find that it was done.
        var alike = asked.Status is EnquiryStatus.New ? await likely.Find(form.Person, [form.Id(now)], actor) : [];
        var about = $"same {string.Join(' ', alike.Select(one => one.Patient.Id))}";
        if (alike.Count > 0 && form.AnswerTo(about) is null) return new Outcome.Asks(Ask(about, alike, asked.ClinicId));
        var (how, who) = form.AnswerTo(about)?.Split(' ') switch
        {
            [Use or Link, var id] words when alike.FirstOrDefault(one => one.Patient.Id.ToString() == id) is { } known => (words[0], known),
            _ => (New, null),
        };
        if (how == Use && who!.Patient.ClinicId == asked.ClinicId) return await Attach(enquiry, form, who.Patient.Id, actor);
        return await Make(enquiry, form, how == Link ? who : null, actor);
    }

    private static Question Ask(string about, IReadOnlyList<LikelyPerson> alike, Guid clinic) => Question.About(
        about, $"This may be somebody who has a chart: {string.Join("; ", alike.Select(one => $"{one.Says} ({string.Join(", ", one.Likeness.Because)})"))}. Is it?",
        [
            .. alike.Select(one => one.Patient.ClinicId == clinic
                ? ($"{Use} {one.Patient.Id}", $"It is {one.Patient.Name}, {one.Patient.Reference}: use that chart")
                : ($"{Link} {one.Patient.Id}", $"It is {one.Patient.Name} of {one.Clinic}: make a chart here and link both")),
            (New, "Somebody else: make a new chart"),
        ]);

    /// <summary>The enquiry goes with the chart that is there.</summary>
    private Task<Outcome> Attach(Guid enquiry, NewPatientForm form, Guid patient, Actor actor) => audit.Once(
        db.Set<EnquiryRow>().Where(row => row.Id == enquiry && row.PatientId == patient), actor, new AuditNote("enquiry-accepted", $"enquiry/{enquiry}", patient, "a chart that was there"), async () =>
        {
            var row = await db.Set<EnquiryRow>().SingleAsync(one => one.Id == enquiry);
            if (row.Status != EnquiryStatus.New) return EnquiryDesk.Decided;
            await Accepted(row, patient, actor);
            form.Chart = patient;
            return new Outcome.Done();
        }, EnquiryDesk.Decided);

    /// <summary>The enquiry, the patient, the link to a chart elsewhere and the audit are one.</summary>
    private async Task<Outcome> Make(Guid enquiry, NewPatientForm form, LikelyPerson? linked, Actor actor)
    {
        var now = clock.Moment();
        var id = form.Id(now);
        form.Chart = id;
        return await audit.Once(db.Set<PatientRow>().Where(row => row.Id == id), actor, new AuditNote("enquiry-accepted", $"enquiry/{enquiry}", id), async () =>
        {
            var row = await db.Set<EnquiryRow>().SingleAsync(one => one.Id == enquiry);
            if (row.Status != EnquiryStatus.New) return EnquiryDesk.Decided;
            db.Add(new PatientRow
            {
                Id = id, ClinicId = row.ClinicId, Reference = Reference.From(id), GivenName = form.GivenName.Given, FamilyName = form.FamilyName.Value ?? "", BirthDate = form.BirthDate.Given,
                Phone = form.Phone.Value, Email = form.Email.Value, Language = form.Reads.Given, CreatedAt = now,
            });
            await Accepted(row, id, actor);
            await db.SaveChangesAsync(CancellationToken.None);
            return linked is null ? new Outcome.Done() : await ties.Link(id, linked.Patient.Id, "Known again when the enquiry was accepted.", null, actor);
        }, EnquiryDesk.Decided);
    }

    /// <summary>An acceptance is taken back while nothing is written in the chart since: the enquiry waits again, and the empty chart is offered when it is accepted anew.</summary>
    public Task<Outcome> TakeBack(Guid enquiry, TakeBackForm form, Actor actor) => audit.Do(actor, new AuditNote("enquiry-acceptance-undone", $"enquiry/{enquiry}", null, form.Why.Given), async () =>
    {
        var row = await db.Set<EnquiryRow>().SingleAsync(one => one.Id == enquiry);
        if (row is not { Status: EnquiryStatus.Accepted, PatientId: { } patient, DecidedAt: { } since }) return Outcome.No("That enquiry isn't accepted any more. Look at it as it is now.");
        if (await Written(patient, since) is { } what) return Outcome.No($"It can't be taken back: {what} stands in the chart since. Correct who it is there, or merge the two charts.", form.Why);
        foreach (var upload in await db.Set<UploadRow>().Where(upload => upload.EnquiryId == enquiry).ToListAsync()) upload.PatientId = null;
        var page = EnquiryDesk.PageOf(enquiry);
        foreach (var task in await db.Set<TaskRow>().Where(task => task.About == page && task.DoneAt == null).ToListAsync()) task.PatientId = null;
        (row.Status, row.PatientId, row.DecidedBy, row.DecidedAt) = (EnquiryStatus.New, null, null, null);
        return new Outcome.Done();
    }, EnquiryDesk.Decided);

    /// <summary>What was written in a chart since a moment; null when nothing was.</summary>
    private async Task<string?> Written(Guid patient, DateTimeOffset since) =>
        await db.Set<FactRow>().AnyAsync(row => row.PatientId == patient && row.RecordedAt >= since) ? "a fact"
        : await db.Set<VisitRow>().AnyAsync(row => row.PatientId == patient && row.Status != VisitStatus.Cancelled) ? "a visit"
        : await db.Set<IntakeRow>().AnyAsync(row => row.PatientId == patient && row.CreatedAt >= since) ? "an intake"
        : await db.Set<ConsentRow>().AnyAsync(row => row.PatientId == patient && row.SignedAt >= since) ? "a consent"
        : await db.Set<CourseRow>().AnyAsync(row => row.PatientId == patient && row.CreatedAt >= since) ? "a course"
        : null;

    private async Task Accepted(EnquiryRow row, Guid patient, Actor actor)
    {
        (row.Status, row.PatientId, row.DecidedBy, row.DecidedAt) = (EnquiryStatus.Accepted, patient, actor.Person, clock.Moment());
        var page = EnquiryDesk.PageOf(row.Id);
        foreach (var upload in await db.Set<UploadRow>().Where(upload => upload.EnquiryId == row.Id).ToListAsync()) upload.PatientId = patient;
        foreach (var task in await db.Set<TaskRow>().Where(task => task.About == page && task.DoneAt == null).ToListAsync()) task.PatientId = patient;
    }
}
