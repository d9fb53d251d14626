using Stillpoint.Care.Booking;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Tests.Findings;
using Stillpoint.Care.Units;
using static Stillpoint.Care.Tests.Booking.AtTheDesk;

namespace Stillpoint.Care.Tests.Booking;

public sealed class What_stands_against_a_visit
{
    [Fact]
    [JustNot("BKG-03")]
    public void Nothing_on_an_open_day_with_chair_nurse_and_prescriber() => Assert.Empty(Judge(ASession(Pip, At(1, 9)), Empty()));

    [Fact]
    public void A_chair_is_taken_until_it_is_cleaned()
    {
        var taken = ASession(Pip, At(1, 9));
        var soon = ASession(Sorrel, At(1, 11, 30), nurse: Avery);
        Assert.Equal("Chair 1 is taken from 09:00 until 11:40, cleaning included.", Assert.Single(Judge(soon, Booked(taken))).Says);
        Assert.Empty(Judge(ASession(Sorrel, At(1, 11, 40), nurse: Avery), Booked(taken)));
    }

    [Fact]
    public void A_chair_fitted_for_spray_takes_no_infusion() =>
        Assert.Equal("Chair 3 is not fitted for IV sessions.", Assert.Single(Judge(ASession(Pip, At(1, 9), Three), Empty())).Says);

    [Fact]
    [Fires("BKG-02")]
    public void A_nurse_of_two_running_sessions_is_not_booked_for_a_third()
    {
        var schedule = Booked(ASession(Pip, At(1, 9), One), ASession(Sorrel, At(1, 10), Two));
        var third = ASession(Tansy, At(1, 10), Three) with { Route = Route.IntranasalEsketamine };
        var clash = Assert.Single(Judge(third, schedule));
        Assert.Equal((ClashKind.NurseFull, "Teal Larkin looks after 2 patients in that time already."), (clash.Kind, clash.Says));
        Assert.Empty(Judge(third with { Nurse = Avery }, schedule));
    }

    [Fact]
    [JustNot("BKG-02")]
    public void Two_that_follow_each_other_count_as_one_at_a_time()
    {
        // Chair 1 from nine to 11:25, chair 1 again from 11:40: beside both, chair 2 all the while is the nurse's second, never her third.
        var schedule = Booked(ASession(Pip, At(1, 9), One), ASession(Sorrel, At(1, 11, 40), One));
        Assert.Empty(Judge(ASession(Tansy, At(1, 10), Two), schedule));
    }

    [Fact]
    public void A_prescriber_covers_one_clinic_at_a_time()
    {
        var elsewhere = ASession(Pip, At(1, 9), MesaChair) with { Clinic = Mesa };
        Assert.Equal([ClashKind.NurseElsewhere, ClashKind.PrescriberElsewhere], Kinds(ASession(Sorrel, At(1, 10)), Booked(elsewhere)));
        // While a patient arrives nobody has to be in reach yet: only the drug and what follows needs the prescriber.
        Assert.Empty(Judge(ASession(Sorrel, At(1, 11), nurse: Avery), Booked(elsewhere)));
    }

    [Fact]
    public void A_patient_is_in_one_clinic_at_a_time()
    {
        var elsewhere = ATalk(Pip, At(1, 9), Holloway) with { Clinic = Mesa };
        Assert.Equal("The patient has another visit from 09:00 until 10:00 at another clinic.", Assert.Single(Judge(ATalk(Pip, At(1, 9, 30), Alder), Booked(elsewhere))).Says);
    }

    [Fact]
    public void A_prescriber_sees_one_patient_at_a_time_and_is_in_reach_meanwhile()
    {
        var schedule = Booked(ATalk(Pip, At(1, 9), Holloway));
        Assert.Equal([ClashKind.PrescriberInTalk], Kinds(ATalk(Sorrel, At(1, 9, 30), Holloway), schedule));
        Assert.Empty(Judge(ASession(Sorrel, At(1, 9)), schedule));
    }

