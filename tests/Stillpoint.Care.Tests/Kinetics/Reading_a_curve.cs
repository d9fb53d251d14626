using Stillpoint.Care.Kinetics;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Tests.Kinetics;

public sealed class Reading_a_curve
{
    private static readonly Subject Adult = new(PublishedModels.Default, Covariates.Weighing(80));
    private static readonly Administration[] Session = [new(GivenBy.IntravenousInfusion, 0, 40, 40)];

    [Fact]
    public void An_infusion_peaks_where_it_ends_and_an_injection_where_absorption_meets_loss()
    {
        var infusion = Prediction.Of(Adult, Session).Peak()!;
        Assert.Equal(40, infusion.Minute);
        Assert.Equal(179.52725, infusion.NgPerMl, 1e-5);

        var injection = Prediction.Of(Adult, new Administration(GivenBy.Intramuscular, 0, 40));
        var peak = injection.Peak()!;
        Assert.InRange(peak.Minute, 12, 25);
        Assert.True(injection.At(peak.Minute - 0.01).Ketamine < peak.NgPerMl);
        Assert.True(injection.At(peak.Minute + 0.01).Ketamine < peak.NgPerMl);
        Assert.Null(Prediction.Of(Adult).Peak());
    }

    [Fact]
    public void The_peak_of_a_pumps_model_after_a_bolus_is_not_quoted() =>
        Assert.Null(Prediction.Of(new(PublishedModels.Find("domino")!, Covariates.Weighing(80)), new Administration(GivenBy.IntravenousBolus, 0, 20)).Peak());

    [Fact]
    public void Time_above_a_level_is_between_its_two_crossings()
    {
        var prediction = Prediction.Of(Adult, Session);
        var below = prediction.StaysBelow(100)!.Value;
        Assert.Equal(100, prediction.At(below).Ketamine, 1e-9);
        Assert.True(below > 40);
        var above = below - prediction.MinutesAbove(100);
        Assert.Equal(100, prediction.At(above).Ketamine, 1e-9);
        Assert.Equal(0, prediction.MinutesAbove(1000));
        Assert.Null(prediction.StaysBelow(1000));
    }

    [Fact]
    public void A_course_carries_over_what_is_left_and_no_more()
    {
        double[] twiceAWeek = [0, 3.5 * 1440, 7 * 1440];
        var sessions = CarryOver.Of(Adult, Session, twiceAWeek);
        Assert.Equal([1, 2, 3], sessions.Select(session => session.Number));
        Assert.Equal(0, sessions[0].KetamineBefore);
        Agree.On(Prediction.Of(Adult, Session).At(3.5 * 1440).Ketamine, sessions[1].KetamineBefore);
        Agree.On(Prediction.Of(Adult, Session).At(3.5 * 1440).Norketamine, sessions[1].NorketamineBefore);
        Assert.Equal(sessions[0].Peak!.NgPerMl, sessions[2].Peak!.NgPerMl, 1e-3);
        Assert.Equal(7 * 1440 + 40, sessions[2].Peak!.Minute, 1e-3);

        var hourly = CarryOver.Of(Adult, Session, [0, 60]);
        Assert.True(hourly[1].KetamineBefore > 80);
        Assert.True(hourly[1].Peak!.NgPerMl > hourly[0].Peak!.NgPerMl + 40);
    }

    [Fact]
    public void A_heavy_person_is_drawn_at_120_kg_and_it_is_said()
    {
        Assert.Equal(new ModelWeight(119.5, null), ModelWeight.Of(BodyMass.Of(119.5m)));
        var heavy = ModelWeight.Of(BodyMass.Of(160));
        Assert.Equal(120, heavy.Kilograms);
        Assert.Contains("160 kg is unproven", heavy.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void A_regimen_is_drawn_with_its_band_or_refused_with_the_reason()
    {
        var drawn = new PlannedRegimen("A", Adult, Session).Draw(180, 100, 20)!;
        Assert.Equal(179.5, drawn.Peak!.NgPerMl, 0.1);
        var atPeak = drawn.AtPeak!;
        Assert.True(atPeak.Of(Series.Ketamine, 0.05)![0] < 179 && atPeak.Of(Series.Ketamine, 0.95)![0] > 180);
        Assert.True(drawn.WashoutMinute > 120);
        Assert.Empty(new PlannedRegimen("A", Adult, Session).Says);

        var injected = new PlannedRegimen("B", Adult, [new(GivenBy.Intramuscular, 0, 40)]);
        Assert.Contains("half or twice", Assert.Single(injected.Says), StringComparison.Ordinal);
        var heavy = new PlannedRegimen("C", new(PublishedModels.Default, Covariates.Weighing(210)), Session);
        Assert.Null(heavy.Draw(180, 100, 20));
        Assert.Single(heavy.Refused);
    }
}
