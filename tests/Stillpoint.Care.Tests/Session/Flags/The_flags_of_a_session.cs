using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Tests.Session.Flags;

public sealed class The_flags_of_a_session
{
    private static readonly DateTimeOffset Two = new(2026, 11, 19, 14, 0, 0, TimeSpan.Zero);

    private static SessionEvent At(int minutes, Entry entry, int number, Guid? supersedes = null) =>
        new(new Guid(number, 0, 0, new byte[8]), number, Two.AddMinutes(minutes), Two.AddMinutes(minutes), null, "person", supersedes, entry);

    private static SessionStory Story(params (int Minutes, Entry Entry)[] entries) =>
        SessionStory.From(entries.Select((entry, index) => At(entry.Minutes, entry.Entry, index + 1)));

    private static Entry Pressure(decimal systolic, decimal diastolic) => new Entry.VitalsCharted { Systolic = systolic, Diastolic = diastolic };

    private static Entry Saturation(decimal percent) => new Entry.VitalsCharted { Spo2 = percent, OnOxygen = false };

    private static Entry Score(string scale, decimal total) => new Entry.ScaleScored(scale, total);

    private static readonly Entry Started = new Entry.DrugStarted("IV", 75, 0.8m, 40, "Charted for the test.");

    private static SessionFlags Judge(SessionStory story, int minutes, MonitorExtremes? device = null) =>
        SessionFlags.Of(story, 42, device ?? new(), new(), Two.AddMinutes(minutes));

    private static IEnumerable<string> Rules(FlagsAnswer answer) => answer.Flags.Select(flag => flag.Finding.Rule);

    [Fact]
    public void A_rise_is_counted_from_the_pressure_before_the_drug()
    {
        var story = Story((-5, Pressure(120, 75)), (0, Started), (10, Pressure(151, 80)));
        Assert.Contains(Judge(story, 10).Now.Flags, flag => flag.Finding is { Rule: "FLG-SBP-HIGH", Severity: Severity.Yellow });
        Assert.Empty(Judge(Story((-5, Pressure(125, 75)), (0, Started), (10, Pressure(151, 80))), 10).Now.Flags);
    }

    [Fact]
    public void A_value_speaks_for_the_patient_for_twenty_minutes_and_then_is_not_known()
    {
        var story = Story((-5, Pressure(120, 75)), (0, Started), (5, Saturation(88)));
        Assert.Equal(FlagsOutcome.Red, Judge(story, 25).Now.Outcome);
        Assert.Equal(FlagsOutcome.Unknown, Judge(story, 26).Now.Outcome);
    }

    [Fact]
    public void An_abnormal_value_that_gets_old_stays_up_as_old_until_a_new_one_replaces_it()
    {
        var story = Story((-5, Pressure(120, 75)), (0, Started), (5, Pressure(166, 102)));
        var old = Judge(story, 40);
        Assert.Equal((FlagsOutcome.Unknown, FlagsOutcome.Yellow), (old.Now.Outcome, old.Outcome));
        Assert.Equal(["FLG-SBP-HIGH", "FLG-DBP-HIGH"], old.Old.Select(one => one.Flag.Finding.Rule).OrderDescending(StringComparer.Ordinal));
        Assert.All(old.Old, one => Assert.Equal(Two.AddMinutes(5), one.Event.MeasuredAt));
        Assert.Empty(Judge(story, 20).Old);
        var again = Story((-5, Pressure(120, 75)), (0, Started), (5, Pressure(166, 102)), (39, Pressure(122, 76)));
        Assert.Empty(Judge(again, 40).Old);
        Assert.Equal(FlagsOutcome.Green, Judge(again, 40).Outcome);
    }

    [Fact]
    public void A_corrected_value_raises_nothing_any_more()
    {
        var wrong = At(10, Pressure(190, 80), 3);
        var story = SessionStory.From([At(-5, Pressure(120, 75), 1), At(0, Started, 2), wrong, At(10, Pressure(130, 80), 4, wrong.Id)]);
        Assert.Empty(Judge(story, 11).Now.Flags);
        Assert.All(Judge(story, 11).Charted, entry => Assert.Null(entry.Worst));
    }

    [Fact]
    public void An_artefact_is_never_judged()
    {
        var story = Story((-5, Pressure(120, 75)), (0, Started), (10, new Entry.VitalsCharted { Spo2 = 70, OnOxygen = false, Artefact = true }));
        Assert.DoesNotContain("FLG-SPO2", Rules(Judge(story, 10).Now));
    }

    [Fact]
    public void What_each_set_raised_is_kept_with_the_set_after_it_has_passed()
    {
        var story = Story((-5, Pressure(128, 80)), (0, Started), (18, Pressure(168, 101)), (30, Pressure(138, 84)));
        var flags = Judge(story, 31);
        Assert.Equal(Severity.Yellow, flags.Charted.Single(entry => entry.Event.MeasuredAt == Two.AddMinutes(18)).Worst);
        Assert.Null(flags.Charted.Single(entry => entry.Event.MeasuredAt == Two.AddMinutes(30)).Worst);
        Assert.Empty(flags.Now.Flags);
    }

    [Fact]
    public void A_pressure_red_for_ten_minutes_stops_and_one_that_dipped_between_starts_the_count_again()
    {
        (int, Entry)[] before = [(-5, Pressure(120, 75)), (0, Started)];
        Assert.Contains("STOP-BP", Judge(Story([.. before, (10, Pressure(184, 90)), (20, Pressure(182, 90))]), 20).Now.Stop);
        Assert.DoesNotContain("STOP-BP", Judge(Story([.. before, (10, Pressure(184, 90)), (15, Pressure(150, 90)), (20, Pressure(182, 90))]), 20).Now.Stop);
    }

