using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.FollowUp.Scales;
using static Stillpoint.Care.Tests.FollowUp.Scales.Forms;

namespace Stillpoint.Care.Tests.FollowUp.Scales;

public sealed class A_change_between_two_scores
{
    private static ScoreChange Of(string code, decimal baseline, decimal followUp) => ScoreChange.Between(The(code), baseline, followUp);

    [Theory]
    [InlineData("PHQ-9", 18, 9, true)]
    [InlineData("PHQ-9", 15, 8, false)] // 46.7 %
    [InlineData("PHQ-9", 19, 10, false)] // 47.4 %
    [InlineData("PHQ-9", 27, 13, true)] // 51.9 %, though still moderate
    [InlineData("GAD-7", 13, 7, false)] // 46.2 %
    [InlineData("QIDS-SR16", 16, 8, true)]
    [InlineData("MADRS", 33, 17, false)] // 48.5 %
    [InlineData("HAM-D17", 24, 12, true)]
    [InlineData("Y-BOCS", 20, 13, true)] // 35 %
    [InlineData("Y-BOCS", 23, 15, false)] // 34.8 %
    [InlineData("PCL-5", 50, 40, true)]
    [InlineData("PCL-5", 50, 41, false)]
    [InlineData("ISI", 20, 13, false)] // seven is not more than seven
    [InlineData("ISI", 20, 12, true)]
    [InlineData("PAIN-NRS", 10, 7, true)]
    [InlineData("PAIN-NRS", 7, 5, false)] // 28.6 %
    [InlineData("HIT-6", 66, 60, true)]
    [InlineData("CGI-I", 4, 2, true)]
    [InlineData("CGI-I", 4, 3, false)]
    [InlineData("WHO-5", 20, 80, null)]
    [InlineData("PHQ-2", 6, 0, null)]
    public void Is_a_response_by_the_rule_of_the_instrument_on_the_unrounded_value(string code, int baseline, int followUp, bool? response) =>
        Assert.Equal(response, Of(code, baseline, followUp).Response);

    [Theory]
    [InlineData("PHQ-9", 4, true)]
    [InlineData("PHQ-9", 5, false)]
    [InlineData("GAD-7", 4, true)]
    [InlineData("QIDS-SR16", 5, true)]
    [InlineData("QIDS-SR16", 6, false)]
    [InlineData("MADRS", 10, true)]
    [InlineData("MADRS", 11, false)]
    [InlineData("HAM-D17", 7, true)]
    [InlineData("Y-BOCS", 12, true)]
    [InlineData("YMRS", 13, false)]
    [InlineData("CGI-S", 2, true)]
    [InlineData("PAIN-NRS", 0, null)]
    [InlineData("PCL-5", 0, null)]
    public void Is_remission_at_the_published_total(string code, int total, bool? remission) =>
        Assert.Equal(remission, Of(code, The(code).Total!.Bounds(The(code)).Most, total).Remission);

    [Theory]
    [InlineData("PHQ-9", 10, 15, true)]
    [InlineData("PHQ-9", 10, 14, false)]
    [InlineData("GAD-7", 10, 14, true)]
    [InlineData("GAD-7", 10, 13, false)]
    [InlineData("MADRS", 10, 60, null)]
    public void Is_a_worsening_only_where_one_is_defined(string code, int baseline, int followUp, bool? worsened) =>
        Assert.Equal(worsened, Of(code, baseline, followUp).Worsened);

    [Theory]
    [InlineData("PHQ-9", 20, 15, true)]
    [InlineData("PHQ-9", 20, 16, false)]
    [InlineData("PHQ-9", 20, 10, false)] // a response is no longer partial
    [InlineData("Y-BOCS", 20, 15, true)]
    [InlineData("PCL-5", 50, 45, true)]
    [InlineData("PCL-5", 50, 46, false)]
    [InlineData("PAIN-NRS", 8, 7, null)]
    public void Is_partial_short_of_a_response(string code, int baseline, int followUp, bool? partial) =>
        Assert.Equal(partial ?? false, Of(code, baseline, followUp).Partial ?? false);

    [Fact]
    public void Has_no_percentage_from_a_baseline_of_nothing()
    {
        var outcome = Of("PHQ-9", 0, 6);
        Assert.Null(outcome.PercentReduction);
        Assert.Null(outcome.Response);
        Assert.Null(outcome.Partial);
        Assert.True(outcome.Worsened);
    }

    [Fact]
    public void Turns_its_sign_where_higher_is_better()
    {
        Assert.Equal(50, Of("WHO-5", 32, 48).PercentReduction);
        Assert.Equal(-50, Of("WHO-5", 48, 24).PercentReduction);
        Assert.True(Of("WHO-5", 32, 44).Meaningful);
        Assert.False(Of("WHO-5", 32, 40).Meaningful);
        Assert.True(Of("MOCA", 28, 26).Watch);
        Assert.False(Of("MOCA", 26, 28).Watch);
    }

