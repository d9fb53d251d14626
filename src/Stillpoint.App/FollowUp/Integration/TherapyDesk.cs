using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.FollowUp.Integration;

/// <summary>A note that whoever asks may read.</summary>
internal sealed record ReadNote(TherapyNoteRow Row, string By, string Words);

/// <summary>
/// Keeps what therapists write. A note of one's own is read by its author and by whom the patient lets read it: no role opens it, not the
/// owner's, the medical director's or the auditor's. In the database it is sealed with a key that hangs on its author.
/// </summary>
internal sealed class TherapyDesk(ClinicDb db, AuditTrail audit, Tasks tasks, IDataProtectionProvider keys, TimeProvider clock)
{
    /// <summary>The visit after a session is held open between these hours.</summary>
    public static readonly TimeSpan Earliest = TimeSpan.FromHours(24), Latest = TimeSpan.FromHours(72);

    /// <summary>What is written sooner is about the session, and not the talk after it.</summary>
    private static readonly TimeSpan Talk = TimeSpan.FromHours(12);

    public static string PageOf(Guid patient) => $"/patients/{patient}/integration";

    public Task<Outcome> Write(TherapyNoteForm form, Guid patient, Actor author)
    {
        var id = form.Id(clock.GetUtcNow());
        return audit.Once(db.Set<TherapyNoteRow>().Where(row => row.Id == id), author, new AuditNote("therapy-note-written", $"therapy-note/{id}",
            patient, form.Kind.Given.Text()), async () =>
        {
            var now = clock.Moment();
            var after = await db.Set<TreatmentRow>().Where(one => one.PatientId == patient && one.EndedAt <= now)
                .OrderByDescending(one => one.EndedAt).Select(one => new { one.SessionId, one.EndedAt }).FirstOrDefaultAsync();
            db.Add(new TherapyNoteRow
            {
                Id = id, PatientId = patient, Author = author.Person!.Value, Kind = form.Kind.Given, SessionId =
                    form.Kind.Given is TherapyNoteKind.Private ? after?.SessionId : null,
                Sealed = SealOf(author.Person.Value).Protect(Encoding.UTF8.GetBytes(form.Words.Given)), WrittenAt = now,
            });
            if (form.Kind.Given is TherapyNoteKind.Private && after is not null
                && now - after.EndedAt >= Talk) await tasks.Settle(TaskKind.IntegrationVisit, AboutOf(patient, after.SessionId),
                "The therapist wrote about it.", author.Person);
            return new Outcome.Done();
        });
    }

    /// <summary>What this person may read of a patient, the newest first.</summary>
    public async Task<IReadOnlyList<ReadNote>> ReadBy(Guid reader, Guid patient, CancellationToken cancel = default)
    {
        var open = await OpenTo(reader, patient, cancel);
        var rows = await (
            from note in db.Set<TherapyNoteRow>().AsNoTracking()
            join author in db.Set<StaffRow>() on note.Author equals author.Id
            where note.PatientId == patient && (note.Author == reader || note.Kind == TherapyNoteKind.Intention || open.Contains(note.Author))
            orderby note.WrittenAt descending
            select new { note, author.Name }).ToListAsync(cancel);
        return [.. rows.Select(row => new ReadNote(row.note, row.Name, Encoding.UTF8.GetString(SealOf(row.note.Author).Unprotect(row.note.Sealed))))];
    }

    /// <summary>Writes down what the patient chose; a reader who is no longer let in is out with the next look.</summary>
    public Task<Outcome> Let(NoteReaderForm form, Guid patient, Actor author)
    {
        var id = form.Id(clock.GetUtcNow());
        return audit.Once(db.Set<NoteReaderRow>().Where(row => row.Id == id), author, new AuditNote(form.Allowed.Given ? "notes-opened"
            : "notes-closed", $"staff/{form.Reader.Given}", patient), async () =>
        {
            if (!(await Readers(patient, author.Person!.Value))
                .Any(person => person.Id == form.Reader.Given)) return Outcome.No("Choose somebody who reads clinical notes at this clinic.",
                form.Reader);
            db.Add(new NoteReaderRow
            {
                Id = id, PatientId = patient, Author = author.Person.Value, Reader = form.Reader.Given,
                Allowed = form.Allowed.Given, Said = form.Said.Given, At = clock.Moment()
            });
            return new Outcome.Done();
        });
    }

