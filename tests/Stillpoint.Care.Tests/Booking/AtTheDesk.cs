using Stillpoint.Care.Booking;
using Stillpoint.Care.Planning;

namespace Stillpoint.Care.Tests.Booking;

/// <summary>A made-up clinic with three chairs, two nurses and two prescribers, open on weekdays from eight to six.</summary>
internal static class AtTheDesk
{
    public static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    public static readonly Guid Harbour = Id(1), Mesa = Id(2), One = Id(11), Two = Id(12), Three = Id(13), MesaChair = Id(14),
        Larkin = Id(21), Avery = Id(22), Holloway = Id(31), Alder = Id(32), Pip = Id(41), Sorrel = Id(42), Tansy = Id(43), Basil = Id(44);

    /// <summary>Monday, 23 November 2026, seven in the morning in New York.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Monday = new(2026, 11, 23);

    public static Guid Id(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static readonly CourseSpacing TwiceAWeek = CourseSpacing.Of("2 a week", DoseRows.Find("DOS-01")!, House.Shipped);

    public static Place Clinic(params DateOnly[] closed) => new(Harbour, "Harbour", NewYork)
    {
        Chairs = [new(One, "Chair 1"), new(Two, "Chair 2"), new(Three, "Chair 3", new HashSet<Route> { Route.IntranasalEsketamine })],
        People = [new(Larkin, "Teal Larkin", Duty.Nurse), new(Avery, "Moss Avery", Duty.Nurse), new(Holloway, "Wren Holloway", Duty.Prescriber), new(Alder, "Rue Alder", Duty.Prescriber)],
        Hours = [.. new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }.Select(day => new OpenStretch(day, new(8, 0), new(18, 0)))],
        Closed = [.. closed.Select(day => new ClosedDay(day, "Thanksgiving"))],
    };

    public static Place OtherClinic() => new(Mesa, "Mesa", NewYork)
    {
        Chairs = [new(MesaChair, "Mesa 1")], People = [new(Larkin, "Teal Larkin", Duty.Nurse), new(Holloway, "Wren Holloway", Duty.Prescriber)], Hours = Clinic().Hours,
    };

    public static Schedule Empty(params DateOnly[] closed) => new([Clinic(closed), OtherClinic()], []);

    public static Schedule Booked(params Appointment[] visits) => new([Clinic(), OtherClinic()], visits);

    public static DateTimeOffset At(int day, int hour, int minute = 0) => Clinic().At(Monday.AddDays(day), new(hour, minute));

    private static int number = 1000;

    /// <summary>Half an hour of arrival, forty minutes of drug, seventy-five to recover and go home, a quarter to clean.</summary>
    public static Appointment ASession(Guid patient, DateTimeOffset starts, Guid? chair = null, Guid? nurse = null, Guid? prescriber = null) =>
        new(Id(Interlocked.Increment(ref number)), Harbour, patient, new(starts, new(30, 40, 75, 15)))
        {
            Chair = chair ?? One, Nurse = nurse ?? Larkin, Prescriber = prescriber ?? Holloway, Route = Route.Intravenous, Spacing = TwiceAWeek,
        };

    public static Appointment ATalk(Guid patient, DateTimeOffset starts, Guid prescriber) => new(Id(Interlocked.Increment(ref number)), Harbour, patient, new(starts, VisitLength.OfTalk(60))) { Prescriber = prescriber };

    public static IReadOnlyList<Clash> Judge(Appointment wanted, Schedule schedule) => BookingCheck.Judge(wanted, schedule, Now, House.Shipped);

    public static IEnumerable<ClashKind> Kinds(Appointment wanted, Schedule schedule) => Judge(wanted, schedule).Select(clash => clash.Kind);
}
