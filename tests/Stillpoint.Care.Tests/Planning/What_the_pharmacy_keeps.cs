using Stillpoint.Care.Planning;

namespace Stillpoint.Care.Tests.Planning;

public sealed class What_the_pharmacy_keeps
{
    // Ketamine base weighs 237.7 and its hydrochloride 274.2 atomic units: the salt strength follows from the base.
    [Fact]
    public void A_strength_counted_as_salt_is_the_base_strength_times_the_weight_of_the_molecules() =>
        Assert.All(Presentations.All.Where(item => item.SaltMgPerMl is not null), item =>
            Assert.InRange(item.SaltMgPerMl!.Value - (item.Strength!.MgPerMl * 274.19m / 237.73m), -0.05m, 0.05m));

    [Fact]
    public void Every_vial_an_order_may_name_is_kept() =>
        Assert.Equal([10m, 50m, 100m], Presentations.All.Where(item => item.Product == Product.KetamineRacemic).Select(item => item.Strength!.MgPerMl));

    [Fact]
    public void The_standard_bags_are_what_their_working_says()
    {
        var one = (Orders.Mood() with { Mix = StandardMixes.All.Single(mix => mix.Name == "1 mg/mL bag").Mix }).Judged();
        var two = (Orders.Mood() with { Mix = StandardMixes.All.Single(mix => mix.Name == "2 mg/mL bag").Mix }).Judged();
        Assert.Equal(500m / 500, one.Final!.MgPerMl);
        Assert.Equal(500m / 250, two.Final!.MgPerMl);
    }
}
