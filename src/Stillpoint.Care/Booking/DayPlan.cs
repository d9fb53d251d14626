namespace Stillpoint.Care.Booking;

/// <summary>One day of a clinic as it can be looked at: what doesn't hold any more, and what is free.</summary>
public static class DayPlan
{
    /// <summary>What stands against a visit as it is booked: somebody fell ill, the hours were changed, the clinic is closed. Its time may have come.</summary>
    public static IReadOnlyList<Clash> Against(Appointment booked, Schedule schedule, House house) =>
        [.. BookingCheck.Judge(booked, schedule, booked.Times.Starts, house).Where(clash => clash.Kind is not (ClashKind.NotOpen or ClashKind.Night or ClashKind.FarAhead))];

    /// <summary>The stretches of a day in which a chair is free for at least so long, the clinic open, and a nurse and a prescriber there as far as anybody knows.</summary>
    public static IEnumerable<Span> Free(Place place, Schedule schedule, Guid chair, DateOnly day, int leastMinutes, House house)
    {
        foreach (var open in place.Open(day))
        {
            var from = open.From;
            foreach (var taken in schedule.InChair(chair).Select(visit => visit.Times.InChair).Where(open.Meets).OrderBy(span => span.From).Append(new(open.Until, open.Until)))
            {
                if (taken.From - from >= TimeSpan.FromMinutes(leastMinutes) && new Span(from, taken.From) is var free && HasPeople(place, schedule, free, leastMinutes, house)) yield return free;
                if (taken.Until > from) from = taken.Until;
            }
        }
    }

    private static bool HasPeople(Place place, Schedule schedule, Span free, int leastMinutes, House house)
    {
        var begins = new Span(free.From, free.From.AddMinutes(leastMinutes));
        return place.Of(Duty.Nurse).Any(nurse => IsThere(nurse.Id) && schedule.OfNurse(nurse.Id).Count(visit => visit.Times.Stay.Meets(begins)) < house[BookingLimits.RunningSessions]) && place.Of(Duty.Prescriber).Any(prescriber => IsThere(prescriber.Id));

        bool IsThere(Guid person) => place.IsThere(person, begins) is not false && schedule.Away(person, begins) is null;
    }
}
