using System.Globalization;

namespace Stillpoint.Care.Booking;

/// <summary>Whether a visit can be booked as it is wanted, and everything that stands against it.</summary>
public static class BookingCheck
{
    /// <summary>What stands against it, the worst first; nothing when it holds.</summary>
    /// <param name="wanted">The visit; where it is moved, its old place in the schedule doesn't count.</param>
    public static IReadOnlyList<Clash> Judge(Appointment wanted, Schedule schedule, DateTimeOffset at, House house)
    {
        if (schedule.PlaceOf(wanted.Clinic) is not { } place) return [new(ClashKind.ChairUnfit, "There is no such clinic.")];
        return [.. Chair(wanted, schedule, place), .. Patient(wanted, schedule, place), .. Nurse(wanted, schedule, place, house), .. Prescriber(wanted, schedule, place), .. Apart(wanted, schedule, place), .. Asked(wanted, place, at, house)];
    }

    private static IEnumerable<Clash> Chair(Appointment wanted, Schedule schedule, Place place)
    {
        if (wanted.Chair is not { } id)
        {
            if (wanted.GivesDrug) yield return new(ClashKind.NoChair, "A session with drug needs a chair: choose one.");
            yield break;
        }
        if (place.Chairs.FirstOrDefault(chair => chair.Id == id) is not { } chair) yield return new(ClashKind.ChairUnfit, "That chair is not at this clinic.");
        else if (wanted.Route is { } route && !chair.Takes(route)) yield return new(ClashKind.ChairUnfit, $"{chair.Name} is not fitted for {Planning.Routes.Words(route)} sessions.");
        else if (Others(schedule.Near(schedule.InChair(id), wanted.Times.InChair), wanted).FirstOrDefault(other => other.Times.InChair.Meets(wanted.Times.InChair)) is { } taken)
            yield return new(ClashKind.ChairTaken, $"{chair.Name} is taken from {Time(place, taken.Times.Starts)} until {Time(place, taken.Times.ChairFree)}{(taken.Times.Length.Cleaning > 0 ? ", cleaning included" : "")}.");
    }

    private static IEnumerable<Clash> Patient(Appointment wanted, Schedule schedule, Place place)
    {
        if (Others(schedule.Near(schedule.OfPatient(wanted.Patient), wanted.Times.Stay), wanted).FirstOrDefault(other => other.Times.Stay.Meets(wanted.Times.Stay)) is { } other)
            yield return new(ClashKind.PatientElsewhere, $"The patient has another visit from {Time(place, other.Times.Starts)} until {Time(place, other.Times.Leaves)}{(other.Clinic == wanted.Clinic ? "" : " at another clinic")}.");
    }

    private static IEnumerable<Clash> Nurse(Appointment wanted, Schedule schedule, Place place, House house)
    {
        if (wanted.Nurse is not { } nurse)
        {
            if (wanted.GivesDrug) yield return new(ClashKind.NoNurse, "A session with drug has a nurse: choose who.");
            yield break;
        }
        var (stay, name, most) = (wanted.Times.Stay, schedule.NameOf(nurse), house[BookingLimits.RunningSessions].Whole);
        var others = Others(schedule.Near(schedule.OfNurse(nurse), stay), wanted).Where(other => other.Times.Stay.Meets(stay)).ToList();
        if (schedule.Away(nurse, stay) is { } away) yield return new(ClashKind.Away, $"{name} is away then: {away.Why}.", nurse);
        if (others.Find(other => other.Clinic != wanted.Clinic) is not null) yield return new(ClashKind.NurseElsewhere, $"{name} is at another clinic then.", nurse);
        else if (Talk(nurse, wanted, schedule) is { } talk) yield return new(ClashKind.NurseElsewhere, $"{name} sees somebody else from {Time(place, talk.Times.Starts)} until {Time(place, talk.Times.Leaves)}.", nurse);
        // The load is highest where some visit begins.
        else if (others.Select(other => other.Times.Starts).Append(stay.From).Where(stay.Holds).Any(moment => others.Count(other => other.Times.Stay.Holds(moment)) >= most))
            yield return new(ClashKind.NurseFull, $"{name} looks after {most} patients in that time already.", nurse);
    }

    /// <summary>Nobody holds two talks at once, whichever of the two a person is in them; beside a session a talk may be had.</summary>
    private static Appointment? Talk(Guid person, Appointment wanted, Schedule schedule) => wanted.GivesDrug ? null
        : Others([.. schedule.Near(schedule.OfNurse(person), wanted.Times.Stay), .. schedule.Near(schedule.OfPrescriber(person), wanted.Times.Stay)], wanted).FirstOrDefault(other => !other.GivesDrug && other.Times.Stay.Meets(wanted.Times.Stay));

