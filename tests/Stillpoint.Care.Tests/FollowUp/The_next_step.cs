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
    [Fires("NXT-16"), JustNot("NXT-16")]
    public void A_reason_to_stop_that_was_agreed_in_the_plan_is_kept()
    {
        var agreed = After(6, 30) with { Stops = [new(CourseEnds.NoResponse, 50, 6), new(CourseEnds.Pregnancy)] };
        Assert.Equal(StopRefer, Outcome(agreed));
        Assert.Contains("Agreed in the plan: less than 50 % better after 6 sessions", NextStep.Of(agreed).Findings[0].Because, StringComparison.Ordinal);
        Assert.DoesNotContain("NXT-16", Rules(agreed with { Latest = 20 }));
        Assert.DoesNotContain("NXT-16", Rules(agreed with { Sessions = 5 }));
        Assert.Equal(HoldPsychiatrist, Outcome(After(3, 45) with { Stops = [new(CourseEnds.Worse, 10)] }));
        Assert.Equal(PrescriberReview, Outcome(After(4, 35) with { Stops = [new(CourseEnds.TooLittleBetter, 20, 4)] }));
        Assert.Equal(StopMania, Outcome(After(2, 20) with { Ymrs = 9, Stops = [new(CourseEnds.Mania, 8)] }));
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
    [InlineData("DOS-09", 1.0, null)]
    [InlineData("DOS-14", 0.5, null)]
    public void A_step_stays_on_its_row_and_where_there_is_none_the_prescriber_reviews(string row, double now, double? next)
    {
        var step = NextStep.Of(After(2, 31) with { Row = DoseRows.Find(row), CurrentMgPerKg = (decimal)now, Ymrs = 3 });
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
    [Fires("NXT-00"), JustNot("NXT-00")]
    public void An_order_of_the_other_product_decides_nothing()
    {
        Assert.Equal(NextStepOutcome.Unknown, Outcome(After(2, 31) with { Product = Product.Esketamine, Week = 2 }));
        Assert.Equal(NextStepOutcome.Unknown, Outcome(After(2, 31) with { Row = DoseRows.Find("DOS-12") }));
        Assert.DoesNotContain("NXT-00", Rules(After(2, 31)));
        Assert.DoesNotContain("NXT-00", Rules(After(2, 31) with { Row = null }));
    }

    [Fact]
    [Fires("NXT-15"), JustNot("NXT-15")]
    public void Bipolar_depression_needs_a_mania_scale_at_each_visit()
    {
        var bipolar = After(2, 20) with { Row = DoseRows.Find("DOS-03") };
        Assert.Equal(NextStepOutcome.Unknown, Outcome(bipolar));
        Assert.Equal(["ymrs"], NextStep.Of(bipolar).Findings[0].Missing);
        Assert.Equal(CompleteThenMaintenance, Outcome(bipolar with { Ymrs = 11 }));
    }

    [Theory]
    [Fires("NXT-14"), JustNot("NXT-14")]
    [InlineData(84, Tolerability.Poor, 3, 28, StepDown, 56)]
    [InlineData(56, Tolerability.Poor, 3, 28, PrescriberReview, null)]
    [InlineData(null, Tolerability.Poor, 3, 28, PrescriberReview, null)]
    [InlineData(56, Tolerability.Good, 2, 31, StepUp, 84)]
    [InlineData(56, Tolerability.Good, 1, 31, ContinueSame, 56)]
    [InlineData(56, Tolerability.Good, 2, 30, ContinueSame, 56)]
    [InlineData(84, Tolerability.Good, 2, 31, ContinueSame, 84)]
    public void Esketamine_moves_between_the_doses_of_its_label(int? mg, Tolerability tolerated, int sessions, int latest, NextStepOutcome outcome, int? next)
    {
        var step = NextStep.Of(Spray(2, latest) with { CurrentMg = mg, Tolerability = tolerated, Sessions = sessions, CurrentMgPerKg = null });
        Assert.Equal((outcome, (decimal?)next), (step.Outcome, step.Next.Mg));
        Assert.DoesNotContain(step.Findings, finding => finding.Rule == "NXT-12");
    }

    [Theory]
    [InlineData("PAIN-NRS", 10, 7, 6, CompleteThenMaintenance)] // 30 %
    [InlineData("PAIN-NRS", 10, 8, 6, TwoMoreWithReason)]
    [InlineData("PAIN-NRS", 10, 9, 6, StopRefer)]
    [InlineData("Y-BOCS", 20, 13, 6, CompleteThenMaintenance)] // 35 %
    [InlineData("Y-BOCS", 20, 14, 6, TwoMoreWithReason)]
    [InlineData("Y-BOCS", 20, 16, 6, StopRefer)]
    [InlineData("PCL-5", 60, 50, 6, CompleteThenMaintenance)] // 10 points
    [InlineData("PCL-5", 60, 51, 6, TwoMoreWithReason)]
    [InlineData("PCL-5", 60, 56, 6, StopRefer)]
    [InlineData("PEG", 8, 5.6, 6, CompleteThenMaintenance)]
    [InlineData("BPI-SF", 8, 5.6, 6, CompleteThenMaintenance)]
    [InlineData("HIT-6", 70, 60, 6, NextStepOutcome.Unknown)] // no partial response is defined
    [InlineData("FIQR", 60, 30, 6, NextStepOutcome.Unknown)]
    public void A_response_is_the_scales_own(string scale, double baseline, double latest, int sessions, NextStepOutcome outcome) =>
        Assert.Equal(outcome, Outcome(After(sessions, (decimal)latest) with { Instrument = Instruments.Find(scale)!, Baseline = (decimal)baseline, Row = null }));

    [Theory]
    [InlineData("PHQ-9", 20, 24, false)] // a fifth, and four points
    [InlineData("PHQ-9", 20, 25, true)]
    [InlineData("PHQ-9", 6, 8, false)]
    [InlineData("QIDS-SR16", 10, 13, false)]
    [InlineData("QIDS-SR16", 10, 14, true)]
    [InlineData("BDI-II", 20, 24, false)]
    [InlineData("BDI-II", 20, 25, true)]
    [InlineData("MADRS", 40, 47, false)] // seven points, and less than a fifth
    [InlineData("PAIN-NRS", 4, 5, false)]
    [InlineData("PAIN-NRS", 4, 6, true)]
    [InlineData("Y-BOCS", 15, 18, false)]
    [InlineData("Y-BOCS", 15, 19, true)]
    public void Worse_is_a_fifth_and_a_change_that_means_something(string scale, int baseline, int latest, bool holds) =>
        Assert.Equal(holds, Outcome(After(1, latest) with { Instrument = Instruments.Find(scale)!, Baseline = baseline }) == HoldPsychiatrist);

    [Theory]
    [InlineData("DOS-01", 0.25, null)]
    [InlineData("DOS-01", 0.3, 0.25)]
    [InlineData("DOS-01", 0.5, 0.4)]
    [InlineData("DOS-02", 0.5, null)]
    [InlineData("DOS-06", 0.6, 0.5)]
    [InlineData("DOS-08", 0.2, 0.1)]
    [InlineData("DOS-08", 0.1, null)]
    public void A_step_down_ends_at_the_rows_range(string row, double now, double? next)
    {
        var step = NextStep.Of(After(1, 30) with { Row = DoseRows.Find(row), CurrentMgPerKg = (decimal)now, Tolerability = Tolerability.Poor });
        Assert.Equal((decimal?)next, step.Next.MgPerKg);
        Assert.Equal(next is null ? PrescriberReview : StepDown, step.Outcome);
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
                && step.Findings.Select(finding => finding.Rule).SequenceEqual(CourseRules.All.Select(rule => rule.Id).Where(id => step.Findings.Any(finding => finding.Rule == id)), StringComparer.Ordinal)
                && (step.Next.MgPerKg is not { } next || next <= Math.Max(1.0m, facts.CurrentMgPerKg!.Value))
                && (step.Next.IntervalWeeks is null or >= 1);
        }));
}
