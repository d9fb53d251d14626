using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening;

/// <summary>Whether anything intoxicating was taken: alcohol in 24 hours or on the breath, cannabis today, or a drug in the urine that no prescription explains.</summary>
public static class Sobriety
{
    private static readonly HouseNumber
        NewDays = new("SCR-027.newDays", "Days within which the urine drug screen of a first session, or of somebody with a use disorder, was taken", 7, "days", 1, 7, Source.Policy) { Whole = true },
        KnownDays = new("SCR-027.knownDays", "Days within which the urine drug screen of anybody else was taken", 90, "days", 7, 90, Source.Policy) { Whole = true };

    private static readonly string[] Intoxicating = ["opioid", "stimulant", "cocaine", "benzodiazepine", "pcp", "ketamine"];

    public static Check Today(PatientCase patient)
    {
        var facts = patient.Facts;
        var alcohol = facts.Of(ScreeningFacts.AlcoholLast24h);
        var breath = facts.Of(ScreeningFacts.BreathAlcoholPercent);
        var cannabis = facts.Of(ScreeningFacts.CannabisToday);
        var found = new List<string>();
        var inputs = new List<Input>();
        void Found(string what, Input input)
        {
            found.Add(what);
            inputs.Add(input);
        }

        if (breath?.Value.IsOver(0) is true) Found($"breath alcohol {breath.Value} %", breath.Input);
        if (alcohol is { Value: true }) Found("alcohol in the last 24 hours", alcohol.Input);
        if (cannabis is { Value: true }) Found("cannabis today", cannabis.Input);

        var taken = facts.Of(ScreeningFacts.UdsAt);
        var screen = facts.Of(ScreeningFacts.UdsPositives);
        var explained = facts.Of(ScreeningFacts.UdsPrescribed)?.Value ?? [];
        List<string> unexplained = [.. (screen?.Value ?? []).Where(drug => !explained.Contains(drug))];
        var days = LastDays(patient, unexplained);
        var fresh = taken is { } when && Window.Days(days).Covers(when.Value, patient.At);
        List<string> drugs = [.. unexplained.Where(Intoxicating.Contains)];
        if (screen is not null && (taken is null || fresh) && drugs.Count > 0) Found($"urine positive for {string.Join(", ", drugs.Select(Says))} without a prescription", screen.Input);
        if (found.Count > 0) return Check.Fail($"Today: {string.Join("; ", found)}.", inputs);
        if (fresh && unexplained.Contains("other"))
            return Check.Unknown("Something else is in the urine that no prescription explains: what is it?", ScreeningFacts.UdsPrescribed.Key) with { Inputs = [screen!.Input] };

        List<string> missing = [];
        if (alcohol is null) missing.Add(ScreeningFacts.AlcoholLast24h.Key);
        if (cannabis is null) missing.Add(ScreeningFacts.CannabisToday.Key);
        if (screen is null) missing.Add(ScreeningFacts.UdsPositives.Key);
        if (!fresh) missing.Add(ScreeningFacts.UdsAt.Key);
        return missing.Count > 0
            ? Check.Unknown($"Alcohol, cannabis and a urine drug screen of the last {days} days are not all known.", missing)
            : Check.Pass($"No alcohol in 24 hours, no cannabis today, urine screen within {days} days without an unexplained drug.", alcohol?.Input, breath?.Input, cannabis?.Input, screen?.Input, taken?.Input);
    }

    /// <summary>A first session, a use disorder or an unexplained drug last time needs a screen of the week; otherwise one of three months will do.</summary>
    private static int LastDays(PatientCase patient, List<string> unexplained) => patient.House[
        patient.Plan.SessionNumber is null or 1 || unexplained.Exists(drug => drug != "cannabis")
        || patient.MayHave(Problem.HallucinogenUse, Problem.AlcoholDependence, Problem.OpioidDependence, Problem.CocaineDependence, Problem.OtherDependence)
        || patient.Facts.Is(ScreeningFacts.HallucinogenUseDisorder) is true || patient.Facts.Of(ScreeningFacts.SudSeverity) is { Value: "moderate" or "severe" } ? NewDays : KnownDays].Whole;

    private static string Says(string drug) => drug == "pcp" ? "PCP" : drug;
}
