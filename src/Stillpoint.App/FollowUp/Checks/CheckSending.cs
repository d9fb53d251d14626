using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Messages;
using Stillpoint.App.Records;
using Stillpoint.App.Texts;
using Stillpoint.Care.FollowUp.Cadence;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.FollowUp.Checks;

/// <summary>Sends what is due, brings it to mind while it is unanswered, and hands what nobody answered to a person.</summary>
internal sealed class CheckSending(ClinicDb db, AuditTrail audit, FormLinks formLinks, SingleUseLinks links, OnCall onCall, Tasks tasks,
    TimeProvider clock)
{
    public async Task Send(Guid form) => await Change(form, "check-sent", async row =>
    {
        var (patient, clinic, now) = await Whose(row);
        if (AsksSafety(row) && !await onCall.SomebodyAnswers(clinic.Id))
        {
            await onCall.TellOwner(clinic);
            await ByPerson(row, patient, now, "nobody is on call, so no question about suicide is sent", TaskKind.FollowUpCall);
            return true;
        }
        if (await Evening(row, now) is { } evening)
        {
            // One link an evening: the one before a session asks this along with its own questions.
            if (evening is { SentAt: null }) return false;
            (row.SentAt, row.RemindAt, row.RemindLater) = (now, null, "[]");
            return true;
        }
        if (!await Put(row, patient, "form"))
        {
            await ByPerson(row, patient, now, "no leave to text or email, or no number", TaskKind.FollowUpCall);
            return true;
        }
        row.SentAt = now;
        return true;
    });

    public async Task Remind(Guid form) => await Change(form, "check-reminded", async row =>
    {
        var (patient, _, _) = await Whose(row);
        var later = JsonSerializer.Deserialize<List<long>>(row.RemindLater)!;
        (row.RemindAt, row.RemindLater) = (later.Count > 0 ? Instants.At(later[0]) : null, JsonSerializer.Serialize(later.Skip(1)));
        await Put(row, patient, "form-again");
        return true;
    });

    /// <summary>The check counts no more. What was answered of it is kept, blanks as blanks; silence about suicide goes to a person.</summary>
    public async Task Close(Guid form, MeasureStore measures) => await Change(form, "check-missed", async row =>
    {
        var (patient, _, now) = await Whose(row);
        if (row.BegunAt is not null) await CheckDesk.Keep(row, patient, measures, now);
        if (row.SentAt is null) (row.EndedAt, row.End, row.Why) = (now, AskedFormEnd.NotSent, "its time passed before it could be sent");
        else if (AsksSafety(row) && !AnsweredSafety(row)) await ByPerson(row, patient, now, "not answered while it counted", TaskKind.WelfareCall, AskedFormEnd.Missed);
        else (row.EndedAt, row.End) = (now, AskedFormEnd.Missed);
        return true;
    });

    private async Task Change(Guid form, string action, Func<AskedFormRow, Task<bool>> change)
    {
        try
        {
            await audit.Write<AuditNote>(Actor.System, async () =>
            {
                if (await db.Set<AskedFormRow>().SingleOrDefaultAsync(row => row.Id == form && row.EndedAt == null) is not { } row || !await change(row)) return null;
                var note = new AuditNote(action, $"form/{row.Id}", row.PatientId);
                return (note, note);
            });
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another server, or the patient, was there first; the next round looks again.
        }
        finally
        {
            audit.Forget();
        }
    }

    /// <summary>The evening before the same session, while it is still to be sent or to be answered.</summary>
    private Task<EveningCheckRow?> Evening(AskedFormRow row, DateTimeOffset now) => row.Key.Split('/') is [var visit, _] && Guid.TryParse(visit, out var id) && row.Key == Cadences.KeyBefore(id)
        ? db.Set<EveningCheckRow>().AsNoTracking().SingleOrDefaultAsync(evening => evening.VisitId == id && evening.StartsAt > now && evening.AnsweredAt == null && evening.ByPerson == null)
        : Task.FromResult<EveningCheckRow?>(null);

    private Task<bool> Put(AskedFormRow row, PatientRow patient, string template) =>
        formLinks.Put(patient, () => $"/f/{links.Make(CheckDesk.Purpose, row.Id.ToString(), row.ClosesAt - clock.GetUtcNow())}?lang={Translated.Code(Translated.Of(patient.Language))}", template);

    private async Task ByPerson(AskedFormRow row, PatientRow patient, DateTimeOffset now, string why, TaskKind kind, AskedFormEnd end = AskedFormEnd.NotSent)
    {
        (row.EndedAt, row.End, row.Why) = (now, end, why);
        if (!AsksSafety(row)) return;
        var house = await new Houses(db).InForce(patient.ClinicId, now);
        await tasks.OpenOnce(patient.ClinicId, patient.Id, kind, $"Call and ask how they are: the check {row.Moment.Words()} was {(kind == TaskKind.WelfareCall ? "not answered" : "not sent")} ({why})", Role.Nurse,
            now + house[CadenceLimits.CallWithin].Time, MeasureStore.PageOf(patient.Id), house[CadenceLimits.CallEscalates].Time, Role.Prescriber);
    }

    private async Task<(PatientRow Patient, ClinicRow Clinic, DateTimeOffset Now)> Whose(AskedFormRow row) =>
        (await db.Set<PatientRow>().AsNoTracking().SingleAsync(one => one.Id == row.PatientId), await db.Set<ClinicRow>().AsNoTracking().SingleAsync(one => one.Id == row.ClinicId), clock.Moment());

    private static bool AsksSafety(AskedFormRow row) => CheckDesk.FormsOf(row).Any(form => form.SafetyItems.Count > 0);

    private static bool AnsweredSafety(AskedFormRow row)
    {
        var given = Asking.Answers.Read(row.Answers);
        return CheckDesk.FormsOf(row).Where(form => form.SafetyItems.Count > 0).All(form => CheckQuestions.Codes(form, given) is var codes && form.SafetyItems.All(item => codes[item - 1] is not null));
    }
}
