using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>The rules an order meets beside the limits of its own row.</summary>
public static class DoseRules
{
    public static Rule WrongProductOrRoute { get; } = new("PRD-01", "The order is for another product or route than its row.", "The two products are not interchangeable, and a dose for one route is another act by another.", Source.Policy) { Policy = true, Inputs = ["product", "route"] };
    public static Rule WrongUnit { get; } = new("UNIT-01", "The amount is in a unit the row is not ordered in.", "2 mg/kg/h read as 2 mg/kg, or µg read as mg, is another dose altogether.", Source.Policy) { Policy = true, Inputs = ["amount"] };
    public static Rule Undiluted { get; } = new("DIL-01", "The strongest vial reaches a vein undiluted, a mix would be stronger than its vial, or nobody says what is drawn for a vein.", "100 mg/mL must be mixed with at least its own volume before it enters a vein.", Sources.Named("Ketalar PI 2024")) { Inputs = ["vial", "mix"] };
    public static Rule TooShort { get; } = new("DUR-01", "Given in less than the row's time.", "The same dose faster is a higher peak: more pressure, more dissociation, and for a push, apnea.", Sources.Named("Sanacora 2017; Cohen 2018; Ketalar PI 2024")) { Inputs = ["minutes"] };
    public static Rule TooLong { get; } = new("DUR-02", "Given over more than the row's time.", "Longer than was studied: it may be right, and nobody knows.", Sources.Named("Sanacora 2017; Cohen 2018")) { Inputs = ["minutes"] };
    public static Rule RoundedTooFar { get; } = new("RND-01", "Rounding changes what is given by more than 5 %.", "A step too coarse for the dose is a dosing error with clean arithmetic.", Source.Policy) { Policy = true, Inputs = ["amount", "vial"] };
    public static Rule WeightChanged { get; } = new("WT-01", "The weight differs by 5 % or more from the weight ordered for.", "The dose is computed again with today's weight.", Source.Policy) { Policy = true, Inputs = ["patient.weightKg", "orderedWeightKg"] };
    public static Rule ActualWeightInObesity { get; } = new("WT-02", "Actual weight is chosen at a body mass index of 30 or more.", "Ideal weight was suggested from 30 on for hemodynamic stability; adjusted is the house default.", Sources.Named("Sanacora 2017")) { Policy = true, Inputs = ["weightBasis"] };
    public static Rule WeightUnknown { get; } = new("WT-03", "The dosing weight is not known.", "A dose by weight without a weight is a guess.", Source.Policy) { Policy = true, Inputs = ["patient.weightKg", "patient.heightCm", "patient.sex"] };
    public static Rule NasalVolume { get; } = new("VOL-01", "More than 1 mL a nostril.", "What the nose can't hold runs into the throat and is swallowed.", Sources.Named("Andolfatto 2013")) { Inputs = ["vial"] };
    public static Rule MuscleVolume { get; } = new("VOL-02", "More than 2 mL (not the deltoid) or 5 mL (split) into a muscle.", "A larger depot hurts and is absorbed unevenly.", Source.Policy) { Policy = true, Inputs = ["vial"] };
    public static Rule StartsLowInAge { get; } = new("GER-01", "From 65 years on, a first mood dose above 0.3 mg/kg by vein, muscle or skin, 0.5 mg/kg by mouth, 50 mg under the tongue or 25 mg in the nose; later a step above 0.1 mg/kg.", "Levels run higher in older people, and a fall or a pressure peak costs them more.", Source.Policy) { Policy = true, Inputs = ["patient.ageYears", "session"] };
    public static Rule TooSoon { get; } = new("CRS-01", "Sooner after the last session than 48 h (24 h in the acute suicidality protocol; esketamine never within 24 h).", "No trial of mood gave it closer together.", Source.Policy) { Policy = true, Inputs = ["session.hoursSinceLast"] };
    public static Rule TooOften { get; } = new("CRS-02", "More than three sessions in seven days (esketamine: two).", "Twice a week did as well as three times, and the label goes no further than twice.", Sources.Named("Singh 2016; SPRAVATO PI 2025")) { Policy = true, Inputs = ["session.sessionsLast7Days"] };
    public static Rule StepTooLarge { get; } = new("CRS-03", "A larger step up than the row allows.", "One small change at a time tells what helped and what harmed.", Source.Policy) { Policy = true, Inputs = ["session.previousMgPerKg"] };
    public static Rule SecondCheckDiffers { get; } = new("CHK-01", "The second clinician's numbers differ by more than 1 %, or one is missing.", "Two people computing apart find the ten-fold slip that one person reads past.", Sources.Named("ISMP high-alert medications")) { Inputs = ["check"] };

