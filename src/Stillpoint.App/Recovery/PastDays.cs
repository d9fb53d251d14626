using Microsoft.EntityFrameworkCore;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Records;
using Stillpoint.App.Session;
using Stillpoint.App.Session.Board;
using Stillpoint.App.Session.Gate;
using Stillpoint.App.Session.Record;
using Stillpoint.Care.Recovery;
using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Gate;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Recovery;

/// <summary>Judges the gate of a clinic's last sessions again as it stood at the time-out, and the way home as it stood when it was signed. Nobody's name comes with it.</summary>
internal sealed class PastDays(ClinicDb db, SessionRecord record, SessionLoader load, TimeProvider clock) : IPastDays
{
    public async Task<JudgedAgain> Under(Guid clinic, House other, CancellationToken cancel = default)
    {
        var since = clock.GetUtcNow() - IPastSessions.Back;
        var sessions = await db.Set<SessionRow>().AsNoTracking().Where(row => row.ClinicId == clinic && row.OpenedAt >= since).OrderByDescending(row => row.OpenedAt).Select(row => row.Id).Take(IPastDays.Most).ToListAsync(cancel);
        List<IReadOnlyList<string>> differ = [];
        foreach (var session in sessions)
        {
            if (await record.TryRead(session, cancel) is not { House.IsLost: false } story) continue;
            var rows = await load.Rows(session, cancel);
            if (story.Last<Entry.TimeOutSigned>() is { } signed) differ.Add(Gate(rows, story, signed.Event.MeasuredAt, other));
            if (story.Last<Entry.Discharged>() is { } home) differ.Add(GoingHome(rows, story, home.Event.MeasuredAt, other));
        }
        return new(differ.Count, differ.Count(rules => rules.Count > 0),
            [.. differ.SelectMany(rules => rules).CountBy(rule => rule).Select(rule => (rule.Key, rule.Value)).OrderByDescending(rule => rule.Value).ThenBy(rule => rule.Key, StringComparer.Ordinal)]);
    }

    /// <summary>The items of the gate that stand otherwise.</summary>
    private static List<string> Gate(SessionRows rows, SessionStory story, DateTimeOffset at, House other)
    {
        var local = TimeZoneInfo.ConvertTime(at, rows.Zone);
        return [.. Items(null).Zip(Items(other)).Where(pair => pair.First.Status != pair.Second.Status).Select(pair => pair.First.Rule.Id)];

        IReadOnlyList<GateItem> Items(House? house) => SessionGate.Judge(GateDesk.CaseOf(View(rows, story, at, house), local)).Items;
    }

    /// <summary>The criteria of going home that stand otherwise.</summary>
    private static List<string> GoingHome(SessionRows rows, SessionStory story, DateTimeOffset at, House other)
    {
        var view = View(rows, story, at, null);
        var facts = RecoveryDesk.Facts(view, view.Story.OpenStops.Count(), TimeZoneInfo.ConvertTime(at, rows.Zone).Offset);
        return [.. Discharge.Judge(facts).Items.Zip(Discharge.Judge(facts with { House = other }).Items).Where(pair => pair.First.Status != pair.Second.Status).Select(pair => pair.First.Item)];
    }

    /// <summary>The session as a page would have shown it then, with what was known by then.</summary>
    private static SessionView View(SessionRows rows, SessionStory story, DateTimeOffset at, House? house)
    {
        var (then, local) = (story.Until(at), TimeZoneInfo.ConvertTime(at, rows.Zone));
        var known = rows.Patient.Until(at).At(local);
        return new(rows, new JudgedStory(then, rows.AgeAt(local)), new Dictionary<Guid, string?>(), PatientToday.Of(rows, then.House, local), at, () => house is null ? known : known with { House = house }) { Monitor = MonitorView.None };
    }
}
