using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Session;

/// <summary>Somebody may be in danger, and nobody has said yet how that ended.</summary>
/// <param name="OfTheEvening">The patient's own answer of the evening before raised it.</param>
public sealed record OpenAlert(Guid Id, string Says, AlertTier Tier, DateTimeOffset Since, bool OfTheEvening = false);

/// <summary>The alerts beside which no drug is started: of this patient, in any of their charts, open, and to be acted on within hours. What this session itself raised is answered in it; a red answer of the evening before its visit is one of them.</summary>
internal static class OpenAlerts
{
    public static async Task<List<OpenAlert>> Of(ClinicDb db, Guid patient, Guid session, CancellationToken cancel = default)
    {
        var raisedHere = $"/sessions/{session}";
        var charts = (await Charts.Of(db, patient, cancel)).All;
        var visit = await db.Set<SessionRow>().AsNoTracking().Where(row => row.Id == session).Select(row => row.VisitId).SingleOrDefaultAsync(cancel);
        var evening = $"/visits/{visit}";
        return await db.Set<TaskRow>().AsNoTracking()
            .Where(task => task.PatientId != null && charts.Contains(task.PatientId.Value) && task.DoneAt == null
                && (((task.Tier == AlertTier.Emergency || task.Tier == AlertTier.Urgent) && (task.About == null || !task.About.StartsWith(raisedHere)))
                    || (task.Kind == TaskKind.EveningAnswer && task.OwnerRole == Role.Nurse && task.About == evening)))
            .OrderBy(task => task.CreatedAt).Select(task => new OpenAlert(task.Id, task.Title, task.Tier ?? AlertTier.Urgent, task.CreatedAt, task.Kind == TaskKind.EveningAnswer)).ToListAsync(cancel);
    }
}
