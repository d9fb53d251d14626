using System.Globalization;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.Care.Tests.FollowUp.Scales;

public sealed class The_scale_that_leads
{
    [Theory]
    [InlineData("IND-01", "PHQ-9")]
    [InlineData("IND-04", "C-SSRS-SCREENER")]
    [InlineData("IND-06", "GAD-7")]
    [InlineData("IND-07", "PCL-5")]
    [InlineData("IND-08", "Y-BOCS")]
    [InlineData("IND-11", "FIQR")]
    [InlineData("IND-12", "PAIN-NRS")]
    [InlineData("IND-16", "HIT-6")]
    [InlineData("IND-18", null)] // drinking days are counted, not scored
    [InlineData("IND-20", null)]
    public void Decides_the_outcome_of_an_indication(string indication, string? code) => Assert.Equal(code, LeadingScale.For(indication).Leads?.Code);

    [Fact]
    public void Is_never_two_and_never_also_beside_itself()
    {
        for (var number = 1; number <= 22; number++)
        {
            var scale = LeadingScale.For(string.Create(CultureInfo.InvariantCulture, $"IND-{number:00}"));
            Assert.DoesNotContain(scale.Leads, scale.Beside);
        }
    }

    [Fact]
    public void Has_the_clinicians_rating_of_depression_and_a_suicide_screen_beside_it() =>
        Assert.Equal(["C-SSRS-SCREENER", "GAD-7", "MADRS", "QIDS-SR16"], LeadingScale.For("IND-01").Beside.Select(instrument => instrument.Code));
}

public sealed class Resistance_to_treatment
{
    private static AntidepressantTrial Failed(string drug) => new(drug, "40 mg", true, 6, true, TrialOutcome.NoResponse, "record");

    [Fact]
    public void Is_two_adequate_antidepressants_that_failed()
    {
        Assert.True(TreatmentResistance.Of([Failed("sertraline"), Failed("venlafaxine")]).IsResistant);
        Assert.False(TreatmentResistance.Of([Failed("sertraline")]).IsResistant);
        Assert.False(TreatmentResistance.Of([Failed("sertraline"), Failed("Sertraline ")]).IsResistant);
        Assert.False(TreatmentResistance.Of([]).IsResistant);
    }

    [Fact]
    public void Does_not_count_a_trial_too_short_too_low_not_taken_not_tolerated_or_that_helped()
    {
        AntidepressantTrial[] no =
        [
            Failed("b") with { WeeksAtAdequateDose = 3.9m }, Failed("c") with { DoseAdequate = false }, Failed("d") with { TakenAsPrescribed = false },
            Failed("e") with { Outcome = TrialOutcome.Intolerance }, Failed("f") with { Outcome = TrialOutcome.Response },
        ];
        Assert.Equal((1, false), (TreatmentResistance.Of([Failed("a"), .. no]).FailedCount, TreatmentResistance.Of([Failed("a"), .. no]).IsResistant));
        Assert.True(TreatmentResistance.Of([Failed("a"), Failed("b") with { WeeksAtAdequateDose = 4, Outcome = TrialOutcome.Partial }]).IsResistant);
    }

    [Fact]
    public void Is_unknown_while_an_undecided_trial_could_make_it_so()
    {
        var undecided = Failed("venlafaxine") with { WeeksAtAdequateDose = null };
        Assert.Null(TreatmentResistance.Of([Failed("sertraline"), undecided]).IsResistant);
        Assert.Equal([undecided], TreatmentResistance.Of([Failed("sertraline"), undecided]).Undecided);
        Assert.False(TreatmentResistance.Of([undecided]).IsResistant);
        Assert.False(TreatmentResistance.Of([Failed("sertraline"), undecided with { DoseAdequate = false }]).IsResistant);
    }

    [Fact]
    public void A_plan_that_names_its_own_scales_is_judged_by_them()
    {
        Assert.Equal("PHQ-9", LeadingScale.For("IND-01", []).Leads!.Code);
        Assert.Equal("PHQ-9", LeadingScale.For("IND-01", ["GAD-7", "PHQ-9"]).Leads!.Code);
        var own = LeadingScale.For("IND-01", ["MADRS", "GAD-7"]);
        Assert.Equal("MADRS", own.Leads!.Code);
        Assert.Contains(own.Beside, scale => scale.Code == "GAD-7");
        Assert.Null(LeadingScale.For(null, []).Leads);
    }
}
