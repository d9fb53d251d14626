using Stillpoint.Care.FollowUp.Scales;
using static Stillpoint.Care.Tests.FollowUp.Scales.Forms;

namespace Stillpoint.Care.Tests.FollowUp.Scales;

public sealed class Safety_items
{
    [Theory]
    [InlineData("PHQ-9", 9, 1, "PHQ9_ITEM9", AlertTier.Urgent)]
    [InlineData("PHQ-9", 9, 3, "PHQ9_ITEM9", AlertTier.Emergency)]
    [InlineData("QIDS-SR16", 12, 1, "QIDS_ITEM12", AlertTier.Urgent)]
    [InlineData("QIDS-SR16", 12, 2, "QIDS_ITEM12 QIDS_ITEM12_HIGH", AlertTier.Emergency)]
    [InlineData("MADRS", 10, 1, "", null)]
    [InlineData("MADRS", 10, 2, "MADRS_ITEM10", AlertTier.Urgent)]
    [InlineData("MADRS", 10, 4, "MADRS_ITEM10 MADRS_ITEM10_HIGH", AlertTier.Emergency)]
    [InlineData("HAM-D17", 3, 1, "HAMD_ITEM3", AlertTier.Urgent)]
    [InlineData("HAM-D17", 3, 3, "HAMD_ITEM3 HAMD_ITEM3_HIGH", AlertTier.Emergency)]
    [InlineData("BDI-II", 9, 1, "BDI2_ITEM9", AlertTier.Urgent)]
    [InlineData("BPRS+", 3, 2, "", null)]
    [InlineData("BPRS+", 3, 3, "BPRS_PSYCHOSIS", AlertTier.Emergency)]
    public void Alarm_by_themselves_whatever_the_total(string code, int item, int answer, string alerts, AlertTier? worst)
    {
        var score = Scored(code, AllAt(The(code), highest: false).With(item, answer));
        Assert.Equal(alerts.Split(' ', StringSplitOptions.RemoveEmptyEntries), score.Codes());
        Assert.Equal(worst, score.Alerts.Count == 0 ? null : score.Alerts.Max(alert => alert.Tier));
    }

    [Theory]
    [InlineData("PHQ-9", 9, "PHQ9_ITEM9_UNANSWERED")]
    [InlineData("QIDS-SR16", 12, "QIDS_ITEM12_UNANSWERED")]
    [InlineData("MADRS", 10, "MADRS_ITEM10_UNANSWERED")]
    [InlineData("HAM-D17", 3, "HAMD_ITEM3_UNANSWERED")]
    [InlineData("BDI-II", 9, "BDI2_ITEM9_UNANSWERED")]
    public void A_blank_an_impossible_answer_and_a_form_of_the_wrong_length_all_ask_for_a_person(string code, int item, string alert)
    {
        var well = AllAt(The(code), highest: false);
        Assert.DoesNotContain(alert, Scored(code, well).Codes());
        Assert.Equal([alert], Scored(code, well.With(item, null)).Codes());
        Assert.Equal([alert], Scored(code, well.With(item, 99)).Codes());
        Assert.Equal([alert], Scored(code, [.. well, 3]).Codes());
        Assert.Equal([alert], Scored(code, well[..^1]).Codes());
        Assert.Equal([alert], Scored(code).Codes());
        Assert.Equal([alert], Scored(code, [.. well.Select(_ => (int?)null)]).Codes());
    }

    [Theory]
    [InlineData("PHQ-9", 9, 2, "PHQ9_ITEM9")]
    [InlineData("C-SSRS-SCREENER", 4, 1, "CSSRS_ITEM4")]
    [InlineData("ASQ", 3, 1, "ASQ_POSITIVE")]
    public void Alarm_as_soon_as_they_are_answered_and_blanks_wait_for_the_end(string code, int item, int answer, string alert)
    {
        int?[] begun = [.. The(code).Items.Select(_ => (int?)null)];
        Assert.Empty(Scoring.AlertsSoFar(The(code), ItemAnswer.Form(begun)));
        Assert.Equal([alert], Scoring.AlertsSoFar(The(code), ItemAnswer.Form(begun.With(item, answer))).Select(raised => raised.Code));
    }

    [Fact]
    public void Are_never_estimated()
    {
        var score = Scored("PHQ-9", 3, 3, 3, 3, 3, 3, 3, 3, null);
        Assert.Equal((ScoreStatus.Prorated, 27m), (score.Status, score.Total));
        Assert.Equal(["PHQ9_ITEM9_UNANSWERED"], score.Codes());
    }

    [Theory]
    [InlineData("ASRM", 5, "")]
    [InlineData("ASRM", 6, "ASRM_POSITIVE")]
    [InlineData("YMRS", 12, "")]
    [InlineData("YMRS", 13, "YMRS_MANIA")]
    [InlineData("RASS", -2, "")]
    [InlineData("RASS", -3, "RASS_OVERSEDATION")]
    [InlineData("RASS", 1, "")]
    [InlineData("RASS", 2, "RASS_AGITATION")]
    [InlineData("MOAA/S", 4, "")]
    [InlineData("MOAA/S", 3, "MOAAS_OVERSEDATION")]
    [InlineData("MOAA/S", 1, "MOAAS_DEEP MOAAS_OVERSEDATION")]
    [InlineData("AUDIT-C", 7, "")]
    [InlineData("AUDIT-C", 8, "AUDITC_HIGH")]
    [InlineData("BPIC-SS", 18, "")]
    [InlineData("BPIC-SS", 19, "BPICSS_POSITIVE")]
    [InlineData("CGI-I", 5, "")]
    [InlineData("CGI-I", 6, "CGII_WORSE")]
    public void Totals_that_alarm_do_so_from_their_threshold(string code, int total, string alerts) =>
        Assert.Equal(alerts.Split(' ', StringSplitOptions.RemoveEmptyEntries), Scoring.Of(The(code), new TypedTotal(total)).Codes());

    [Fact]
    public void A_total_alarms_only_when_there_is_one() => Assert.Empty(Scored("ASRM", 4, 4, 4, 4, null).Alerts);

    [Fact]
    public void Blood_in_the_urine_is_an_emergency_however_slight()
    {
        var none = AllAt(The("ADVERSE-EFFECTS"), highest: false);
        var blood = The("ADVERSE-EFFECTS").Items.Single(item => item.Topic == "Blood in the urine").Number;
        Assert.Empty(Scored("ADVERSE-EFFECTS", none.With(1, 3)).Alerts);
        Assert.Equal([new Alert("ADVERSE_EMERGENCY", AlertTier.Emergency)], Scored("ADVERSE-EFFECTS", none.With(blood, 1)).Alerts);
    }

    [Fact]
    public void Some_answers_are_worth_a_look_without_being_an_alert()
    {
        var score = Scored("PCL-5", AllAt(The("PCL-5"), highest: false).With(16, 3));
        Assert.Empty(score.Alerts);
        Assert.Single(score.ReviewNotes);
        Assert.Empty(Scored("PCL-5", AllAt(The("PCL-5"), highest: false).With(16, 2)).ReviewNotes);
    }
}
