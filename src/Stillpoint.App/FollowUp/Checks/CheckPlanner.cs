using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.Care.FollowUp.Cadence;

namespace Stillpoint.App.FollowUp.Checks;

/// <summary>
/// Writes down which checks a patient gets in the days ahead. Done again whenever a session ended or anything else may have changed: what is
/// written already stays, what was not sent yet moves with what it hangs on, and what is not wanted any more is withdrawn.
/// </summary>
internal sealed class CheckPlanner(ClinicDb db, AuditTrail audit, CheckFacts facts, TimeProvider clock)
{
    /// <summary>How far ahead: further away everything can still change.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(9);

    public static JobKind Kind { get; } = new("plan-checks", (services, body, cancel) => AfterASession(services, Guid.Parse(body), cancel));

    /// <summary>A session ended: its checks are planned, and the talk after it is held.</summary>
    private static async Task AfterASession(IServiceProvider services, Guid patient, CancellationToken cancel)
    {
        await services.GetRequiredService<CheckPlanner>().Plan(patient, cancel);
        await services.GetRequiredService<Integration.TherapyDesk>().Hold(patient, cancel);
    }

    public async Task Plan(Guid patient, CancellationToken cancel = default)
    {
        var now = clock.Moment();
        var (row, known) = await facts.Of(patient, cancel);
        var wanted = Cadences.Of(known, now + Ahead, now).Checks.Where(check => !check.AtTheClinic).ToDictionary(check => check.Key);
        await audit.Write<AuditNote>(Actor.System, async () =>
        {
            var there = await db.Set<AskedFormRow>().Where(form => form.PatientId == patient).ToDictionaryAsync(form => form.Key, cancel);
            var changed = 0;
            foreach (var check in wanted.Values)
            {
                var form = there.GetValueOrDefault(check.Key);
                if (form is null) db.Add(New(row, check, now));
                if (form is null || (form is { SentAt: null, EndedAt: null } && Moves(form, check))) changed++;
            }
            foreach (var form in there.Values.Where(form => form is { SentAt: null, EndedAt: null } && !wanted.ContainsKey(form.Key)))
            {
                (form.EndedAt, form.End, form.Why) = (now, AskedFormEnd.Withdrawn, "no longer wanted: a session was moved, cancelled or given meanwhile");
                changed++;
            }
            var note = new AuditNote("checks-planned", $"patient/{patient}", patient);
            return changed == 0 ? null : (note, note);
        });
        audit.Forget();
    }

    private static AskedFormRow New(PatientRow patient, PlannedCheck check, DateTimeOffset now)
    {
        var form = new AskedFormRow
        {
            Id = Guid.CreateVersion7(now), ClinicId = patient.ClinicId, PatientId = patient.Id, Key = check.Key, Moment = check.Moment, SessionId = check.Session,
            Forms = "", SendAt = now, ClosesAt = now, RemindLater = "[]",
        };
        Moves(form, check);
        return form;
    }

    /// <summary>Whether anything of it is otherwise now.</summary>
    private static bool Moves(AskedFormRow form, PlannedCheck check)
    {
        var (forms, sendAt, closes) = (string.Join(' ', check.Forms.Select(one => one.Code)), Instants.Whole(check.SendAt), Instants.Whole(check.Closes));
        if ((form.Forms, form.SendAt, form.ClosesAt) == (forms, sendAt, closes)) return false;
        (form.Forms, form.SendAt, form.ClosesAt) = (forms, sendAt, closes);
        form.RemindAt = check.Reminders.Count > 0 ? Instants.Whole(check.Reminders[0]) : null;
        form.RemindLater = JsonSerializer.Serialize(check.Reminders.Skip(1).Select(Instants.Microseconds));
        return true;
    }
}
