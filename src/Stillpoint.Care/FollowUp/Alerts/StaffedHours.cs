namespace Stillpoint.Care.FollowUp.Alerts;

/// <summary>One stretch of a week in which somebody reads what patients answer.</summary>
public sealed record StaffedStretch(DayOfWeek Day, TimeOnly Opens, TimeOnly Closes);

/// <summary>The hours in which a clinic reads answers, by its own clock. A clinic that has said none reads none: it is never promised.</summary>
public sealed class StaffedHours(IEnumerable<StaffedStretch> week, TimeZoneInfo zone)
{
    private readonly List<StaffedStretch> week = [.. week.OrderBy(stretch => stretch.Opens)];

    public IReadOnlyList<StaffedStretch> Week => week;

    public bool AreAt(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var time = TimeOnly.FromDateTime(local.DateTime);
        return week.Exists(stretch => stretch.Day == local.DayOfWeek && stretch.Opens <= time && time < stretch.Closes);
    }

    /// <summary>When somebody reads next: now, or at the next opening; null where no hours are set.</summary>
    public DateTimeOffset? ReadNext(DateTimeOffset moment)
    {
        if (AreAt(moment)) return moment;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
        for (var day = today; day <= today.AddDays(7); day = day.AddDays(1))
            foreach (var stretch in week.Where(stretch => stretch.Day == day.DayOfWeek))
                if (Opening(day, stretch) is var at && at > moment) return at;
        return null;
    }

    private DateTimeOffset Opening(DateOnly day, StaffedStretch stretch)
    {
        var local = day.ToDateTime(stretch.Opens);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        return new(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local));
    }
}
