using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Session.Medicines;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Session.Monitoring;

/// <summary>A strip and what is known of its patient, as the schedule sees them. A risk nobody asked about stays unknown and is watched as if it were there.</summary>
public static class MonitoredPatient
{
    public static MonitoredSession Of(SessionStory story, Route route, string? indication, MgPerKg? dose, decimal? ageYears, PatientCase patient, DateTimeOffset now) =>
        Of(story, route, indication, dose, ageYears, MonitoredRisk.Of(patient), now);

    /// <param name="devices">How many spray devices the order has; null where it has none.</param>
    public static MonitoredSession Of(SessionStory story, Route route, string? indication, MgPerKg? dose, decimal? ageYears, MonitoredRisk risk, DateTimeOffset now, int? devices = null)
    {
        var doses = story.All<Entry.DoseGiven>().Select(given => given.Event.MeasuredAt).ToList();
        return new(route, now)
        {
            House = story.House, Indication = indication, MgPerKg = dose, AgeYears = ageYears,
            CardiovascularRisk = risk.OfHeartAndVessels, OpioidOrBenzodiazepine = risk.OpioidOrBenzodiazepine, SleepApnoea = risk.SleepApnoea,
            LatestMoaas = story.All<Entry.ScaleScored>().Where(score => score.Entry is { Scale: "MOAA/S", Total: not null }).Select(score => score.Entry.Total).LastOrDefault(),
            StartedAt = story.Infusion?.StartedAt ?? (doses.Count > 0 ? doses[0] : null),
            EndedAt = Ended(story, route, doses), PlannedEnd = story.Infusion?.PlannedEnd, HasLeft = story.Phase is Phase.Home or Phase.Closed, Charted = ChartedSigns.On(story),
            NextDeviceAt = doses.Count > 0 && doses.Count < devices && !story.Has<Entry.DrugEnded>() ? doses[^1] + Charting.OrderCheck.BetweenDevices : null,
            Rechecks = MedicinesGiven.Rechecks(story),
        };
    }

    /// <summary>A pump ends when it is stopped and a spray with the last device; whatever is given at once ends as it is given.</summary>
    private static DateTimeOffset? Ended(SessionStory story, Route route, List<DateTimeOffset> doses) =>
        story.Infusion is { } infusion ? infusion.EndedAt
        : route.IsIntranasal() ? story.AdministrationEndedAt
        : doses.Count > 0 ? doses[^1] : null;
}
