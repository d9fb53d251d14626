using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Tests.Session;

public sealed class The_strip
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);

    private static SessionEvent At(int minutes, Entry entry, int number, Guid? supersedes = null) =>
        new(new Guid(number, 0, 0, new byte[8]), number, Nine.AddMinutes(minutes), Nine.AddMinutes(minutes), null, "person", supersedes, entry);

    private static SessionStory Story(params (int Minutes, Entry Entry)[] entries) =>
        SessionStory.From(entries.Select((entry, index) => At(entry.Minutes, entry.Entry, index + 1)));

    private static Recording Decide(SessionStory story, Entry entry, int minute, Guid? supersedes = null) =>
        Recording.Decide(story, new(entry, Nine.AddMinutes(minute), supersedes), new(Nine.AddMinutes(minute), 42, SignedOrders.Infusion));

    private static readonly Entry Started = new Entry.DrugStarted("IV", 75, 0.8m, 40);

    [Fact]
    public void Drug_given_is_the_area_under_the_ribbon()
    {
        var story = Story((0, Started), (18, new Entry.Paused()), (29, new Entry.Resumed(37.5m)));
        Assert.Equal(Dose.Of(18), story.GivenBy(Nine.AddMinutes(18)));
        Assert.Equal(Dose.Of(18), story.GivenBy(Nine.AddMinutes(29)));
        Assert.Equal(Dose.Of(32.5m), story.GivenBy(Nine.AddMinutes(58)));
        Assert.Equal(Dose.Of(7.5m), story.Infusion!.LeftAt(Nine.AddMinutes(58)));
        Assert.Equal(Nine.AddMinutes(73), story.Infusion!.EndsAt(Nine.AddMinutes(58)));
    }

    [Fact]
    public void A_late_entry_takes_its_place_in_time() =>
        Assert.Equal(Dose.Of(10), SessionStory.From([At(0, Started, 1), At(20, new Entry.Note("Quiet."), 2), At(10, new Entry.Paused(), 3)]).GivenBy(Nine.AddMinutes(30)));

    [Fact]
    public void A_pump_left_running_never_gives_more_than_the_syringe_held() =>
        Assert.Equal(Dose.Of(40), Story((0, Started)).GivenBy(Nine.AddHours(9)));

    [Fact]
    public void A_corrected_pause_never_happened()
    {
        var pause = At(10, new Entry.Paused(), 2);
        var story = SessionStory.From([At(0, Started, 1), pause, At(11, new Entry.Corrected("Wrong chair."), 3, pause.Id)]);
        Assert.Equal(Phase.Running, story.Phase);
        Assert.Equal(Dose.Of(20), story.GivenBy(Nine.AddMinutes(20)));
    }

    [Fact]
    public void Drug_is_not_started_before_the_time_out_but_a_start_that_happened_is_charted()
    {
        var before = Story((0, new Entry.Arrived()));
        Assert.IsType<Recording.Refuse>(Decide(before, Started, 0));
        Assert.IsType<Recording.Write>(Decide(before, new Entry.DrugStarted("IV", 75, 0.8m, 40, "Server away; started by paper."), 0));
    }

    [Fact]
    public void A_correction_cannot_turn_one_kind_of_entry_into_another()
    {
        var arrived = Story((0, new Entry.Arrived()));
        Assert.IsType<Recording.Refuse>(Decide(arrived, Started, 1, arrived.Strip[0].Id));
    }

    [Fact]
    public void A_start_without_the_gate_says_why() =>
        Assert.IsType<Recording.Refuse>(Decide(Story((0, new Entry.Arrived())), new Entry.DrugStarted("IV", 75, 0.8m, 40, " "), 0));

    [Fact]
    public void A_clock_that_runs_a_little_fast_is_corrected_and_a_future_time_is_refused()
    {
        var note = new Entry.Note("Quiet.");
        Assert.Equal(new Recording.Write(Nine), Recording.Decide(Story(), new(note, Nine + Recording.ClockSkew), new(Nine)));
        Assert.IsType<Recording.Refuse>(Recording.Decide(Story(), new(note, Nine + Recording.ClockSkew + TimeSpan.FromSeconds(1)), new(Nine)));
    }

    [Fact]
    public void The_drug_does_not_go_on_while_a_stop_is_open()
    {
        (int, Entry)[] stopped = [(0, Started), (5, new Entry.Paused()), (5, new Entry.StopRaised("STOP-PATIENT", "Asked."))];
        Assert.IsType<Recording.Refuse>(Decide(Story(stopped), new Entry.Resumed(75), 9));
        var closed = Story([.. stopped, (8, new Entry.StopClosed("STOP-PATIENT", "Wants to go on."))]);
        Assert.DoesNotContain("A stop is open", Assert.IsType<Recording.Refuse>(Decide(closed, new Entry.Resumed(37.5m), 9)).Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Drug_given_never_falls_and_never_passes_what_was_held_whatever_was_pressed()
    {
        var presses = Gen.Elements<Func<Entry>>(() => new Entry.Paused(), () => new Entry.Resumed(37.5m), () => new Entry.RateChanged(60), () => new Entry.Note("Quiet."), () => new Entry.DrugEnded(DrugEnding.Stopped))
            .SelectMany(entry => Gen.Choose(0, 90).Select(minutes => (minutes, entry())));
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(presses.ListOf().ToArbitrary(), pressed =>
        {
            var story = Story([(0, Started), .. pressed]);
            var given = Enumerable.Range(0, 100).Select(minute => story.GivenBy(Nine.AddMinutes(minute))).ToList();
            return given.Zip(given.Skip(1)).All(pair => pair.First <= pair.Second) && given[^1] <= Dose.Of(40);
        }));
    }
}