    [Fact]
    public void Nobody_holds_two_talks_at_once_whichever_part_they_have_in_them()
    {
        var schedule = Booked(ATalk(Pip, At(1, 9), Alder) with { Nurse = Larkin });
        Assert.Equal("Teal Larkin sees somebody else from 09:00 until 10:00.", Assert.Single(Judge(ATalk(Sorrel, At(1, 9, 30), Holloway) with { Nurse = Larkin }, schedule)).Says);
        Assert.Empty(Judge(ATalk(Sorrel, At(1, 10), Holloway) with { Nurse = Larkin }, schedule));
        Assert.Empty(Judge(ASession(Sorrel, At(1, 9)), schedule));
        var wish = new SlotWish(ATalk(Sorrel, At(1, 9), Holloway) with { Nurse = Larkin }, At(1, 9), At(1, 18)) { OnlyThese = true, Most = 1 };
        Assert.Equal(At(1, 10), Assert.Single(FreeSlots.Search(wish, schedule, Now, House.Shipped)).Times.Starts);
    }

    [Fact]
    public void One_person_is_not_both_people_of_the_time_out()
    {
        var alone = ASession(Pip, At(1, 9), prescriber: Larkin);
        Assert.Equal([ClashKind.NoSecondPerson], Kinds(alone, Empty()));
        var place = Clinic() with { Shifts = [new(Larkin, new(At(1, 8), At(1, 18))), new(Avery, new(At(1, 8), At(1, 18)))] };
        Assert.Empty(Judge(alone, new([place], [])));
    }

    [Fact]
    public void Somebody_who_is_ill_is_booked_for_nothing() =>
        Assert.Equal("Teal Larkin is away then: ill.", Assert.Single(Judge(ASession(Pip, At(1, 9)), Empty().With(new Absence(Larkin, new(At(1, 0), At(2, 0)), "ill")))).Says);

    [Theory]
    [InlineData(0, 13, ClashKind.SameDay)]
    [InlineData(1, 12, ClashKind.TooSoon)]
    [InlineData(2, 8, ClashKind.TooSoon)]
    [Fires("BKG-04")]
    public void Sessions_keep_two_days_between_them_on_either_side(int days, int hour, ClashKind kind)
    {
        Assert.Equal([kind], Kinds(ASession(Pip, At(1 + days, hour)), Booked(ASession(Pip, At(1, 9)))));
        Assert.Equal([kind], Kinds(ASession(Pip, At(1, 9)), Booked(ASession(Pip, At(1 + days, hour)))));
    }

    [Fact]
    [JustNot("BKG-04")]
    public void On_the_hour_of_the_second_day_it_holds() => Assert.Empty(Judge(ASession(Pip, At(3, 9)), Booked(ASession(Pip, At(1, 9)))));

    [Fact]
    public void A_third_in_seven_days_is_too_many_where_two_a_week_is_signed()
    {
        var schedule = Booked(ASession(Pip, At(0, 9)), ASession(Pip, At(4, 9)));
        Assert.Equal([ClashKind.TooOften], Kinds(ASession(Pip, At(2, 9)), schedule));
        Assert.Equal("That would be more than 2 sessions in seven days.", Judge(ASession(Pip, At(2, 9)), schedule)[0].Says);
        Assert.Empty(Judge(ASession(Pip, At(7, 9)), schedule));
    }

    [Fact]
    [Fires("BKG-03")]
    public void A_past_hour_another_year_a_holiday_and_a_closed_day_are_asked_about()
    {
        Assert.Equal([ClashKind.Past, ClashKind.NotOpen], Kinds(ASession(Pip, At(0, 6)), Empty()));
        Assert.Equal([ClashKind.FarAhead], Kinds(ASession(Pip, At(371, 9)), Empty()));
        Assert.Equal("The clinic is closed on 26 Nov: Thanksgiving.", Assert.Single(Judge(ASession(Pip, At(3, 9)), Empty(Monday.AddDays(3)))).Says);
        Assert.Equal("The clinic is not open on Saturdays.", Assert.Single(Judge(ASession(Pip, At(5, 9)), Empty())).Says);
        Assert.Equal("The clinic is open from 08:00 to 18:00 that day; the visit lasts from 16:00 to 18:25.", Assert.Single(Judge(ASession(Pip, At(1, 16)), Empty())).Says);
        Assert.All(Judge(ASession(Pip, At(5, 3)), Empty()), clash => Assert.True(clash.IsAsked));
    }

