using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Session.Responses;

namespace Stillpoint.Care.Tests.Session;

/// <summary>What a strip says of going on: the drug ran at 75 mL/h, something was charted, it was paused at the twentieth minute.</summary>
public sealed class Letting_a_paused_drug_go_on
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Signature = Guid.CreateVersion7(Nine);
    private static readonly Entry Alert = new Entry.ScaleScored("MOAA/S", 5), Ordered = new Entry.RestartOrdered(37.5m, "Settled.", Signature, false, false, false);

    private static Entry.VitalsCharted Set(decimal systolic = 128, decimal spo2 = 98) => new() { Systolic = systolic, Diastolic = 78, HeartRate = 70, Spo2 = spo2, RespiratoryRate = 14, OnOxygen = false };

    private static SessionStory Story(params (double Minutes, Entry Entry)[] after)
    {
        (double, Entry)[] before = [(-10, Set()), (0, new Entry.DrugStarted("IV", 75, 0.8m, 40, "Charted for the test.")), (2, Alert), (20, new Entry.Paused())];
        return SessionStory.From(before.Concat(after).Select((entry, index) =>
            new SessionEvent(new Guid(index + 1, 0, 0, new byte[8]), index + 1, Nine.AddMinutes(entry.Item1), Nine.AddMinutes(entry.Item1), null, "person", null, entry.Item2)));
    }

    private static IEnumerable<string> Against(SessionStory story, decimal rate = 37.5m, double minute = 40, decimal? age = 42) =>
        GoingOn.Judge(story, age, rate, Nine.AddMinutes(minute)).Select(finding => finding.Rule);

    private static readonly (double, Entry)[] Stopped = [(21, new Entry.StopRaised("STOP-IV", "The line was swollen.")), (24, new Entry.StopClosed("STOP-IV", "New line."))];

    [Fact]
    public void An_interruption_with_nothing_raised_goes_on_at_the_rate_before()
    {
        Assert.Empty(Against(Story(), rate: 75, minute: 23));
        Assert.False(GoingOn.WasStopped(Story(), 42, Nine.AddMinutes(23)));
        Assert.Equal(75, GoingOn.RateBefore(Story()));
    }

    [Fact]
    public void Not_even_an_interruption_goes_on_after_deep_sedation_or_a_seizure()
    {
        Assert.Contains("RST-01", Against(Story((21, new Entry.ScaleScored("MOAA/S", 2)))));
        Assert.Contains("RST-01", Against(Story((21, new Entry.AdverseEvent("Seizure", 2, "Lorazepam.")))));
        Assert.Contains("RST-01", Against(Story((21, new Entry.EmergencyStep("EMG-ANAPHYLAXIS", "stop")))));
    }

    [Fact]
    public void After_a_stop_everything_that_is_missing_is_said_at_once()
    {
        Assert.Equal(["RST-01", "RST-02", "RST-03", "RST-04"], Against(Story(Stopped), rate: 75));
        Assert.Equal(["STOP-IV", "RST-01", "RST-02", "RST-03"], Against(Story(Stopped[0])));
    }

    [Fact]
    public void After_a_stop_it_goes_on_by_order_after_two_normal_sets_at_half_the_rate()
    {
        var story = Story([.. Stopped, (26, Set()), (31, Set()), (32, Ordered)]);
        Assert.Empty(Against(story));
        Assert.Equal(["RST-04", "RST-02"], Against(story, rate: 40));
        Assert.Equal(37.5m, GoingOn.AtMost(story, Nine.AddMinutes(40)));
    }

    [Fact]
    public void A_lower_rate_that_was_ordered_is_the_most_there_may_be() =>
        Assert.Equal(["RST-02"], Against(Story([.. Stopped, (26, Set()), (31, Set()), (32, new Entry.RestartOrdered(20, "Slowly.", Signature, false, false, false))]), rate: 30));

    [Theory]
    [InlineData(null, 98.0, 14.0)]
    [InlineData(128.0, null, 14.0)]
    [InlineData(128.0, 98.0, null)]
    public void A_set_that_lacks_something_is_not_known_to_be_normal(double? systolic, double? spo2, double? breaths)
    {
        var set = Set() with { Systolic = (decimal?)systolic, Spo2 = (decimal?)spo2, RespiratoryRate = (decimal?)breaths };
        Assert.Contains("RST-03", Against(Story([.. Stopped, (26, Set()), (31, set), (32, Ordered)])));
    }

    [Fact]
    public void Sets_of_a_patient_whose_age_is_unknown_are_not_known_to_be_normal() =>
        Assert.Contains("RST-03", Against(Story([.. Stopped, (26, Set()), (31, Set()), (32, Ordered)]), age: null));

    [Fact]
    public void A_score_that_raises_a_flag_between_two_normal_sets_breaks_them() =>
        Assert.Contains("RST-03", Against(Story([.. Stopped, (26, Set()), (29, new Entry.ScaleScored("MOAA/S", 3)), (31, Set()), (32, Ordered)])));

    [Fact]
    public void An_order_older_than_a_further_stop_or_without_a_signature_is_none()
    {
        var again = Story([.. Stopped, (26, Set()), (31, Set()), (32, Ordered), (33, new Entry.StopRaised("STOP-PATIENT", "Asked.")), (34, new Entry.StopClosed("STOP-PATIENT", "Wants on."))]);
        Assert.Equal(["RST-01", "RST-02", "RST-03"], Against(again));
        Assert.Contains("RST-02", Against(Story([.. Stopped, (26, Set()), (31, Set()), (32, new Entry.RestartOrdered(37.5m, "Settled."))])));
    }

    [Fact]
    public void A_pressure_in_the_yellow_around_the_pause_makes_it_a_stop() => Assert.Contains("RST-02", Against(Story((19, Set(systolic: 166)))));

    [Fact]
    public void What_nobody_may_order_is_refused_when_it_is_ordered()
    {
        var deep = Story((21, new Entry.ScaleScored("MOAA/S", 1)));
        Assert.Equal(["RST-01"], GoingOn.AgainstOrder(deep, (Entry.RestartOrdered)Ordered).Select(finding => finding.Rule));
        Assert.Equal(["RST-04"], GoingOn.AgainstOrder(Story(Stopped), new(60, "Go on.", Signature, false, false, false)).Select(finding => finding.Rule));
        Assert.Equal(["RST-01"], GoingOn.AgainstOrder(Story(Stopped), new(30, "Go on.", Signature)).Select(finding => finding.Rule));
        Assert.Empty(GoingOn.AgainstOrder(Story(Stopped), (Entry.RestartOrdered)Ordered));
    }

    [Fact]
    public void What_went_on_against_the_rules_is_charted_with_why()
    {
        var story = Story(Stopped);
        var at = Nine.AddMinutes(25);
        Assert.IsType<Recording.Refuse>(Recording.Decide(story, new(new Entry.Resumed(75), at), new(at, 42, SignedOrders.Infusion)));
        Assert.IsType<Recording.Refuse>(Recording.Decide(story, new(new Entry.Resumed(75, " "), at), new(at, 42, SignedOrders.Infusion)));
        Assert.IsType<Recording.Write>(Recording.Decide(story, new(new Entry.Resumed(75, "Restarted before the rules were read."), at), new(at, 42, SignedOrders.Infusion)));
    }
}
