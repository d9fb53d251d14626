using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Tests.Session.Charting;

/// <summary>What is entered of the drug is held beside what was ordered, prepared, signed and given: what differs is refused or asked.</summary>
public sealed class What_is_entered_of_the_drug
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);
    private static readonly Entry Prepared = new Entry.DrugPrepared("ketamine", 50, "L42", new(2027, 5, 31), 40, 50, Guid.Empty);
    private static readonly Entry Signed = new Entry.TimeOutSigned("2026-11-29", "go", 40, Guid.Empty, Guid.Empty, Guid.Empty);
    private static readonly Entry Started = new Entry.DrugStarted("IV", 75, 0.8m, 40);

    private static SessionStory Story(params (double Minute, Entry Entry)[] entries) => SessionStory.From(entries.Select((entry, index) =>
        new SessionEvent(new Guid(index + 1, 0, 0, new byte[8]), index + 1, Nine.AddMinutes(entry.Minute), Nine.AddMinutes(entry.Minute), null, "person", null, entry.Entry)));

    private static Recording Decide(SessionStory story, Entry entry, double minute, OrderedDose? order) => Recording.Decide(story, new(entry, Nine.AddMinutes(minute), By: new(true, true)), new(Nine.AddMinutes(minute), 42, order));

    private static string Says(Recording decided) => decided switch { Recording.Refuse refused => "refused: " + refused.Because, Recording.Ask asked => "asked: " + string.Join(' ', asked.Questions.Select(question => question.Says)), _ => "written" };

    private static string Start(decimal mlPerHour, decimal mgPerMl, decimal mg, OrderedDose? order = null) => Says(Decide(Story((-5, Prepared), (-1, Signed)), new Entry.DrugStarted("IV", mlPerHour, mgPerMl, mg), 0, order ?? SignedOrders.Infusion));

    [Fact]
    public void A_start_of_another_strength_or_dose_is_refused_and_of_another_rate_asked()
    {
        Assert.Equal("written", Start(75, 0.8m, 40));
        Assert.Equal("written", Start(75.5m, 0.8m, 40));
        Assert.StartsWith("refused: The strength in the syringe is entered as 8 mg/mL; prepared: 0.8 mg/mL", Start(75, 8, 40), StringComparison.Ordinal);
        Assert.StartsWith("refused: The dose is entered as 400 mg; signed: 40 mg", Start(75, 0.8m, 400), StringComparison.Ordinal);
        Assert.StartsWith("asked: The rate is 750 mL/h, and the order says 75 mL/h", Start(750, 0.8m, 40), StringComparison.Ordinal);
        Assert.StartsWith("asked: The order states no rate", Start(75, 0.8m, 40, SignedOrders.Infusion with { MlPerHour = null }), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_compare_with_is_asked_and_never_taken_for_agreement()
    {
        var asked = Decide(Story((-1, Signed)), Started, 0, order: null);
        Assert.Equal(["strength-unknown", "rate 75"], Assert.IsType<Recording.Ask>(asked).Questions.Select(question => question.Key));
    }

    [Fact]
    public void A_rate_above_the_order_is_asked_and_a_slower_one_is_the_nurses()
    {
        var running = Story((-5, Prepared), (-1, Signed), (0, Started));
        Assert.Equal("written", Says(Decide(running, new Entry.RateChanged(30), 5, SignedOrders.Infusion)));
        Assert.Equal("written", Says(Decide(running, new Entry.RateChanged(75), 5, SignedOrders.Infusion)));
        Assert.StartsWith("asked: The rate is 90 mL/h", Says(Decide(running, new Entry.RateChanged(90), 5, SignedOrders.Infusion)), StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_restart_no_rate_passes_what_was_ordered_and_an_open_stop_holds_back_every_faster_one()
    {
        (double, Entry)[] stopped = [(-5, Prepared), (-1, Signed), (0, Started), (4, new Entry.ScaleScored("MOAA/S", 4)), (5, new Entry.StopRaised("STOP-PATIENT", "Asked.", true))];
        (double, Entry)[] settled = [.. stopped, (6, Set), (12, Set), (13, new Entry.StopClosed("STOP-PATIENT", "Wants to.")), (13, new Entry.RestartOrdered(37.5m, "Settled.", Guid.Empty, false, false, false)), (14, new Entry.Resumed(37.5m))];
        Assert.Contains("37.5 mL/h at most", Says(Decide(Story(settled), new Entry.RateChanged(75), 20, SignedOrders.Infusion)), StringComparison.Ordinal);
        Assert.Equal("written", Says(Decide(Story(settled), new Entry.RateChanged(75, null, "Set by a colleague."), 20, SignedOrders.Infusion)));
        // An interruption later gives back no faster rate.
        Assert.Contains("37.5 mL/h at most", Says(Decide(Story([.. settled, (40, new Entry.Paused("New syringe."))]), new Entry.Resumed(75), 41, SignedOrders.Infusion)), StringComparison.Ordinal);
        var open = Story((-5, Prepared), (-1, Signed), (0, new Entry.DrugStarted("IV", 30, 0.8m, 40)), (5, new Entry.StopRaised("STOP-MONITOR", "Lost.", false)));
        Assert.Contains("A stop is open", Says(Decide(open, new Entry.RateChanged(40), 6, SignedOrders.Infusion)), StringComparison.Ordinal);
        Assert.Equal("written", Says(Decide(open, new Entry.RateChanged(20), 6, SignedOrders.Infusion)));
    }

    private static readonly Entry Set = new Entry.VitalsCharted { Systolic = 124, Diastolic = 78, HeartRate = 72, Spo2 = 98, RespiratoryRate = 14, OnOxygen = false };

    [Fact]
    public void A_spray_device_holds_one_amount_is_used_once_and_five_minutes_after_the_one_before()
    {
        Entry Spray(decimal mg, int? device) => new Entry.DoseGiven("Esketamine", "IN_Esketamine", mg, device);
        var first = Story((-1, Signed), (0, Spray(28, 1)));
        Assert.StartsWith("refused: The device is entered as 280 mg; one device of this order: 28 mg", Says(Decide(first, Spray(280, 2), 5, SignedOrders.Spray)), StringComparison.Ordinal);
        Assert.StartsWith("refused: Say which device", Says(Decide(first, Spray(28, null), 5, SignedOrders.Spray)), StringComparison.Ordinal);
        Assert.StartsWith("refused: Device 1 is on the strip already", Says(Decide(first, Spray(28, 1), 5, SignedOrders.Spray)), StringComparison.Ordinal);
        Assert.StartsWith("asked: Devices are used five minutes apart", Says(Decide(first, Spray(28, 2), 0.05, SignedOrders.Spray)), StringComparison.Ordinal);
        Assert.Equal("written", Says(Decide(first, Spray(28, 2), 5, SignedOrders.Spray)));
        Assert.StartsWith("asked: The order is for 2 devices, and 2 were given", Says(Decide(Story((-1, Signed), (0, Spray(28, 1)), (5, Spray(28, 2))), Spray(28, 3), 10, SignedOrders.Spray)), StringComparison.Ordinal);
        Assert.StartsWith("asked: The order states no device", Says(Decide(first, Spray(28, 2), 5, SignedOrders.Spray with { Devices = null })), StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_was_drawn_up_is_not_given_at_once()
    {
        var muscle = SignedOrders.Infusion with { Route = "IM", MlPerHour = null };
        var ready = Story((-5, Prepared), (-1, Signed));
        Assert.StartsWith("refused: 400 mg is more than what was drawn up: 40 mg", Says(Decide(ready, new Entry.DoseGiven("Ketamine", "IM", 400), 0, muscle)), StringComparison.Ordinal);
        Assert.StartsWith("asked: The order is 40 mg; 20 mg was entered", Says(Decide(ready, new Entry.DoseGiven("Ketamine", "IM", 20), 0, muscle)), StringComparison.Ordinal);
        Assert.Equal("written", Says(Decide(ready, new Entry.DoseGiven("Ketamine", "IM", 40), 0, muscle)));
        Assert.StartsWith("refused: The order is for ketamine", Says(Decide(ready, new Entry.DoseGiven("Esketamine", "IM", 40), 0, muscle)), StringComparison.Ordinal);
    }

    [Fact]
    public void Waste_is_what_is_left_of_the_vials_that_were_opened()
    {
        var given = Story((-5, Prepared), (-1, Signed), (0, Started), (40, new Entry.DrugEnded(DrugEnding.Completed)));
        Assert.StartsWith("refused: 5000 mg is more than there was left: of 500 mg opened, 460 mg", Says(Decide(given, new Entry.WasteWitnessed("ketamine", 5000, Guid.Empty, Guid.Empty), 45, SignedOrders.Infusion)), StringComparison.Ordinal);
        Assert.StartsWith("asked: By the strip 460 mg are left", Says(Decide(given, new Entry.WasteWitnessed("ketamine", 46, Guid.Empty, Guid.Empty), 45, SignedOrders.Infusion)), StringComparison.Ordinal);
        Assert.Equal("written", Says(Decide(given, new Entry.WasteWitnessed("ketamine", 460, Guid.Empty, Guid.Empty), 45, SignedOrders.Infusion)));
    }

    [Fact]
    public void All_given_is_asked_while_the_strip_says_that_it_was_not()
    {
        var running = Story((-5, Prepared), (-1, Signed), (0, Started));
        Assert.StartsWith("asked: By the strip 20 of 40 mg had been given", Says(Decide(running, new Entry.DrugEnded(DrugEnding.Completed), 20, SignedOrders.Infusion)), StringComparison.Ordinal);
        Assert.Equal("written", Says(Decide(running, new Entry.DrugEnded(DrugEnding.Completed), 40, SignedOrders.Infusion)));
        Assert.Equal("written", Says(Decide(running, new Entry.DrugEnded(DrugEnding.Stopped), 20, SignedOrders.Infusion)));
    }

    [Fact]
    public void A_stop_asks_whether_the_pump_is_off_and_the_milligrams_follow()
    {
        var running = Story((-5, Prepared), (-1, Signed), (0, Started));
        var nurse = new Draft(new Entry.StopRaised("STOP-PATIENT", "Asked."), Nine.AddMinutes(10));
        Assert.Equal("refused: Say whether the pump is off.", Says(Recording.Decide(running, nurse, new(Nine.AddMinutes(10), 42, SignedOrders.Infusion))));
        Assert.IsType<Recording.Write>(Recording.Decide(running, nurse with { By = new(Automatic: true) }, new(Nine.AddMinutes(10), 42, SignedOrders.Infusion)));
        Assert.Equal(Dose.Of(10), Story((0, Started), (10, new Entry.StopRaised("STOP-PATIENT", "Asked.", true))).GivenBy(Nine.AddMinutes(30)));
        Assert.Equal(Dose.Of(30), Story((0, Started), (10, new Entry.StopRaised("STOP-PATIENT", "Asked.", false))).GivenBy(Nine.AddMinutes(30)));
    }

    [Fact]
    public void The_ribbon_ends_where_the_syringe_is_empty()
    {
        var stretch = Assert.Single(Story((0, Started)).Infusion!.Delivered);
        Assert.Equal(Nine.AddMinutes(40), stretch.Until);
        Assert.Equal([Nine.AddMinutes(10), Nine.AddMinutes(20), Nine.AddMinutes(50)], Story((0, Started), (10, new Entry.Paused()), (20, new Entry.Resumed(75))).Infusion!.Delivered.Select(one => one.Until!.Value));
    }

    [Fact]
    public void What_was_prepared_anew_asks_for_a_fresh_look_of_two_people()
    {
        var signed = Story((-5, Prepared), (-4, Signed));
        var story = signed.With(new(new Guid(3, 0, 0, new byte[8]), 3, Nine.AddMinutes(-2), Nine.AddMinutes(-2), null, "person", signed.Strip[0].Id, Prepared));
        Assert.Null(TimeOut.Against(signed, Nine));
        Assert.NotNull(TimeOut.Against(story, Nine));
        Assert.Equal("written", Says(Decide(story, Signed, -1, SignedOrders.Infusion)));
    }
}
