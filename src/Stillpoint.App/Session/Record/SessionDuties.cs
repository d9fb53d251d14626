using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.Care.FollowUp.Alerts;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Record;

/// <summary>What an entry of a strip lays on somebody: a stop waits for a prescriber, a patient gone home for a signature. What happened settles what waited for it.</summary>
internal static class SessionDuties
{
    public static async Task Of(Entry entry, SessionStory before, SessionRow session, Actor actor, Tasks tasks, DateTimeOffset now)
    {
        var (page, clinic, patient) = ($"/sessions/{session.Id}", session.ClinicId, session.PatientId);
        switch (entry)
        {
            case Entry.StopRaised stop:
                await tasks.OpenOnce(clinic, patient, TaskKind.Stop, $"A stop waits for a prescriber: {stop.Why.TrimEnd('.')}", Role.Prescriber, now, page, TimeSpan.FromMinutes(15), Role.MedicalDirector);
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
}
