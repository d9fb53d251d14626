using FsCheck;
using FsCheck.Fluent;
using Stillpoint.App.Session.Readings;

namespace Stillpoint.App.Tests.Session.Readings;

public sealed class The_clock_of_a_monitor
{
    private static readonly DateTimeOffset Three = new(2026, 11, 19, 15, 0, 0, TimeSpan.Zero);

    /// <summary>Sends once a second for so long, each message so late by its own clock; answers the offset at the end.</summary>
    private static TimeSpan Send(DeviceClock clock, double fromSecond, double seconds, double behind)
    {
        var offset = TimeSpan.Zero;
        for (var second = fromSecond; second < fromSecond + seconds; second++) offset = clock.Observe(Three.AddSeconds(second), Three.AddSeconds(second - behind));
        return offset;
    }

    [Fact]
    public void A_clock_ahead_is_believed_only_after_ten_seconds_of_the_same()
    {
        var clock = new DeviceClock();
        Assert.Equal(TimeSpan.Zero, Send(clock, 0, 10, -420));
        Assert.Equal(TimeSpan.FromMinutes(-7), Send(clock, 10, 1, -420));
    }

    [Theory]
    [InlineData(-600)]
    [InlineData(-365.0 * 86400 * 7000)]
    [InlineData(600)]
    public void One_message_with_a_wrong_time_moves_nothing(double behind)
    {
        var clock = new DeviceClock();
        Send(clock, 0, 20, 1);
        Assert.Equal(TimeSpan.FromSeconds(1), Send(clock, 20, 1, behind));
        Assert.Equal(TimeSpan.FromSeconds(1), Send(clock, 21, 30, 1));
    }

    [Fact]
    public void A_year_that_no_clock_shows_is_never_believed_and_the_reading_is_kept_by_our_clock()
    {
        var clock = new DeviceClock();
        Assert.Equal(TimeSpan.Zero, Send(clock, 0, 1000, -365.0 * 86400 * 7000));
        foreach (var theirs in (DateTimeOffset[])[DateTimeOffset.MaxValue, DateTimeOffset.MinValue, Three.AddYears(6974), Three.AddHours(1)])
            Assert.Equal(Three, DeviceClock.Corrected(theirs, TimeSpan.Zero, Three));
        Assert.Equal(Three.AddMinutes(-2), DeviceClock.Corrected(Three.AddMinutes(5), TimeSpan.FromMinutes(-7), Three));
    }

    [Fact]
    public void A_clock_a_little_behind_is_known_with_the_first_message() => Assert.Equal(TimeSpan.FromSeconds(3), Send(new(), 0, 1, 3));

    [Fact]
    public void A_clock_far_behind_is_believed_only_after_half_a_minute_of_the_same()
    {
        var clock = new DeviceClock();
        Assert.Equal(TimeSpan.Zero, Send(clock, 0, 30, 420));
        Assert.Equal(TimeSpan.FromMinutes(7), Send(clock, 30, 1, 420));
    }

    [Fact]
    public void A_monitor_that_sends_what_it_stored_is_not_taken_for_one_with_a_slow_clock()
    {
        var clock = new DeviceClock();
        Send(clock, 0, 10, 0);
        // Two minutes of stored messages arrive within ten seconds, oldest first.
        for (var message = 0; message < 120; message++)
            Assert.Equal(TimeSpan.Zero, clock.Observe(Three.AddSeconds(140 + (message / 12.0)), Three.AddSeconds(20 + message)));
        // One that keeps sending two minutes late is still not live for minutes on end.
        Assert.Equal(TimeSpan.Zero, Send(clock, 150, 299, 120));
    }

    [Fact]
    public void A_clock_set_back_is_followed_after_five_minutes()
    {
        var clock = new DeviceClock();
        Send(clock, 0, 10, 0);
        Assert.Equal(TimeSpan.FromHours(1), Send(clock, 10, 302, 3600));
    }

    [Fact]
    public void A_clock_that_loses_a_second_an_hour_is_followed()
    {
        var clock = new DeviceClock();
        var offset = TimeSpan.Zero;
        for (var second = 0; second < 4 * 3600; second += 5) offset = clock.Observe(Three.AddSeconds(second), Three.AddSeconds(second - (second / 3600.0)));
        Assert.InRange(offset.TotalSeconds, 3.9, 4);
    }

    [Fact]
    public void However_long_messages_take_no_reading_is_corrected_to_later_than_it_was() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Gen.Choose(0, 4000).NonEmptyListOf().ToArbitrary(), Gen.Choose(-3600, 3).ToArbitrary(), (delays, behind) =>
        {
            // With one prompt message the offset is true; slower ones never move it by more than they can be live.
            var clock = new DeviceClock();
            var truth = TimeSpan.FromSeconds(behind);
            var offset = Send(clock, 0, 60, truth.TotalSeconds);
            var second = 60;
            foreach (var delay in delays) offset = clock.Observe(Three.AddSeconds(++second), Three.AddSeconds(second) - truth - TimeSpan.FromMilliseconds(delay));
            return offset >= truth && offset - truth <= DeviceClock.LiveWithin;
        }));
}
