using Stillpoint.App.Booking;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Booking;
using Stillpoint.Care.HouseValues;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Tests.Booking;

public sealed class What_the_front_desk_reads
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private static readonly DateOnly Day = new(2026, 12, 2);

    [Fact]
    public void Whoever_is_away_is_not_named_among_those_who_work()
    {
        var (here, away) = (new Colleague(new(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), "Teal Larkin", Duty.Nurse), new Colleague(new(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), "Moss Avery", Duty.Nurse));
        var place = new Place(default, "Harbour", Zone) { People = [here, away] };
        var shift = new Span(place.At(Day, new(8, 0)), place.At(Day, new(16, 0)));
        place = place with { Shifts = [new(here.Id, shift), new(away.Id, shift)] };
        var schedule = new Schedule([place], []).With(new Absence(away.Id, new(place.At(Day, TimeOnly.MinValue), place.At(Day.AddDays(1), TimeOnly.MinValue)), "ill"));
        Assert.Equal(["Teal Larkin"], new CalendarDays(place, schedule, [Day], [], House.Shipped).Working(Day).Select(one => one.Person.Name));
    }

    [Theory]
    [InlineData(6, 0, null)]
    [InlineData(7, 0, "The signed plan has 6 sessions. Book 6 at most, or a prescriber signs a longer plan.")]
    [InlineData(3, 4, "The signed plan has 6 sessions, and 4 of them are given or booked. Book 2 at most, or a prescriber signs a longer plan.")]
    public void No_more_sessions_are_booked_than_the_signed_plan_has(int wished, int already, string? says)
    {
        var form = new CourseBookingForm(Zone);
        var times = new CourseTimes(default, Route.Intravenous, new(30, 40, 75, 15), CourseSpacing.Of("2 a week", DoseRows.Find("DOS-01")!, House.Shipped), 6, "2 a week");
        Assert.Equal(says, (CourseBookingDesk.Against(times, wished, already, form.Sessions) as Outcome.Refused)?.All[0].Says);
    }
}
