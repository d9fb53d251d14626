namespace Stillpoint.Care.Booking;

/// <summary>One session of a course that is placed: where it was meant, what stood against that, and the nearest that holds.</summary>
/// <param name="Number">Its place in what is booked now, from 1.</param>
/// <param name="Meant">Where the spacing would have it, with the chair and people wished for.</param>
/// <param name="Against">What stands against that; nothing where it holds.</param>
/// <param name="Placed">Where it is: as meant, or the nearest that holds; null where nothing does in time.</param>
public sealed record PlacedSession(int Number, Appointment Meant, IReadOnlyList<Clash> Against, Appointment? Placed)
{
    public bool AsMeant => Against.Count == 0;
}

/// <summary>Places all sessions of a course at once by its spacing.</summary>
public static class CoursePlacing
{
    /// <summary>How late a session may be, in days, before it counts as not placed.</summary>
    private const int Reach = 14;

    /// <param name="first">The first session as it is wished: its moment, and chair and people where somebody named them.</param>
    /// <param name="sessions">How many.</param>
    /// <param name="schedule">What is booked.</param>
    /// <param name="newId">The id of each visit.</param>
    /// <param name="spacingOf">How far each session goes from the one before it, where the phases of a course differ.</param>
    public static IReadOnlyList<PlacedSession> Place(Appointment first, int sessions, Schedule schedule, Func<int, Guid> newId, DateTimeOffset at, House house, Func<int, CourseSpacing>? spacingOf = null)
    {
        if (first.Spacing is not { } usual || schedule.PlaceOf(first.Clinic) is not { } place) throw new ArgumentException("Only sessions of a course are placed by its spacing.", nameof(first));
        var placed = new List<PlacedSession>(sessions);
        var local = place.Local(first.Times.Starts);
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        for (var number = 1; number <= sessions; number++)
        {
            var moment = place.At(day, time);
            var meant = first with { Id = newId(number), Spacing = spacingOf?.Invoke(number) ?? usual, Times = first.Times with { Starts = moment } };
            var (whole, against) = Wished(meant, schedule, at, house);
            var slot = against.Count == 0 ? whole : FreeSlots.Nearest(new(meant, At(moment, -Reach, at, placed), moment.AddDays(Reach)) { Near = moment, Most = 1 }, schedule, at, house);
            placed.Add(new(number, whole, against, slot));
            if (slot is not null) schedule = schedule.With(slot);
            // The next is counted from where this one came to lie, on the day its spacing asks for and at the same hour.
            var next = spacingOf?.Invoke(number + 1) ?? usual;
            day = (slot is null ? day : place.Day(slot.Times.Starts)).AddDays(next.Days[(number - 1) % next.Days.Count]);
        }
        return placed;
    }

    /// <summary>The session at that moment with whoever was wished for, or whoever is free; and what stands against it where nobody is.</summary>
    private static (Appointment Whole, IReadOnlyList<Clash> Against) Wished(Appointment meant, Schedule schedule, DateTimeOffset at, House house)
    {
        if (FreeSlots.Search(new(meant, meant.Times.Starts, meant.Times.Starts.AddMinutes(1)) { Most = 1, OnlyThese = true }, schedule, at, house) is [var holds]) return (holds, []);
        var place = schedule.PlaceOf(meant.Clinic)!;
        var nearly = meant with
        {
            Chair = meant.Chair ?? place.Chairs.FirstOrDefault(chair => meant.Route is not { } route || chair.Takes(route))?.Id,
            Nurse = meant.Nurse ?? place.Of(Duty.Nurse).FirstOrDefault()?.Id,
            Prescriber = meant.Prescriber ?? place.Of(Duty.Prescriber).FirstOrDefault()?.Id,
        };
        var against = BookingCheck.Judge(nearly, schedule, at, house);
        // Off the quarter of the hour nothing is searched, and yet it may hold.
        return (nearly, against);
    }

    /// <summary>No session is placed before the one that goes before it.</summary>
    private static DateTimeOffset At(DateTimeOffset moment, int days, DateTimeOffset at, List<PlacedSession> placed)
    {
        var earliest = moment.AddDays(days);
        if (placed.LastOrDefault(one => one.Placed is not null)?.Placed is { } before && before.Times.Leaves > earliest) earliest = before.Times.Leaves;
        return earliest > at ? earliest : at;
    }
}
