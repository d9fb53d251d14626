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
    [InlineData("My husband says he will shoot himself")]
    [InlineData("She told me she has a plan to kill herself")]
    [InlineData("They wanted to end their life last week")]
    [InlineData("I took all my pills an hour ago")]
    [InlineData("Me tomé todas las pastillas")]
    [InlineData("There are pills counted out on his table")]
    [InlineData("There is a note written and the door is locked")]
    [InlineData("We have a gun in the house")]
    [InlineData("I want to unalive myself")]
    [InlineData("I can't do this anymore")]
    [InlineData("I cannot do this any more")]
    [InlineData("Quiero desaparecer")]
    [InlineData("Ya no aguanto")]
    [InlineData("Tengo un plan")]
    [InlineData("Tengo un plan para el viernes")]
    [InlineData("No quiero estar aquí")]
    [InlineData("Mi hijo dice que va a matarse")]
    [InlineData("Hay una pistola en casa")]
    [InlineData("Mi hermana se tomó todas las pastillas")]
    [InlineData("I can't go on anymore")]
    public void Call_somebody_however_they_are_written(string message) => Assert.Equal(AlertTier.Emergency, SafetyAlerts.OfWords(message)?.Tier);

    [Theory]
    [InlineData("")]
    [InlineData("My back is killing me and nothing helps")]
    [InlineData("I want to live well again")]
    [InlineData("Quiero vivir mejor")]
    [InlineData("Something to kill the pain in my legs")]
    [InlineData("I am dead tired after work")]
    [InlineData("Tengo un plan de seguro médico, ¿lo aceptan?")]
    [InlineData("I have a plan through my employer")]
    [InlineData("My doctor has a note written by a neurologist")]
    [InlineData("He hurt himself in a fall two years ago")]
    [InlineData("I take all my medicines in the morning with food")]
    [InlineData("Me gustaría desayunar antes de la visita")]
    [InlineData("I can't go on Friday, Tuesday is better")]
    [InlineData("We live 20 kms away and I catch the bus")]
    [InlineData("I am tired of taking too many pills every day")]
    [InlineData("Tomo todas mis pastillas por la mañana")]
    [InlineData("Ya no quiero estar deprimida")]
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
