using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Asking;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.FollowUp.Alerts;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.FollowUp.Checks;

/// <summary>A check as its link opens it.</summary>
/// <param name="Over">It was not sent in time, or is not wanted any more.</param>
internal sealed record OpenCheck(AskedFormRow Form, PatientRow Patient, ClinicRow Clinic, bool Over)
{
    public bool IsSent => Form.End == AskedFormEnd.Answered;

    public Answers Given { get; } = Answers.Read(Form.Answers);
}

/// <summary>Takes the answers of a patient by link, one by one as they are given, and keeps them as measures once they are sent.</summary>
internal sealed class CheckDesk(ClinicDb db, AuditTrail audit, SingleUseLinks links, Tasks tasks, MeasureStore measures, TimeProvider clock)
{
    public const string Purpose = "form";

    /// <summary>How long what was sent is still shown to whoever has the link.</summary>
    private static readonly TimeSpan Shown = TimeSpan.FromMinutes(30);

    private const int Tries = 4;

    /// <summary>The patient, as the audit names who acted.</summary>
    private static Actor Of(OpenCheck _) => new(null, "patient");

    public static IReadOnlyList<Instrument> FormsOf(AskedFormRow row) => [.. row.Forms.Split(' ').Select(Instruments.Find).OfType<Instrument>()];

    /// <summary>What a link opens; null where there is none such. Looking changes nothing: what opens links to look for harm answers nothing by it.</summary>
    public async Task<OpenCheck?> Open(string token)
    {
        if (await links.Find(token, Purpose) is not { } link || !Guid.TryParse(link.Subject, out var id)) return null;
        if (await db.Set<AskedFormRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id) is not { } form) return null;
        return new(form, await db.Set<PatientRow>().AsNoTracking().SingleAsync(row => row.Id == form.PatientId), await db.Set<ClinicRow>().AsNoTracking().SingleAsync(row => row.Id == form.ClinicId),
            Over: form.EndedAt is not null || link.UsedAt is not null || link.ExpiresAt <= clock.GetUtcNow());
    }

    /// <summary>Whether the answers and scores of a check that was sent are still shown.</summary>
    public bool IsShown(OpenCheck check) => check.IsSent && clock.GetUtcNow() - check.Form.EndedAt < Shown;

    /// <summary>Keeps an answer as soon as it is given. What endangers the patient calls somebody before the page returns.</summary>
    /// <returns>What came of it, and whether the answer raised something that the patient is answered at once.</returns>
    public async Task<(Outcome Outcome, SafetyAlert? Raised)> Answer(OpenCheck check, CheckQuestions questions, AskedQuestion ask, string answer)
    {
        if (!ask.Takes(answer)) return (Outcome.No(AskTexts.ChooseOne.In(Translated.Of(check.Patient.Language))), null);
        SafetyAlert? raised = null;
        for (var left = Tries; ; left--)
        {
            try
            {
                var outcome = await audit.Do(Of(check), new AuditNote("check-answered", $"form/{check.Form.Id}", check.Patient.Id), async () =>
                {
                    var row = await db.Set<AskedFormRow>().SingleAsync(one => one.Id == check.Form.Id);
                    if (row.EndedAt is not null) return new Outcome.Done(Twice: true);
                    var given = Answers.Read(row.Answers);
                    var before = questions.Raised(given).ToDictionary(alert => alert.Code, alert => alert.Tier, StringComparer.Ordinal);
                    given[ask.Key] = answer;
                    (row.Answers, row.BegunAt) = (given.Write(), row.BegunAt ?? clock.Moment());
                    foreach (var alert in questions.Raised(given))
                    {
                        if (before.TryGetValue(alert.Code, out var tier) && tier >= alert.Tier) continue;
                        await tasks.Raise(alert, check.Clinic.Id, check.Patient.Id, MeasureStore.PageOf(check.Patient.Id));
                        if (alert.Tier >= AlertTier.Urgent) raised = alert;
                    }
                    return new Outcome.Done();
                });
                return (outcome, raised);
            }
            // Two windows answered in the same moment: each answer is written beside the other.
            catch (DbUpdateConcurrencyException) when (left > 1)
            {
                raised = null;
            }
        }
    }

    /// <summary>The patient sends the answers: they become measures, once.</summary>
    public Task<Outcome> Send(OpenCheck check) => audit.Once(
        db.Set<AskedFormRow>().Where(row => row.Id == check.Form.Id && row.End == AskedFormEnd.Answered), Of(check), new AuditNote("check-sent-in", $"form/{check.Form.Id}", check.Patient.Id), async () =>
        {
            var row = await db.Set<AskedFormRow>().SingleAsync(one => one.Id == check.Form.Id);
            if (row.EndedAt is not null) return Outcome.No(CheckTexts.OverWhat.In(Translated.Of(check.Patient.Language)));
            var now = clock.Moment();
            (row.EndedAt, row.End, row.RemindAt) = (now, AskedFormEnd.Answered, null);
            await db.SaveChangesAsync(CancellationToken.None);
            await Keep(row, check.Patient, measures, now);
            await links.End(Purpose, row.Id.ToString());
            await tasks.Settle(TaskKind.WelfareCall, MeasureStore.PageOf(check.Patient.Id), "The patient answered by link.", null);
            return new Outcome.Done();
        }, new Outcome.Done(Twice: true));

    /// <summary>Every form of the check as it was answered, blanks as blanks; answers to an older version of a form beside it.</summary>
    public static async Task Keep(AskedFormRow row, PatientRow patient, MeasureStore measures, DateTimeOffset now)
    {
        var (given, language) = (Answers.Read(row.Answers), Translated.Of(patient.Language));
        var questions = new CheckQuestions(FormsOf(row), language);
        foreach (var form in questions.Forms)
            await measures.Write(New(form) with { Answers = CheckQuestions.Codes(form, given) }, new Actor(null, "patient"));
        foreach (var (form, version, codes) in questions.Older(given))
            await measures.Write(New(form) with { Answers = codes, OlderVersion = version }, new Actor(null, "patient"));

        TakenMeasure New(Instrument form) => new(Guid.CreateVersion7(now), patient.Id, form, MeasuredHow.ByLink, now)
        {
            Answers = [], Session = row.SessionId, Window = form.Windows.Count > 1 ? form.Windows[0] : null,
            Language = FormText.For(form, patient.Language) is FormText.Shown shown ? shown.Wording.Language : "en",
        };
    }
}
