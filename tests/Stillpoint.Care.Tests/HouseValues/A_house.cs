using Stillpoint.Care.Catalogue;

namespace Stillpoint.Care.Tests.HouseValues;

public sealed class A_house
{
    private static readonly HouseNumber
        Red = new("TST-01.red", "Red from", 180, "mmHg", 140, 220, Source.Policy),
        Days = new("TST-01.days", "Excluded for", 42, "days", 28, 90, Sources.SpravatoSmpc) { Whole = true };

    [Fact]
    public void As_shipped_has_every_number_at_its_default_and_the_rule_sets_name()
    {
        Assert.Equal(180m, House.Shipped[Red].Number);
        Assert.Equal(RuleSet.Version, House.Shipped.Version);
        Assert.Empty(House.Shipped.Changes);
    }

    [Fact]
    public void With_another_number_is_another_house_and_the_first_stays_as_it_was()
    {
        var house = Changed(House.Shipped.With(Red, 170));
        Assert.Equal(170m, house[Red].Number);
        Assert.Equal(180m, House.Shipped[Red].Number);
        Assert.Matches(@"^\d{4}-\d{2}-\d{2}\+[0-9a-f]{8}$", house.Version);
    }

    [Fact]
    public void With_the_same_changes_has_the_same_name_in_whatever_order_they_were_made()
    {
        var one = Changed(Changed(House.Shipped.With(Red, 170)).With(Days, 60));
        var other = Changed(House.Shipped.With([new(Days, 60.0m), new(Red, 170.00m)]));
        Assert.Equal(one.Version, other.Version);
        Assert.NotEqual(one.Version, Changed(House.Shipped.With(Red, 170)).Version);
    }

    [Fact]
    public void Changed_back_is_the_shipped_one_again() => Assert.Equal(RuleSet.Version, Changed(Changed(House.Shipped.With(Red, 170)).With(Red, 180)).Version);

    [Theory]
    [InlineData(139)]
    [InlineData(220.5)]
    public void Refuses_a_number_outside_its_range_and_says_which_are_possible(double value) =>
        Assert.Equal("Red from: choose 140 to 220 mmHg.", Assert.Single(Refused(House.Shipped.With(Red, (decimal)value))).Says);

    [Fact]
    public void Takes_the_ends_of_the_range() => Assert.All(new[] { 140m, 220m }, value => Assert.Equal(value, Changed(House.Shipped.With(Red, value))[Red].Number));

    [Fact]
    public void Refuses_half_a_day() => Assert.Equal("Excluded for: choose a whole number.", Assert.Single(Refused(House.Shipped.With(Days, 42.5m))).Says);

    [Fact]
    public void Changes_all_that_was_chosen_or_nothing() => Refused(House.Shipped.With([new(Red, 170), new(Days, 1)]));

    [Fact]
    public void Writes_a_number_with_a_point_in_every_country()
    {
        var here = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("0.5", $"{new HouseValue(0.50m, "mg/kg")}");
            Assert.Equal("0.5 mg/kg", new HouseValue(0.50m, "mg/kg").WithUnit);
            Assert.Equal("110/min", new HouseValue(110, "/min").WithUnit);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = here;
        }
    }

    [Fact]
    public void Reads_a_time_as_a_time() => Assert.Equal(TimeSpan.FromDays(42), House.Shipped[Days].Time);

    [Fact]
    public void Is_read_back_as_it_was_written_down_though_the_build_ships_another_number_now()
    {
        var old = House.Recorded("2025-01-01", [new(Red, 185)]);
        Assert.Equal(185m, old[Red].Number);
        Assert.Equal("2025-01-01", old.Version);
    }

    internal static House Changed(HouseChange change) => Assert.IsType<HouseChange.Changed>(change).House;

    internal static IReadOnlyList<HouseRefusal> Refused(HouseChange change) => Assert.IsType<HouseChange.Refused>(change).Because;
}

public sealed class Every_house_number
{
    public static TheoryData<string> Keys => [.. HouseNumbers.All.Select(number => number.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Belongs_to_a_rule_has_a_source_and_is_shipped_inside_its_range(string key)
    {
        var number = HouseNumbers.Find(key)!;
        Assert.NotNull(RuleIndex.Find(number.Rule));
        Assert.True(number.Least <= number.Default && number.Default <= number.Most, $"{key} ships {number.Default}, outside {number.Least} to {number.Most}.");
        Assert.True(number.Source == Source.Policy ? number.Policy : number.Source.Parts.All(source => source.Title.Length > 0), $"{key} names a source nobody can find.");
        Assert.True(!number.Whole || (decimal.IsInteger(number.Default) && decimal.IsInteger(number.Least) && decimal.IsInteger(number.Most)), key);
        Assert.False(string.IsNullOrWhiteSpace(number.Meaning), key);
    }

    [Fact]
    public void Stands_before_the_one_it_must_stay_before() => Assert.IsType<HouseChange.Changed>(House.Shipped.With([]));

    [Fact]
    public void Has_a_key_of_its_own() => Assert.NotEmpty(HouseNumbers.All);
}