    [Fact]
    public void A_second_red_pressure_within_two_minutes_confirms_the_first()
    {
        (int, Entry)[] first = [(-5, Pressure(120, 75)), (0, Started), (10, Pressure(184, 90))];
        Assert.Equal(Confirmation.Needed, Judge(Story(first), 10).Now.Flags[0].Confirmation);
        Assert.Equal(Confirmation.Confirmed, Judge(Story([.. first, (12, Pressure(183, 90))]), 12).Now.Flags[0].Confirmation);
    }

    [Fact]
    public void Agitation_high_for_five_minutes_stops()
    {
        var story = Story((-5, Pressure(120, 75)), (0, Started), (10, Score("RASS", 3)), (15, Score("RASS", 4)));
        Assert.Contains("STOP-AGITATION", Judge(story, 15).Now.Stop);
        Assert.DoesNotContain("STOP-AGITATION", Judge(Story((0, Started), (10, Score("RASS", 3)), (12, Score("RASS", 1)), (15, Score("RASS", 4))), 15).Now.Stop);
    }

    [Fact]
    public void The_short_scale_of_dissociation_decides_nothing() =>
        Assert.DoesNotContain("FLG-CADSS", Rules(Judge(Story((-5, Pressure(120, 75)), (0, Started), (10, Score("CADSS-6", 24))), 10).Now));

    [Theory]
    [InlineData("Chest pain", 1, "STOP-CHEST")]
    [InlineData("Seizure", 2, "STOP-NEURO")]
    [InlineData("Headache", 3, "STOP-NEURO")]
    [InlineData("Laryngospasm", 2, "STOP-AIRWAY")]
    [InlineData("IV infiltration", 1, "STOP-IV")]
    public void An_event_that_is_an_emergency_stops_the_drug(string what, int grade, string stop) =>
        Assert.Contains(stop, Judge(Story((-5, Pressure(120, 75)), (0, Started), (10, new Entry.AdverseEvent(what, grade, "Pump stopped."))), 10).Now.Stop);

    [Fact]
    public void A_mild_headache_stops_nothing() =>
        Assert.Empty(Judge(Story((-5, Pressure(120, 75)), (0, Started), (10, new Entry.AdverseEvent("Headache", 2, "Water."))), 10).Now.Stop);

    [Fact]
    public void Two_vomits_of_a_drowsy_patient_stop_however_far_apart()
    {
        Entry vomit = new Entry.AdverseEvent("Vomiting", 1, "On the side.");
        var story = Story((-5, Pressure(120, 75)), (0, Started), (5, vomit), (40, vomit), (41, Score("MOAA/S", 3)));
        Assert.Contains("STOP-VOMIT", Judge(story, 41).Now.Stop);
        Assert.DoesNotContain("STOP-VOMIT", Judge(Story((0, Started), (5, vomit), (41, Score("MOAA/S", 3))), 41).Now.Stop);
    }

    [Fact]
    public void A_good_charted_value_does_not_clear_what_the_monitor_saw() =>
        Assert.Contains("STOP-AIRWAY", Judge(Story((-5, Pressure(120, 75)), (0, Started), (10, Saturation(97))), 10, new() { SpO2Low = 86, SpO2Below90Seconds = 20 }).Now.Stop);

    [Fact]
    public void A_session_with_nothing_charted_is_unknown_and_never_green() =>
        Assert.Equal(FlagsOutcome.Unknown, Judge(Story((0, Started)), 5).Now.Outcome);

    [Fact]
    public void A_further_calm_entry_of_another_kind_never_clears_a_flag() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.Choose(0, 15).ToArbitrary(), later =>
        {
            (int, Entry)[] raised = [(-5, Pressure(120, 75)), (0, Started), (10, Pressure(185, 95))];
            var alone = Rules(Judge(Story(raised), 25).Now).ToHashSet();
            var beside = Rules(Judge(Story([.. raised, (10 + later, Saturation(98)), (10 + later, Score("MOAA/S", 5)), (10 + later, new Entry.Note("Comfortable."))]), 25).Now).ToHashSet();
            return alone.IsSubsetOf(beside);
        }));

    private static IEnumerable<string> Raised(SessionStory story, int minutes) =>
        StopsToRaise.Of(story, since => SessionFlags.Of(story, 42, new(), new(), Two.AddMinutes(minutes), since).Now).Select(stop => stop.Rule);

    [Fact]
    public void A_stop_is_raised_once_and_after_it_was_closed_only_by_a_later_reading()
    {
        (int, Entry)[] low = [(-5, Pressure(120, 75)), (0, Started), (10, Saturation(86))];
        Assert.Equal(["STOP-AIRWAY"], Raised(Story(low), 10));

        (int, Entry)[] raised = [.. low, (10, new Entry.StopRaised("STOP-AIRWAY", "SpO2 86."))];
        Assert.Empty(Raised(Story(raised), 11));

        (int, Entry)[] closed = [.. raised, (13, new Entry.StopClosed("STOP-AIRWAY", "Probe had slipped."))];
        Assert.Empty(Raised(Story(closed), 14));
        Assert.Equal(["STOP-AIRWAY"], Raised(Story([.. closed, (16, Saturation(87))]), 16));
    }

    [Fact]
    public void After_the_drug_has_ended_no_stop_raises_itself() =>
        Assert.Empty(Raised(Story((-5, Pressure(120, 75)), (0, Started), (8, new Entry.DrugEnded(DrugEnding.Completed)), (10, Saturation(86))), 10));
}
