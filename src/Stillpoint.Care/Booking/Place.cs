using Stillpoint.Care.Planning;

namespace Stillpoint.Care.Booking;

/// <summary>One stretch of a week in which a clinic is open, by its own clock.</summary>
public sealed record OpenStretch(DayOfWeek Day, TimeOnly Opens, TimeOnly Closes);

/// <summary>A day on which a clinic is closed, and why.</summary>
public sealed record ClosedDay(DateOnly Day, string Why);

/// <summary>A chair, and the routes it is fitted for; null where it takes every one.</summary>
public sealed record ChairOffer(Guid Id, string Name, IReadOnlySet<Route>? Routes = null)
{
    public bool Takes(Route route) => Routes is null || Routes.Contains(route);
}

/// <summary>What somebody is at a clinic for, as far as a visit needs them.</summary>
public enum Duty { Nurse, Prescriber }

/// <summary>Somebody who works at a clinic.</summary>
public sealed record Colleague(Guid Id, string Name, Duty Duty);

/// <summary>When somebody is there.</summary>
public sealed record Shift(Guid Person, Span During);

/// <summary>A clinic as it can be booked: chairs, people, hours. What it has not said is not known, and is never taken for closed or for open.</summary>
public sealed record Place(Guid Clinic, string Name, TimeZoneInfo Zone)
{
    public IReadOnlyList<ChairOffer> Chairs { get; init; } = [];

    public IReadOnlyList<Colleague> People { get; init; } = [];

    /// <summary>Empty where nobody has said when it is open.</summary>
    public IReadOnlyList<OpenStretch> Hours { get; init; } = [];

    public IReadOnlyList<ClosedDay> Closed { get; init; } = [];

    /// <summary>The public holidays it keeps, in every year.</summary>
    public IReadOnlySet<Holiday> Holidays { get; init; } = System.Collections.Frozen.FrozenSet<Holiday>.Empty;

    /// <summary>Empty where nobody has written down who works when.</summary>
    public IReadOnlyList<Shift> Shifts { get; init; } = [];

    public DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).DateTime;

    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Local(at));

    /// <summary>A time by the clock there; one that a change of the clock skips is moved past it, one it repeats is the first of the two.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        while (Zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        return new DateTimeOffset(local, Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The stretches of a day in which it is open; on a closed day none.</summary>
    public IEnumerable<Span> Open(DateOnly day) => ClosedOn(day) is not null ? [] : Hours.Where(stretch => stretch.Day == day.DayOfWeek).Select(stretch => new Span(At(day, stretch.Opens), At(day, stretch.Closes)));

    /// <summary>Why it is closed on a day: one it closed by itself, or a holiday it keeps; null where it isn't.</summary>
    public ClosedDay? ClosedOn(DateOnly day) =>
        Closed.FirstOrDefault(closed => closed.Day == day) ?? (Booking.Holidays.On(day) is { } kept && Holidays.Contains(kept.Holiday) ? new(day, kept.Words) : null);

    public IEnumerable<Colleague> Of(Duty duty) => People.Where(person => person.Duty == duty);

    /// <summary>Whether somebody is there for all of a stretch: one shift, or shifts that follow without a gap; null where nobody wrote down who works that day.</summary>
    public bool? IsThere(Guid person, Span during)
    {
        if (!KnowsWhoWorks(Day(during.From))) return null;
        var covered = during.From;
        foreach (var shift in Shifts.Where(shift => shift.Person == person && shift.During.Until > during.From).OrderBy(shift => shift.During.From))
        {
            if (shift.During.From > covered) break;
            if (shift.During.Until > covered) covered = shift.During.Until;
        }
        return covered >= during.Until;
    }

    /// <summary>Somebody's shift is written down for that day; else nothing is known of anybody's.</summary>
    public bool KnowsWhoWorks(DateOnly day)
    {
        // A place with other shifts is another place, and brings this along.
        if (known is not { } days || !ReferenceEquals(days.Of, Shifts)) known = days = (Shifts, [.. Shifts.SelectMany(shift => Days(shift.During))]);
        return days.Days.Contains(day);
    }

    private (IReadOnlyList<Shift> Of, HashSet<DateOnly> Days)? known;

    private IEnumerable<DateOnly> Days(Span span)
    {
        for (var day = Day(span.From); day <= Day(span.Until.AddTicks(-1)); day = day.AddDays(1)) yield return day;
    }
}
