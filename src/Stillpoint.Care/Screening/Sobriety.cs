using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening;

/// <summary>Whether anything intoxicating was taken: alcohol in 24 hours or on the breath, cannabis today, or a drug in the urine that no prescription explains.</summary>
public static class Sobriety
{
    private static readonly string[] Intoxicating = ["opioid", "stimulant", "cocaine", "pcp", "ketamine"];

    private static readonly Window UrineScreenFresh = Window.Days(7);

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
        var fresh = taken is { } when && UrineScreenFresh.Covers(when.Value, patient.At);
        if (screen is not null && (taken is null || fresh))
        {
            var explained = facts.Of(ScreeningFacts.UdsPrescribed)?.Value ?? [];
            var unexplained = screen.Value.Where(drug => Intoxicating.Contains(drug) && !explained.Contains(drug)).ToList();
            if (unexplained.Count > 0) Found($"urine positive for {string.Join(", ", unexplained)} without a prescription", screen.Input);
        }
        if (found.Count > 0) return Check.Fail($"Today: {string.Join("; ", found)}.", inputs);

        List<string> missing = [];
        if (alcohol is null) missing.Add(ScreeningFacts.AlcoholLast24h.Key);
        if (cannabis is null) missing.Add(ScreeningFacts.CannabisToday.Key);
        if (screen is null) missing.Add(ScreeningFacts.UdsPositives.Key);
        if (!fresh) missing.Add(ScreeningFacts.UdsAt.Key);
        return missing.Count > 0
            ? Check.Unknown("Alcohol, cannabis and a urine drug screen of the last 7 days are not all known.", missing)
            : Check.Pass("No alcohol in 24 hours, no cannabis today, urine screen within 7 days without an unexplained drug.", alcohol?.Input, breath?.Input, cannabis?.Input, screen?.Input, taken?.Input);
    }
}
