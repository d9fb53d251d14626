using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Evaluation;

/// <summary>Something this age asks for, beside what everybody is asked.</summary>
/// <param name="Answer">The question of the vocabulary that answers it; null where a person sees to it.</param>
public sealed record AgeNeed(string Says, FactKey? Answer = null);

/// <summary>What changes for adolescents and for older people, in evaluation, plan, session and follow-up.</summary>
public static class AgeNeeds
{
    public static IReadOnlyList<AgeNeed> Of(decimal years, House house) =>
        years < house[AgeLimits.Teenager] ? [new($"Under {house[AgeLimits.Teenager]} years: outside anesthesia neither ketamine nor esketamine is given.")]
        : years < house[AgeLimits.Adult] ? Adolescent
        : years >= house[CourseLimits.OldFrom] ? Old(house)
        : [];

    private static IReadOnlyList<AgeNeed> Adolescent { get; } =
    [
        new("Esketamine is not given; ketamine only with a signed reason, and a child psychiatrist signs too."),
        new("A guardian consents, and the patient agrees in their own words.", ScreeningFacts.GuardianConsentAt),
        new("Suicide risk is asked the day after each session, and weekly.", ScreeningFacts.CssrsAnswers),
        new("Pressures are judged by age, not by the numbers of adults."),
        new("The weight is taken to 0.1 kg; the dose is never above an adult's.", Measurements.Weight),
    ];

    private static IReadOnlyList<AgeNeed> Old(House house) =>
    [
        new("An ECG with QTc.", ScreeningFacts.QtcMs),
        new("Kidney function.", Measurements.Egfr),
        new("A MoCA.", ScreeningFacts.MocaTotal),
        new("Pressure lying and standing, and the risk of falls: in the examination."),
        new($"Begins low: at most {house[CourseLimits.OldByNeedle].WithUnit} by vein, muscle or skin, and steps of at most {house[CourseLimits.OldStep].WithUnit}."),
        new("In the session: pressure every 10 minutes, midazolam at most 1 mg, and a walk before going home."),
    ];
}
