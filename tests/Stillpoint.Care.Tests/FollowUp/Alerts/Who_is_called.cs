using Stillpoint.Care.FollowUp.Alerts;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Tests.Findings;

namespace Stillpoint.Care.Tests.FollowUp.Alerts;

public sealed class Who_is_called
{
    private static readonly DateTimeOffset Raised = new(2026, 11, 19, 23, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private static int? Next(int minutes, bool staffed = false, AlertTier tier = AlertTier.Urgent, int people = 2, params AlertCall[] calls) =>
        OnCallRules.Next(tier, Raised, staffed, calls, people, Raised.AddMinutes(minutes), House.Shipped);

    private static AlertCall Called(int minute, int? opened = null) => new(Raised.AddMinutes(minute), opened is { } at ? Raised.AddMinutes(at) : null);

    [Fact, Fires("ALR-01")]
    public void Outside_the_staffed_hours_the_first_at_once_and_after_a_quarter_of_an_hour_the_next()
    {
        Assert.Equal(0, Next(0));
        Assert.Equal(1, Next(15, calls: [Called(0)]));
        Assert.Equal(0, Next(30, calls: [Called(0), Called(15)]));
    }

    [Fact, JustNot("ALR-01")]
    public void Nobody_else_before_the_quarter_of_an_hour_is_over_or_once_it_was_opened()
    {
        Assert.Null(Next(14, calls: [Called(0)]));
        Assert.Null(Next(15, calls: [Called(0, opened: 14)]));
    }

    [Theory]
    [InlineData(AlertTier.Emergency, 14, null)]
    [InlineData(AlertTier.Emergency, 15, 0)]
    [InlineData(AlertTier.Urgent, 600, null)]
    public void In_them_an_emergency_that_nobody_takes(AlertTier tier, int minutes, int? called) => Assert.Equal(called, Next(minutes, staffed: true, tier));

    [Fact]
    public void Nobody_for_what_waits_until_the_next_dose() => Assert.Null(Next(600, tier: AlertTier.Review));

    [Fact]
    public void Nobody_where_nobody_is_on_call() => Assert.Null(Next(0, people: 0));

    [Theory]
    [InlineData("2026-11-19T15:00:00Z", "2026-11-19T15:00:00Z")]
    [InlineData("2026-11-19T22:00:00Z", "2026-11-20T14:00:00Z")]
    [InlineData("2026-11-20T23:00:00Z", "2026-11-23T14:00:00Z")]
    [InlineData("2026-10-30T22:00:00Z", "2026-11-02T14:00:00Z")]
    public void Answers_are_read_at_the_next_opening_also_over_a_weekend_and_a_clock_change(string at, string read)
    {
        var hours = new StaffedHours(Enumerable.Range(1, 5).Select(day => new StaffedStretch((DayOfWeek)day, new(9, 0), new(17, 0))), NewYork);
        var moment = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(DateTimeOffset.Parse(read, System.Globalization.CultureInfo.InvariantCulture), hours.ReadNext(moment));
        Assert.Equal(at == read, hours.AreAt(moment));
    }

    [Fact]
    public void A_clinic_without_hours_promises_none() => Assert.Null(new StaffedHours([], NewYork).ReadNext(Raised));
}