    /// <summary>What the patient chose about this author's notes, the newest first.</summary>
    public async Task<IReadOnlyList<(NoteReaderRow Row, string Name)>> Chosen(Guid author, Guid patient, CancellationToken cancel = default) =>
        [.. (await db.Set<NoteReaderRow>().AsNoTracking().Where(row => row.PatientId == patient && row.Author == author)
            .Join(db.Set<StaffRow>(), row => row.Reader, person => person.Id, (row, person) => new { row, person.Name })
            .OrderByDescending(one => one.row.At).ToListAsync(cancel)).Select(one => (one.row, one.Name))];

    /// <summary>Who could be let in: who may read clinical notes at the patient's clinic, but the author.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> Readers(Guid patient, Guid author, CancellationToken cancel = default)
    {
        Role[] reads = [.. Authorization.Access.Policies.Single(policy => policy.Name == Authorization.Access.ReadsClinicalNotes).LetsIn];
        var clinic = await db.Set<PatientRow>().Where(row => row.Id == patient).Select(row => row.ClinicId).SingleAsync(cancel);
        return [.. (await db.Set<StaffRow>().AsNoTracking().Where(person => person.Id != author && person.LeftAt == null && db.Set<StaffRoleRow>()
            .Any(has => has.StaffId == person.Id && reads.Contains(has.Role))
            && db.Set<StaffClinicRow>().Any(work => work.StaffId == person.Id && work.ClinicId == clinic)).OrderBy(person => person.Name)
                .Select(person => new { person.Id, person.Name }).ToListAsync(cancel)).Select(one => (one.Id, one.Name))];
    }

    /// <summary>Whether somebody's own notes of this patient are open to the reader now.</summary>
    private async Task<List<Guid>> OpenTo(Guid reader, Guid patient, CancellationToken cancel) =>
        [.. (await db.Set<NoteReaderRow>().AsNoTracking().Where(row => row.PatientId == patient && row.Reader == reader).ToListAsync(cancel))
            .GroupBy(row => row.Author).Select(said => said.MaxBy(row => (row.At, row.Id))!).Where(last => last.Allowed).Select(last => last.Author)];

    /// <summary>Holds the talk after each session of the last days, once for each, where a therapist works.</summary>
    public async Task Hold(Guid patient, CancellationToken cancel = default)
    {
        var now = clock.Moment();
        var since = now - Latest;
        var given = await db.Set<TreatmentRow>().AsNoTracking().Where(one => one.PatientId == patient && one.EndedAt > since && one.EndedAt <= now)
            .Select(one => new { one.SessionId, one.ClinicId, one.EndedAt }).ToListAsync(cancel);
        await audit.Write<AuditNote>(Actor.System, async () =>
        {
            var held = 0;
            foreach (var session in given)
                if (await IsToHold(patient, session.SessionId, session.ClinicId, cancel))
                {
                    tasks.Open(session.ClinicId, patient, TaskKind.IntegrationVisit, "Talk with the patient 24 to 72 hours after the session",
                        Role.Therapist, session.EndedAt + Earliest, Latest - Earliest, Role.Coordinator, AboutOf(patient, session.SessionId));
                    held++;
                }
            var note = new AuditNote("talk-held", $"patient/{patient}", patient);
            return held == 0 ? null : (note, note);
        });
        audit.Forget();
    }

    private async Task<bool> IsToHold(Guid patient, Guid session, Guid clinic, CancellationToken cancel)
    {
        var about = AboutOf(patient, session);
        return !await db.Set<TaskRow>().AnyAsync(task => task.Kind == TaskKind.IntegrationVisit && task.About == about, cancel)
            && await db.Set<StaffRow>().AnyAsync(person => person.LeftAt == null && db.Set<StaffRoleRow>()
                .Any(has => has.StaffId == person.Id && has.Role == Role.Therapist)
                && db.Set<StaffClinicRow>().Any(work => work.StaffId == person.Id && work.ClinicId == clinic), cancel);
    }

    public static string AboutOf(Guid patient, Guid session) => $"{PageOf(patient)}?session={session}";

    private IDataProtector SealOf(Guid author) => keys.CreateProtector("Stillpoint.TherapyNotes.1", author.ToString());
}
