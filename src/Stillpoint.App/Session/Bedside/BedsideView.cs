using System.Text.Json.Nodes;
using Stillpoint.App.Session.Record;
using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Readings;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Session.Responses;

namespace Stillpoint.App.Session.Bedside;

/// <summary>A session as its bedside shows it: drawn by the server on the page, and by the script on its strip, from the same record. The script's types are written from it, by a test: what is written, in whole milliseconds since 1970 and in the units of the record. It holds no judgement but the server's.</summary>
public sealed record BedsideView(
    Guid Session, int Number, long Now, int ZoneMinutes, string Phase, string Drug, StripDrug? Ribbon, IReadOnlyList<StripEntry> Entries,
    IReadOnlyList<StripDue>? Due, StripBaseline? Baseline, IReadOnlyList<StripLimit> Limits, string? NotJudged, StripMonitor? Monitor,
    StripLastSession? Last, EstimateView Estimate)
{
    public static BedsideView Of(SessionView view, Assessment watched, SessionStory? before, EstimateView estimate)
    {
        var story = view.Story;
        var pins = Pins(story).ToDictionary(pin => pin.Pin.Id, pin => pin.Number);
        return new(
            view.Id, story.Strip.Count, Ms(view.Now), (int)view.Zone.GetUtcOffset(view.Now).TotalMinutes, story.Phase.ToString(),
            $"{view.Order.Drug} {view.Order.Way}", StripDrug.Of(story),
            [.. story.Strip.OrderBy(entry => entry.MeasuredAt).ThenBy(entry => entry.Number).Select(entry => new StripEntry(
                entry.Id, entry.Number, EntryCodec.WordFor(entry.Entry), Ms(entry.MeasuredAt), Ms(entry.RecordedAt), IsLate(story, entry), Level(watched, entry.Id), EntryText.Line(entry.Entry),
                pins.TryGetValue(entry.Id, out var number) ? number : null, AfterAFlag.Is(story, entry),
                story.CorrectionOf(entry.Id) is { } later ? new StripCorrection(later.Id, Ms(later.RecordedAt), EntryCodec.WordFor(later.Entry)) : null,
                JsonNode.Parse(EntryCodec.Write(entry.Entry))!.AsObject()))],
            watched.Due?.Where(due => due.At is not null).Select(due => new StripDue(due.What, Ms(due.At!.Value), due.Why)).ToList(),
            SessionVitals.Baseline(story) is { Sbp: { } systolic, Dbp: { } diastolic } ? new(systolic, diastolic) : null, ForEveryAdult(story.House), watched.NotJudged, StripMonitor.Of(watched.Monitor), LastSessions.Ghost(before, view), estimate);
    }

    // Lines that hold for every adult; a rise over somebody's own baseline is marked on the set that made it.
    private static StripLimit[] ForEveryAdult(House house) =>
    [
        new("systolic", house[FlagLimits.SbpYellow], "Yellow"), new("systolic", house[FlagLimits.SbpRed], "Red"),
        new("spO2", house[FlagLimits.SpO2Yellow], "Yellow"), new("spO2", house[FlagLimits.SpO2Red], "Red"),
    ];

    /// <summary>What this entry raised when it was measured, and when somebody saw it.</summary>
    private static StripLevel? Level(Assessment watched, Guid entry) =>
        watched.Flags?.Charted.FirstOrDefault(judged => judged.Event.Id == entry) is { Worst: { } worst } ? new(worst.ToString()) : null;

    /// <summary>The pins in the order they happened, numbered as they stand under the lanes.</summary>
    public static IReadOnlyList<(int Number, SessionEvent Pin)> Pins(SessionStory story) =>
        [.. story.Standing.Where(entry => EntryText.IsPin(entry.Entry)).Select((entry, index) => (index + 1, entry))];

    /// <summary>A correction is as late as what it corrects: it restates a moment, and is no late entry of its own.</summary>
    public static bool IsLate(SessionStory story, SessionEvent entry) =>
        // What the monitor measured was not entered late by anybody: it was accepted later.
        entry.Entry is not Entry.VitalsCharted { FromMonitor: true } && IsLateEntry(story, entry);

    private static bool IsLateEntry(SessionStory story, SessionEvent entry) =>
        entry.Supersedes is { } earlier && story.Strip.FirstOrDefault(one => one.Id == earlier) is { } corrected ? IsLate(story, corrected) : entry.IsLate;

    internal static long Ms(DateTimeOffset at) => at.ToUnixTimeMilliseconds();
}

