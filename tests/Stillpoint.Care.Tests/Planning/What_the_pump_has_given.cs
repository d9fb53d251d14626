using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Tests.Planning;

public sealed class What_the_pump_has_given
{
    private static readonly Concentration Syringe = Concentration.Of(0.8m);
    private static readonly Volume Fifty = Volume.Of(50);

    private static PumpChange At(decimal minute, decimal mlPerHour) => new(minute, FlowRate.OfMlPerHour(mlPerHour));

    [Fact]
    public void A_pause_and_half_the_rate_take_fifty_minutes_more()
    {
        PumpChange[] log = [At(0, 75), At(15, 0), At(25, 37.5m)];
        Assert.Equal(new Delivered(15, 18.75m, 25, 31.25m, null, null), new PumpLog(log, 20).GivenFrom(Syringe, Fifty));
        Assert.Equal(new Delivered(15, 18.75m, 25, 31.25m, 50, 75), new PumpLog(log, 25).GivenFrom(Syringe, Fifty));
        Assert.Equal(new Delivered(27.5m, 34.38m, 12.5m, 15.63m, 25, 75), new PumpLog(log, 50).GivenFrom(Syringe, Fifty));
    }

    [Fact]
    public void An_empty_syringe_gives_nothing_more_and_remembers_when_it_ended() =>
        Assert.Equal(new Delivered(40, 50, 0, 0, 0, 40), new PumpLog([At(0, 75)], 400).GivenFrom(Syringe, Fifty));

    [Fact]
    public void Before_anything_runs_nothing_is_given() =>
        Assert.Equal(new Delivered(0, 0, 40, 50, null, null), new PumpLog([At(5, 75)], 4).GivenFrom(Syringe, Fifty));

    private static readonly Gen<PumpChange[]> Logs = Gen.Choose(0, 120).Zip(Gen.Choose(0, 2000), (minute, tenths) => At(minute, tenths / 10m))
        .ArrayOf().Select(changes => changes.DistinctBy(change => change.Minute).ToArray());

    [Fact]
    public void It_is_never_more_than_the_syringe_held_and_never_less_than_a_moment_ago() =>
        Prop.ForAll(Logs.ToArbitrary(), Gen.Choose(0, 200).ToArbitrary(), (changes, minute) =>
        {
            var now = new PumpLog(changes, minute).GivenFrom(Syringe, Fifty);
            var later = new PumpLog(changes, minute + 1).GivenFrom(Syringe, Fifty);
            return now.Ml <= 50 && now.RemainingMl >= 0 && later.Ml >= now.Ml && Math.Abs(now.Mg + now.RemainingMg - 40) <= 0.01m;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_does_not_matter_in_which_order_the_changes_were_entered() =>
        Prop.ForAll(Logs.ToArbitrary(), changes =>
            new PumpLog(changes, 130).GivenFrom(Syringe, Fifty) == new PumpLog([.. changes.Reverse()], 130).GivenFrom(Syringe, Fifty)).QuickCheckThrowOnFailure();
}