    [Fact]
    public void Says_whether_it_matters_and_whether_it_is_beyond_chance()
    {
        Assert.True(Of("PCL-5", 50, 45).Reliable);
        Assert.False(Of("PCL-5", 50, 45).Meaningful);
        Assert.True(Of("PAIN-NRS", 4, 2.5m).Meaningful); // 37.5 %, though under two points
        Assert.True(Of("PAIN-NRS", 10, 8).Meaningful); // two points, though 20 %
        Assert.False(Of("PAIN-NRS", 10, 8.5m).Meaningful);
        Assert.True(Of("BPIC-SS", 4, 9).Watch);
        Assert.Null(Of("OCI-R", 40, 10).Meaningful);
    }

    [Theory]
    [InlineData("C-SSRS-SCREENER")]
    [InlineData("RASS")]
    [InlineData("ALDRETE")]
    [InlineData("PROMIS-29")]
    public void Means_nothing_on_scales_that_are_states_and_not_quantities(string code) => Assert.Equal(new ScoreChange(), Of(code, 4, 2));

    [Fact]
    public void Better_scores_never_undo_a_response()
    {
        Instrument[] measured = [.. Instruments.All.Where(instrument => instrument.Change?.ResponsePercent is not null)];
        var cases = Gen.Choose(0, measured.Length - 1).SelectMany(which => Gen.Choose(0, 150).SelectMany(from => Gen.Choose(0, 150).Select(to => (measured[which], from, to)))).ToArbitrary();
        ForAll(cases, change =>
        {
            var (instrument, from, to) = change;
            var (now, better) = (ScoreChange.Between(instrument, from, to), ScoreChange.Between(instrument, from, to - 1));
            return (now.Response != true || better.Response == true)
                && (now.Response is null == (from == 0))
                && !(now.Response == true && now.Partial == true)
                && (now.Response is null || now.Response == (now.PercentReduction >= instrument.Change!.ResponsePercent));
        });
    }
}

public sealed class A_relapse
{
    private static readonly DateOnly Start = new(2026, 3, 2);

    private static bool? Of(string code, params (int Day, int Total)[] course) =>
        Relapse.Of(The(code), [.. course.Select(score => (Start.AddDays(score.Day), (decimal)score.Total))]);

    [Fact]
    public void Needs_remission_first_then_ten_points_and_a_rise_of_five()
    {
        Assert.Null(Of("PHQ-9", (0, 20), (14, 12), (21, 18)));
        Assert.False(Of("PHQ-9", (0, 20), (14, 4), (21, 9)));
        Assert.True(Of("PHQ-9", (0, 20), (14, 4), (21, 10)));
        Assert.True(Of("PHQ-9", (0, 20), (21, 12), (14, 3))); // dates decide, not the order they were sent in
    }

    [Fact]
    public void On_the_clinicians_scale_is_found_twice_five_to_fifteen_days_apart()
    {
        Assert.True(Of("MADRS", (0, 34), (28, 8), (60, 22), (65, 23)));
        Assert.True(Of("MADRS", (0, 34), (28, 16), (60, 22), (75, 30))); // a response is enough to relapse from
        Assert.False(Of("MADRS", (0, 34), (28, 8), (60, 22), (64, 23)));
        Assert.False(Of("MADRS", (0, 34), (28, 8), (60, 22), (76, 23)));
        Assert.False(Of("MADRS", (0, 34), (28, 8), (60, 22), (63, 12), (67, 25)));
        Assert.False(Of("MADRS", (0, 34), (28, 8), (60, 30)));
    }

    [Fact]
    public void Is_unknown_where_no_definition_exists() => Assert.Null(Of("GAD-7", (0, 18), (14, 2), (28, 19)));
}

public sealed class A_change_of_single_items
{
    [Fact]
    public void Names_what_moved_and_by_how_much()
    {
        var changes = ItemChange.Between(The("PHQ-2"), ItemAnswer.Form(3, 1), ItemAnswer.Form(1, null));
        Assert.Equal([-2, null], changes.Select(change => change.Difference));
        Assert.Equal([1, 0], ItemChange.Between(The("DAST-10"), ItemAnswer.Form(0, 0, 1, 0, 0, 0, 0, 0, 0, 0), ItemAnswer.Form(0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
            .Skip(2).Take(2).Select(change => change.Difference!.Value));
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(1, 2, false)]
    [InlineData(1, 0, false)]
    [InlineData(null, 1, true)]
    [InlineData(0, null, false)]
    public void Finds_suicidal_thoughts_that_are_new(int? before, int? after, bool isNew)
    {
        var well = AllAt(The("PHQ-9"), highest: false);
        var item = ItemChange.Between(The("PHQ-9"), ItemAnswer.Form(well.With(9, before)), ItemAnswer.Form(well.With(9, after)))[8];
        Assert.Equal(isNew, item.NewlyAlarming);
    }

    [Fact]
    public void Is_unknown_after_a_form_of_the_wrong_length() =>
        Assert.All(ItemChange.Between(The("PHQ-9"), ItemAnswer.Form(1, 1), ItemAnswer.Form(AllAt(The("PHQ-9"), highest: true))), change => Assert.Null(change.Difference));
}
