using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.FollowUp.Course;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Tests.Findings;
using static Stillpoint.Care.FollowUp.Course.NextStepOutcome;

namespace Stillpoint.Care.Tests.FollowUp;

public sealed class The_next_step
{
    /// <summary>A course against depression that began at 40, well borne at 0.5 mg/kg.</summary>
    private static NextStepFacts After(int sessions, decimal latest) => new(Product.KetamineRacemic, CoursePhase.Acute, Instruments.Find("MADRS")!)
    {
        Row = DoseRows.Find("DOS-01"),
        Baseline = 40,
        Latest = latest,
        Sessions = sessions,
        Tolerability = Tolerability.Good,
        CurrentMgPerKg = 0.5m,
    };

    private static NextStepFacts Spray(decimal week, decimal latest) => After(8, latest) with { Product = Product.Esketamine, Row = DoseRows.Find("DOS-12"), Week = week };

    private static IEnumerable<string> Rules(NextStepFacts facts) => NextStep.Of(facts).Findings.Select(finding => finding.Rule);

    private static NextStepOutcome Outcome(NextStepFacts facts) => NextStep.Of(facts).Outcome;

    [Fact]
    [Fires("NXT-01"), JustNot("NXT-01")]
    public void Mania_stops()
    {
        Assert.Equal(StopMania, Outcome(After(3, 10) with { Ymrs = 12 }));
        Assert.DoesNotContain("NXT-01", Rules(After(3, 10) with { Ymrs = 11.9m }));
    }

    [Fact]
    [Fires("NXT-02"), JustNot("NXT-02")]
    public void Worse_by_a_fifth_or_newly_suicidal_holds()
    {
        Assert.Equal(HoldPsychiatrist, Outcome(After(3, 48)));
        Assert.DoesNotContain("NXT-02", Rules(After(3, 47)));
        Assert.Equal(HoldPsychiatrist, Outcome(After(3, 10) with { NewHighSuicidality = true }));
    }

    [Fact]
    [Fires("NXT-03"), JustNot("NXT-03")]
    public void A_severe_event_cuts_the_dose_or_stops()
    {
        var step = NextStep.Of(After(3, 10) with { Tolerability = Tolerability.Grade3 });
        Assert.Equal(ReduceOrStop, step.Outcome);
        Assert.Equal((0.25m, 0.375m), step.Next.MgPerKgRange);
        Assert.DoesNotContain("NXT-03", Rules(After(3, 10) with { Tolerability = Tolerability.Poor }));
    }

    [Fact]
    [Fires("NXT-04"), JustNot("NXT-04")]
    public void Without_two_totals_nothing_is_decided()
    {
        Assert.Equal(NextStepOutcome.Unknown, Outcome(After(3, 10) with { Baseline = null }));
        Assert.Equal(NextStepOutcome.Unknown, Outcome(After(3, 10) with { Latest = null }));
        Assert.Equal(NextStepOutcome.Unknown, Outcome(After(3, 10) with { Baseline = 0 }));
        Assert.DoesNotContain("NXT-04", Rules(After(3, 0)));
        Assert.Equal(StopMania, Outcome(After(3, 10) with { Baseline = null, Ymrs = 20 })); // what is known still speaks
    }

    [Fact]
    [Fires("NXT-05"), JustNot("NXT-05")]
    public void Esketamine_without_benefit_by_week_four_stops()
    {
        Assert.Equal(StopNoBenefit, Outcome(Spray(4, 31)));
        Assert.Equal(ContinueSame, Outcome(Spray(3, 31)));
        Assert.Equal(ContinueSame, Outcome(Spray(4, 30))); // exactly a quarter better
        Assert.Equal(NextStepOutcome.Unknown, Outcome(Spray(4, 31) with { Week = null }));
    }

    [Fact]
    [Fires("NXT-06"), JustNot("NXT-06")]
    public void A_response_well_borne_is_completed_and_kept()
    {
        Assert.Equal(CompleteThenMaintenance, Outcome(After(4, 20)));
        Assert.NotEqual(CompleteThenMaintenance, Outcome(After(4, 21)));
        Assert.Equal(StepDown, Outcome(After(4, 20) with { Tolerability = Tolerability.Poor }));
    }

    [Theory]
    [Fires("NXT-07"), JustNot("NXT-07"), Fires("NXT-08"), JustNot("NXT-08"), Fires("NXT-09"), JustNot("NXT-09")]
    [InlineData(8, 21, "NXT-07", StopRefer)]
    [InlineData(8, 20, "NXT-06", CompleteThenMaintenance)]
    [InlineData(12, 25, "NXT-07", StopRefer)]
    [InlineData(7, 21, "NXT-08", TwoMoreWithReason)]
    [InlineData(6, 30, "NXT-08", TwoMoreWithReason)]
    [InlineData(6, 31, "NXT-08", StopRefer)]
    [InlineData(6, 20, "NXT-06", CompleteThenMaintenance)]
    [InlineData(5, 31, "NXT-09", PrescriberReview)]
    [InlineData(4, 31, "NXT-09", PrescriberReview)]
    [InlineData(4, 30, "NXT-13", ContinueSame)]
    public void A_course_that_does_not_help_ends(int sessions, int latest, string rule, NextStepOutcome outcome)
    {
        Assert.Equal(rule, NextStep.Of(After(sessions, latest)).Findings[0].Rule);
        Assert.Equal(outcome, Outcome(After(sessions, latest)));
    }

