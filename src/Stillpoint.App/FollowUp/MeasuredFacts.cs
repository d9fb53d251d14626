using System.Globalization;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.FollowUp;

/// <summary>What a completed form says to the rules of screening and the gate: they read it as the fact they ask for.</summary>
internal static class MeasuredFacts
{
    public static IEnumerable<StatedFact> Of(TakenMeasure taken, Score score)
    {
        var source = taken.AnsweredBy == AnsweredBy.Patient ? "patient" : "clinician";
        var (answers, total) = (taken.Answers, score.Total?.ToString("0.##", CultureInfo.InvariantCulture));
        (FactKey Key, string? Text)? fact = taken.Instrument.Code switch
        {
            "PHQ-9" => (ScreeningFacts.Phq9Item9, answers.Count == 9 ? answers[8]?.ToString(CultureInfo.InvariantCulture) : null),
            "C-SSRS-SCREENER" => (ScreeningFacts.CssrsAnswers, answers.Count == 7 ? string.Join(' ', answers.Select(answer => answer switch { 1 => "yes", 0 => "no", _ => "-" })) : null),
            "YMRS" => (ScreeningFacts.YmrsTotal, total),
            "MOCA" => (ScreeningFacts.MocaTotal, total),
            "AUDIT-C" => (ScreeningFacts.AuditCTotal, total),
            "DAST-10" => (ScreeningFacts.Dast10Total, total),
            _ => null,
        };
        if (fact is ({ } key, { } text) && key.Read(text).Value is { } value) yield return new(key, value, taken.MeasuredAt, source);
    }
}
