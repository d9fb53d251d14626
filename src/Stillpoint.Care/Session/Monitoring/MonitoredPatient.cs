using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Session.Monitoring;

/// <summary>A strip and what is known of its patient, as the schedule sees them. A risk nobody asked about stays unknown and is watched as if it were there.</summary>
public static class MonitoredPatient
{
    private static readonly Problem[] OfHeartAndVessels =
    [
        Problem.Aneurysm, Problem.ArteriovenousMalformation, Problem.IntracerebralHaemorrhage, Problem.SubarachnoidHaemorrhage, Problem.AorticDissection, Problem.CardiovascularEvent,
        Problem.CoronaryDisease, Problem.HeartFailure, Problem.ValveStenosis, Problem.Arrhythmia, Problem.HeartDisease, Problem.Hypertension, Problem.HypertensiveEncephalopathy,
    ];

    public static MonitoredSession Of(SessionStory story, Route route, string? indication, MgPerKg? dose, decimal? ageYears, PatientCase patient, DateTimeOffset now)
    {
        var doses = story.All<Entry.DoseGiven>().Select(given => given.Event.MeasuredAt).ToList();
        return new(route, now)
        {
            House = story.House, Indication = indication, MgPerKg = dose, AgeYears = ageYears,
            CardiovascularRisk = patient.MayHave(OfHeartAndVessels) ? true : patient.ProblemListKnown ? false : null,
            // What is not on the list may be taken all the same: its absence claims nothing.
            OpioidOrBenzodiazepine = patient.Taking(DrugClass.Benzodiazepine).Count > 0 || patient.Taking(DrugClass.Opioid).Count > 0 ? true : null,
            SleepApnoea = SleepApnoea(patient),
            LatestMoaas = story.All<Entry.ScaleScored>().Where(score => score.Entry is { Scale: "MOAA/S", Total: not null }).Select(score => score.Entry.Total).LastOrDefault(),
            StartedAt = story.Infusion?.StartedAt ?? (doses.Count > 0 ? doses[0] : null),
            EndedAt = Ended(story, route, doses), HasLeft = story.Phase is Phase.Home or Phase.Closed, Charted = ChartedSigns.On(story),
        };
    }

    private static bool? SleepApnoea(PatientCase patient) =>
        patient.MayHave(Problem.SleepApnoea) || patient.Facts.Of(ScreeningFacts.OsaSeverity) is { Value: not "none" } ? true
        : patient.ProblemListKnown || patient.Facts.Of(ScreeningFacts.OsaSeverity) is { Value: "none" } ? false : null;

    /// <summary>A pump ends when it is stopped and a spray with the last device; whatever is given at once ends as it is given.</summary>
    private static DateTimeOffset? Ended(SessionStory story, Route route, List<DateTimeOffset> doses) =>
        story.Infusion is { } infusion ? infusion.EndedAt
        : route.IsIntranasal() ? story.AdministrationEndedAt
        : doses.Count > 0 ? doses[^1] : null;
}
