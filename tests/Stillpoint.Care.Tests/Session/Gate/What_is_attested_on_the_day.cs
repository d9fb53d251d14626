using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;
using Stillpoint.Care.Session.Gate;

namespace Stillpoint.Care.Tests.Session.Gate;

/// <summary>What one key may attest at the gate is listed in its own words; what is measured, tested or asked about suicide is always answered by itself.</summary>
public sealed class What_is_attested_on_the_day
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 19, 9, 0, 0, TimeSpan.FromHours(-5));

    private static GateAnswer Judge(params Fact[] facts) => SessionGate.Judge(Nine, new TreatmentPlan(Product.KetamineRacemic, Route.Intravenous) { Indication = "IND-01" }, PatientRecord.Empty, facts);

    private static IReadOnlyList<FactKey> Asked(string item, params Fact[] facts) => DayQuestions.Asked(Judge(facts).Items.Single(one => one.Rule.Id == item));

    [Fact]
    public void Every_ordinary_answer_and_every_other_one_is_read_by_the_vocabulary()
    {
        foreach (var question in DayQuestions.All)
        {
            if (question.Ordinary is { } ordinary) Assert.NotNull(question.Key.Read(ordinary).Value);
            else Assert.Equal(FactShape.Moment, question.Key.Shape);
            if (question.Otherwise is { } otherwise) Assert.NotNull(question.Key.Read(otherwise).Value);
        }
    }

    [Fact]
    public void No_measurement_no_test_and_no_question_about_suicide_is_attested_in_a_list() =>
        Assert.DoesNotContain(DayQuestions.All, question => question.Key.Measured || question.Key.Shape is FactShape.Number or FactShape.SuicideScreen || question.Key == ScreeningFacts.UdsPositives || question.Key == ScreeningFacts.CssrsAnswers);

    [Fact]
    public void An_item_asks_for_what_it_misses_and_for_nothing_that_has_its_own_place()
    {
        Assert.Equal([ScreeningFacts.LastSolidFoodAt], Asked("PRE-06"));
        Assert.Contains(ScreeningFacts.AlcoholLast24h, Asked("PRE-16"));
        Assert.Contains(ScreeningFacts.CssrsAnswers, Asked("PRE-19"));
        Assert.Empty(Asked("PRE-01"));
        Assert.Empty(Asked("PRE-02"));
        Assert.Empty(Asked("PRE-11"));
        Assert.Equal(["escortAgeYears", "escortArrivalPlan", "agreesNotToDrive"], Asked("PRE-10").Select(key => key.Key));
    }

    [Fact]
    public void What_was_answered_otherwise_is_asked_again_by_the_facts_it_was_judged_on() =>
        Assert.Contains(GateFacts.BladderEmptied, Asked("PRE-25", GateFacts.BladderEmptied.Fact(false, Nine)));

    /// <summary>Attesting the whole list opens nothing that was not said, and closes every item that asks for nothing else.</summary>
    [Fact]
    public void The_whole_list_passes_every_item_that_asks_for_nothing_else()
    {
        var facts = DayQuestions.All.Select(question => question.Key.Fact(question.Ordinary is { } ordinary ? question.Key.Read(ordinary).Value! : Nine, Nine)).ToArray();
        var passes = Judge(facts).Items.Where(item => !item.IsOpen).Select(item => item.Rule.Id).ToList();
        foreach (var item in (string[])["PRE-05", "PRE-17", "PRE-18", "PRE-20", "PRE-23", "PRE-25"]) Assert.Contains(item, passes);
        foreach (var item in (string[])["PRE-01", "PRE-06", "PRE-10", "PRE-11", "PRE-16", "PRE-19", "PRE-21"]) Assert.DoesNotContain(item, passes);
    }
}
