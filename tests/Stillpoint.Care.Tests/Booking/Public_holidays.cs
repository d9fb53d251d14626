using System.Globalization;
using Stillpoint.Care.Booking;
using static Stillpoint.Care.Tests.Booking.AtTheDesk;

namespace Stillpoint.Care.Tests.Booking;

public sealed class Public_holidays
{
    /// <summary>As the United States Office of Personnel Management publishes the days its offices are closed.</summary>
    [Theory]
    [InlineData(2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25")]
    [InlineData(2027, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31")]
    [InlineData(2028, "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25")]
    public void Fall_on_weekdays_as_they_are_published(int year, string published)
    {
        var kept = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(day => new DateOnly(year, 1, 1).AddDays(day))
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && Holidays.On(day) is not null).Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(published, string.Join(' ', kept));
    }

    [Fact]
    public void On_a_weekend_it_closes_both_the_day_itself_and_the_weekday_beside_it()
    {
        Assert.Equal((Holiday.Independence, "Independence Day"), Holidays.On(new(2026, 7, 4)));
        Assert.Equal((Holiday.Independence, "Independence Day, observed"), Holidays.On(new(2026, 7, 3)));
        Assert.Null(Holidays.On(new(2026, 7, 6)));
    }

    [Fact]
    public void Each_has_a_code_of_its_own_by_which_it_is_found()
    {
        Assert.All(Enum.GetValues<Holiday>(), one => Assert.Equal(one, Holidays.Find(one.Code())));
        Assert.Null(Holidays.Find("yesterday"));
    }

    [Fact]
    public void Only_those_a_clinic_keeps_are_asked_about_with_the_reason_and_no_free_slot_is_offered_on_them()
    {
        var keeps = new Schedule([Clinic() with { Holidays = new HashSet<Holiday> { Holiday.Thanksgiving } }], []);
        var onIt = ASession(Pip, At(3, 10));
        var clash = Assert.Single(Judge(onIt, keeps));
        Assert.Equal((ClashKind.Closed, true, "The clinic is closed on 26 Nov: Thanksgiving Day."), (clash.Kind, clash.IsAsked, clash.Says));
        Assert.Empty(Judge(onIt, new([Clinic() with { Holidays = new HashSet<Holiday> { Holiday.Christmas } }], [])));
        var nearest = FreeSlots.Nearest(new(onIt, At(3, 8), At(7, 8)) { Near = At(3, 10) }, keeps, Now, House.Shipped)!;
        Assert.Equal(new DateOnly(2026, 11, 27), Clinic().Day(nearest.Times.Starts));
    }

    [Fact]
    public void Some_hours_of_a_stretch_are_taken_out_of_it()
    {
        var shift = new Span(At(0, 8), At(0, 17));
        Assert.Equal([shift], shift.Without([new(At(1, 8), At(1, 9))]));
        Assert.Equal([new(At(0, 8), At(0, 10)), new(At(0, 12), At(0, 17))], shift.Without([new(At(0, 10), At(0, 11)), new(At(0, 11), At(0, 12))]));
        Assert.Equal([new Span(At(0, 9), At(0, 15))], shift.Without([new(At(0, 15), At(0, 20)), new(At(-1, 8), At(0, 9))]));
        Assert.Empty(shift.Without([new(At(-1, 8), At(1, 9))]));
    }
}
