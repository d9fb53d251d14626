using Stillpoint.Care.FollowUp.Alerts;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Tests.FollowUp.Alerts;

public sealed class Words_and_answers_of_danger
{
    [Theory]
    [InlineData("I sometimes think I would be better off dead")]
    [InlineData("I am not suicidal, but very low")]
    [InlineData("I DON'T WANT TO BE HERE ANYMORE")]
    [InlineData("I don\u2019t want to live like this")]
    [InlineData("k\u00adill m\u200Byself: kill\u200B myself")]
    [InlineData("Ya no quiero vivir")]
    [InlineData("Pienso en quitarme la vida")]
    [InlineData("He pensado en el suicidio")]
    [InlineData("Quiero hacerme daño")]
    [InlineData("they would be\nbetter off\nwithout me.")]
    public void Call_somebody_however_they_are_written(string message) => Assert.Equal(AlertTier.Emergency, SafetyAlerts.OfWords(message)?.Tier);

    [Theory]
    [InlineData("")]
    [InlineData("My back is killing me and nothing helps")]
    [InlineData("I want to live well again")]
    [InlineData("Quiero vivir mejor")]
    [InlineData("Two deadlines this week, please call on Friday")]
    public void Are_not_found_in_an_ordinary_message(string message) => Assert.Null(SafetyAlerts.OfWords(message));

    [Theory]
    [InlineData("yes yes yes yes yes no -", "CSSRS_HIGH", AlertTier.Emergency)]
    [InlineData("no no - - - yes -", "CSSRS_HIGH", AlertTier.Emergency)]
    [InlineData("yes yes yes no no no -", "CSSRS_MODERATE", AlertTier.Urgent)]
    [InlineData("yes - - - - no -", "CSSRS_UNANSWERED", AlertTier.Urgent)]
    [InlineData("- - - - - - -", "CSSRS_UNANSWERED", AlertTier.Urgent)]
    [InlineData("yes no - - - no -", "CSSRS_LOW", AlertTier.Review)]
    public void Of_the_screener_call_as_soon_as_its_triage_says(string answers, string code, AlertTier tier)
    {
        var screen = Screen(answers);
        var alert = SafetyAlerts.Of(ScreeningFacts.CssrsAnswers, screen);
        Assert.Equal((code, tier), (alert?.Code, alert?.Tier));
    }

    [Fact]
    public void All_answered_no_call_nobody() => Assert.Null(SafetyAlerts.Of(ScreeningFacts.CssrsAnswers, Screen("no no - - - no -")));

    [Theory]
    [InlineData("high", AlertTier.Emergency)]
    [InlineData("moderate", AlertTier.Urgent)]
    [InlineData("low", null)]
    [InlineData(null, null)]
    public void At_the_door_call_before_the_patient_goes(string? risk, AlertTier? tier) => Assert.Equal(tier, SafetyAlerts.OfRiskAtDischarge(risk)?.Tier);

    private static SuicideScreenAnswers Screen(string answers) =>
        Assert.IsType<SuicideScreenAnswers>(ScreeningFacts.CssrsAnswers.Read(answers).Value);
}
