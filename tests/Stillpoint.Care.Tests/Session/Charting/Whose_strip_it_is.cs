using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Tests.Session.Charting;

/// <summary>The wrong patient's session is found out before anything of the patient stands on it.</summary>
public sealed class Whose_strip_it_is
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);
    private static readonly Entry Pressure = new Entry.VitalsCharted { Systolic = 122, Diastolic = 76 };

    private static Recording Decide(Entry entry, params Entry[] before) => Recording.Decide(
        SessionStory.From(before.Select((one, index) => new SessionEvent(new(index + 1, 0, 0, new byte[8]), index + 1, Nine.AddMinutes(index), Nine.AddMinutes(index), null, "person", null, one))),
        new(entry, Nine.AddMinutes(20), null, default) { Id = new(99, 0, 0, new byte[8]) }, new(Nine.AddMinutes(20), 42, SignedOrders.Infusion));

    [Fact]
    public void Is_asked_with_two_identifiers_at_the_first_entry_and_never_again()
    {
        var question = Assert.Single(Assert.IsType<Recording.Ask>(Decide(Pressure, new Entry.Arrived())).Questions);
        Assert.Equal("identity", question.Key);
        Assert.Contains("name and birth date", question.Says, StringComparison.Ordinal);
        Assert.IsType<Recording.Ask>(Decide(new Entry.IvPlaced("left forearm", 22, 1, true), new Entry.Arrived()));
        Assert.IsType<Recording.Write>(Decide(Pressure with { Confirmed = ["identity"] }, new Entry.Arrived()));
        Assert.IsType<Recording.Write>(Decide(Pressure, new Entry.Arrived(), Pressure with { Confirmed = ["identity"] }));
        Assert.IsType<Recording.Write>(Decide(Pressure, new Entry.Arrived(), new Entry.IdentityChecked(2, true)));
    }

    [Fact]
    public void Is_not_asked_of_a_note_nor_in_the_middle_of_a_treatment()
    {
        Assert.IsType<Recording.Write>(Decide(new Entry.Note("Waits in the hall."), new Entry.Arrived()));
        Assert.IsType<Recording.Write>(Decide(Pressure, new Entry.Arrived(), new Entry.DrugStarted("IV", 75, 0.8m, 40, "Server away.")));
    }
}
