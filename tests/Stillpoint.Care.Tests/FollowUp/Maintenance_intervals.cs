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
        Assert.Equal((Shorten, 1m), Of(Held(8, 12)));
        Assert.Equal((Shorten, 1m), Of(Held(8, 12) with { IntervalWeeks = 1 }));
        Assert.Equal((Shorten, null), Of(Held(8, 12) with { IntervalWeeks = null }));
        Assert.Equal(Extend, Of(Held(8, 11)).Item1);
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
        Assert.Equal(NextStepOutcome.Unknown, Of(Held(5, 1) with { Reference = 0 }).Item1);
        Assert.Equal(Maintain, Of(Held(5, 0) with { Reference = 0 }).Item1);
        Assert.Equal(NextStepOutcome.Unknown, Of(Held(5) with { MaintenanceCount = null }).Item1);
        Assert.Equal(StopMania, Of(Held(5) with { Ymrs = 12 }).Item1);
    }
}