    private static IEnumerable<Clash> Prescriber(Appointment wanted, Schedule schedule, Place place)
    {
        if (wanted.Prescriber is not { } prescriber)
        {
            if (wanted.GivesDrug) yield return new(ClashKind.NoPrescriber, "A session with drug is covered by a prescriber: choose who.");
            yield break;
        }
        var (covered, name) = (wanted.Times.Covered, schedule.NameOf(prescriber));
        var others = Others(schedule.Near(schedule.OfPrescriber(prescriber), covered), wanted).Where(other => other.Times.Covered.Meets(covered)).ToList();
        if (schedule.Away(prescriber, covered) is { } away) yield return new(ClashKind.Away, $"{name} is away then: {away.Why}.", prescriber);
        if (others.Find(other => other.Clinic != wanted.Clinic) is not null) yield return new(ClashKind.PrescriberElsewhere, $"{name} covers another clinic then.", prescriber);
        else if (Talk(prescriber, wanted, schedule) is { } talk) yield return new(ClashKind.PrescriberInTalk, $"{name} sees somebody else from {Time(place, talk.Times.Starts)} until {Time(place, talk.Times.Leaves)}.", prescriber);
        // The prescriber in reach is the second person of the time-out, unless it is the nurse too.
        if (wanted.GivesDrug && wanted.Nurse == prescriber && !place.People.Any(person => person.Id != prescriber && place.IsThere(person.Id, new(wanted.Times.DrugFrom, wanted.Times.DrugFrom.AddMinutes(1))) is true && schedule.Away(person.Id, wanted.Times.Covered) is null))
            yield return new(ClashKind.NoSecondPerson, "The time-out needs two people: choose another nurse, or another prescriber.", prescriber);
    }

    private static IEnumerable<Clash> Apart(Appointment wanted, Schedule schedule, Place place)
    {
        if (wanted.Spacing is not { } spacing) yield break;
        var drug = wanted.Times.DrugFrom;
        var others = Others(schedule.OfPatient(wanted.Patient), wanted).Where(other => other.GivesDrug).ToList();
        if (others.Find(other => place.Day(other.Times.DrugFrom) == place.Day(drug)) is { } same)
            yield return new(ClashKind.SameDay, $"There is a session on that day already, at {Time(place, same.Times.Starts)}: one a day.");
        else if (others.Find(other => Hours(other.Times.DrugFrom, drug) < Least(spacing, other)) is { } near)
            yield return new(ClashKind.TooSoon, $"The session of {Day(place, near.Times.Starts)}, {Time(place, near.Times.Starts)} is {Hours(near.Times.DrugFrom, drug).ToString("0.#", CultureInfo.InvariantCulture)} h from it; at least {Least(spacing, near).ToString("0.#", CultureInfo.InvariantCulture)} h go between.");
        else if (others.Find(other => Math.Abs(place.Day(other.Times.DrugFrom).DayNumber - place.Day(drug).DayNumber) < spacing.LeastDays) is { } early)
            yield return new(ClashKind.TooSoon, $"The session of {Day(place, early.Times.Starts)} is less than {spacing.LeastDays} days from it, which the plan has between them.");
        if (spacing.MostInSevenDays is { } most && others.Select(other => other.Times.DrugFrom).Append(drug).Where(first => first <= drug && drug < first.AddDays(7)).Any(first => others.Count(other => first <= other.Times.DrugFrom && other.Times.DrugFrom < first.AddDays(7)) >= most))
            yield return new(ClashKind.TooOften, $"That would be more than {most} {(most == 1 ? "session" : "sessions")} in seven days.");
    }

    private static IEnumerable<Clash> Asked(Appointment wanted, Place place, DateTimeOffset at, House house)
    {
        var (stay, local) = (wanted.Times.Stay, place.Local(wanted.Times.Starts));
        var day = DateOnly.FromDateTime(local);
        if (stay.From < at) yield return new(ClashKind.Past, "That time has passed.");
        if (stay.From > at + house[BookingLimits.DaysAhead].Time) yield return new(ClashKind.FarAhead, $"That is in {local.Year}, more than {house[BookingLimits.DaysAhead].WithUnit} ahead.");
        if (place.ClosedOn(day) is { } closed) yield return new(ClashKind.Closed, $"The clinic is closed on {Day(place, stay.From)}: {closed.Why}.");
        else if (place.Hours.Count > 0 && !place.Open(day).Any(open => open.Holds(stay)))
            yield return new(ClashKind.NotOpen, place.Open(day).ToList() is { Count: > 0 } open ? $"The clinic is open from {string.Join(" and from ", open.Select(one => $"{Time(place, one.From)} to {Time(place, one.Until)}"))} that day; the visit lasts from {Time(place, stay.From)} to {Time(place, stay.Until)}." : $"The clinic is not open on {day.DayOfWeek}s.");
        else if (place.Hours.Count == 0 && (local.Hour >= house[BookingLimits.NightFrom] || local.Hour < house[BookingLimits.NightUntil]))
            yield return new(ClashKind.Night, $"{Time(place, stay.From)} is at night.");
        if (wanted.Nurse is { } nurse && place.IsThere(nurse, stay) is false) yield return new(ClashKind.NoShift, $"{NameIn(place, nurse)} has no shift for all of that time.", nurse);
        if (wanted.Prescriber is { } prescriber && prescriber != wanted.Nurse && place.IsThere(prescriber, wanted.Times.Covered) is false) yield return new(ClashKind.NoShift, $"{NameIn(place, prescriber)} has no shift for all of that time.", prescriber);
    }

    private static decimal Least(CourseSpacing spacing, Appointment other) => Math.Max(spacing.LeastHours, other.Spacing?.LeastHours ?? 0);

    private static decimal Hours(DateTimeOffset one, DateTimeOffset other) => Math.Abs((decimal)(other - one).Ticks) / TimeSpan.TicksPerHour;

    private static IEnumerable<Appointment> Others(IEnumerable<Appointment> visits, Appointment wanted) => visits.Where(other => other.Id != wanted.Id);

    private static string NameIn(Place place, Guid person) => place.People.FirstOrDefault(one => one.Id == person)?.Name ?? "Somebody";

    private static string Time(Place place, DateTimeOffset at) => place.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Day(Place place, DateTimeOffset at) => place.Local(at).ToString("d MMM", CultureInfo.InvariantCulture);
}
