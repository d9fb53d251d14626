using Stillpoint.Care.Booking;
using static Stillpoint.Care.Tests.Booking.AtTheDesk;

namespace Stillpoint.Care.Tests.Booking;

public sealed class Looking_for_a_free_slot
{
    private static IReadOnlyList<Appointment> Search(Schedule schedule, SlotWish wish) => FreeSlots.Search(wish, schedule, Now, House.Shipped);

    private static SlotWish Wish(Appointment visit, int days = 30) => new(visit, Now, Now.AddDays(days));

    [Fact]
    public void The_first_is_this_morning_when_the_clinic_opens()
    {
        var first = Search(Empty(), Wish(ASession(Pip, At(0, 8))))[0];
        Assert.Equal((At(0, 8), One, Larkin, Holloway), (first.Times.Starts, first.Chair, first.Nurse, first.Prescriber));
    }

    [Fact]
    public void Where_the_wished_nurse_is_full_another_takes_it_at_the_same_hour()
    {
        var schedule = Booked(ASession(Sorrel, At(1, 9), One), ASession(Tansy, At(1, 9), Three));
        var slot = Search(schedule, Wish(ASession(Pip, At(1, 9))) with { Near = At(1, 9) })[0];
        Assert.Equal((At(1, 9), Two, Avery), (slot.Times.Starts, slot.Chair, slot.Nurse));
    }

    [Fact]
    public void A_full_day_leads_to_the_nearest_that_holds()
    {
        var schedule = Booked(
            [.. new[] { One, Two }.SelectMany(chair => new[] { 8, 11, 14 }.Select((hour, at) => ASession(Id(500 + at + (chair == One ? 0 : 10)), At(1, hour), chair, chair == One ? Larkin : Avery)))]);
        var slots = Search(schedule, Wish(ASession(Pip, At(1, 8))) with { Near = At(1, 8), MostADay = 1 });
        Assert.Equal([At(0, 15, 30), At(2, 8), At(3, 8)], slots.Select(slot => slot.Times.Starts));
    }

    [Fact]
    public void No_slot_is_offered_too_soon_after_another_session()
    {
        var slots = Search(Booked(ASession(Pip, At(0, 9))), Wish(ASession(Pip, At(0, 9))) with { MostADay = 1 });
        Assert.Equal([At(2, 9), At(3, 8), At(4, 8)], slots.Select(slot => slot.Times.Starts));
    }

    [Fact]
    public void Another_clinic_is_looked_at_where_it_is_named()
    {
        var closed = new Schedule([Clinic() with { Hours = [new(DayOfWeek.Friday, new(8, 0), new(18, 0))] }, OtherClinic()], []);
        Assert.Equal(Mesa, Search(closed, Wish(ASession(Pip, At(0, 8))) with { Clinics = [Harbour, Mesa] })[0].Clinic);
    }

    [Fact]
    public void Nothing_is_offered_where_nothing_holds() => Assert.Empty(Search(new([Clinic() with { People = [] }], []), Wish(ASession(Pip, At(0, 8)))));

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public void It_finds_what_trying_every_quarter_would_find(int seed)
    {
        var schedule = RandomActs.Of(seed, 120).Schedule;
        var visit = ASession(Basil, At(0, 8)) with { Chair = null, Nurse = null, Prescriber = null };
        var found = Search(schedule, Wish(visit, 5) with { Most = 10_000 }).Select(slot => slot.Times.Starts).Order().ToList();
        var tried = Enumerable.Range(0, 5 * 96).Select(quarter => Now.AddMinutes(15 * quarter)).Where(starts => Clinic().Chairs.Any(chair => Clinic().Of(Duty.Nurse).Any(nurse => Clinic().Of(Duty.Prescriber).Any(prescriber =>
            Judge(visit with { Times = visit.Times with { Starts = starts }, Chair = chair.Id, Nurse = nurse.Id, Prescriber = prescriber.Id }, schedule).Count == 0)))).ToList();
        Assert.NotEmpty(tried);
        Assert.Equal(tried, found);
    }
}

public sealed class Placing_a_course
{
    private static IReadOnlyList<PlacedSession> Six(Schedule schedule, DateTimeOffset first) => CoursePlacing.Place(ASession(Pip, first), 6, schedule, number => Id(9000 + number), Now, House.Shipped);

    [Fact]
    public void Six_twice_a_week_lie_three_and_four_days_apart_at_one_hour()
    {
        var six = Six(Empty(), At(0, 9));
        Assert.All(six, one => Assert.True(one.AsMeant));
        Assert.Equal([0, 3, 7, 10, 14, 17], six.Select(one => (Clinic().Day(one.Placed!.Times.Starts).DayNumber - Monday.DayNumber)));
        Assert.All(six, one => Assert.Equal(9, Clinic().Local(one.Placed!.Times.Starts).Hour));
    }

    [Fact]
    public void A_holiday_is_told_and_the_nearest_that_holds_stands_beside_it()
    {
        var six = Six(Empty(Monday.AddDays(3)), At(0, 9));
        Assert.Equal(ClashKind.Closed, Assert.Single(six[1].Against).Kind);
        Assert.Equal(At(2, 17 - 2, 30), six[1].Placed!.Times.Starts);
        Assert.True(six[2].Placed!.Times.Starts > six[1].Placed!.Times.Starts);
    }

    [Fact]
    public void What_is_placed_holds_together()
    {
        var six = Six(RandomActs.Of(7, 150).Schedule, At(1, 10));
        var schedule = six.Aggregate(RandomActs.Of(7, 150).Schedule, (so, one) => one.Placed is null ? so : so.With(one.Placed));
        Assert.All(six, one => Assert.NotNull(one.Placed));
        Assert.All(six, one => Assert.Empty(Judge(one.Placed!, schedule)));
    }

    [Fact]
    public void Moving_one_of_them_looks_at_the_rest()
    {
        var six = Six(Empty(), At(0, 9)).Select(one => one.Placed!).ToArray();
        var moved = six[1] with { Times = six[1].Times with { Starts = At(6, 9) } };
        Assert.Contains(ClashKind.TooSoon, Kinds(moved, Booked(six)));
        Assert.Empty(Judge(six[1] with { Times = six[1].Times with { Starts = At(3, 8) } }, Booked(six)));
    }

    [Fact]
    public void Over_a_clock_change_the_hour_on_the_wall_stays()
    {
        var before = Clinic().At(new(2027, 3, 12), new(9, 0));
        var two = CoursePlacing.Place(ASession(Pip, before), 2, Empty(), number => Id(9000 + number), Now, House.Shipped);
        Assert.Equal(9, Clinic().Local(two[1].Placed!.Times.Starts).Hour);
        Assert.Equal(TimeSpan.FromHours((3 * 24) - 1), two[1].Placed!.Times.Starts - before);
    }
}
