using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Session.Flags;

/// <summary>The values of a strip in the words the flags are judged in. Artefacts and what was corrected away are never among them.</summary>
public static class SessionVitals
{
    /// <summary>The last set charted before any drug; before the drug, the last set there is. Each value by itself, since a set need not be whole.</summary>
    public static BaselineVitals Baseline(SessionStory story)
    {
        var start = story.Infusion?.StartedAt ?? story.All<Entry.DoseGiven>().Select(given => (DateTimeOffset?)given.Event.MeasuredAt).FirstOrDefault();
        var before = Sets(story).Where(set => start is null || set.Event.MeasuredAt <= start).Select(set => set.Entry).ToList();
        return new()
        {
            Sbp = Last(before, set => set.Systolic), Dbp = Last(before, set => set.Diastolic), HeartRate = Last(before, set => set.HeartRate),
            SpO2 = Last(before, set => set.Spo2), EtCo2 = Last(before, set => set.EtCo2),
        };
    }

    /// <summary>Charted sets that stand and are no artefact, in the order they were measured.</summary>
    public static IEnumerable<(SessionEvent Event, Entry.VitalsCharted Entry)> Sets(SessionStory story) =>
        story.All<Entry.VitalsCharted>().Where(set => !set.Entry.Artefact);

    /// <summary>One charted set by itself.</summary>
    public static Vitals Of(Entry.VitalsCharted set) => new()
    {
        Sbp = set.Systolic, Dbp = set.Diastolic, HeartRate = set.HeartRate, RespiratoryRate = set.RespiratoryRate,
        SpO2 = set.Spo2, OnOxygen = set.OnOxygen, EtCo2 = set.EtCo2,
    };

    /// <summary>One score by itself; a scale the flags do not judge leaves everything unmeasured.</summary>
    public static Vitals Of(Entry.ScaleScored score) => score switch
    {
        { Total: null } => new(),
        { Scale: "MOAA/S" } => new() { Moaas = score.Total },
        { Scale: "RASS" } => new() { Rass = score.Total },
        { Scale: "CADSS-23" } => new() { Cadss = score.Total },
        { Scale: "SUDS" } => new() { Suds = score.Total },
        { Scale: "NAUSEA" } => new() { Nausea = score.Total },
        _ => new(),
    };

    /// <summary>The patient's present state: the newest of each value that still speaks for it, and none from before <paramref name="since"/>. An older one is no longer known.</summary>
    public static Vitals Now(SessionStory story, DateTimeOffset now, DateTimeOffset? since = null)
    {
        var oldest = now - story.House[FlagLimits.SpeaksFor].Time;
        var from = since is { } start && start > oldest ? start.AddTicks(1) : oldest;
        var sets = Sets(story).Where(set => set.Event.MeasuredAt >= from && set.Event.MeasuredAt <= now).Select(set => set.Entry).ToList();
        var scores = story.All<Entry.ScaleScored>().Where(score => score.Event.MeasuredAt >= from && score.Event.MeasuredAt <= now).Select(score => score.Entry).ToList();
        var seen = EventSigns.Of(story, from, now);
        return new()
        {
            Sbp = Last(sets, set => set.Systolic), Dbp = Last(sets, set => set.Diastolic), HeartRate = Last(sets, set => set.HeartRate),
            RespiratoryRate = Last(sets, set => set.RespiratoryRate), SpO2 = Last(sets, set => set.Spo2),
            OnOxygen = sets.LastOrDefault(set => set.OnOxygen is not null)?.OnOxygen, EtCo2 = Last(sets, set => set.EtCo2),
            Moaas = Score("MOAA/S"), Rass = Score("RASS"), Cadss = Score("CADSS-23"), Suds = Score("SUDS"), Nausea = Score("NAUSEA"),
            VomitEpisodes = EventSigns.Vomits(story, since, now), Agitation = seen.Agitation, IvSite = seen.IvSite, Airway = seen.Airway,
            Symptoms = seen.Symptoms, Symptomatic = seen.Symptoms is { Count: > 0 } ? true : null,
        };

        decimal? Score(string scale) => scores.LastOrDefault(score => score.Scale == scale && score.Total is not null)?.Total;
    }

    /// <summary>The newest value of each sign and score by a moment, however old.</summary>
    public static Vitals Newest(SessionStory story, DateTimeOffset now)
    {
        var sets = Sets(story).Where(set => set.Event.MeasuredAt <= now).Select(set => set.Entry).ToList();
        var scores = story.All<Entry.ScaleScored>().Where(score => score.Event.MeasuredAt <= now).Select(score => score.Entry).ToList();
        return new()
        {
            Sbp = Last(sets, set => set.Systolic), Dbp = Last(sets, set => set.Diastolic), HeartRate = Last(sets, set => set.HeartRate),
            RespiratoryRate = Last(sets, set => set.RespiratoryRate), SpO2 = Last(sets, set => set.Spo2),
            OnOxygen = sets.LastOrDefault(set => set.OnOxygen is not null)?.OnOxygen, EtCo2 = Last(sets, set => set.EtCo2),
            Moaas = Score("MOAA/S"), Rass = Score("RASS"), Cadss = Score("CADSS-23"), Suds = Score("SUDS"), Nausea = Score("NAUSEA"),
        };

        decimal? Score(string scale) => scores.LastOrDefault(score => score.Scale == scale && score.Total is not null)?.Total;
    }

    /// <summary>The signs and scores alone, without what events say.</summary>
    internal static Vitals Values(Vitals all) => new()
    {
        Sbp = all.Sbp, Dbp = all.Dbp, HeartRate = all.HeartRate, RespiratoryRate = all.RespiratoryRate, SpO2 = all.SpO2, OnOxygen = all.OnOxygen, EtCo2 = all.EtCo2,
        Moaas = all.Moaas, Rass = all.Rass, Cadss = all.Cadss, Suds = all.Suds, Nausea = all.Nausea,
    };

    private static decimal? Last(List<Entry.VitalsCharted> sets, Func<Entry.VitalsCharted, decimal?> value) =>
        sets.Select(value).LastOrDefault(one => one is not null);
}
