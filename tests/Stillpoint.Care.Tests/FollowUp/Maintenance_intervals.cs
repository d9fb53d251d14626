using Stillpoint.Care.FollowUp.Course;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Tests.Findings;
using static Stillpoint.Care.FollowUp.Course.NextStepOutcome;

namespace Stillpoint.Care.Tests.FollowUp;

public sealed class Maintenance_intervals
{
    /// <summary>Somebody held at 10 of 40, every two weeks.</summary>
    private static NextStepFacts Held(int count, decimal latest = 10) => new(Product.KetamineRacemic, CoursePhase.Maintenance, Instruments.Find("MADRS")!)
    {
        Baseline = 40,
        Latest = latest,
        Reference = 10,
        Sessions = 10,
        Tolerability = Tolerability.Good,
        IntervalWeeks = 2,
        MaintenanceCount = count,
    };

    private static (NextStepOutcome, decimal?) Of(NextStepFacts facts) => (NextStep.Of(facts).Outcome, NextStep.Of(facts).Next.IntervalWeeks);

    [Fact]
    [Fires("MNT-01"), JustNot("MNT-01")]
    public void A_rise_by_a_fifth_comes_a_week_closer_and_never_closer_than_weekly()
    {
        Assert.Equal((Shorten, 1m), Of(Held(8, 16)));
        Assert.Equal((Shorten, 1m), Of(Held(8, 16) with { IntervalWeeks = 1 }));
        Assert.Equal((Shorten, null), Of(Held(8, 16) with { IntervalWeeks = null }));
        Assert.Equal("MADRS 16 is 60 % above the 10 that was held.", NextStep.Of(Held(8, 16)).Findings[0].Because);
        Assert.Equal(Extend, Of(Held(8, 15)).Item1); // half as much again, and within the error of the scale
        Assert.Equal(Extend, Of(Held(8, 41) with { Instrument = Instruments.Find("PCL-5")!, Baseline = 70, Reference = 35 }).Item1); // six points
    }

    [Theory]
    [Fires("MNT-04"), JustNot("MNT-04")]
    [InlineData("PHQ-9", 4, 10, PrescriberReview)]
    [InlineData("PHQ-9", 4, 9, Shorten)]
    [InlineData("PHQ-9", 6, 10, Extend)]
    [InlineData("MADRS", 10, 22, PrescriberReview)]
    [InlineData("MADRS", 10, 21, Shorten)]
    [InlineData("MADRS", 17, 22, Extend)]
    public void A_relapse_goes_to_the_prescriber_and_not_to_a_shorter_interval(string scale, int held, int latest, NextStepOutcome outcome) =>
        Assert.Equal(outcome, Of(Held(8, latest) with { Instrument = Instruments.Find(scale)!, Baseline = 25, Reference = held }).Item1);

    [Fact]
    [Fires("MNT-05"), JustNot("MNT-05")]
    public void Badly_borne_steps_down_and_is_never_made_rarer()
    {
        var badly = Held(8) with { Tolerability = Tolerability.Poor, CurrentMgPerKg = 0.5m };
        Assert.Equal((StepDown, 0.4m), (NextStep.Of(badly).Outcome, NextStep.Of(badly).Next.MgPerKg));
        Assert.Equal(["MNT-05"], NextStep.Of(badly).Findings.Select(finding => finding.Rule));
        Assert.Equal((StepDown, 56m), NextStep.Of(badly with { Product = Product.Esketamine, Week = 9, CurrentMg = 84 }) is { } spray ? (spray.Outcome, spray.Next.Mg) : default);
        Assert.DoesNotContain(NextStep.Of(Held(8)).Findings, finding => finding.Rule == "MNT-05");
    }

    [Theory]
    [Fires("MNT-02"), JustNot("MNT-02")]
    [InlineData(0, Maintain, 1)]
    [InlineData(3, Maintain, 1)]
    [InlineData(4, Maintain, 2)]
    [InlineData(5, Maintain, 2)]
    [InlineData(6, Maintain, 4)]
    [InlineData(7, Extend, 3)]
    public void Racemic_thins_out(int count, NextStepOutcome outcome, int weeks)
    {
        Assert.Equal((outcome, (decimal?)weeks), Of(Held(count)));
        Assert.DoesNotContain(NextStep.Of(Held(count) with { Product = Product.Esketamine, Week = 9 }).Findings, finding => finding.Rule == "MNT-02");
    }

    [Theory]
    [Fires("MNT-03"), JustNot("MNT-03")]
    [InlineData(5.0, Maintain, 1)]
    [InlineData(8.0, Maintain, 1)]
    [InlineData(9.0, Maintain, 2)]
    [InlineData(4.0, NextStepOutcome.Unknown, null)]
    [InlineData(null, NextStepOutcome.Unknown, null)]
    public void Esketamine_by_its_week(double? week, NextStepOutcome outcome, int? weeks)
    {
        Assert.Equal((outcome, (decimal?)weeks), Of(Held(5) with { Product = Product.Esketamine, Week = (decimal?)week }));
        Assert.DoesNotContain(NextStep.Of(Held(5)).Findings, finding => finding.Rule == "MNT-03");
    }

    [Fact]
    public void Without_the_total_to_hold_nothing_is_known_and_safety_still_comes_first()
    {
        Assert.Equal(NextStepOutcome.Unknown, Of(Held(5) with { Reference = null }).Item1);
        Assert.Equal(Maintain, Of(Held(5, 5) with { Reference = 0 }).Item1);
        Assert.Equal(Shorten, Of(Held(5, 6) with { Reference = 0 }).Item1);
        Assert.Equal(Maintain, Of(Held(5, 0) with { Reference = 0 }).Item1);
        Assert.Equal(NextStepOutcome.Unknown, Of(Held(5) with { MaintenanceCount = null }).Item1);
        Assert.Equal(StopMania, Of(Held(5) with { Ymrs = 12 }).Item1);
    }
}
