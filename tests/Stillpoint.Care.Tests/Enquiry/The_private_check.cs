using Stillpoint.Care.Enquiry;
using Stillpoint.Care.HouseValues;
using Stillpoint.Care.Tests.Findings;

namespace Stillpoint.Care.Tests.Enquiry;

public sealed class The_private_check
{
    private static CheckResult Judge(params (string Key, string Answer)[] answers) => PrivateCheck.Judge(answers.ToDictionary(one => one.Key, one => one.Answer));

    [Theory]
    [InlineData("thoughts")]
    [InlineData("might-act")]
    public void Puts_help_in_danger_first_whatever_else_is_answered(string answer) => Assert.True(Judge((PrivateCheck.Safety, answer), (PrivateCheck.Trouble, "pain")).Crisis);

    [Fact]
    public void Names_what_was_not_answered_and_never_takes_it_for_a_no()
    {
        var result = Judge((PrivateCheck.Trouble, "depression"), (PrivateCheck.Tried, "two"));
        Assert.Contains(PrivateCheck.Heart, result.Unanswered);
        Assert.Equal(["depression-tried"], result.Reasons.Select(reason => reason.Code));
    }

    [Fact]
    public void Says_the_gravest_reason_first()
    {
        var result = Judge((PrivateCheck.Trouble, "depression"), (PrivateCheck.Tried, "two"), (PrivateCheck.Pregnant, "yes"), (PrivateCheck.Escort, "no"));
        Assert.Equal([CheckBearing.LikelyNot, CheckBearing.TalkFirst, CheckBearing.Ask], result.Reasons.Select(reason => reason.Bearing));
    }

    [Fact]
    public void Every_answer_there_is_gives_only_reasons_that_have_a_sentence() =>
        Assert.All(from question in PrivateCheck.Questions from answer in question.Answers from reason in Judge((question.Key, answer)).Reasons select reason.Code, code => Assert.Contains(code, PrivateCheck.Codes));

    [Fact]
    public void Takes_only_the_answers_it_offers()
    {
        Assert.True(PrivateCheck.Takes(PrivateCheck.Age, "adult"));
        Assert.False(PrivateCheck.Takes(PrivateCheck.Age, "42"));
        Assert.False(PrivateCheck.Takes("name", "Hazel"));
    }
}

public sealed class The_order_of_calls
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 15, 0, 0, TimeSpan.Zero);

    private static Triage Of(string words = "I would like to talk.", bool referred = false, double hours = 1, params (string Key, string Answer)[] check) =>
        Triage.Of(new(words, check.ToDictionary(one => one.Key, one => one.Answer), referred, Now.AddHours(-hours)), Now, House.Shipped);

    [Fact]
    public void Words_of_danger_are_called_now_and_quoted()
    {
        var order = Of("I think I would be better off dead");
        Assert.Equal(CallOrder.Now, order.Order);
        Assert.Contains("better off dead", order.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_that_was_sent_with_thoughts_of_suicide_is_called_now() => Assert.Equal(CallOrder.Now, Of(check: (PrivateCheck.Safety, "thoughts")).Order);

    [Fact, Fires("ENQ-01")]
    public void A_referral_and_whoever_waits_too_long_come_before_others()
    {
        Assert.Equal(CallOrder.First, Of(referred: true).Order);
        Assert.Equal(CallOrder.First, Of(hours: 49).Order);
    }

    [Fact, JustNot("ENQ-01")]
    public void Whoever_waits_just_long_enough_is_called_in_turn()
    {
        Assert.Equal(CallOrder.InTurn, Of(hours: 48).Order);
        Assert.Empty(Of().Reasons);
    }

    [Fact]
    public void An_estimate_is_made_of_five_answers_and_never_of_fewer()
    {
        Assert.Null(WaitingTime.Of([.. Enumerable.Repeat(TimeSpan.FromHours(3), 4)]));
        var time = WaitingTime.Of([.. Enumerable.Range(1, 10).Select(day => TimeSpan.FromDays(day))])!;
        Assert.Equal((6, 10), (WaitingTime.Days(time.Half), WaitingTime.Days(time.Most)));
        Assert.Equal(1, WaitingTime.Days(TimeSpan.FromMinutes(5)));
    }
}

public sealed class The_grade_of_a_text
{
    [Fact]
    public void Short_words_in_short_sentences_ask_for_few_years_of_school() => Assert.InRange(ReadingGrade.English("The cat sat on the mat. It was a good cat. We like it."), -3, 2);

    [Fact]
    public void Long_words_in_long_sentences_ask_for_many() =>
        Assert.InRange(ReadingGrade.English("Pharmacological interventions necessitate comprehensive interdisciplinary evaluation preceding administration, notwithstanding institutional considerations."), 16, 60);

    [Fact]
    public void Spanish_is_counted_in_its_own_way()
    {
        Assert.InRange(ReadingGrade.Spanish("El gato come pan. El sol sale hoy. La casa es de mi tía."), -5, 5);
        Assert.True(ReadingGrade.Spanish("Las intervenciones farmacológicas requieren evaluaciones interdisciplinarias exhaustivas previas a la administración correspondiente.") > 8);
    }

    [Fact]
    public void Nothing_asks_for_nothing() => Assert.Equal(0, ReadingGrade.English("  1 2 3 "));
}
