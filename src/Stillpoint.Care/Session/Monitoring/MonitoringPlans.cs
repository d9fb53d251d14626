using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using static Stillpoint.Care.Session.Monitoring.MonitoredSign;
using static Stillpoint.Care.Session.Monitoring.Timing;

namespace Stillpoint.Care.Session.Monitoring;

/// <summary>The monitoring schedules. Where a source gives a span (every 5 to 10 minutes), the longer is due and the shorter is for people at risk.</summary>
public static class MonitoringPlans
{
    public static MonitoringPlan MoodInfusion { get; } = new("IV infusion for mood",
    [
        new(Vitals, new Before(), new During(10, Closer: 5), new AfterEnd(15)),
        new(BloodPressure, new Before(), new During(10, Closer: 5), new AfterEnd(15)),
        new(Sedation, new During(10)),
        new(Dissociation, new At(40), new AtEnd()),
    ], ContinuousFor: null, CapnographyRule.AtRisk, Sources.Named("Sanacora 2017; Swainson 2021; ASA 2018"), Policy: true);

    public static MonitoringPlan PainInfusion { get; } = new("IV infusion for pain",
    [
        new(Vitals, new Before(), new During(15), new AfterEnd(15)),
        new(BloodPressure, new Before(), new During(15, AtFirst: 5, FirstFor: 30), new AfterEnd(15)),
        new(Sedation, new During(30, Closer: 15)),
    ], ContinuousFor: null, CapnographyRule.Recommended, Sources.Named("Cohen 2018"), Policy: true);

    public static MonitoringPlan Injection { get; } = new("Injection into a muscle or under the skin",
    [
        new(Vitals, new Before(), new At(10, 20, 30, 45, 60, 90)),
        new(BloodPressure, new Before(), new At(10, 20, 30, 45, 60, 90)),
        new(Sedation, new For(15, Until: 90)),
    ], ContinuousFor: 60, CapnographyRule.AtRisk, Source.Policy, Policy: true);

    public static MonitoringPlan ByMouth { get; } = new("By mouth or under the tongue",
    [
        new(Vitals, new Before(), new For(30, Until: 120)),
        new(BloodPressure, new Before(), new At(30, 60, 90, 120)),
        new(Sedation, new At(30, 60, 90)),
    ], ContinuousFor: 0, CapnographyRule.No, Source.Policy, Policy: true);

    public static MonitoringPlan NasalRacemic { get; } = new("Racemic nasal",
    [
        new(Vitals, new Before(), new At(20, 40, 60, 90)),
        new(BloodPressure, new Before(), new At(20, 40, 60, 90)),
        new(Sedation, new At(20, 40, 60)),
    ], ContinuousFor: 60, CapnographyRule.Optional, Source.Policy, Policy: true);

    public static MonitoringPlan Esketamine { get; } = new("Esketamine nasal spray",
    [
        new(Vitals, new Before(), new At(40), new UntilFalling(After: 40, 15), new BeforeLeaving()),
        new(BloodPressure, new Before(), new At(40), new UntilFalling(After: 40, 15), new BeforeLeaving()),
        new(Sedation, new At(40), new BeforeLeaving()),
    ], ContinuousFor: null, CapnographyRule.WhenSedated, Sources.Named("SPRAVATO PI 2025; REMS"), Policy: true);

    public static MonitoringPlan Anaesthesia { get; } = new("Anaesthesia or deep sedation",
    [
        new(Vitals, new Before(), new During(5), new AfterEnd(5)),
        new(BloodPressure, new Before(), new During(5), new AfterEnd(5)),
        new(EtCo2, new During(5)),
        new(Ecg, new During(5)),
        new(Temperature, new During(15)),
    ], ContinuousFor: null, CapnographyRule.Always, Sources.Named("ASA basic monitoring standards"), Policy: true);

    public static IReadOnlyList<MonitoringPlan> All { get; } = [MoodInfusion, PainInfusion, Injection, ByMouth, NasalRacemic, Esketamine, Anaesthesia];

    /// <summary>The schedule for a route and what it is given for.</summary>
    public static MonitoringPlan For(Route route, string? indication) => (route, indication) switch
    {
        (_, "IND-20" or "IND-21") => Anaesthesia,
        (Route.IntranasalEsketamine, _) => Esketamine,
        (Route.IntranasalRacemic, _) => NasalRacemic,
        (Route.Oral or Route.Sublingual, _) => ByMouth,
        (Route.Intramuscular or Route.Subcutaneous, _) => Injection,
        (_, { } known) when IndicationGroups.IsPain(known) => PainInfusion,
        _ => MoodInfusion, // without an indication the closer schedule
    };
}
