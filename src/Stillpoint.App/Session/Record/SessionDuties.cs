using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.Care.FollowUp.Alerts;
using Stillpoint.Care.Recovery;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Record;

/// <summary>What an entry of a strip lays on somebody: a stop waits for a prescriber, a patient gone home for a signature. What happened settles what waited for it.</summary>
internal static class SessionDuties
{
    public static async Task Of(Guid id, Entry entry, SessionStory before, SessionRow session, Actor actor, Tasks tasks, DateTimeOffset now)
    {
        var (page, clinic, patient) = ($"/sessions/{session.Id}", session.ClinicId, session.PatientId);
        switch (entry)
        {
            case Entry.StopRaised stop:
                await tasks.OpenOnce(clinic, patient, TaskKind.Stop, $"A stop waits for a prescriber: {stop.Why.TrimEnd('.')}", Role.Prescriber, now, page, TimeSpan.FromMinutes(15), Role.MedicalDirector);
                break;
            case Entry.MedicationOrdered { How: Care.Session.Medicines.OrderedHow.Verbal } said:
                await tasks.OpenOnce(clinic, patient, TaskKind.OrderToSign, $"Sign what was ordered aloud: {said.Drug} {said.Amount.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)} {said.Unit} {said.Route}", Role.Prescriber, now.AddHours(4), $"{page}#order-{id}", TimeSpan.FromHours(20), Role.MedicalDirector);
                break;
            case Entry.DoseGiven { Route: "IN_Esketamine" } when !before.Has<Entry.DoseGiven>():
                // Seven days from the first device; the director hears of it two days before they are over.
                await tasks.OpenOnce(clinic, patient, TaskKind.MonitoringForm, "File the monitoring form of the esketamine session", Role.Nurse, now + MonitoringForm.FiledWithin, page + "/monitoring-form", -MonitoringForm.ToldBefore, Role.MedicalDirector);
                break;
            case Entry.OrderCountersigned signed:
                await tasks.Settle(TaskKind.OrderToSign, $"{page}#order-{signed.Order}", "Signed.", actor.Person);
                break;
            case Entry.MedicationGiven { WithoutOrder: not null } or Entry.MedicationGiven { AgainstLimits: not null }:
                await tasks.OpenOnce(clinic, patient, TaskKind.MedicineWithoutOrder, "A medicine was given without an order, or beyond its limits: look at the patient", Role.Prescriber, now, page, TimeSpan.FromMinutes(15), Role.MedicalDirector);
                break;
            case Entry.StopClosed closed when before.OpenStops.Any(other => other.Entry.Rule != closed.Rule):
                break;
            case Entry.StopClosed or Entry.RestartOrdered:
                await tasks.Settle(TaskKind.Stop, page, "Answered at the bedside.", actor.Person);
                break;
            case Entry.Discharged or Entry.LeftAgainstAdvice:
                await tasks.OpenOnce(clinic, patient, TaskKind.SessionToSign, "Read and sign the session", Role.Prescriber, now.AddHours(24), page + "/recovery", TimeSpan.FromHours(24), Role.MedicalDirector);
                break;
            case Entry.SessionSigned:
                await tasks.Settle(TaskKind.Stop, page, "The session was signed.", actor.Person);
                await tasks.Settle(TaskKind.SessionToSign, page + "/recovery", "Signed.", actor.Person);
                break;
            case Entry.RecoveryChecked checkedNow when SafetyAlerts.OfRiskAtDischarge(checkedNow.SuicideRisk) is { } alert:
                await tasks.Raise(alert, clinic, patient, page + "/recovery");
                break;
            default:
                break;
        }
    }

    /// <summary>What a session without drug leaves to do: the prescriber hears of it, what was drawn up and placed is dealt with, and a new date is found.</summary>
    public static void OfNoGo(SessionStory story, SessionRow session, string why, Tasks tasks, DateTimeOffset now)
    {
        var (page, clinic, patient) = ($"/sessions/{session.Id}", session.ClinicId, session.PatientId);
        tasks.Open(clinic, patient, TaskKind.NoGo, $"No treatment today: {why.TrimEnd('.')}. Decide what follows", Role.Prescriber, now.AddHours(4), TimeSpan.FromHours(20), Role.MedicalDirector, page);
        tasks.Open(clinic, patient, TaskKind.NoGoDate, "No treatment today: call, find a new date, tell the escort", Role.Coordinator, now.AddHours(24), TimeSpan.FromHours(24), Role.Nurse, $"/patients/{patient}/book");
        if (story.Last<Entry.DrugPrepared>() is { Entry: var drawn } && !story.Has<Entry.WasteWitnessed>())
            tasks.Open(clinic, patient, TaskKind.NoGoWaste, FormattableString.Invariant($"{drawn.Mg:0.###} mg was drawn up and not given: destroy it before a witness"), Role.Nurse, now, TimeSpan.FromHours(1), Role.Prescriber, page + "/recovery");
        if (story.Has<Entry.IvPlaced>())
            tasks.Open(clinic, patient, TaskKind.NoGoCannula, "No treatment today: take the cannula out before the patient leaves", Role.Nurse, now, TimeSpan.FromMinutes(30), Role.Prescriber, page);
    }
}
