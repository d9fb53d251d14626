using Stillpoint.Care.FollowUp.Scales;
using static Stillpoint.Care.Tests.FollowUp.Scales.Forms;

namespace Stillpoint.Care.Tests.FollowUp.Scales;

public sealed class Triage_of_suicide_risk
{
    private const string Columbia = "C-SSRS-SCREENER";
    private static readonly string?[] Worse = [null, "none", "low", "moderate", "high"];

    [Theory]
    [InlineData(new[] { 0, 0, -1, -1, -1, 0, -1 }, 0, "none", "")]
    [InlineData(new[] { 1, 0, -1, -1, -1, 0, -1 }, 1, "low", "")]
    [InlineData(new[] { 1, 1, 0, 0, 0, 0, -1 }, 2, "low", "")]
    [InlineData(new[] { 1, 1, 1, 0, 0, 0, -1 }, 3, "moderate", "CSSRS_ITEM3")]
    [InlineData(new[] { 0, 1, 0, 1, 0, 0, -1 }, 4, "high", "CSSRS_ITEM4")]
    [InlineData(new[] { 0, 1, 0, 0, 1, 0, -1 }, 5, "high", "CSSRS_ITEM5")]
    [InlineData(new[] { 0, 0, -1, -1, -1, 1, 0 }, 0, "moderate", "CSSRS_ITEM6")]
    [InlineData(new[] { 0, 0, -1, -1, -1, 1, 1 }, 0, "high", "CSSRS_ITEM6 CSSRS_ITEM6_RECENT")]
    [InlineData(new[] { 0, 0, -1, -1, 1, 0, -1 }, 5, "high", "CSSRS_ITEM5")] // against the skip
    public void A_finished_screener(int[] answers, int level, string risk, string alerts)
    {
        var score = Scored(Columbia, Blanks(answers));
        Assert.Equal((ScoreStatus.Ok, level, risk), (score.Status, score.Total, score.Severity));
        Assert.Equal(alerts.Split(' ', StringSplitOptions.RemoveEmptyEntries), score.Codes());
    }

    [Theory]
    [InlineData(new[] { -1, -1, -1, -1, -1, -1, -1 }, null, null)]
    [InlineData(new[] { 0, -1, -1, -1, -1, 0, -1 }, null, null)]
    [InlineData(new[] { 0, 0, -1, -1, -1, -1, -1 }, null, null)]
    [InlineData(new[] { 1, 1, -1, 0, 0, 0, -1 }, 2, "low")]
    [InlineData(new[] { 1, 1, 0, 1, -1, 0, -1 }, 4, "high")]
    [InlineData(new[] { -1, 0, -1, -1, -1, 1, 0 }, null, "moderate")]
    public void An_unfinished_screener_gives_a_floor_and_never_none(int[] answers, int? level, string? risk)
    {
        var score = Scored(Columbia, Blanks(answers));
        Assert.Equal((ScoreStatus.Incomplete, level, risk), (score.Status, score.Total, score.Severity));
        Assert.Contains("CSSRS_UNANSWERED", score.Codes());
    }

    /// <summary>All 4^7 ways to fill the screener in: yes, no, blank and nonsense.</summary>
    [Fact]
    public void No_way_of_filling_it_in_hides_a_positive_answer()
    {
        foreach (var answers in Every(7))
        {
            var score = Scored(Columbia, answers);
            bool Yes(int item) => answers[item - 1] == 1;
            var least = Yes(4) || Yes(5) || Yes(7) ? "high" : Yes(3) || Yes(6) ? "moderate" : Yes(1) || Yes(2) ? "low" : null;
            Assert.True(Array.IndexOf(Worse, score.Severity) >= Array.IndexOf(Worse, least), string.Join(' ', answers));
            Assert.False(score.Severity == "none" && score.Status != ScoreStatus.Ok);
            Assert.Equal(answers.Contains(9), score.Status == ScoreStatus.Invalid);
            Assert.Equal(score.Status != ScoreStatus.Ok, score.Codes().Contains("CSSRS_UNANSWERED"));
            if (Yes(4) || Yes(5) || Yes(7)) Assert.Contains(score.Alerts, alert => alert.Tier == AlertTier.Emergency);
        }
    }

    [Fact]
    public void Turning_a_no_into_a_yes_never_lowers_the_risk()
    {
        foreach (var answers in Every(7))
            for (var item = 1; item <= 7; item++)
                if (answers[item - 1] == 0)
                    Assert.True(Array.IndexOf(Worse, Scored(Columbia, answers.With(item, 1)).Severity) >= Array.IndexOf(Worse, Floor(answers)));

        // With another yes a screener may become unfinished, which says less than "none" but not that all is well.
        static string? Floor(int?[] answers) => Scored(Columbia, answers).Severity is "none" ? null : Scored(Columbia, answers).Severity;
    }

    [Theory]
    [InlineData(new[] { 0, 0, 0, 0, -1 }, ScoreStatus.Ok, "negative", "")]
    [InlineData(new[] { 0, 0, 0, 0, 0 }, ScoreStatus.Ok, "negative", "")]
    [InlineData(new[] { 0, 1, 0, 0, 0 }, ScoreStatus.Ok, "nonacute_positive", "ASQ_POSITIVE")]
    [InlineData(new[] { 0, -1, 0, 0, 0 }, ScoreStatus.Ok, "nonacute_positive", "ASQ_POSITIVE")]
    [InlineData(new[] { 0, 1, 0, 0, 1 }, ScoreStatus.Ok, "acute_positive", "ASQ_ACUTE ASQ_POSITIVE")]
    [InlineData(new[] { 0, 0, 0, 0, 1 }, ScoreStatus.Ok, "acute_positive", "ASQ_ACUTE ASQ_POSITIVE")]
    [InlineData(new[] { 0, 1, 0, 0, -1 }, ScoreStatus.Incomplete, "acute_positive", "ASQ_ACUTE ASQ_POSITIVE")]
    [InlineData(new[] { -1, -1, -1, -1, -1 }, ScoreStatus.Incomplete, null, "ASQ_UNANSWERED")]
    [InlineData(new[] { 0, 7, 0, 0, 0 }, ScoreStatus.Invalid, null, "ASQ_POSITIVE ASQ_UNANSWERED")]
    public void Asking_suicide_screening_questions(int[] answers, ScoreStatus status, string? severity, string alerts)
    {
        var score = Scored("ASQ", Blanks(answers));
        Assert.Equal((status, null, severity), (score.Status, score.Total, score.Severity));
        Assert.Equal(alerts.Split(' ', StringSplitOptions.RemoveEmptyEntries), score.Codes());
    }

    [Fact]
    public void Only_four_clear_noes_and_no_present_thought_are_negative()
    {
        foreach (var answers in Every(5))
            Assert.Equal(answers[..4].All(answer => answer == 0) && answers[4] is 0 or null, Scored("ASQ", answers).Severity == "negative");
    }

    private static int?[] Blanks(int[] answers) => [.. answers.Select(answer => answer < 0 ? (int?)null : answer)];

    private static IEnumerable<int?[]> Every(int items)
    {
        int?[] choices = [0, 1, null, 9];
        for (var number = 0; number < Math.Pow(4, items); number++)
        {
            var answers = new int?[items];
            for (int item = 0, rest = number; item < items; item++, rest /= 4) answers[item] = choices[rest % 4];
            yield return answers;
        }
    }
}
