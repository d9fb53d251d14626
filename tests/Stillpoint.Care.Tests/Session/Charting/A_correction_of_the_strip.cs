using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Tests.Session.Charting;

/// <summary>A correction is judged by what it leaves standing, exactly as if it were entered anew.</summary>
public sealed class A_correction_of_the_strip
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);
    private static readonly Entry Signed = new Entry.TimeOutSigned("2026-11-29", "go", 40, Guid.Empty, Guid.Empty, Guid.Empty);
    private static readonly Entry Started = new Entry.DrugStarted("IV", 75, 0.8m, 40);

    private static SessionStory Story(params (double Minute, Entry Entry)[] entries) => SessionStory.From(entries.Select((entry, index) =>
        new SessionEvent(Id(index + 1), index + 1, Nine.AddMinutes(entry.Minute), Nine.AddMinutes(entry.Minute), null, "person", null, entry.Entry)));

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static string? Refused(SessionStory story, int corrects, Entry entry, double minute, double now = 60, Authority by = default) =>
        (Recording.Decide(story, new(entry, Nine.AddMinutes(minute), Id(corrects), by) { Id = Id(99) }, new(Nine.AddMinutes(now), 42, SignedOrders.Infusion)) as Recording.Refuse)?.Because;

    private static readonly Entry Strike = new Entry.Corrected("Wrong chair.");

    [Fact]
    public void Is_no_way_round_the_gate()
    {
        var anyway = Story((0, new Entry.Arrived()), (5, new Entry.DrugStarted("IV", 75, 0.8m, 40, "Server away.")));
        Assert.Contains("time-out is not signed", Refused(anyway, 2, Started, 5)!, StringComparison.Ordinal);
        var signed = Story((0, Signed), (8, Started));
        Assert.Contains("has run out", Refused(signed, 2, Started, 12)!, StringComparison.Ordinal);
        Assert.Null(Refused(signed, 2, Started, 9));
    }

    [Fact]
    public void Is_no_way_round_the_rules_of_going_on()
    {
        var anyway = Story((0, Signed), (1, Started), (10, new Entry.Paused()), (10, new Entry.StopRaised("STOP-PATIENT", "Asked.")), (12, new Entry.Resumed(75, "Went on already.")));
        Assert.Contains("A stop is open", Refused(anyway, 5, new Entry.Resumed(75), 12)!, StringComparison.Ordinal);
        var paused = Story((0, Signed), (1, Started), (10, new Entry.Paused()), (10, new Entry.StopRaised("STOP-PATIENT", "Asked.")));
        Assert.Contains("That would leave the drug running", Refused(paused, 3, Strike, 12)!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2), InlineData(3), InlineData(5), InlineData(6), InlineData(7), InlineData(9)]
    public void Strikes_nothing_that_was_signed_nor_any_stop(int number)
    {
        var story = Story((0, new Entry.Arrived()), (1, new Entry.IdentityChecked(2, true)), (2, Signed), (3, Started), (10, new Entry.StopRaised("STOP-PATIENT", "Asked.", true)), (11, new Entry.StopClosed("STOP-PATIENT", "Wants to.")),
            (12, new Entry.RestartOrdered(30, "Settled.", Guid.Empty, false, false, false)), (40, new Entry.DrugEnded(DrugEnding.Stopped)), (50, new Entry.Discharged("Sage", "en 1", Guid.Empty)));
        Assert.NotNull(Refused(story, number, Strike, 51, by: new(Prescriber: true, Signed: true)));
    }

    [Fact]
    public void Does_not_open_a_closed_session_which_only_a_signed_addendum_amends()
    {
        var closed = Story((0, Signed), (1, Started), (41, new Entry.DrugEnded(DrugEnding.Completed)), (50, new Entry.Discharged("Sage", "en 1", Guid.Empty)), (55, new Entry.SessionSigned(Guid.Empty)));
        for (var number = 1; number <= 5; number++) Assert.Contains("addendum", Refused(closed, number, Strike, 56, by: new(true, true))!, StringComparison.Ordinal);
        var addendum = new Entry.Addendum("The start was at 9:04.", Guid.Empty, Id(2));
        Assert.IsType<Recording.Write>(Recording.Decide(closed, new(addendum, Nine.AddDays(2), By: new(true, true)), new(Nine.AddDays(2), 42)));
        Assert.IsType<Recording.Refuse>(Recording.Decide(closed, new(addendum, Nine.AddDays(2)), new(Nine.AddDays(2), 42)));
        Assert.IsType<Recording.Refuse>(Recording.Decide(closed, new(new Entry.DrugStarted("IV", 75, 0.8m, 40, "Anyway."), Nine.AddDays(2)), new(Nine.AddDays(2), 42)));
    }

    [Fact]
    public void Keeps_the_end_after_the_start_and_before_the_ride_home()
    {
        var home = Story((0, Signed), (1, Started), (41, new Entry.DrugEnded(DrugEnding.Completed)), (50, new Entry.Discharged("Sage", "en 1", Guid.Empty)));
        Assert.Contains("had not been given yet", Refused(home, 3, new Entry.DrugEnded(DrugEnding.Stopped), -20)!, StringComparison.Ordinal);
        Assert.Contains("gone home", Refused(home, 3, Strike, 51)!, StringComparison.Ordinal);
        Assert.NotNull(Refused(home, 3, new Entry.DrugEnded(DrugEnding.Stopped), 55));
        Assert.NotNull(Refused(home, 2, Strike, 51));
        Assert.Null(Refused(home, 3, new Entry.DrugEnded(DrugEnding.Stopped), 40));
    }

    [Fact]
    public void An_end_before_the_start_is_not_entered_either()
    {
        var running = Story((0, Signed), (1, Started));
        Assert.IsType<Recording.Refuse>(Recording.Decide(running, new(new Entry.DrugEnded(DrugEnding.Completed), Nine.AddMinutes(-25)), new(Nine.AddMinutes(41), 42, SignedOrders.Infusion)));
    }

    [Fact]
    public void What_lies_before_the_arrival_or_after_the_ride_home_is_asked()
    {
        var home = Story((0, new Entry.Arrived()), (1, Signed), (2, Started), (42, new Entry.DrugEnded(DrugEnding.Completed)), (50, new Entry.Discharged("Sage", "en 1", Guid.Empty)));
        foreach (var (minute, key) in (IEnumerable<(double, string)>)[(-120, "before-arrival"), (55, "after-leaving")])
        {
            var asked = Recording.Decide(home, new(new Entry.VitalsCharted { HeartRate = 72 }, Nine.AddMinutes(minute)), new(Nine.AddMinutes(60), 42, SignedOrders.Infusion));
            Assert.Equal(key, Assert.Single(Assert.IsType<Recording.Ask>(asked).Questions).Key);
        }
    }

    [Fact]
    public void A_time_before_the_arrival_offers_the_hour_that_was_probably_meant()
    {
        EntryQuestion Asked(SessionStory story, double minute, double now) => Assert.Single(Assert.IsType<Recording.Ask>(
            Recording.Decide(story, new(new Entry.VitalsCharted { HeartRate = 72 }, Nine.AddMinutes(minute)), new(Nine.AddMinutes(now), 42, SignedOrders.Infusion))).Questions, question => question.Key != "identity");
        var here = Story((0, new Entry.Arrived()));
        Assert.Equal([Nine.AddMinutes(5)], Asked(here, -55, 30).Instead);
        Assert.Equal([Nine.AddMinutes(20)], Asked(here, 20 - 720, 30).Instead);
        Assert.Equal([Nine.AddMinutes(20)], Asked(here, 20 - 1440, 30).Instead);
        var home = Story((0, new Entry.Arrived()), (50, new Entry.Discharged("Sage", "en 1", Guid.Empty)));
        Assert.Equal([Nine.AddMinutes(20)], Asked(home, 80, 90).Instead);
    }

    [Fact]
    public void A_start_entered_late_says_what_it_means_for_the_end_and_the_checks()
    {
        var ready = Story((0, new Entry.Arrived()), (1, Signed));
        Recording Of(double minute, double now) => Recording.Decide(ready, new(Started, Nine.AddMinutes(minute)), new(Nine.AddMinutes(now), 42, SignedOrders.Infusion));
        Assert.IsType<Recording.Write>(Of(2, 6));
        var asked = Assert.Single(Assert.IsType<Recording.Ask>(Of(2, 22)).Questions);
        Assert.StartsWith("The start is entered 20 minutes late. By it 20 of 40 mg have been given, and it ends in 20 minutes. No vital signs stand on the strip since then", asked.Says, StringComparison.Ordinal);
        Assert.Contains("40 of 40 mg have been given, and it ended 10 minutes ago: chart the end too.", Assert.Single(Assert.IsType<Recording.Ask>(Of(2, 52)).Questions).Says, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stop_that_arrives_after_a_closing_is_open()
    {
        SessionEvent At(int number, double measured, double recorded, Entry entry) => new(Id(number), number, Nine.AddMinutes(measured), Nine.AddMinutes(recorded), null, "person", null, entry);
        var story = SessionStory.From([At(1, 0, 0, new Entry.StopRaised("STOP-PATIENT", "Asked.")), At(2, 8, 8, new Entry.StopClosed("STOP-PATIENT", "Wants to.")), At(3, 5, 9, new Entry.StopRaised("STOP-PATIENT", "Asked again."))]);
        Assert.Equal("Asked again.", Assert.Single(story.OpenStops).Entry.Why);
    }

    [Fact]
    public void What_a_fast_clock_dated_ahead_hides_nothing_that_came_later()
    {
        SessionEvent At(int number, double minute, decimal systolic) => new(Id(number), number, Nine.AddMinutes(minute), Nine.AddMinutes(minute), null, "person", null, new Entry.VitalsCharted { Systolic = systolic });
        var story = SessionStory.From([At(1, 0, 120), At(2, 65, 150), At(3, 10, 118)]);
        Assert.Equal([120m, 150m, 118m], story.All<Entry.VitalsCharted>().Select(set => set.Entry.Systolic!.Value));
        Assert.Equal(Nine.AddMinutes(65), story.Strip[1].MeasuredAt);
    }

    [Fact]
    public void No_time_lies_more_than_a_week_back() =>
        Assert.IsType<Recording.Refuse>(Recording.Decide(Story((0, new Entry.Arrived())), new(new Entry.Note("Quiet."), DateTimeOffset.UnixEpoch), new(Nine, 42)));
}
