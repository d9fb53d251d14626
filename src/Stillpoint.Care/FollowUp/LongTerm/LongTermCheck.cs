using Stillpoint.Care.Findings;

namespace Stillpoint.Care.FollowUp.LongTerm;

/// <summary>What is watched over months and years of treatment.</summary>
public enum LongTermTest
{
    UrinarySymptoms,
    Urinalysis,
    LiverTests,
    Cognition,
    BloodPressure,
    PrescriptionMonitoring,
    DrugScreen,
    CravingAndRequests,
    DoseTrend,
    ManiaAndPsychosis,
    Suicidality,
    Weight,
    LifetimeReview,
    MaintenanceReview,
}

/// <summary>How often a test comes round.</summary>
public sealed record Recurrence
{
    /// <summary>At every session.</summary>
    public bool EachSession { get; init; }

    /// <summary>Before the first session.</summary>
    public bool AtBaseline { get; init; }

    /// <summary>After this many sessions for the first time.</summary>
    public int? FirstAfterSessions { get; init; }

    public int? Months { get; init; }

    public int? Days { get; init; }

    /// <summary>With high or daily doses.</summary>
    public int? DaysWhenHeavy { get; init; }

    /// <summary>From the start of maintenance only.</summary>
    public bool InMaintenance { get; init; }

    /// <summary>When the lifetime number of sessions passes each of these.</summary>
    public IReadOnlyList<int> AtSessions { get; init; } = [];
}

/// <summary>A test of the long run: what, how often, and what its result may lead to.</summary>
public sealed record LongTermCheck(LongTermTest Test, string What, Recurrence When, string Action, Source Source, bool Policy)
{
    public static IReadOnlyList<LongTermCheck> All { get; } =
    [
        new(LongTermTest.UrinarySymptoms, "Frequency, urgency, pain, blood in the urine; ICSI 0–20", new() { AtBaseline = true, EachSession = true }, "4 points up, or blood: hold, urology", new("SPRAVATO PI 2025; Ketalar PI 2024"), true),
        new(LongTermTest.Urinalysis, "Urinalysis", new() { AtBaseline = true, Months = 3 }, "blood: hold, urology", new("SPRAVATO PI 2025; Ketalar PI 2024"), true),
        new(LongTermTest.LiverTests, "ALT, AST, ALP, GGT, bilirubin", new() { AtBaseline = true, FirstAfterSessions = 6, Months = 6, DaysWhenHeavy = 7 }, "the screening limits of the liver", new("Ketalar PI 2024; Cohen 2018"), true),
        new(LongTermTest.Cognition, "MoCA", new() { InMaintenance = true, Months = 6 }, "2 points down: review", new("Swainson 2021"), false),
        new(LongTermTest.BloodPressure, "Blood pressure; at home too when it rises", new() { AtBaseline = true, EachSession = true }, "140/90 as a trend: treat", Source.Policy, true),
        new(LongTermTest.CravingAndRequests, "Craving 0–10, requests for more", new() { AtBaseline = true, EachSession = true }, "stop or taper, referral", new("SPRAVATO PI 2025; SAMHSA"), true),
        new(LongTermTest.PrescriptionMonitoring, "Prescription monitoring programme", new() { AtBaseline = true, Days = 90 }, "what is found is talked about", new("SAMHSA"), true),
        new(LongTermTest.DrugScreen, "Urine drug screen", new() { AtBaseline = true, Months = 3 }, "stop or taper, referral", new("SAMHSA"), true),
        new(LongTermTest.DoseTrend, "Dose and interval over time", new() { Months = 3 }, "dose up or interval down by half without a better score: review", Source.Policy, true),
        new(LongTermTest.ManiaAndPsychosis, "YMRS, BPRS", new() { AtBaseline = true, Months = 1 }, "stop", Source.Policy, true),
        new(LongTermTest.Suicidality, "C-SSRS", new() { AtBaseline = true, EachSession = true }, "the suicidality card", new("SPRAVATO PI 2025"), false),
        new(LongTermTest.Weight, "Weight in kg", new() { AtBaseline = true, EachSession = true }, "the dose is computed again", Source.Policy, true),
        new(LongTermTest.LifetimeReview, "Milligrams and sessions in a lifetime, by product", new() { AtSessions = [25, 50] }, "review of the whole treatment", Source.Policy, true),
        new(LongTermTest.MaintenanceReview, "Maintenance reviewed, with an attempt to lengthen", new() { InMaintenance = true, Months = MaintenanceSchedule.ReviewMonths }, "longer where it holds", Source.Policy, true),
    ];
}

/// <summary>A test that was done: when, and after how many sessions in a lifetime.</summary>
public sealed record DoneTest(LongTermTest Test, DateOnly On, int AfterSessions);

/// <summary>Somebody in treatment, as the long run sees them.</summary>
public sealed record LongTermFacts(DateOnly Today)
{
    /// <summary>Null before the first session.</summary>
    public DateOnly? FirstSessionOn { get; init; }

    public DateOnly? MaintenanceSince { get; init; }

    /// <summary>Sessions completed in a lifetime.</summary>
    public int Sessions { get; init; }

    /// <summary>High or daily doses; null is not no.</summary>
    public bool? Heavy { get; init; }

    public IReadOnlyList<DoneTest> Done { get; init; } = [];
}

public enum TestDue
{
    Later,
    /// <summary>With the next session.</summary>
    AtNextSession,
    Now,
    Overdue,
}

/// <param name="On">The day it is due; null where it goes with a session.</param>
public sealed record DueTest(LongTermCheck Check, TestDue When, DateOnly? On);
