using Stillpoint.Care.FollowUp.Scales;
using static Stillpoint.Care.Tests.FollowUp.Scales.Forms;

namespace Stillpoint.Care.Tests.FollowUp.Scales;

public sealed class A_total_typed_from_paper
{
    private static Score Typed(string code, decimal? total, params (int Item, int? Code)[] safety) =>
        Scoring.Of(The(code), new TypedTotal(total, safety.ToDictionary(item => item.Item, item => ItemAnswer.Of(item.Code))));

    [Fact]
    public void Counts_when_its_safety_item_comes_with_it()
    {
        var score = Typed("BDI-II", 31, (9, 0));
        Assert.Equal((ScoreStatus.Ok, 31m, "severe", true), (score.Status, score.Total, score.Severity, score.TypedIn));
        Assert.Empty(score.Alerts);
        Assert.Equal(["BDI2_ITEM9"], Typed("BDI-II", 31, (9, 2)).Codes());
    }

    [Fact]
    public void Counts_nothing_without_its_safety_item()
    {
        var score = Typed("BDI-II", 31);
        Assert.Equal((ScoreStatus.Incomplete, null, null), (score.Status, score.Total, score.Severity));
        Assert.Equal(["BDI2_ITEM9_UNANSWERED"], score.Codes());
        Assert.Equal(ScoreStatus.Invalid, Typed("BDI-II", 31, (9, 4)).Status);
        Assert.Equal(["BDI2_ITEM9_UNANSWERED"], Typed("BDI-II", 31, (9, 4)).Codes());
        Assert.Equal(ScoreStatus.Incomplete, Typed("BPRS+", 5).Status);
    }

    [Theory]
    [InlineData("PHQ-9", "28")]
    [InlineData("PHQ-9", "-1")]
    [InlineData("PHQ-9", "12.5")]
    [InlineData("FIQR", "100.01")]
    [InlineData("HIT-6", "35")]
    [InlineData("MSM", "2")]
    public void Beyond_the_scale_or_broken_it_is_invalid_and_never_clamped(string code, string total)
    {
        var score = Typed(code, decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture), The(code).SafetyItems.Select(item => (item, (int?)2)).ToArray());
        Assert.Equal((ScoreStatus.Invalid, null, null), (score.Status, score.Total, score.Severity));
        if (code == "PHQ-9") Assert.Equal(["PHQ9_ITEM9"], score.Codes());
    }

    [Fact]
    public void May_be_a_fraction_only_where_the_scale_has_fractions()
    {
        Assert.Equal(59.33m, Typed("FIQR", 59.33m).Total);
        Assert.Equal(4.7m, Typed("PEG", 4.7m).Total);
        Assert.Equal(ScoreStatus.Invalid, Typed("ISI", 4.5m).Status);
    }

    [Fact]
    public void Has_no_subscales_and_no_label_that_needs_the_items()
    {
        Assert.All(Typed("Y-BOCS", 20).Subscales, subscale => Assert.Null(subscale.Value));
        Assert.Null(Typed("SDS", 12).Severity);
        Assert.Null(Typed("MEQ30", 140).Severity);
        Assert.Null(Typed("PCL-5", 60).Flags.Single().Holds);
    }

    [Fact]
    public void Means_nothing_where_the_scale_has_no_total()
    {
        Assert.Equal(ScoreStatus.Invalid, Typed("PROMIS-29", 50).Status);
        Assert.Equal(ScoreStatus.Invalid, Typed("BPI-SF", 5).Status);
        Assert.Equal(ScoreStatus.Incomplete, Typed("PROMIS-29", null).Status);
    }

    [Fact]
    public void Cannot_stand_in_for_a_triage()
    {
        (int, int?)[] no = [(1, 0), (2, 0), (6, 0)];
        Assert.Equal((ScoreStatus.Ok, 0m, "none"), (Typed("C-SSRS-SCREENER", 0, no).Status, Typed("C-SSRS-SCREENER", 0, no).Total, Typed("C-SSRS-SCREENER", 0, no).Severity));

        // The paper says 3, the answers say nothing: neither is believed, and nobody is told "none".
        var contradiction = Typed("C-SSRS-SCREENER", 3, no);
        Assert.Equal((ScoreStatus.Invalid, null, null), (contradiction.Status, contradiction.Total, contradiction.Severity));
        Assert.Equal(["CSSRS_UNANSWERED"], contradiction.Codes());

        var unstated = Typed("C-SSRS-SCREENER", null, no);
        Assert.Equal((ScoreStatus.Incomplete, null, null), (unstated.Status, unstated.Total, unstated.Severity));
        Assert.Equal(["CSSRS_UNANSWERED"], Typed("C-SSRS-SCREENER", 0).Codes());
        Assert.Equal(ScoreStatus.Invalid, Typed("ASQ", 1, (1, 0), (2, 0), (3, 0), (4, 0), (5, 0)).Status);
    }
}
