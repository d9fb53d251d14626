using Stillpoint.Care.Booking;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Session.Gate;

namespace Stillpoint.Care.Tests.Booking;

public sealed class What_was_said_the_evening_before
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(-5));

    private static IReadOnlyList<EveningSaid> Of(params (EveningAsk Ask, string Answer)[] given) => EveningSaid.Of(ask => given.FirstOrDefault(one => one.Ask == ask).Answer);

    [Fact]
    public void Is_nothing_where_all_was_well_or_nothing_was_answered()
    {
        Assert.Empty(Of());
        Assert.Empty(Of((EveningAsk.Symptoms, "none"), (EveningAsk.NoDriving, "yes"), (EveningAsk.Ill, "no"), (EveningAsk.NewMedicine, "no")));
    }

    [Fact]
    public void Each_red_answer_is_a_fact_of_the_day_until_somebody_is_told_otherwise_on_it()
    {
        var said = Of((EveningAsk.Symptoms, "chestPain headache"), (EveningAsk.NoDriving, "no"), (EveningAsk.Ill, "yes"), (EveningAsk.NewMedicine, "yes"), (EveningAsk.WhichMedicine, "rifampin"));
        var facts = said.Select(one => one.On(Now)!).ToList();
        FactKey[] keys = [GateFacts.NewSymptoms, ScreeningFacts.AgreesNotToDrive, ScreeningFacts.RespiratorySymptomsToday, ScreeningFacts.GiSymptomsToday, GateFacts.ReconciliationChanged];
        Assert.Equal(keys, facts.Select(fact => fact.Key));
        Assert.Equal(["chestPain", "headache"], Assert.IsType<IReadOnlyList<string>>(facts[0].Untyped, exactMatch: false));
        Assert.Equal("new or worse: chest pain, headache", said[0].Says);
        Assert.All(facts, fact => Assert.Equal(Now.Date, fact.At.Earliest.Date));
        Assert.All(said, one => Assert.NotNull(DayQuestions.Of(one.Key)?.Ordinary));
    }

    [Theory]
    [InlineData("vomiting fever", "giSymptomsToday")]
    [InlineData("cough", "respiratorySymptomsToday")]
    [InlineData("breath diarrhoea", "respiratorySymptomsToday giSymptomsToday")]
    [InlineData("fever", "respiratorySymptomsToday giSymptomsToday")]
    [InlineData("cough other", "respiratorySymptomsToday giSymptomsToday")]
    public void Whoever_says_with_what_they_are_ill_leaves_only_that_open(string with, string keys) =>
        Assert.Equal(keys, string.Join(' ', Of((EveningAsk.Ill, "yes"), (EveningAsk.IllWith, with)).Select(one => one.Key.Key)));
}
