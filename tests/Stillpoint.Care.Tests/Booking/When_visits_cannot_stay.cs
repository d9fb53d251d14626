using Stillpoint.Care.Booking;
using static Stillpoint.Care.Tests.Booking.AtTheDesk;

namespace Stillpoint.Care.Tests.Booking;

public sealed class When_visits_cannot_stay
{
    [Fact]
    public void A_nurse_who_is_ill_leaves_her_visits_at_their_hour_with_another()
    {
        var (one, two) = (ASession(Pip, At(1, 9), One), ASession(Sorrel, At(1, 10), Two));
        var ill = Booked(one, two).With(new Absence(Larkin, new(At(1, 0), At(2, 0)), "ill"));
        Assert.All(Rearranging.Place([one, two], ill, Now, House.Shipped), moved => Assert.Equal((moved.Now.Times.Starts, Avery), (moved.Then!.Times.Starts, moved.Then.Nurse)));
    }

    [Fact]
    public void A_storm_moves_eleven_visits_to_days_on_which_all_of_them_hold_together()
    {
        var visits = Enumerable.Range(0, 11).Select(number => ASession(Id(300 + number), At(2, 8 + (3 * (number % 3))), number % 2 == 0 ? One : Two, number % 2 == 0 ? Larkin : Avery)).DistinctBy(visit => (visit.Chair, visit.Times.Starts)).ToList();
        var storm = new Schedule([Clinic(Monday.AddDays(2)), OtherClinic()], visits);
        var moved = Rearranging.Place(visits, storm, Now, House.Shipped);
        Assert.All(moved, one => Assert.NotNull(one.Then));
        Assert.All(moved, one => Assert.True(one.Then!.Times.Starts >= one.Now.Times.Starts, "Nobody is moved to an earlier time without being asked."));
        Assert.All(moved, one => Assert.NotEqual(Monday.AddDays(2), Clinic().Day(one.Then!.Times.Starts)));
        var after = moved.Aggregate(storm, (schedule, one) => schedule.With(one.Then!));
        Assert.All(moved, one => Assert.Empty(Judge(one.Then!, after)));
    }

    [Fact]
    public void A_day_as_it_is_looked_at_says_what_does_not_hold_any_more_and_what_is_free()
    {
        var visit = ASession(Pip, At(1, 9));
        Assert.Empty(DayPlan.Against(visit, Booked(visit), House.Shipped));
        Assert.Equal([ClashKind.Away], DayPlan.Against(visit, Booked(visit).With(new Absence(Larkin, new(At(1, 0), At(2, 0)), "ill")), House.Shipped).Select(clash => clash.Kind));
        Assert.Equal([(At(1, 8), At(1, 9)), (At(1, 11, 40), At(1, 18))], DayPlan.Free(Clinic(), Booked(visit), One, Monday.AddDays(1), 60, House.Shipped).Select(free => (free.From, free.Until)));
    }
}
