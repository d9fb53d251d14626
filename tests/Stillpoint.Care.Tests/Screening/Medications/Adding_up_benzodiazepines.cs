using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Medications;
using static Stillpoint.Care.Tests.Screening.Medications.Asking;

namespace Stillpoint.Care.Tests.Screening.Medications;

public sealed class Adding_up_benzodiazepines
{
    private static DosageLine Daily(decimal amount, string unit, decimal times = 1) => new() { Amount = amount, Unit = unit, Frequency = times, Period = 1, PeriodUnit = "d" };

    private static Medication With(Medication drug, params DosageLine[] lines) => drug with { Dosages = lines };

    private static decimal? Sum(params Medication[] drugs) => Judge(Route.Intravenous, drugs).DiazepamEquivalentMgPerDay;

    [Theory]
    [InlineData("alprazolam", 0.5, 10)]
    [InlineData("lorazepam", 1, 10)]
    [InlineData("clonazepam", 0.5, 10)]
    [InlineData("temazepam", 20, 10)]
    [InlineData("chlordiazepoxide", 25, 10)]
    [InlineData("diazepam", 10, 10)]
    [InlineData("oxazepam", 20, 10)]
    [InlineData("triazolam", 0.5, 10)]
    [InlineData("estazolam", 1.5, 10)]
    [InlineData("flurazepam", 22.5, 10)]
    [InlineData("quazepam", 20, 10)]
    [InlineData("clorazepate", 15, 10)]
    [InlineData("clobazam", 20, 10)]
    [InlineData("temazepam", 15, 7.5)]
    [InlineData("lorazepam", 0.8, 8)]
    public void Ten_milligrams_of_diazepam_are_so_much_of_another(string drug, double milligrams, double diazepam) =>
        Assert.Equal((decimal)diazepam, Sum(With(Named(drug), Daily((decimal)milligrams, "mg"))));

    [Fact]
    public void All_of_them_are_added_up() => Assert.Equal(35m, Sum(
        With(Clinical("alprazolam 0.25 MG Oral Tablet"), Daily(1, "tablet", 3)),
        With(Clinical("diazepam 5 MG Oral Tablet") with { }, Daily(2, "{tbl}", 2))));

    [Fact]
    public void Zolpidem_and_midazolam_are_left_out() => Assert.Equal(0m, Sum(With(Named("zolpidem"), Daily(10, "mg")), Named("midazolam")));

    [Fact]
    public void No_benzodiazepine_is_zero_but_no_list_is_not_known()
    {
        Assert.Equal(0m, Sum(Named("sertraline")));
        Assert.Null(Sum());
    }

    [Fact]
    public void A_benzodiazepine_without_a_usable_dose_leaves_the_sum_unknown()
    {
        var known = With(Named("lorazepam"), Daily(1, "mg"));
        Assert.Null(Sum(known, Named("diazepam")));
        Assert.Null(Sum(known, With(Named("diazepam"), Daily(5, "mL"))));
        Assert.Null(Sum(known, With(Named("diazepam"), Daily(1, "tablet"))));
        Assert.Null(Sum(known, With(Named("diazepam"), Daily(0, "mg"))));
        Assert.Null(Sum(known, With(Named("diazepam"), new DosageLine { Amount = 5, Unit = "mg" })));
        Assert.Equal(10m, Sum(known, Named("diazepam") with { Status = "stopped" }));
    }

    [Fact]
    public void A_benzodiazepine_outside_the_table_leaves_the_sum_unknown() => Assert.Null(Sum(With(Clinical("bromazepam 3 MG Oral Tablet"), Daily(3, "mg"))));

    [Theory]
    [InlineData("diazepam 5 MG Oral Tablet", 5.0)]
    [InlineData("DIAZEPAM 5mg tabs", 5.0)]
    [InlineData("Valium 2.5 mg", 2.5)]
    [InlineData("Valium .5 mg", 0.5)]
    [InlineData("24 HR diazepam 0.01 G Extended Release Oral Capsule", 10.0)]
    [InlineData("5 mg diazepam tablet", 5.0)]
    [InlineData("diazepam 500 MCG Oral Tablet", 0.5)]
    [InlineData("diazepam 0,5 mg", null)]
    [InlineData("diazepam 1 MG/ML Oral Solution", null)]
    [InlineData("diazepam 5-10 mg", null)]
    [InlineData("diazepam tablets", null)]
    public void The_strength_of_a_tablet_stands_in_its_name(string display, double? each) =>
        Assert.Equal((decimal?)each, Sum(With(Named(display), Daily(1, "tablet"))));