    [Fact]
    public void Three_in_the_morning_is_asked_about_where_nobody_has_said_when_the_clinic_is_open()
    {
        var schedule = new Schedule([Clinic() with { Hours = [] }], []);
        Assert.Equal([ClashKind.Night], Kinds(ASession(Pip, At(1, 3)), schedule));
        Assert.Empty(Judge(ASession(Pip, At(5, 9)), schedule));
    }

    [Fact]
    public void A_shift_that_ends_in_the_middle_is_asked_about()
    {
        var place = Clinic() with { Shifts = [new(Larkin, new(At(1, 8), At(1, 10))), new(Larkin, new(At(1, 10), At(1, 14))), new(Holloway, new(At(1, 8), At(1, 18)))] };
        Assert.Empty(Judge(ASession(Pip, At(1, 9)), new([place], [])));
        Assert.Equal("Teal Larkin has no shift for all of that time.", Assert.Single(Judge(ASession(Pip, At(1, 12)), new([place], []))).Says);
    }

    [Fact]
    public void Moved_within_its_own_place_it_does_not_clash_with_itself()
    {
        var visit = ASession(Pip, At(1, 9));
        Assert.Empty(Judge(visit with { Times = visit.Times with { Starts = At(1, 9, 30) } }, Booked(visit)));
    }

    [Fact]
    public void The_night_of_the_clock_change_has_its_true_length()
    {
        // On 1 November 2026 the hour from one to two is there twice: a visit over it lasts as long as any other.
        var place = Clinic();
        var starts = place.At(new(2026, 11, 1), new(0, 30));
        var times = new VisitTimes(starts, new(30, 40, 75, 15));
        Assert.Equal(TimeSpan.FromMinutes(145), times.Leaves - times.Starts);
        Assert.Equal(new DateTime(2026, 11, 1, 1, 55, 0), place.Local(times.Leaves));
        Assert.Equal(new DateTime(2026, 3, 8, 3, 0, 0), place.Local(place.At(new(2026, 3, 8), new(2, 30))));
    }
}

public sealed class How_long_a_visit_takes
{
    private static VisitLength Of(string row, Route route, decimal? minutes = null, decimal? dose = null, decimal? years = null) =>
        VisitLength.OfSession(new(DoseRows.Find(row)!.Product, route, DoseRows.Find(row)!) { Minutes = minutes, MgPerKg = dose is { } value ? MgPerKg.Of(value) : null, AgeYears = years, Indication = "IND-01" }, House.Shipped);

    [Fact]
    [Fires("BKG-01")]
    public void An_infusion_is_its_arrival_its_minutes_its_recovery_and_the_cleaning()
    {
        Assert.Equal(new VisitLength(30, 40, 75, 15), Of("DOS-01", Route.Intravenous, 40, 0.5m, 40));
        Assert.Equal(new VisitLength(30, 60, 105, 15), Of("DOS-01", Route.Intravenous, 60, 0.8m, 40));
        Assert.Equal(new VisitLength(30, 40, 105, 15), Of("DOS-01", Route.Intravenous, 40, 0.5m, 70));
    }

    [Fact]
    [JustNot("BKG-01")]
    public void Esketamine_keeps_its_two_hours() => Assert.Equal(120 + 15, Of("DOS-12", Route.IntranasalEsketamine).Recovery);

    [Fact]
    public void What_is_not_known_keeps_the_longer_time() => Assert.Equal(new VisitLength(30, 60, 105, 15), Of("DOS-01", Route.Intravenous, dose: null, years: 40));

    [Fact]
    public void A_clinic_with_more_padding_keeps_the_chair_longer()
    {
        var slow = Assert.IsType<HouseChange.Changed>(House.Shipped.With(BookingLimits.Cleaning, 30)).House;
        Assert.Equal(30, VisitLength.OfSession(new(Product.KetamineRacemic, Route.Intravenous, DoseRows.Find("DOS-01")!), slow).Cleaning);
    }
}

