using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Session.Monitoring;

/// <summary>What a strip says was charted, as the schedule counts it: artefacts and struck entries do not.</summary>
public static class ChartedSigns
{
    public static IReadOnlyList<ChartedSign> On(SessionStory story) =>
    [
        .. story.All<Entry.VitalsCharted>().Where(set => !set.Entry.Artefact).SelectMany(set => Of(set.Entry, set.Event.MeasuredAt)),
        .. story.All<Entry.ScaleScored>().Where(score => score.Entry.Total is not null).SelectMany(score => Of(score.Entry, score.Event.MeasuredAt)),
    ];

    private static IEnumerable<ChartedSign> Of(Entry.VitalsCharted set, DateTimeOffset at)
    {
        if (set.HeartRate is not null) yield return new(MonitoredSign.HeartRate, at);
        if (set.Spo2 is not null) yield return new(MonitoredSign.Saturation, at);
        if (set.RespiratoryRate is not null) yield return new(MonitoredSign.Breathing, at);
        if (set is { Systolic: not null, Diastolic: not null }) yield return new(MonitoredSign.BloodPressure, at, set.Systolic);
        if (set.EtCo2 is not null) yield return new(MonitoredSign.EtCo2, at);
        if (set.TemperatureCelsius is not null) yield return new(MonitoredSign.Temperature, at);
    }

    private static IEnumerable<ChartedSign> Of(Entry.ScaleScored score, DateTimeOffset at)
    {
        if (score.Scale == "MOAA/S") yield return new(MonitoredSign.Sedation, at);
        if (score.Scale == "NAUSEA") yield return new(MonitoredSign.Nausea, at);
        if (score.Scale == "CADSS-23") yield return new(MonitoredSign.Dissociation, at);
    }
}
