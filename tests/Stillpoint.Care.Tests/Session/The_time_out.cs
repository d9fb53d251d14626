using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Tests.Findings;

namespace Stillpoint.Care.Tests.Session;

public sealed class The_time_out
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly Entry Started = new Entry.DrugStarted("IV", 75, 0.8m, 40);
    private static readonly Entry Signed = new Entry.TimeOutSigned("2026-11-22", "go", 40, Guid.Empty, Guid.Empty, Guid.Empty);

    private static SessionStory Story(params (double Minutes, Entry Entry)[] entries) => Story(House.Shipped, entries);

    private static SessionStory Story(House house, params (double Minutes, Entry Entry)[] entries) => SessionStory.From(entries.Select((entry, index) =>
        new SessionEvent(new Guid(index + 1, 0, 0, new byte[8]), index + 1, Nine.AddMinutes(entry.Minutes), Nine.AddMinutes(entry.Minutes), null, "person", null, entry.Entry)), house);

    private static string? Refusal(SessionStory story, Entry entry, double atMinute, double? nowMinute = null, OrderedDose? order = null) =>
        (Recording.Decide(story, new(entry, Nine.AddMinutes(atMinute), By: new(Prescriber: true, Signed: true)), new(Nine.AddMinutes(nowMinute ?? atMinute), 42, order ?? SignedOrders.Infusion)) as Recording.Refuse)?.Because;

    [Theory]
    [Fires("TMO-01"), JustNot("TMO-01")]
    [InlineData(0, true)]
    [InlineData(10, true)]
    [InlineData(10.02, false)]
    [InlineData(45, false)]
    public void Opens_the_start_for_ten_minutes(double minutes, bool open)
    {
        Assert.Equal(open, Refusal(Story((0, Signed)), Started, minutes) is null);
        Assert.Equal(open, TimeOut.Against(Story((0, Signed)), Nine.AddMinutes(minutes)) is null);
    }

    [Fact]
    public void Opens_it_for_as_long_as_the_house_says_and_says_so()
    {
        var house = Assert.IsType<HouseChange.Changed>(House.Shipped.With(TimeOut.GoodFor, 5)).House;
        Assert.Null(Refusal(Story(house, (0, Signed)), Started, 5));
        Assert.Contains("it is 6 minutes old and good for 5.", Refusal(Story(house, (0, Signed)), Started, 6), StringComparison.Ordinal);
        Assert.Equal(Nine.AddMinutes(5), TimeOut.GoodUntil(Story(house, (0, Signed))));
        Assert.StartsWith("The drug starts within 5 minutes", TimeOut.Fresh.What(house), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_to_when_the_drug_was_started_not_to_when_that_was_charted()
    {
        Assert.Null(Refusal(Story((0, Signed)), Started, atMinute: 4, nowMinute: 25));
        Assert.NotNull(Refusal(Story((0, Signed)), Started, atMinute: -2, nowMinute: 3));
    }

    [Fact]
    public void That_has_run_out_says_what_to_do_and_is_signed_again()
    {
        var late = Story((0, Signed));
        Assert.Contains("sign it again", Refusal(late, Started, 12), StringComparison.Ordinal);
        Assert.NotNull(Refusal(late, Signed, 9));
        Assert.Null(Refusal(late, Signed, 12));
        Assert.Null(Refusal(Story((0, Signed), (12, Signed)), Started, 20));
        Assert.Equal(Nine.AddMinutes(22), TimeOut.GoodUntil(Story((0, Signed), (12, Signed))));
    }

    [Fact]
    public void Opens_the_first_device_and_the_schedule_of_the_others_follows()
    {
        Entry first = new Entry.DoseGiven("esketamine", "IN_Esketamine", 28, 1), second = new Entry.DoseGiven("esketamine", "IN_Esketamine", 28, 2);
        Assert.NotNull(Refusal(Story((0, Signed)), first, 11, order: SignedOrders.Spray));
        Assert.Null(Refusal(Story((0, Signed), (9, first)), second, 14, order: SignedOrders.Spray));
    }

    [Theory]
    [Fires("TMO-02"), JustNot("TMO-02")]
    [InlineData(30, true)]
    [InlineData(30.02, false)]
    public void Reads_aloud_vital_signs_of_the_last_half_hour(double minutes, bool stands)
    {
        var story = Story((-minutes, new Entry.VitalsCharted { Systolic = 122, Diastolic = 76 }), (-5, new Entry.VitalsCharted { HeartRate = 70, Spo2 = 98, RespiratoryRate = 14 }));
        Assert.Equal(stands, TimeOut.WithoutBaseline(story, Nine) is null);
        if (!stands) Assert.Equal("Not on the strip in the last 30 minutes: blood pressure. Chart a set; the session is judged by it.", TimeOut.WithoutBaseline(story, Nine)!.Because);
    }

    [Fact]
    public void An_artefact_is_no_baseline() =>
        Assert.Contains("blood pressure, heart rate, SpO2, breathing", TimeOut.WithoutBaseline(Story((-1, new Entry.VitalsCharted { Systolic = 122, Diastolic = 76, HeartRate = 70, Spo2 = 98, RespiratoryRate = 14, Artefact = true })), Nine)!.Because, StringComparison.Ordinal);

    [Fact]
    public void Neither_it_nor_the_start_passes_an_open_alert_that_nobody_signed_for_and_what_happened_anyway_is_charted()
    {
        static string? Against(SessionStory story, Entry entry) => (Recording.Decide(story, new(entry, Nine, By: new(Prescriber: true, Signed: true)), new(Nine, 42, SignedOrders.Infusion) { Alert = "High suicide risk." }) as Recording.Refuse)?.Because;
        Assert.StartsWith("An alert is open: High suicide risk. Say in the inbox how it ended, or let a prescriber sign at the gate", Against(Story(), Signed), StringComparison.Ordinal);
        Assert.StartsWith("An alert was raised: High suicide risk. Give nothing", Against(Story((-1, Signed)), Started), StringComparison.Ordinal);
        Assert.Null(Against(Story((-1, Signed)), new Entry.DrugStarted("IV", 75, 0.8m, 40, "Started before anybody saw the alert.")));
        Assert.Null(Against(Story((-2, Signed), (-1, Started)), new Entry.RateChanged(60)));
    }

    [Fact]
    public void Why_the_drug_may_start_beside_an_alert_is_signed_by_a_prescriber_with_a_reason()
    {
        string? Says(Entry entry, Authority by) => (Recording.Decide(Story(), new(entry, Nine, By: by), new(Nine)) as Recording.Refuse)?.Because;
        Entry signed = new Entry.AlertOverridden(Guid.Empty, "Assessed this morning, plan made, brother stays.", Guid.Empty);
        Assert.Null(Says(signed, new(Prescriber: true, Signed: true)));
        Assert.Equal("A prescriber signs this on its own page.", Says(signed, new(Signed: true)));
        Assert.Contains("at least 20 characters", Says(new Entry.AlertOverridden(Guid.Empty, "Fine.", Guid.Empty), new(Prescriber: true, Signed: true)), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_not_signed_after_the_drug() => Assert.NotNull(Refusal(Story((0, Signed), (1, Started)), Signed, 30));
}