    /// <summary>Screening asks it too; its card stands among the screening rules.</summary>
    internal static Rule AnaesthesiaOnly { get; } = new("IND-R4", "Anaesthesia and procedural sedation only at a site that can give anaesthesia", "A deep dose needs somebody who can secure an airway", Source.Policy) { Inputs = ["plan.indication", "anaesthesiaCapable"], Policy = true };

    public static Rule TooFast { get; } = new("RATE-01", "A mood infusion in less than 20 min, or faster than 1.5 mg/kg/h (3 where an anesthesia provider may go above 1 mg/kg).", "Pushed in it stops breathing and drives the pressure up; 1.5 mg/kg/h is the largest mood dose over its shortest usual time.", Sources.Named("Ketalar PI 2024")) { Policy = true, Inputs = ["minutes", "amount", "site.anaesthesiaProvider"] };
    public static Rule OddPumpRate { get; } = new("RATE-02", "A mood infusion at a pump rate below 10 or above 300 mL/h.", "A rate nobody usually sets is most often a wrong volume or strength.", Source.Policy) { Policy = true, Inputs = ["mix", "minutes"] };
    public static Rule OutsideAdultAge { get; } = new("AGE-01", "Age not known, or a child: esketamine under 18 and racemic ketamine under 13 never; from 13 to 17, and under 16 for anesthesia, with a signed reason.", "The doses are for adults; the esketamine label excludes children and small trials are all there is for the rest.", Sources.Named("SPRAVATO PI 2025")) { Policy = true, Inputs = ["patient.ageYears"] };
    public static Rule SameDay { get; } = new("DAY-01", "Ketamine was given already today.", "One session a day: a second dose meets what is left of the first.", Source.Policy) { Policy = true, Inputs = ["totalTodayMg"] };
    public static Rule LiverDisease { get; } = new("HEP-01", "Child-Pugh class B or C.", "A failing liver clears ketamine slowly: C is excluded, B takes 25 to 50 % less racemic ketamine and a longer watch.", Sources.Named("SPRAVATO PI 2025; Cohen 2018")) { Policy = true, Inputs = ["patient.childPugh"] };
    public static Rule BeyondTheVial { get; } = new("VOL-03", "More is drawn up than the vial holds, and it is no multi-dose vial.", "A second vial opened in haste is where a ten-fold slip shows.", Source.Policy) { Policy = true, Inputs = ["vial", "amount"] };
    public static Rule ImplausibleWeight { get; } = new("WT-04", "A weight to doubt: body mass index below 13 or above 60 (under 18 years below 10), 20 % or more from the weight ordered for, or without a height outside 30 to 250 kg: weigh again. Below 15 or from 45: check kilograms against pounds.", "Pounds typed as kilograms more than double a dose, and nothing else looks wrong.", Source.Policy) { Policy = true, Inputs = ["patient.weightKg", "patient.heightCm", "orderedWeightKg"] };
    public static Rule PumpedTooFast { get; } = new("DLV-01", "The pump ran faster than it was to be set.", "A rate ten times too high looks like any other number on a pump.", Source.Policy) { Policy = true, Inputs = ["delivery"] };

    public static IReadOnlyList<Rule> All { get; } =
    [
        .. DoseRows.All, WrongProductOrRoute, WrongUnit, Undiluted, TooShort, TooLong, TooFast, OddPumpRate, RoundedTooFar, WeightChanged, ActualWeightInObesity, WeightUnknown,
        ImplausibleWeight, OutsideAdultAge, SameDay, LiverDisease, BeyondTheVial, PumpedTooFast,
        NasalVolume, MuscleVolume, StartsLowInAge, TooSoon, TooOften, StepTooLarge, SecondCheckDiffers, Premedication.NoLimitKnown,
    ];
}
