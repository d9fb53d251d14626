using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.Care.Findings;
using Stillpoint.Care.FollowUp.Charts;
using Stillpoint.Care.FollowUp.LongTerm;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.FollowUp.LongTerm;

/// <summary>How somebody bears the long run: what is due, what was found, and what was given in all.</summary>
internal sealed record SafetyWatch(CourseStanding Standing, IReadOnlyList<DueTest> Due, IReadOnlyList<DoneTest> Done, IReadOnlyList<Finding> Findings, IReadOnlyList<(Product Product, int Sessions, decimal Mg)> InAll, IReadOnlyList<(DateTimeOffset At, string Says)> Pressures)
{
    private const int ShownPressures = 8;

    /// <summary>What on the sheet or of the forms counts as a test done.</summary>
    private static readonly Dictionary<string, LongTermTest> ByFact = new(StringComparer.Ordinal)
    {
        ["lutsPresent"] = LongTermTest.UrinarySymptoms, ["haematuriaUnexplained"] = LongTermTest.Urinalysis, ["alt"] = LongTermTest.LiverTests, ["mocaTotal"] = LongTermTest.Cognition, ["systolic"] = LongTermTest.BloodPressure,
        ["udsPositives"] = LongTermTest.DrugScreen, ["ymrsTotal"] = LongTermTest.ManiaAndPsychosis, ["psychosisStatus"] = LongTermTest.ManiaAndPsychosis, ["cssrsAnswers"] = LongTermTest.Suicidality, ["weight"] = LongTermTest.Weight,
    };

    private static readonly Dictionary<string, LongTermTest> ByForm = new(StringComparer.Ordinal) { ["BPIC-SS"] = LongTermTest.UrinarySymptoms };

    public static string PageOf(Guid patient) => $"/patients/{patient}/watch";

    public static async Task<SafetyWatch> Of(ClinicDb db, MeasureStore measures, Guid patient, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancel = default)
    {
        var standing = await CourseStanding.Of(db, measures, patient, now, cancel);
        var charts = (await Charts.Of(db, patient, cancel)).AsOne;
        string[] keys = [.. ByFact.Keys, "diastolic"];
        var facts = await db.Set<FactRow>().AsNoTracking().Where(fact => charts.Contains(fact.PatientId) && keys.Contains(fact.Key) && !db.Set<FactRow>().Any(later => later.Supersedes == fact.Id)).OrderBy(fact => fact.MeasuredAt).ToListAsync(cancel);
        var looked = await db.Set<NextStepRow>().AsNoTracking().Where(step => charts.Contains(step.PatientId)).Select(step => step.DecidedAt).ToListAsync(cancel);
        var given = standing.Given;

        DoneTest Test(LongTermTest test, DateTimeOffset at) => new(test, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime), given.Count(one => one.StartedAt <= at));
        List<DoneTest> done =
        [
            .. facts.Where(fact => ByFact.ContainsKey(fact.Key)).Select(fact => Test(ByFact[fact.Key], fact.MeasuredAt)),
            .. standing.Measures.Where(one => ByForm.ContainsKey(one.Row.Instrument)).Select(one => Test(ByForm[one.Row.Instrument], one.At)),
            .. looked.SelectMany(at => (DoneTest[])[Test(LongTermTest.DoseTrend, at), Test(LongTermTest.MaintenanceReview, at)]),
        ];
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var due = LongTermCalendar.Of(new(today) { FirstSessionOn = given.Count > 0 ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(given[0].StartedAt, zone).DateTime) : null, Sessions = given.Count, Done = done });
        return new(standing, due, done, LongTermRules.Judge(Results(standing, facts, now)),
            [.. given.GroupBy(one => one.Product).Select(of => (of.Key, of.Count(), of.Sum(one => one.Mg)))], [.. Read(facts).TakeLast(ShownPressures).Reverse()]);
    }

    private static LongTermResults Results(CourseStanding standing, List<FactRow> facts, DateTimeOffset now)
    {
        var cognition = facts.Where(fact => fact.Key == "mocaTotal").Select(fact => Number(fact.Value)).OfType<decimal>().ToList();
        var scores = standing.Leads is { } leads ? CourseStanding.Points(standing.Scores(leads)) : [];
        var baseline = ScorePlot.Before(scores, standing.Given.Count > 0 ? standing.Given[0].StartedAt : null);
        decimal? Improvement(DateTimeOffset at) => standing.Leads is { } scale && baseline is not null && scores.LastOrDefault(point => point.At <= at) is { } score ? ScoreChange.Between(scale, baseline.Total, score.Total).PercentReduction : null;
        return new()
        {
            House = standing.House, Haematuria = facts.LastOrDefault(fact => fact.Key == "haematuriaUnexplained")?.Value is "yes",
            MocaBaseline = cognition.Count > 1 ? cognition[0] : null, MocaLatest = cognition.Count > 1 ? cognition[^1] : null,
            Trend = DoseTrend.Of([.. standing.Given.Select(one => (one.StartedAt, one.MgPerKg))], Improvement, now),
        };
    }

    private static IEnumerable<(DateTimeOffset At, string Says)> Read(List<FactRow> facts) =>
        from systolic in facts.Where(fact => fact.Key == "systolic")
        join diastolic in facts.Where(fact => fact.Key == "diastolic") on systolic.MeasuredAt equals diastolic.MeasuredAt
        select (systolic.MeasuredAt, $"{systolic.Value}/{diastolic.Value}");

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
