using Stillpoint.Care.Screening.Facts;
using static Stillpoint.Care.Findings.Severity;
using static Stillpoint.Care.Screening.Facts.ScreeningFacts;
using static Stillpoint.Care.Tests.Screening.Patient;

namespace Stillpoint.Care.Tests.Screening.Rules;

/// <summary>What is asked on the day only.</summary>
internal static class DayCases
{
    public static IReadOnlyList<ScreeningCase> All { get; } =
    [
        new("SCR-027", "a glass of wine last night", Defer, p => p.OnTheDay().With(AlcoholLast24h, true)),
        new("SCR-027", "cocaine in the urine", Defer, p => p.OnTheDay().With(UdsPositives, "cocaine")),
        new("SCR-027", "a benzodiazepine in the urine, not prescribed", Defer, p => p.OnTheDay().With(UdsPositives, "benzodiazepine")),
        new("SCR-027", "a benzodiazepine in the urine, prescribed", null, p => p.OnTheDay().With(UdsPositives, "benzodiazepine").With(UdsPrescribed, "benzodiazepine")),
        new("SCR-027", "something else in the urine", Unknown, p => p.OnTheDay().With(UdsPositives, "other")),
        new("SCR-027", "third session, urine of 8 weeks ago", null, p => p.OnTheDay().WithPlan(plan => plan with { SessionNumber = 3 }).With(UdsAt, Now.AddDays(-56))),
        new("SCR-027", "third session, urine of 8 weeks ago, alcohol dependence", Unknown, p => p.OnTheDay().WithPlan(plan => plan with { SessionNumber = 3 }).With(UdsAt, Now.AddDays(-56)).Diagnosed("F10.20")),
        new("SCR-027", "cannabis not asked", Unknown, p => p.OnTheDay().Without(CannabisToday)),
        new("SCR-027", "cannabis not asked, but alcohol", Defer, p => p.OnTheDay().Without(CannabisToday).With(AlcoholLast24h, true)),
        new("SCR-027", "at intake, a glass of wine", null, p => p.With(AlcoholLast24h, true)),
        new("SCR-043", "breakfast", Defer, p => p.OnTheDay().With(LastSolidFoodAt, Now.AddHours(-2))),
        new("SCR-043", "breakfast, and drink not asked", Unknown, p => p.OnTheDay().Without(LastSolidFoodAt)),
        new("SCR-043", "water two hours ago", null, p => p.OnTheDay().With(LastClearLiquidAt, Now.AddHours(-2))),
        new("SCR-053", "a taxi alone", Defer, p => p.OnTheDay().With(TransportKind, "rideShareAlone")),
        new("SCR-053", "the escort's name not known", Unknown, p => p.OnTheDay().Without(EscortName)),
        new("SCR-053", "an escort of 18", null, p => p.OnTheDay().With(EscortAgeYears, 18)),
        new("SCR-057", "potassium 2.9", Defer, p => p.OnTheDay().With(Measurements.Potassium, 2.9m)),
        new("SCR-057", "potassium 3.0 and 5.5", null, p => p.OnTheDay().With(Measurements.Potassium, 3.0m).Also(Measurements.Potassium, new Amount(5.5m), Now.AddDays(-1))),
        new("SCR-057", "glucose 301", Defer, p => p.OnTheDay().With(Measurements.Glucose, 301)),
        new("SCR-057", "furosemide without a potassium", Unknown, p => p.OnTheDay().Taking("furosemide").With(Measurements.Glucose, 100)),
        new("SCR-057", "yesterday's glucose with diabetes", Unknown, p => p.OnTheDay().Diagnosed("E11.9").With(Measurements.Egfr, 90).With(Measurements.Potassium, 4).With(Measurements.Glucose, 100, Now.AddDays(-1))),
        new("SCR-059", "a nosebleed, through the nose", Defer, p => p.OfEsketamine().With(EpistaxisRecent, true)),
        new("SCR-059", "a nosebleed, by vein", null, p => p.With(EpistaxisRecent, true)),
        new("SCR-059", "an old bent septum, the nose is free", null, p => p.OfEsketamine().Diagnosed("J34.2").With(NasalObstruction, false)),
        new("SCR-059", "a bent septum, nobody asked", Unknown, p => p.OfEsketamine().Diagnosed("J34.2")),
        new("SCR-059", "a septoplasty four weeks ago", Defer, p => p.OfEsketamine().With(NasalObstruction, false).After("Septoplasty", on: "2026-10-25")),
        new("SCR-059", "the nose is free", null, p => p.OfEsketamine().With(NasalObstruction, false)),
        new("SCR-059", "nobody looked, on the day", Unknown, p => p.OnTheDay().OfEsketamine()),
        new("SCR-061", "ECT today", Defer, p => p.OnTheDay().With(EctOrTmsToday, true)),
        new("SCR-061", "not asked", Unknown, p => p.OnTheDay().Without(EctOrTmsToday)),
        new("SCR-061", "none today", null, p => p.OnTheDay()),
    ];
}
