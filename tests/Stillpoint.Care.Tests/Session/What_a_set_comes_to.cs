using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Session.Flags;
using static Stillpoint.Care.Findings.Severity;

namespace Stillpoint.Care.Tests.Session;

public sealed class What_a_set_comes_to
{
    private static readonly Vitals Well = new() { Sbp = 124, Dbp = 78, HeartRate = 72, RespiratoryRate = 14, SpO2 = 98, Moaas = 5, Rass = 0 };

    [Fact]
    public void A_set_inside_its_limits_is_green_and_lacks_nothing()
    {
        var answer = Sets.Of(Well).Judged();
        Assert.Equal(FlagsOutcome.Green, answer.Outcome);
        Assert.Empty(answer.Missing);
        Assert.Empty(answer.Stop);
    }

    [Fact]
    public void Nothing_measured_is_unknown_and_never_green()
    {
        Assert.Equal(FlagsOutcome.Unknown, Sets.Of(new()).Judged().Outcome);
        Assert.Contains("vitals", Sets.Of(new()).Judged().Missing);
        Assert.Equal(FlagsOutcome.Unknown, (Sets.Of(new()) with { Schedule = new() { MinutesOverdue = 0 } }).Judged().Outcome);
    }

    [Fact]
    public void Without_a_baseline_or_an_age_a_good_set_is_unknown_and_a_bad_one_is_still_bad()
    {
        Assert.Equal(FlagsOutcome.Unknown, (Sets.Of(Well) with { Baseline = new() }).Judged().Outcome);
        Assert.Equal(["baseline"], (Sets.Of(Well) with { Baseline = new() }).Judged().Missing);
        Assert.Equal(["baseline.sbp"], (Sets.Of(Well) with { Baseline = new() { Dbp = 75 } }).Judged().Missing);
        Assert.Equal(FlagsOutcome.Unknown, (Sets.Of(Well) with { AgeYears = null }).Judged().Outcome);
        Assert.Equal(["patient.ageYears"], (Sets.Of(Well) with { AgeYears = null }).Judged().Missing);
        Assert.Equal(FlagsOutcome.Red, (Sets.Of(Well with { Sbp = 185 }) with { Baseline = new(), AgeYears = null }).Judged().Outcome);
    }

    [Theory]
    [InlineData(13)]
    [InlineData(17)]
    public void From_thirteen_what_is_red_in_an_adult_is_red_and_what_is_yellow_cannot_be_told(int age)
    {
        VitalSet Teen(Vitals vitals) => Sets.Of(vitals) with { AgeYears = age };
        Assert.Equal([Red, Red, Red, Red, Red], [Teen(new() { Sbp = 180 }).Says("FLG-SBP-HIGH"), Teen(new() { Sbp = 88 }).Says("FLG-SBP-LOW"), Teen(new() { Dbp = 110 }).Says("FLG-DBP-HIGH"), Teen(new() { HeartRate = 190 }).Says("FLG-HR-HIGH"), Teen(new() { RespiratoryRate = 0 }).Says("FLG-RR")]);
        Assert.Equal([Unknown, Unknown, Unknown, Unknown], [Teen(new() { Sbp = 165 }).Says("FLG-SBP-HIGH"), Teen(new() { HeartRate = 115 }).Says("FLG-HR-HIGH"), Teen(new() { HeartRate = 45 }).Says("FLG-HR-LOW"), Teen(new() { RespiratoryRate = 26 }).Says("FLG-RR")]);
        Assert.Equal(Red, Teen(new() { HeartRate = 125, Symptomatic = true }).Says("FLG-HR-HIGH"));
        Assert.Equal(FlagsOutcome.Green, Teen(Well).Judged().Outcome);
        Assert.Equal(["STOP-AIRWAY"], Teen(new() { RespiratoryRate = 4 }).Judged().Stop);
    }

    [Fact]
    public void A_child_who_hardly_breathes_or_whose_heart_hardly_beats_is_red_at_every_age()
    {
        VitalSet Child(Vitals vitals) => Sets.Of(vitals) with { AgeYears = 5 };
        Assert.Equal([Red, Red], [Child(new() { RespiratoryRate = 7 }).Says("FLG-RR"), Child(new() { HeartRate = 39 }).Says("FLG-HR-LOW")]);
        Assert.Equal([Unknown, Unknown, Unknown], [Child(new() { RespiratoryRate = 8 }).Says("FLG-RR"), Child(new() { HeartRate = 40 }).Says("FLG-HR-LOW"), Child(new() { HeartRate = 45, Symptomatic = true }).Says("FLG-HR-LOW")]);
    }

    [Fact]
    public void Before_thirteen_adult_limits_of_pressure_pulse_and_breathing_do_not_speak()
    {
        var child = Sets.Of(Well with { Sbp = 200 }) with { AgeYears = 12 };
        Assert.Equal(["FLG-DBP-HIGH", "FLG-HR-HIGH", "FLG-HR-LOW", "FLG-RR", "FLG-SBP-HIGH", "FLG-SBP-LOW"], child.Judged().Flags.Select(flag => flag.Finding.Rule));
        Assert.All(child.Judged().Flags, flag => Assert.Equal(Unknown, flag.Finding.Severity));
        Assert.Equal(Red, (child with { Vitals = new() { SpO2 = 85 } }).Says("FLG-SPO2"));
        Assert.Equal(FlagsOutcome.Red, (Sets.Of(Well with { Sbp = 200 }) with { AgeYears = 70 }).Judged().Outcome);
    }

