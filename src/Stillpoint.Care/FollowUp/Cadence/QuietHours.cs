using static Stillpoint.Care.FollowUp.Cadence.CadenceLimits;

namespace Stillpoint.Care.FollowUp.Cadence;

/// <summary>The hours in which a patient is left in peace, by the clock where they are.</summary>
internal sealed class QuietHours(TimeZoneInfo zone, House house)
{
    private readonly TimeOnly from = new(house[QuietFrom].Whole, 0), until = new(house[QuietUntil].Whole, 0);

    public bool Holds(DateTimeOffset at) => TimeOnly.FromDateTime(Local(at)) is var time && (time >= from || time < until);

    /// <summary>The moment itself outside the quiet; else when it ends, or, where that would be too late, just as it begins; null where neither counts any more.</summary>
    public DateTimeOffset? Fit(DateTimeOffset at, DateTimeOffset opens, DateTimeOffset closes)
    {
        if (!Holds(at)) return at;
        var (local, evening) = (Local(at), TimeOnly.FromDateTime(Local(at)) >= from);
        var day = DateOnly.FromDateTime(local);
        var ends = At((evening ? day.AddDays(1) : day).ToDateTime(until));
        if (ends < closes) return ends;
        var begins = At((evening ? day : day.AddDays(-1)).ToDateTime(from)).AddMinutes(-1);
        return begins >= opens ? begins : null;
    }

    /// <summary>The calendar day where the patient is.</summary>
    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Local(at));

    private DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).DateTime;

    /// <summary>A time by the clock there; one that a clock change skips is moved past it, one it repeats is the first of the two.</summary>
    private DateTimeOffset At(DateTime local)
    {
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        return new DateTimeOffset(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
