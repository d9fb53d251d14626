using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Recovery;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Papers;

/// <summary>Whoever watched the patient signs what the form says; with something in it that does not agree, they say what is right.</summary>
internal sealed class SignFormForm() : Form("sign-form")
{
    public ShownInput Shown { get; } = new();
    public LongTextInput Because { get; } = new("What is right where the record does not agree") { Most = 2000, Rows = 3 };
    public PasswordInput Password { get; } = new("Your password") { Needed = Signing.Needed };
}

/// <summary>A person states that the form was sent: how, when, and what was answered.</summary>
internal sealed class FiledForm() : Form("filed")
{
    public ChoiceInput How { get; } = new("Filed", [("online", "On the programme's site"), ("fax", "By fax")]) { Needed = "Say how it was filed." };
    public TextInput Confirmation { get; } = new("Confirmation") { Needed = "Write what confirms it: a number, or who answered.", Most = 120 };
}

/// <summary>Fills the esketamine monitoring form from the record, has it signed, and keeps the clock of its filing. It sends nothing.</summary>
internal sealed class FormDesk(ClinicDb db, AuditTrail audit, SessionReader reader, Tasks tasks, Signing signing, ClinicClock clock)
{
    public const string Meaning = "I watched this patient, or was told by who did: this form is what the record says.";

    public static string Page(Guid session) => $"/sessions/{session}/monitoring-form";

    public async Task<FormSheet> Look(Guid session, CancellationToken cancel = default)
    {
        var view = await reader.Read(session, cancel);
        var (subject, about) = ($"monitoring-form/{session}", Page(session));
        var clinic = await db.Set<ClinicRow>().AsNoTracking().SingleAsync(row => row.Id == view.Clinic, cancel);
        var form = MonitoringForm.Of(view.Story, SignedOrder.Of(view.Order.Signed), Case(view), clock.Moment);
        var task = await db.Set<TaskRow>().AsNoTracking().Where(row => row.Kind == TaskKind.MonitoringForm && row.About == about).OrderByDescending(row => row.CreatedAt).FirstOrDefaultAsync(cancel);
        var signature = await db.Set<SignatureRow>().AsNoTracking().Where(row => row.Subject == subject).OrderByDescending(row => row.At).FirstOrDefaultAsync(cancel);
        var by = signature is null ? null : await db.Set<StaffRow>().AsNoTracking().Where(row => row.Id == signature.By).Select(row => row.Name).SingleOrDefaultAsync(cancel);
        var sheet = new FormSheet(view, clinic, [.. await Who(view, clinic, cancel), .. form.Fields], form.Contradictions,
            signature is null ? null : new(by ?? "somebody who left", signature.At, signature.Meaning, signature.ContentHash), Unchanged: false, task);
        return sheet with { Unchanged = signature?.Content?.StartsWith(ShownInput.Text(sheet.Lines()), StringComparison.Ordinal) is true };
    }

    /// <summary>Signs the form as it stood on the page.</summary>
    public async Task<Outcome> Sign(Guid session, SignFormForm form, Guid person)
    {
        if (Refused(await Look(session)) is { } refused) return refused;
        var (by, otherwise) = await signing.Confirm(person, form.Password);
        if (by is null) return otherwise;
        var view = await reader.Read(session, CancellationToken.None);
        return await audit.Do(db, view, Actor.Of(by.Person), "monitoring-form-signed", async () =>
        {
            var sheet = await Look(session);
            if (Refused(sheet) is { } changed) return changed;
            db.Add(by.Sign(form.Id(clock.Now), $"monitoring-form/{session}", Meaning, $"{ShownInput.Text(sheet.Lines())}\n{form.Because.Value}"));
            return new Outcome.Done();
        });

        Outcome? Refused(FormSheet now) => now.View.Story.LeftAt is null ? Outcome.No("The patient is still here. The form is signed when they have left.", form.Password)
            : form.Shown.Against(now.Lines()) is { } unseen ? unseen
            : now.Contradictions.Count > 0 && form.Because.Blank ? Outcome.No("The record does not agree with itself. Correct it on the strip, or say here what is right.", form.Because)
            : null;
    }

    /// <summary>Closes the task: a person says that it was filed.</summary>
    public async Task<Outcome> Filed(Guid session, FiledForm form, Actor actor)
    {
        var view = await reader.Read(session, CancellationToken.None);
        return await audit.Do(db, view, actor, "monitoring-form-filed", async () =>
        {
            var sheet = await Look(session);
            if (sheet.Task is { DoneAt: not null }) return new Outcome.Done(Twice: true);
            if (sheet.Task is null) return Outcome.No("No device is charted, so no form is owed.", form.How);
            if (sheet.Signed is null || !sheet.Unchanged) return Outcome.No("What is filed is what was signed. Sign the form as it stands first.", form.How);
            await tasks.Settle(TaskKind.MonitoringForm, Page(session), $"Filed {(form.How.Given == "fax" ? "by fax" : "on the programme's site")}, confirmation: {form.Confirmation.Given}", actor.Person);
            return new Outcome.Done();
        });
    }

    private PatientCase Case(SessionView view) => view.Known.Case(new(Product.Esketamine, Route.IntranasalEsketamine), clock.Local(view.Story.All<Entry.DoseGiven>().Select(given => (DateTimeOffset?)given.Event.MeasuredAt).FirstOrDefault() ?? view.Now));

    private async Task<List<FormField>> Who(SessionView view, ClinicRow clinic, CancellationToken cancel)
    {
        var person = view.Known.Patient;
        var (patient, opened) = (view.Who.Id, view.OpenedAt);
        var earlier = await db.Set<TreatmentRow>().AsNoTracking().AnyAsync(row => row.PatientId == patient && row.Product == Product.Esketamine && row.StartedAt < opened, cancel);
        var watching = view.Story.Last<Entry.TimeOutSigned>()?.Entry.WatchedBy;
        var email = watching is { } id ? await db.Set<StaffRow>().AsNoTracking().Where(row => row.Id == id).Select(row => row.Email).SingleOrDefaultAsync(cancel) : null;
        var known = Case(view);
        return
        [
            new("Patient", "First name", person.GivenName), new("Patient", "Last name", person.FamilyName), new("Patient", "Middle initial", null),
            new("Patient", "Birth date", person.BirthDate.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture)), new("Patient", "Sex", known.Sex?.ToString()),
            new("Patient", "First treatment", earlier ? "No" : "Yes, as far as this clinic knows"),
            new("Patient", "Enrolled", known.Facts.Is(ScreeningFacts.PatientRemsEnrolled) switch { true => "Yes", false => "No", null => null }),
            new("Watched by", "Name", watching is null ? null : view.NameOf(watching)), new("Watched by", "Email", email), new("Watched by", "Phone", clinic.Phone),
            new("Place", "Name", clinic.Name), new("Place", "Address, city, state, ZIP", null),
            new("Session", "Date", view.Story.All<Entry.DoseGiven>().Select(given => clock.Local(given.Event.MeasuredAt).ToString("MM/dd/yyyy", CultureInfo.InvariantCulture)).FirstOrDefault()),
        ];
    }
}
