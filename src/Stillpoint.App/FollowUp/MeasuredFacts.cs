using System.Globalization;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.FollowUp;

/// <summary>What a completed form says to the rules of screening and the gate: they read it as the fact they ask for.</summary>
internal static class MeasuredFacts
{
    /// <summary>The fact that a form of this code says, if it says one.</summary>
    public static FactKey? KeyOf(string instrument) => instrument switch
    {
        "PHQ-9" => ScreeningFacts.Phq9Item9,
        "C-SSRS-SCREENER" => ScreeningFacts.CssrsAnswers,
        "YMRS" => ScreeningFacts.YmrsTotal,
        "MOCA" => ScreeningFacts.MocaTotal,
        "AUDIT-C" => ScreeningFacts.AuditCTotal,
        "DAST-10" => ScreeningFacts.Dast10Total,
        _ => null,
    };

    public static IEnumerable<StatedFact> Of(TakenMeasure taken, Score score)
    {
        var source = taken.AnsweredBy == AnsweredBy.Patient ? "patient" : "clinician";
        var (answers, total) = (taken.Answers, score.Total?.ToString("0.##", CultureInfo.InvariantCulture));
        var written = taken.Instrument.Code switch
        {
            "PHQ-9" => answers.Count == 9 ? answers[8]?.ToString(CultureInfo.InvariantCulture) : null,
            "C-SSRS-SCREENER" => answers.Count == 7 ? string.Join(' ', answers.Select(answer => answer switch { 1 => "yes", 0 => "no", _ => "-" })) : null,
            _ => total,
        };
        if (KeyOf(taken.Instrument.Code) is { } key && written is { } text && key.Read(text).Value is { } value) yield return new(key, value, taken.MeasuredAt, source);
    }
}