public sealed class The_spacing_of_a_course
{
    [Theory]
    [InlineData("2 a week", "3 4", 48, 2)]
    [InlineData("Twice a week for three weeks", "3 4", 48, 2)]
    [InlineData("3 × per week", "2 2 3", 48, 3)]
    [InlineData("once a week", "7", 144, 3)]
    [InlineData("weekly", "7", 144, 3)]
    [InlineData("every 2 weeks", "14", 312, 3)]
    [InlineData("every other week", "14", 312, 3)]
    [InlineData("every 10 days", "10", 216, 3)]
    [InlineData("monthly", "28", 648, 3)]
    public void Is_read_as_it_was_signed(string signed, string days, int hours, int most)
    {
        var spacing = CourseSpacing.Of(signed, DoseRows.Find("DOS-01")!, House.Shipped);
        Assert.True(spacing.WasRead);
        Assert.Equal((days, hours, most), (string.Join(' ', spacing.Days), (int)spacing.LeastHours, spacing.MostInSevenDays));
    }

    [Fact]
    public void Words_nobody_understands_leave_the_rows_own_and_say_so()
    {
        var spacing = CourseSpacing.Of("as we discussed", DoseRows.Find("DOS-12")!, House.Shipped);
        Assert.False(spacing.WasRead);
        Assert.Equal(("2 a week", 2), (spacing.Words, spacing.MostInSevenDays));
    }

    [Fact]
    public void A_structured_plan_says_it_for_each_session()
    {
        var row = DoseRows.Find("DOS-01")!;
        var plan = new CoursePlan { Phases = [new("Induction", 6, Spacing.TwiceAWeek), new("Maintenance", 4, Spacing.Weekly)] };
        Assert.Equal("2 a week", CourseSpacing.Of(plan, 3, row, House.Shipped).Words);
        var weekly = CourseSpacing.Of(plan, 8, row, House.Shipped);
        Assert.Equal(("once a week", 5), (weekly.Words, weekly.LeastDays));
        var early = AtTheDesk.ASession(AtTheDesk.Pip, AtTheDesk.At(5, 9)) with { Spacing = weekly };
        Assert.Contains(ClashKind.TooSoon, AtTheDesk.Kinds(early, AtTheDesk.Booked(AtTheDesk.ASession(AtTheDesk.Pip, AtTheDesk.At(1, 9)))));
    }

    [Fact]
    public void In_the_acute_protocol_a_day_is_enough() => Assert.Equal(24, CourseSpacing.Of("every day", DoseRows.Find("DOS-02")!, House.Shipped).LeastHours);

    [Fact]
    public void A_prescriber_who_lengthens_it_moves_the_least_too()
    {
        var spacing = AtTheDesk.TwiceAWeek.Every(21, House.Shipped);
        Assert.Equal(("every 3 weeks", 21 - House.Shipped[BookingLimits.EarlyBy].Whole), (spacing.Words, spacing.LeastDays));
        var early = AtTheDesk.ASession(AtTheDesk.Pip, AtTheDesk.At(12, 9)) with { Spacing = spacing };
        Assert.Contains(ClashKind.TooSoon, AtTheDesk.Kinds(early, AtTheDesk.Booked(AtTheDesk.ASession(AtTheDesk.Pip, AtTheDesk.At(1, 9)))));
    }

    [Fact]
    public void A_prescriber_who_shortens_it_lets_the_next_one_be_sooner_and_never_sooner_than_the_medicine_does()
    {
        var row = DoseRows.Find("DOS-01")!;
        var weekly = CourseSpacing.Of(new CoursePlan { Phases = [new("Maintenance", 4, Spacing.Weekly)] }, 2, row, House.Shipped);
        Assert.Equal((3, weekly.LeastHours), (weekly.Every(3, House.Shipped).LeastDays, weekly.Every(3, House.Shipped).LeastHours));
    }
}
