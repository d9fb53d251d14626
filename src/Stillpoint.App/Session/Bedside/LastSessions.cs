using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Board;
using Stillpoint.App.Session.Record;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Bedside;

/// <summary>The session before of the same patient in the same clinic, in which drug was given: the ghost under this one.</summary>
internal sealed class LastSessions(ClinicDb db, SessionRecord record, SessionBoard board)
{
    private const int LooksBack = 5;

    public Task<SessionStory?> Before(SessionView view, CancellationToken cancel) => board.Before(view.Id, () => Read(view, cancel), cancel);

    private async Task<SessionStory?> Read(SessionView view, CancellationToken cancel)
    {
        var (opened, charts) = (view.OpenedAt, view.Known.Charts.AsOne);
        var earlier = await db.Set<SessionRow>().AsNoTracking()
            .Where(row => charts.Contains(row.PatientId) && row.ClinicId == view.Clinic && row.OpenedAt < opened)
            .OrderByDescending(row => row.OpenedAt).Select(row => row.Id).Take(LooksBack).ToListAsync(cancel);
        foreach (var session in earlier)
            if (await record.TryRead(session, cancel) is { } story && Estimate.DrugBegan(story) is not null) return story;
        return null;
    }

    private static string Day(DateTimeOffset start, SessionView view)
    {
        var (local, now) = (TimeZoneInfo.ConvertTime(start, view.Zone), TimeZoneInfo.ConvertTime(view.Now, view.Zone));
        return local.ToString(local.Year == now.Year ? "d MMM" : "d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Charted vital signs of a session from half an hour before its drug began, at the time since then.</summary>
    public static StripLastSession? Ghost(SessionStory? before, SessionView view)
    {
        if (before is null || Estimate.DrugBegan(before) is not { } start) return null;
        var sets = before.All<Entry.VitalsCharted>().Where(set => !set.Entry.Artefact && start - set.Event.MeasuredAt <= TimeSpan.FromMinutes(30)).ToList();
        decimal Since(SessionEvent set) => (decimal)(set.MeasuredAt - start).TotalMilliseconds;
        List<decimal[]> Points(Func<Entry.VitalsCharted, decimal?> sign) =>
            [.. sets.Where(set => sign(set.Entry) is not null).Select(set => new[] { Since(set.Event), sign(set.Entry)!.Value })];
        return new(
            Day(start, view),
            [.. sets.Where(set => set.Entry is { Systolic: not null, Diastolic: not null }).Select(set => new[] { Since(set.Event), set.Entry.Systolic!.Value, set.Entry.Diastolic!.Value })],
            Points(set => set.HeartRate), Points(set => set.Spo2));
    }
}
