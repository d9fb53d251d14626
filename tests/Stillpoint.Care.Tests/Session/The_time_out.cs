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

    [Fact]
    public void Is_not_signed_after_the_drug() => Assert.NotNull(Refusal(Story((0, Signed), (1, Started)), Signed, 30));
}
