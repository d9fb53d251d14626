namespace Stillpoint.Care.Booking;

/// <summary>One visit that can't stay where it is, and where it would go.</summary>
/// <param name="Now">Where it is booked.</param>
/// <param name="Then">The next that holds, with the same hour first; null where none does in time.</param>
public sealed record Rearranged(Appointment Now, Appointment? Then);

/// <summary>Many visits at once that can't stay: somebody fell ill, the clinic is closed for a storm.</summary>
public static class Rearranging
{
    /// <summary>Where each would go, in the order of their times: at the same hour with somebody else where that holds, else the next that holds after it. Nobody is moved to an earlier time than their own without being asked.</summary>
    /// <param name="cannotStay">The visits.</param>
    /// <param name="schedule">With whatever makes them impossible already in it: the absence, the closed day.</param>
    /// <param name="within">How many days later at most.</param>
    public static IReadOnlyList<Rearranged> Place(IEnumerable<Appointment> cannotStay, Schedule schedule, DateTimeOffset at, House house, int within = 14)
    {
        var visits = cannotStay.OrderBy(visit => visit.Times.Starts).ToList();
        foreach (var visit in visits) schedule = schedule.Without(visit.Id);
        var placed = new List<Rearranged>(visits.Count);
        foreach (var visit in visits)
        {
            var slot = FreeSlots.Nearest(new(visit, visit.Times.Starts, visit.Times.Starts.AddDays(within)) { Near = visit.Times.Starts, Most = 1 }, schedule, at, house);
            placed.Add(new(visit, slot));
            if (slot is not null) schedule = schedule.With(slot);
        }
        return placed;
    }
}