    [Fact]
    public void Without_knowing_about_oxygen_a_low_saturation_is_judged_on_room_air_and_asks()
    {
        var answer = Sets.Of(new() { SpO2 = 91 }).Judged();
        Assert.Equal(FlagsOutcome.Yellow, answer.Outcome);
        Assert.Equal(["vitals.onOxygen"], answer.Missing);
    }

    [Theory]
    [InlineData(165, 2.0, Confirmation.Confirmed)]
    [InlineData(185, 2.0, Confirmation.Confirmed)]
    [InlineData(165, 2.1, Confirmation.Needed)]
    [InlineData(150, 1.0, Confirmation.Confirmed)] // yellow by its rise
    [InlineData(140, 1.0, Confirmation.Needed)]
    public void A_flag_is_confirmed_by_a_reading_within_two_minutes(int before, double minutes, Confirmation says) =>
        Assert.Equal(says, (Sets.Of(new() { Sbp = 162, Dbp = 78 }) with { Previous = new() { Sbp = before, Dbp = 78 }, PreviousMinutesBefore = (decimal)minutes }).Flag("FLG-SBP-HIGH")!.Confirmation);

    [Fact]
    public void A_yellow_before_does_not_confirm_a_red_and_a_red_of_breathing_is_not_waited_for()
    {
        var set = Sets.Of(new() { Sbp = 185, Dbp = 78 }) with { Previous = new() { Sbp = 165, Dbp = 78 }, PreviousMinutesBefore = 1 };
        Assert.Equal(Confirmation.Needed, set.Flag("FLG-SBP-HIGH")!.Confirmation);
        Assert.Equal(Confirmation.NotNeeded, Sets.Of(new() { SpO2 = 85 }).Flag("FLG-SPO2")!.Confirmation);
        Assert.Equal(Confirmation.Needed, Sets.Of(new() { SpO2 = 93 }).Flag("FLG-SPO2")!.Confirmation);
        Assert.Null(Sets.Of(new() { SpO2 = 101 }).Flag("FLG-SPO2")!.Confirmation);
    }

    private static Gen<decimal?> Value(int from, int to) => Gen.Frequency((2, Gen.Choose(from, to).Select(n => (decimal?)n)), (1, Gen.Constant((decimal?)null)));

    private static readonly Gen<VitalSet> Any =
        from sbp in Value(-10, 320)
        from dbp in Value(-10, 220)
        from hr in Value(-1, 310)
        from rr in Value(-1, 90)
        from spo2 in Value(60, 105)
        from run in Value(0, 30)
        from oxygen in Gen.Elements<bool?>(true, false, null)
        from low in Value(60, 105)
        from deviceRun in Value(0, 30)
        from moaas in Value(-1, 7)
        from rass in Value(-6, 6)
        from cadss in Value(-1, 100)
        from suds in Value(-1, 12)
        from age in Value(0, 100)
        from usual in Value(0, 200)
        from symptoms in Gen.SubListOf(Enum.GetValues<Symptom>())
        from overdue in Value(0, 12)
        from red in Value(0, 12)
        select new VitalSet
        {
            AgeYears = age,
            Baseline = new() { Sbp = usual, Dbp = usual * 0.6m },
            Vitals = new() { Sbp = sbp, Dbp = dbp, HeartRate = hr, RespiratoryRate = rr, SpO2 = spo2, SpO2BelowSeconds = run, OnOxygen = oxygen, Moaas = moaas, Rass = rass, Cadss = cadss, Suds = suds, Symptoms = [.. symptoms], VomitEpisodes = (int?)overdue },
            Device = new() { SpO2Low = low, SpO2Below90Seconds = deviceRun, HeartRateLow = hr - 5, HeartRateHigh = hr + 20 },
            Schedule = new() { MinutesOverdue = overdue, ConsecutiveMissed = (int?)overdue / 4 },
            BpRedMinutes = red,
            RassHighMinutes = red,
            PatientSaysStop = red == 7,
        };

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2000);

    [Fact]
    public void Any_set_is_judged_each_rule_once_and_every_stop_is_red() => Check.One(Many, Prop.ForAll(Any.ToArbitrary(), set =>
    {
        var answer = set.Judged();
        var rules = answer.Flags.Select(flag => flag.Finding.Rule).ToList();
        return rules.Distinct(StringComparer.Ordinal).Count() == rules.Count
            && answer.Stop.SequenceEqual(answer.Stop.Order(StringComparer.Ordinal), StringComparer.Ordinal)
            && (answer.Stop.Count == 0 || answer.Outcome == FlagsOutcome.Red)
            && (answer.Outcome != FlagsOutcome.Green || (answer.Flags.Count == 0 && set.AgeYears is not null && !set.Baseline.IsEmpty));
    }));

    [Fact]
    public void A_lower_saturation_never_looks_better() => Check.One(Many, Prop.ForAll(Any.ToArbitrary(), Gen.Choose(1, 20).ToArbitrary(), (set, less) =>
    {
        if (set.Vitals.SpO2 is not (> 20 and <= 100) || set.Vitals.SpO2BelowSeconds is not null) return true;
        return Rank(set with { Vitals = set.Vitals with { SpO2 = set.Vitals.SpO2 - less } }) <= Rank(set);
        static int Rank(VitalSet set) => set.Says("FLG-SPO2") switch { Red => 0, Yellow => 1, Unknown => 2, _ => 3 };
    }));

    [Fact]
    public void What_the_monitor_adds_never_makes_a_set_look_better() => Check.One(Many, Prop.ForAll(Any.ToArbitrary(), set =>
        (set.Judged().Outcome == FlagsOutcome.Red || (set with { Device = new() }).Judged().Outcome != FlagsOutcome.Red)));
}
