using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Session.Gate;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Tests.Screening;
using static Stillpoint.Care.Tests.Screening.Patient;

namespace Stillpoint.Care.Tests.Session.Gate;

/// <summary>What a nurse charts is judged as if it had been typed into the sheet, whole or half.</summary>
public sealed class What_is_charted_today
{
    private static SessionStory Charted(params (int MinutesAgo, Entry Entry)[] entries) => SessionStory.From(entries.Select((entry, index) =>
        new SessionEvent(new Guid(index + 1, 0, 0, new byte[8]), index + 1, Now.AddMinutes(-entry.MinutesAgo), Now.AddMinutes(-entry.MinutesAgo), null, "person", null, entry.Entry)));

    private static GateItem Item(string id, params (int MinutesAgo, Entry Entry)[] entries)
    {
        var patient = APatient().OnTheDay().Without(Measurements.Systolic, Measurements.Diastolic, Measurements.Spo2, Measurements.HeartRate, GateFacts.IvGauge);
        var facts = patient.Facts.Concat(ChartedToday.Of(Charted(entries), Now, _ => "Dr Holloway"));
        return SessionGate.Judge(new PatientCase(Now, patient.Plan, patient.Record, facts)).Items.Single(item => item.Rule.Id == id);
    }

    [Theory]
    [InlineData(85, null, GateStatus.Defer)]
    [InlineData(165, null, GateStatus.Unknown)]
    [InlineData(120, null, GateStatus.Unknown)]
    [InlineData(null, 105, GateStatus.Unknown)]
    [InlineData(120, 78, GateStatus.Pass)]
    [InlineData(70, 85, GateStatus.Unknown)]
    public void Half_a_pressure_is_a_measurement(int? systolic, int? diastolic, GateStatus status) =>
        Assert.Equal(status, Item("PRE-11", (10, new Entry.VitalsCharted { Systolic = systolic, Diastolic = diastolic })).Status);

    [Fact]
    public void A_pressure_marked_as_an_artefact_is_taken_again_whatever_it_says()
    {
        var good = (20, (Entry)new Entry.VitalsCharted { Systolic = 122, Diastolic = 78, HeartRate = 70 });
        var artefact = (10, (Entry)new Entry.VitalsCharted { Systolic = 118, Diastolic = 76, HeartRate = 190, Artefact = true });
        Assert.Equal(GateStatus.Unknown, Item("PRE-11", good, artefact).Status);
        Assert.Equal(GateStatus.Pass, Item("PRE-12", good, artefact).Status); // the rate before it still stands
        Assert.Equal(GateStatus.Pass, Item("PRE-11", good, artefact, (5, new Entry.VitalsCharted { Systolic = 121, Diastolic = 77 })).Status);
    }

    [Fact]
    public void A_saturation_on_oxygen_decides_nothing_until_one_is_taken_without()
    {
        var onOxygen = (10, (Entry)new Entry.VitalsCharted { Spo2 = 98, OnOxygen = true });
        Assert.Equal(GateStatus.Unknown, Item("PRE-13", onOxygen).Status);
        Assert.Equal(GateStatus.Pass, Item("PRE-13", onOxygen, (5, new Entry.VitalsCharted { Spo2 = 96, OnOxygen = false })).Status);
        Assert.Equal(GateStatus.Unknown, Item("PRE-13", onOxygen, (5, new Entry.VitalsCharted { Spo2 = 96 })).Status); // nobody said it was taken off
    }

    [Fact]
    public void A_line_and_a_signature_are_read_from_the_strip()
    {
        Assert.Equal(GateStatus.Review, Item("PRE-24", (10, new Entry.IvPlaced("left forearm", 24, 1, true))).Status);
        Assert.Equal(GateStatus.Overridden, Item("PRE-11", (10, new Entry.VitalsCharted { Systolic = 150, Diastolic = 85 }), (5, new Entry.GateOverridden("PRE-11", "Known white coat, 126/80 at home"))).Status);
    }

    [Theory]
    [InlineData("PRE-17", false, null, null, "A prescriber answers this item.")]
    [InlineData("PRE-17", true, null, null, null)]
    [InlineData("PRE-25", false, null, null, null)]
    [InlineData("PRE-05", true, null, null, "Medicines or problems changed: judge suitability again first, with its interactions.")]
    [InlineData("PRE-05", true, -1, null, "Medicines or problems changed: judge suitability again first, with its interactions.")]
    [InlineData("PRE-05", true, 0, null, null)]
    [InlineData("PRE-21", true, null, -1, "The weight changed: sign the course again with today's weight first.")]
    [InlineData("PRE-21", true, null, 0, null)]
    public void Who_answers_a_review_and_after_what(string item, bool prescriber, int? suitability, int? order, string? refused)
    {
        var open = new GateItem(SessionGate.Rules.Single(rule => rule.Id == item), GateStatus.Review, "Looked at.");
        var answer = new ReviewAnswer("Asked again.", prescriber, Now, suitability is { } judged ? Now.AddMinutes(judged) : null, Now.AddMinutes(order ?? -60));
        Assert.Equal(refused, ReviewItems.Refuses(open, answer));
        Assert.NotNull(ReviewItems.Refuses(open, answer with { Says = " " }));
        Assert.NotNull(ReviewItems.Refuses(open with { Status = GateStatus.Pass }, answer));
    }

    [Fact]
    public void A_prescriber_answers_what_may_change_the_order() => Assert.Equal(
        ["PRE-05", "PRE-17", "PRE-18", "PRE-21", "PRE-22", "PRE-24"],
        SessionGate.Rules.Where(rule => rule.AnsweredBy == Credential.Prescriber).Select(rule => rule.Id));
}