public sealed record StripEntry(Guid Id, int Number, string Kind, long At, long Recorded, bool Late, StripLevel? Flagged, string Says, int? Pin, bool FollowsFlag, StripCorrection? Corrected, JsonObject Body);

/// <summary>The word of the level a set raised.</summary>
public sealed record StripLevel([property: TypeScript("'Yellow' | 'Red'")] string Level);

public sealed record StripCorrection(Guid By, long Recorded, string Kind);

public sealed record StripDue(string What, long At, string? Why);

public sealed record StripBaseline(decimal Systolic, decimal Diastolic);

/// <summary>A line across a lane: the series, the number, and the word of the level.</summary>
public sealed record StripLimit([property: TypeScript("'systolic' | 'spO2'")] string Series, decimal At, [property: TypeScript("'Yellow' | 'Red'")] string Level);

public sealed record StripStretch(long From, long? Until, decimal MlPerHour, decimal MgPerMl);

public sealed record StripDose(long At, decimal Mg);

/// <summary>What the browser needs for mg = rate × time.</summary>
public sealed record StripDrug(decimal PlannedMg, decimal HeldMg, bool Ended, IReadOnlyList<StripStretch> Stretches, IReadOnlyList<StripDose> Doses)
{
    public static StripDrug? Of(SessionStory story)
    {
        var doses = story.All<Entry.DoseGiven>().Select(given => new StripDose(BedsideView.Ms(given.Event.MeasuredAt), given.Entry.Mg)).ToList();
        var signed = story.Last<Entry.TimeOutSigned>()?.Entry.Mg;
        if (story.Infusion is not { } infusion) return doses.Count == 0 && signed is null ? null : new(signed ?? 0, 0, story.Has<Entry.DrugEnded>(), [], doses);
        return new(
            infusion.Planned.Milligrams, infusion.InSyringe.Milligrams, infusion.Ended is not null,
            [.. infusion.Delivered.Select(stretch => new StripStretch(BedsideView.Ms(stretch.From), stretch.Until is { } until ? BedsideView.Ms(until) : null, stretch.Flow.MlPerHour, stretch.Concentration.MgPerMl))],
            doses);
    }
}

/// <summary>What the monitors measured, a point a minute and signal: time and value; and after how long without any reading one is silent.</summary>
public sealed record StripMonitor(
    bool Attached, long LostAfter, long? LastAt,
    [property: TypeScript("[number, number][]")] IReadOnlyList<decimal[]> HeartRate, [property: TypeScript("[number, number][]")] IReadOnlyList<decimal[]> SpO2,
    [property: TypeScript("[number, number][]")] IReadOnlyList<decimal[]> RespiratoryRate, [property: TypeScript("[number, number][]")] IReadOnlyList<decimal[]> EtCo2)
{
    public static StripMonitor? Of(MonitorView monitor) => !monitor.Attached && monitor.Minutes.Count == 0 ? null : new(
        monitor.Attached, (long)MonitorView.LostAfter.TotalMilliseconds,
        monitor.LastAt is { } last ? BedsideView.Ms(last) : null,
        Points(monitor, offered => offered.HeartRate), Points(monitor, offered => offered.SpO2),
        Points(monitor, offered => offered.RespiratoryRate), Points(monitor, offered => offered.EndTidalCO2));

    private static List<decimal[]> Points(MonitorView monitor, Func<RepresentativeSet, Median?> signal) =>
        [.. monitor.Minutes.Select(minute => signal(minute)).OfType<Median>().Select(median => new[] { BedsideView.Ms(median.LastAt), median.Value })];
}

/// <summary>The vital signs of the session before, at the milliseconds since its drug began: pressures with systolic and diastolic, the others with a value.</summary>
public sealed record StripLastSession(
    string Day, [property: TypeScript("[number, number, number][]")] IReadOnlyList<decimal[]> Pressures,
    [property: TypeScript("[number, number][]")] IReadOnlyList<decimal[]> HeartRate, [property: TypeScript("[number, number][]")] IReadOnlyList<decimal[]> SpO2);
