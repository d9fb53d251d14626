using System.Diagnostics;
using System.Globalization;
using Stillpoint.Care.Booking;
using Stillpoint.Care.HouseValues;
using Stillpoint.Care.Planning;

namespace Stillpoint.Bench.Calendar;

/// <summary>
/// <c>calendar</c>: how long the calendar's own decisions take, in a group of clinics that is booked nearly full: the nearest free slot over every
/// location and day, a course of six placed by its spacing, and one day of all chairs judged and laid out. Then ten times the size.
/// </summary>
internal static class CalendarBench
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly VisitLength Length = new(30, 40, 75, 15);
    private static int made;

    public static void Run(string[] args)
    {
        var rounds = args is ["--rounds", var many] ? int.Parse(many, CultureInfo.InvariantCulture) : 15;
        foreach (var times in new[] { 1, 10 })
        {
            var (schedule, clinics) = Full(20 * times, 6, 90);
            Console.WriteLine(FormattableString.Invariant($"{clinics.Count} locations, {clinics.Count * 6} chairs, 90 days, {schedule.Visits.Count:N0} visits"));
            var visit = new Appointment(NewId(), clinics[0], NewId(), new(Now, Length)) { Route = Route.Intravenous, Spacing = CourseSpacing.Of("2 a week", DoseRows.Find("DOS-01")!, House.Shipped) };
            var ends = Now.AddDays(90);
            Time("the nearest free slot", rounds, () => FreeSlots.Search(new(visit, Now, ends) { Clinics = clinics, Most = 3 }, schedule, Now, House.Shipped).Count);
            // No day is as long as this visit: everything is looked through and nothing found.
            Time("no free slot anywhere", rounds, () => FreeSlots.Search(new(visit with { Times = new(Now, new(30, 600, 200, 15)) }, Now, ends) { Clinics = clinics, Most = 3 }, schedule, Now, House.Shipped).Count);
            Time("six sessions placed", rounds, () => CoursePlacing.Place(visit with { Times = new(Now.AddDays(50).AddHours(2), Length) }, 6, schedule, _ => NewId(), Now, House.Shipped).Count(one => one.Placed is not null));
        }
        var (day, places) = Full(1, 120, 3);
        Time("one day of 120 chairs, judged and laid out", rounds, () =>
        {
            var place = day.PlaceOf(places[0])!;
            var today = place.Day(Now.AddDays(1));
            return day.Visits.Where(one => place.Day(one.Times.Starts) == today).Sum(one => DayPlan.Against(one, day, House.Shipped).Count) + place.Chairs.Sum(chair => DayPlan.Free(place, day, chair.Id, today, 60, House.Shipped).Count());
        });
    }

    /// <summary>Clinics open on weekdays from eight to six, each chair booked three times a day but for one gap in twenty.</summary>
    private static (Schedule Schedule, IReadOnlyList<Guid> Clinics) Full(int clinics, int chairs, int days)
    {
        var (places, visits, any) = (new List<Place>(), new List<Appointment>(), new Random(7));
        for (var clinic = 0; clinic < clinics; clinic++)
        {
            var place = new Place(NewId(), $"Clinic {clinic}", Zone)
            {
                Chairs = [.. Enumerable.Range(1, chairs).Select(number => new ChairOffer(NewId(), $"Chair {number}"))],
                People = [.. Enumerable.Range(0, (chairs + 1) / 2).Select(number => new Colleague(NewId(), $"Nurse {number}", Duty.Nurse)), new(NewId(), "Prescriber 1", Duty.Prescriber), new(NewId(), "Prescriber 2", Duty.Prescriber)],
                Hours = [.. Enumerable.Range(1, 5).Select(day => new OpenStretch((DayOfWeek)day, new(8, 0), new(18, 0)))],
            };
            places.Add(place);
            var nurses = place.Of(Duty.Nurse).ToList();
            for (var day = 0; day < days; day++)
            {
                var date = place.Day(Now).AddDays(day);
                if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) continue;
                for (var chair = 0; chair < chairs; chair++)
                    foreach (var hour in new[] { 8, 11, 14 })
                        if (any.Next(20) > 0 || day < days / 2)
                            visits.Add(new(NewId(), place.Clinic, NewId(), new(place.At(date, new(hour, 0)), Length)) { Chair = place.Chairs[chair].Id, Nurse = nurses[chair / 2].Id, Prescriber = place.People[^1].Id, Route = Route.Intravenous });
            }
        }
        return (new(places, visits), [.. places.Select(place => place.Clinic)]);
    }

    private static void Time(string what, int rounds, Func<int> act)
    {
        int found = act();
        var took = new List<double>(rounds);
        var processor = Environment.CpuUsage.TotalTime;
        for (var round = 0; round < rounds; round++)
        {
            var before = Stopwatch.GetTimestamp();
            found = act();
            took.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        }
        var each = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / rounds;
        took.Sort();
        Console.WriteLine(FormattableString.Invariant($"  {what}: fastest {took[0]:0.0} ms, median {took[rounds / 2]:0.0} ms, slowest {took[^1]:0.0} ms; processor {each:0.0} ms ({found} found)"));
    }

    private static Guid NewId() => new(++made, 7, 7, 0, 0, 0, 0, 0, 0, 0, 0);
}
