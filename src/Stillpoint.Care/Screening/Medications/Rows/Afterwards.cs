using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Medications.Rows;

/// <summary>How long a drug goes on acting after its last dose: hours by the clock, or days by the calendar.</summary>
public sealed record Afterwards
{
    private readonly int? hours;
    private readonly int days;

    private Afterwards(int? hours, int days) => (this.hours, this.days) = (hours, days);

    /// <summary>Counted in hours, so that its end is a time of day.</summary>
    public bool IsByTheClock => hours is not null;

    /// <summary>So many hours, or so many days, as the house has it.</summary>
    public static Afterwards Of(HouseValue length) => length.Unit == "h" ? new(length.Whole, 0) : new(null, length.Whole);

    /// <summary>Whether a drug that ended then still acts now; the last hour and the last day are inside.</summary>
    public bool Holds(DateTimeOffset ended, DateTimeOffset at) => hours is { } count
        ? at - ended <= TimeSpan.FromHours(count)
        : ClinicCalendar.DaysBetween(ended, at) <= days;

    /// <summary>When time alone clears it: the end of the last hour, or the first midnight after the last day. Null beyond the end of the calendar.</summary>
    public DateTimeOffset? Clears(DateTimeOffset ended, DateTimeOffset at)
    {
        if (ended.Year <= 1 || ended.Year >= DateTime.MaxValue.Year - 1) return null;
        return hours is { } count
            ? ended.AddHours(count).ToOffset(at.Offset)
            : new DateTimeOffset(ClinicCalendar.Date(ended, at).AddDays(days + 1).ToDateTime(TimeOnly.MinValue), at.Offset);
    }

    public override string ToString() => hours is { } count ? $"{count} hours" : $"{days} days";
}
