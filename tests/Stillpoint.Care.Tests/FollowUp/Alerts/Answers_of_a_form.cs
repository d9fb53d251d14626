using Stillpoint.Care.FollowUp.Alerts;
using Stillpoint.Care.FollowUp.Scales;
using static Stillpoint.Care.Tests.FollowUp.Scales.Forms;

namespace Stillpoint.Care.Tests.FollowUp.Alerts;

public sealed class Answers_of_a_form
{
    private static IReadOnlyList<SafetyAlert> Raised(string code, bool sent, params int?[] answers) => SafetyAlerts.Of(The(code), ItemAnswer.Form(answers), sent);

    [Fact]
    public void Call_somebody_while_the_form_is_still_being_filled_in()
    {
        var alert = Assert.Single(Raised("PHQ-9", sent: false, null, null, null, null, null, null, null, null, 1));
        Assert.Equal(("PHQ9_ITEM9", AlertTier.Urgent), (alert.Code, alert.Tier));
        Assert.Equal("PHQ-9 item 9 is answered with 1: ask about suicide today with the C-SSRS", alert.Says);
    }

    [Fact]
    public void Left_blank_call_somebody_only_once_the_form_is_sent()
    {
        Assert.Empty(Raised("PHQ-9", sent: false, 1, 1, 1, 1, 1, 1, 1, 1, null));
        Assert.Equal("PHQ9_ITEM9_UNANSWERED", Assert.Single(Raised("PHQ-9", sent: true, 1, 1, 1, 1, 1, 1, 1, 1, null)).Code);
    }

    [Fact]
    public void Are_raised_once_at_their_gravest() =>
        Assert.Equal(("MADRS_ITEM10", AlertTier.Emergency), Raised("MADRS", sent: true, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5).Select(alert => (alert.Code, alert.Tier)).Single());

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, AlertTier.Urgent)]
    [InlineData(2, AlertTier.Urgent)]
    [InlineData(3, AlertTier.Emergency)]
    public void To_our_own_question_call_somebody_unless_they_say_no(int answer, AlertTier? tier) =>
        Assert.Equal(tier, Raised("SAFETY-QUESTION", sent: false, answer).SingleOrDefault()?.Tier);

    [Theory]
    [InlineData("0 0 - - - 0 -", true, null)]
    [InlineData("1 1 1 0 0 0 -", false, "CSSRS_MODERATE")]
    [InlineData("1 - - - - - -", false, null)]
    [InlineData("1 - - - - - -", true, "CSSRS_UNANSWERED")]
    [InlineData("- - - - 1 - -", false, "CSSRS_HIGH")]
    public void Of_the_screener_are_what_its_triage_says(string answers, bool sent, string? code) =>
        Assert.Equal(code, Raised("C-SSRS-SCREENER", sent, [.. answers.Split(' ').Select(answer => answer == "-" ? (int?)null : int.Parse(answer, System.Globalization.CultureInfo.InvariantCulture))]).SingleOrDefault()?.Code);

    [Fact]
    public void Of_a_total_from_paper_call_by_the_safety_item_that_came_with_it() =>
        Assert.Equal("BDI2_ITEM9", Assert.Single(SafetyAlerts.Of(The("BDI-II"), [], typed: new TypedTotal(31, new Dictionary<int, ItemAnswer> { [9] = ItemAnswer.Of(2) }))).Code);

    [Fact]
    public void Name_the_complaints_that_were_ticked()
    {
        var form = The("ADVERSE-EFFECTS");
        var chest = form.Items.Single(item => item.Topic == "Chest pain").Number;
        Assert.Equal("Checklist of adverse effects: Chest pain: call now; emergency department or 911 where it lasts",
            Assert.Single(Raised("ADVERSE-EFFECTS", sent: true, AllAt(form, highest: false).With(chest, 1))).Says);
    }

    [Theory]
    [InlineData(15, null)]
    [InlineData(16, AlertTier.Urgent)]
    public void Are_worse_than_the_best_by_what_the_scale_calls_worse(int now, AlertTier? tier) =>
        Assert.Equal(tier, SafetyAlerts.OfWorsening(The("PHQ-9"), [19, 11, 14], now)?.Tier);

    [Fact]
    public void Have_a_sentence_for_every_alert_there_is() => Assert.All(
        Instruments.All.Where(instrument => instrument.Triage is null || instrument.Code == "ASQ").SelectMany(instrument => instrument.Alerts),
        rule => Assert.True(AlertSentences.Knows(rule.Code), rule.Code));
}
