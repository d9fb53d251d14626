using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Session;

/// <summary>Somebody may be in danger, and nobody has said yet how that ended.</summary>
public sealed record OpenAlert(Guid Id, string Says, AlertTier Tier, DateTimeOffset Since);

/// <summary>The alerts beside which no drug is started: of this patient, in any of their charts, open, and to be acted on within hours. What this session itself raised is answered in it.</summary>
internal static class OpenAlerts
{
    public static async Task<List<OpenAlert>> Of(ClinicDb db, Guid patient, Guid session, CancellationToken cancel = default)
    {
        var raisedHere = $"/sessions/{session}";
        var charts = (await Charts.Of(db, patient, cancel)).All;
        return await db.Set<TaskRow>().AsNoTracking()
            .Where(task => task.PatientId != null && charts.Contains(task.PatientId.Value) && task.DoneAt == null && (task.Tier == AlertTier.Emergency || task.Tier == AlertTier.Urgent) && (task.About == null || !task.About.StartsWith(raisedHere)))
            .OrderBy(task => task.CreatedAt).Select(task => new OpenAlert(task.Id, task.Title, task.Tier!.Value, task.CreatedAt)).ToListAsync(cancel);
    }
}