    [Fact]
    public void In_a_combination_the_strength_follows_the_drug() =>
        Assert.Equal(10m, Sum(With(Clinical("amitriptyline 25 MG / chlordiazepoxide 12.5 MG Oral Tablet"), Daily(2, "tablet"))));

    [Fact]
    public void A_strength_recorded_apart_comes_first()
    {
        var drug = With(Named("diazepam 2 mg"), Daily(1, "tablet"));
        Assert.Equal(5m, Sum(drug with { Strengths = [new("diazepam", 5, "mg", "tablet")] }));
        Assert.Equal(2m, Sum(drug with { Strengths = [new("diazepam", 5, "mg", "mL")] }));
        Assert.Equal(2m, Sum(drug with { Strengths = [new("lorazepam", 5, "mg", "1")] }));
    }

    [Theory]
    [InlineData(1, 6, "h", 20)]
    [InlineData(1, 1, "d", 5)]
    [InlineData(2, 1, "wk", 1.428571)]
    [InlineData(1, 1, "mo", 0.166667)]
    [InlineData(1, 2, "d", 2.5)]
    public void A_period_is_counted_in_days(int frequency, int period, string unit, double daily)
    {
        var line = new DosageLine { Amount = 5, Unit = "mg", Frequency = frequency, Period = period, PeriodUnit = unit };
        Assert.Equal((decimal)daily, Math.Round(Sum(With(Named("diazepam"), line))!.Value, 6));
    }

    [Fact]
    public void A_drug_taken_when_needed_is_reckoned_at_its_maximum()
    {
        var line = new DosageLine { Amount = 5, Unit = "mg", Frequency = 1, Period = 4, PeriodUnit = "h", AsNeeded = true };
        Assert.Equal(30m, Sum(With(Named("diazepam"), line)));
        Assert.Equal(15m, Sum(With(Named("diazepam"), line with { Most = (15, "mg", 1, "d") })));
        Assert.Equal(15m, Sum(With(Named("diazepam"), new DosageLine { AsNeeded = true, Most = (15, "mg", 24, "h") })));
        Assert.Equal(30m, Sum(With(Named("diazepam"), line with { AsNeeded = false, Most = (15, "mg", 1, "d") })));
    }

    [Fact]
    public void Thirds_that_make_a_whole_make_it_exactly()
    {
        static DosageLine EveryThreeDays(decimal amount) => new() { Amount = amount, Unit = "mg", Frequency = 1, Period = 3, PeriodUnit = "d" };
        Assert.Equal(8m, Sum(With(Named("diazepam"), EveryThreeDays(4)), With(Named("lorazepam") with { From = "bundle:MedicationRequest/m2" }, EveryThreeDays(2))));
    }

    [Fact]
    public void Lines_together_add_up_and_of_lines_in_turn_the_largest_counts()
    {
        Assert.Equal(15m, Sum(With(Named("diazepam"), Daily(5, "mg"), Daily(10, "mg"))));
        Assert.Equal(10m, Sum(With(Named("diazepam"), Daily(10, "mg") with { Sequence = 1 }, Daily(5, "mg") with { Sequence = 2 })));
        Assert.Null(Sum(With(Named("diazepam"), Daily(10, "mg") with { Sequence = 1 }, new DosageLine { Sequence = 2 })));
    }

    [Fact]
    public void The_same_record_twice_is_one_and_two_records_are_two()
    {
        var one = With(Named("diazepam"), Daily(5, "mg"));
        Assert.Equal(5m, Sum(one, one));
        Assert.Equal(10m, Sum(one, one with { From = "bundle:MedicationRequest/m2" }));
    }

    [Fact]
    public void Numbers_nobody_prescribes_leave_the_sum_unknown()
    {
        Assert.Null(Sum(With(Named("diazepam"), Daily(decimal.MaxValue, "mg", 2))));
        Assert.Null(Sum(With(Named("diazepam"), Daily(decimal.MaxValue, "mg"))));
        Assert.Null(Sum(With(Named("diazepam"), Daily(-5, "mg", -2))));
    }
}
