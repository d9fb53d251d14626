using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Asking;
using Stillpoint.App.Audit;
using Stillpoint.App.Kernel;
using Stillpoint.App.Messages;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.App.Uploads;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Intakes;

/// <summary>An intake as its link opens it.</summary>
internal sealed record OpenIntake(IntakeRow Row, PatientRow Patient, ClinicRow Clinic)
{
    public Answers Given { get; } = Answers.Read(Row.Answers);
}

/// <summary>Sends the intake, keeps each answer as it is given, and makes facts of them once they are sent in: the patient's own word.</summary>
internal sealed class IntakeDesk(ClinicDb db, AuditTrail audit, FactStore facts, SingleUseLinks links, FormLinks formLinks, Tasks tasks, UploadStore uploads, TimeProvider clock)
{
    public const string Purpose = "intake";

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    private const int Tries = 4;

    private static readonly Actor Themselves = new(null, "patient");

    public static string PageOf(Guid patient) => $"/patients/{patient}/intake";

    /// <summary>What a link opens. Looking changes nothing.</summary>
    public async Task<OpenIntake?> Open(string token) =>
        await links.Subject(token, Purpose) is { } subject && Guid.TryParse(subject, out var id) && await db.Set<IntakeRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id) is { } row
            ? new(row, await db.Set<PatientRow>().AsNoTracking().SingleAsync(patient => patient.Id == row.PatientId), await db.Set<ClinicRow>().AsNoTracking().SingleAsync(clinic => clinic.Id == row.ClinicId)) : null;

    public async Task<IReadOnlyList<IntakeRow>> Of(Guid patient) => await db.Set<IntakeRow>().AsNoTracking().Where(row => row.PatientId == patient).OrderByDescending(row => row.CreatedAt).ToListAsync();

    /// <summary>Makes a link, and sends it where the patient may be written to.</summary>
    public async Task<(Outcome Outcome, string Link, bool Sent)> Send(PatientRow patient, Form form, Actor actor)
    {
        var now = clock.Moment();
        var (id, language, link, sent) = (form.Id(now), Translated.Of(patient.Language), "", false);
        var outcome = await audit.Once(db.Set<IntakeRow>().Where(row => row.Id == id), actor, new AuditNote("intake-sent", $"intake/{id}", patient.Id), async () =>
        {
            db.Add(new IntakeRow { Id = id, ClinicId = patient.ClinicId, PatientId = patient.Id, CreatedBy = actor.Person!.Value, CreatedAt = now });
            link = $"/i/{links.Make(Purpose, id.ToString(), Lasts)}?lang={Translated.Code(language)}";
            sent = await formLinks.Put(patient, link);
            return new Outcome.Done();
        });
        return (outcome, link, sent);
    }

    /// <summary>Keeps an answer as soon as it is given. What endangers the patient calls somebody before the page returns.</summary>
    public async Task<(Outcome Outcome, bool Danger)> Answer(OpenIntake open, AskedQuestion ask, string answer)
    {
        if (!ask.Takes(answer)) return (Outcome.No(AskTexts.ChooseOne.English), false);
        for (var left = Tries; ; left--)
        {
            var danger = false;
            try
            {
                var outcome = await audit.Do(Themselves, new AuditNote("intake-answered", $"intake/{open.Row.Id}", open.Patient.Id), async () =>
                {
                    var row = await db.Set<IntakeRow>().SingleAsync(one => one.Id == open.Row.Id);
                    if (row.SentInAt is not null) return new Outcome.Done(Twice: true);
                    var given = Answers.Read(row.Answers);
                    var before = IntakeQuestions.Raised(given).ToDictionary(alert => alert.Code, alert => alert.Tier, StringComparer.Ordinal);
                    given[ask.Key] = answer;
                    (row.Answers, row.BegunAt) = (given.Write(), row.BegunAt ?? clock.Moment());
                    foreach (var alert in IntakeQuestions.Raised(given))
                    {
                        if (before.TryGetValue(alert.Code, out var tier) && tier >= alert.Tier) continue;
                        await tasks.Raise(alert, open.Clinic.Id, open.Patient.Id, PageOf(open.Patient.Id));
                        danger |= alert.Tier >= AlertTier.Urgent;
                    }
                    return new Outcome.Done();
                });
                return (outcome, danger);
            }
            // Two windows answered in the same moment: each answer is written beside the other.
            catch (DbUpdateConcurrencyException) when (left > 1)
            {
            }
        }
    }

    /// <summary>Keeps photos and letters that go with the answers.</summary>
    public async Task<Outcome> Add(OpenIntake open, PhotosForm form)
    {
        var (files, refused) = await UploadStore.Read(form.Files.Sent, form.Language);
        if (refused is not null) return Outcome.No(refused, form.Files);
        if (open.Row.SentInAt is not null || await db.Set<UploadRow>().CountAsync(row => row.PatientId == open.Patient.Id) + files.Count > PhotosForm.MostOfAPatient) return Outcome.No(IntakeTexts.Over.In(form.Language), form.Files);
        return await audit.Do(Themselves, new AuditNote("upload-received", $"intake/{open.Row.Id}", open.Patient.Id), () =>
        {
            foreach (var (name, file) in files) uploads.Put(open.Clinic.Id, name, file, "the patient", patient: open.Patient.Id);
            return Task.FromResult<Outcome>(new Outcome.Done());
        });
    }

    /// <summary>The patient sends it in: every answer becomes a fact of the one store, and what the chart did not know of them is written there.</summary>
    public async Task<Outcome> SendIn(OpenIntake open, Language language)
    {
        var now = clock.Moment();
        return await audit.Once(db.Set<IntakeRow>().Where(row => row.Id == open.Row.Id && row.SentInAt != null), Themselves, new AuditNote("intake-sent-in", $"intake/{open.Row.Id}", open.Patient.Id), async () =>
        {
            var row = await db.Set<IntakeRow>().SingleAsync(one => one.Id == open.Row.Id);
            var given = Answers.Read(row.Answers);
            row.SentInAt = now;
            // What was left blank is not a no.
            if (given[IntakeQuestions.Key("safety")] is null or Answers.Skipped)
                await tasks.Raise(new("INTAKE_SAFETY_UNANSWERED", AlertTier.Urgent, "The question about suicide in the intake was left blank: a person asks it today"), open.Clinic.Id, open.Patient.Id, PageOf(open.Patient.Id));
            await Know(open.Patient.Id, given);
            await tasks.OpenOnce(row.ClinicId, row.PatientId, TaskKind.IntakeToRead, "An intake came in: go through it with the patient", Role.Nurse, now + TimeSpan.FromDays(2), PageOf(row.PatientId), TimeSpan.FromDays(2), Role.Prescriber);
            await db.SaveChangesAsync(CancellationToken.None);
            return await facts.Keep(row.PatientId, Guid.CreateVersion7(now), [], IntakeQuestions.Facts(given, now), Themselves);
        }, new Outcome.Done(Twice: true));
    }

    /// <summary>What the chart does not say yet is taken from the patient's own word; what it says is not overwritten by it.</summary>
    private async Task Know(Guid patient, Answers given)
    {
        var row = await db.Set<PatientRow>().SingleAsync(one => one.Id == patient);
        Fill(PatientField.CalledName, row.CalledName, "called", value => row.CalledName = value);
        Fill(PatientField.ContactName, row.ContactName, "contact-name", value => row.ContactName = value);
        Fill(PatientField.ContactRelation, row.ContactRelation, "contact-relation", value => row.ContactRelation = value);
        Fill(PatientField.ContactPhone, row.ContactPhone, "contact-phone", value => row.ContactPhone = value);
        Fill(PatientField.Interpreter, row.Interpreter, "interpreter-language", value => row.Interpreter = value);

        void Fill(PatientField field, string? stands, string key, Action<string> write)
        {
            if (stands is not null || given[IntakeQuestions.Key(key)] is not { } said || said == Answers.Skipped) return;
            write(said);
            db.Add(new PatientChangeRow { Id = Guid.CreateVersion7(clock.GetUtcNow()), PatientId = patient, Field = field, Before = null, After = said, Why = "The patient's own word, by link.", At = clock.Moment() });
        }
    }

    /// <summary>Somebody went through it.</summary>
    public Task<Outcome> Read(Guid patient, Guid intake, Actor actor) => audit.Do(actor, new AuditNote("intake-read", $"intake/{intake}", patient), async () =>
    {
        if (await db.Set<IntakeRow>().SingleOrDefaultAsync(row => row.Id == intake && row.PatientId == patient && row.SentInAt != null) is not { } row) return Outcome.No("That intake is not there.");
        if (row.ReadAt is not null) return new Outcome.Done(Twice: true);
        (row.ReadBy, row.ReadAt) = (actor.Person, clock.Moment());
        await tasks.Settle(TaskKind.IntakeToRead, PageOf(patient), "Gone through.", actor.Person);
        return new Outcome.Done();
    });
}

/// <summary>Photos and letters of a patient.</summary>
internal sealed class PhotosForm : Form
{
    public const int MostOfAPatient = 60;

    public PhotosForm(Language language) : base("photos")
    {
        (Language, Marks) = (language, false);
        Files = new(UploadTexts.Attach.In(language), "application/pdf,image/jpeg,image/png") { Hint = UploadTexts.AttachHint.In(language) };
    }

    public FileInput Files { get; }
}