    [Fact]
    [Fires("NXT-10"), JustNot("NXT-10"), Fires("NXT-11"), JustNot("NXT-11")]
    public void Little_better_after_two_or_three_steps_up_once()
    {
        Assert.Equal((StepUp, 0.6m), (Outcome(After(2, 31)), NextStep.Of(After(2, 31)).Next.MgPerKg));
        Assert.Equal(ContinueSame, Outcome(After(2, 30)));
        Assert.Equal(ContinueSame, Outcome(After(1, 40)));
        Assert.Equal(StepUp, Outcome(After(3, 31)));
        Assert.Equal(StepUpOrChangeRoute, Outcome(After(3, 31) with { SteppedUp = true }));
        Assert.Equal(ContinueSame, Outcome(After(3, 30) with { SteppedUp = true }));
        Assert.Equal(StepDown, Outcome(After(2, 31) with { Tolerability = Tolerability.Poor }));
    }

    [Fact]
    [Fires("NXT-12"), JustNot("NXT-12")]
    public void Badly_borne_steps_down()
    {
        Assert.Equal((StepDown, 0.4m), (Outcome(After(1, 30) with { Tolerability = Tolerability.Poor }), NextStep.Of(After(1, 30) with { Tolerability = Tolerability.Poor }).Next.MgPerKg));
        Assert.Null(NextStep.Of(After(1, 30) with { Tolerability = Tolerability.Poor, CurrentMgPerKg = 0.1m }).Next.MgPerKg);
        Assert.DoesNotContain("NXT-12", Rules(After(1, 30)));
    }

    [Fact]
    [Fires("NXT-13"), JustNot("NXT-13")]
    public void Otherwise_it_goes_on()
    {
        Assert.Equal(["NXT-13"], Rules(After(1, 40)));
        Assert.DoesNotContain("NXT-13", Rules(After(2, 40)));
        Assert.Equal(NextStepOutcome.Unknown, Outcome(After(1, 30) with { Tolerability = null }));
        Assert.Equal(NextStepOutcome.Unknown, Outcome(After(1, 30) with { Sessions = null }));
    }

    [Theory]
    [InlineData("DOS-01", 0.95, 1.0)]
    [InlineData("DOS-01", 1.0, null)]
    [InlineData("DOS-04", 0.5, 0.6)]
    [InlineData("DOS-07", 1.0, null)]
    [InlineData("DOS-03", 0.7, 0.75)]
    [InlineData("DOS-03", 0.75, null)]
    [InlineData("DOS-08", 0.5, 0.6)]
    [InlineData("DOS-08", 0.6, 0.75)]
    [InlineData("DOS-08", 0.75, 0.9)]
    [InlineData("DOS-08", 0.9, null)]
    [InlineData("DOS-02", 0.5, null)]
    [InlineData("DOS-05", 0.3, null)]
    [InlineData("DOS-06", 0.5, null)]
    public void A_step_stays_on_its_row_and_where_there_is_none_the_prescriber_reviews(string row, double now, double? next)
    {
        var step = NextStep.Of(After(2, 31) with { Row = DoseRows.Find(row), CurrentMgPerKg = (decimal)now });
        Assert.Equal((decimal?)next, step.Next.MgPerKg);
        Assert.Equal(next is null ? PrescriberReview : StepUp, step.Outcome);
    }

    [Fact]
    public void Several_rules_are_all_shown_and_the_first_leads()
    {
        var facts = After(4, 48) with { Ymrs = 15, Tolerability = Tolerability.Grade3 };
        Assert.Equal(["NXT-01", "NXT-02", "NXT-03", "NXT-09"], Rules(facts));
        Assert.Equal(StopMania, Outcome(facts));
    }

    [Fact]
    public void Where_more_is_better_a_rise_is_an_improvement() =>
        Assert.Equal(100, NextStep.Of(After(3, 16) with { Instrument = Instruments.Find("WHO-5")!, Baseline = 8 }).ImprovementPercent);

    [Fact]
    public void Any_course_is_answered_with_the_worst_rule_first() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(
        (from baseline in Gen.Choose(0, 60)
         from latest in Gen.Choose(0, 60)
         from sessions in Gen.Choose(0, 12)
         from week in Gen.Choose(0, 12)
         from tolerated in Gen.Elements(Enum.GetValues<Tolerability>())
         from product in Gen.Elements(Enum.GetValues<Product>())
         from phase in Gen.Elements(Enum.GetValues<CoursePhase>())
         from row in Gen.Elements(DoseRows.All.AsEnumerable())
         from dose in Gen.Choose(1, 200)
         select After(sessions, latest) with { Baseline = baseline, Week = week, Tolerability = tolerated, Product = product, Phase = phase, Row = row, CurrentMgPerKg = dose / 100m, Reference = week * 3, MaintenanceCount = sessions, IntervalWeeks = week }).ToArbitrary(), facts =>
        {
            var step = NextStep.Of(facts);
            return step.Findings.Count > 0
                && step.Findings.Select(finding => finding.Rule).SequenceEqual(step.Findings.Select(finding => finding.Rule).OrderBy(rule => rule.StartsWith("MNT", StringComparison.Ordinal)).ThenBy(rule => rule, StringComparer.Ordinal), StringComparer.Ordinal)
                && (step.Next.MgPerKg is not { } next || next <= Math.Max(1.0m, facts.CurrentMgPerKg!.Value))
                && (step.Next.IntervalWeeks is null or >= 1);
        }));
}
