using System.Globalization;

namespace Stillpoint.App.Shell;

/// <summary>
/// How a moment is written for people: in the clinic's zone, a time as 15:00 and a date as
/// 19 Nov. Storage and rules never see these words.
/// </summary>
/// <param name="here">Found out when the first time is written: a page that writes none needs no database.</param>
internal sealed class ClinicClock(TimeProvider clock, Func<TimeZoneInfo> here)
{
    private TimeZoneInfo? gone;

    public ClinicClock(TimeProvider clock, TimeZoneInfo zone) : this(clock, () => zone)
    {
    }

    private static readonly CultureInfo Written = CultureInfo.InvariantCulture;

    public TimeZoneInfo Zone => gone ??= here();

    /// <summary>A page about one clinic is told in that clinic's time, wherever its reader works.</summary>
    public void GoTo(TimeZoneInfo place) => gone = place;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    /// <summary>A time of day at the clinic; one that a clock change skips is moved past it, one it repeats is the first of the two.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time) => At(day.ToDateTime(time), Zone).ToUniversalTime();

    /// <summary>A local date and time with the offset that holds there then.</summary>
    public static DateTimeOffset At(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        return new(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local));
    }

    /// <summary>The newest moment at which the clinic's clock showed this time of day, today or yesterday; null when it is still to come.</summary>
    /// <param name="ahead">How far it may lie ahead, as two clocks differ.</param>
    /// <param name="back">How long ago yesterday's may be.</param>
    public DateTimeOffset? LastShown(TimeOnly time, TimeSpan ahead, TimeSpan back)
    {
        var now = Now;
        var come = MomentsOf(Today.ToDateTime(time)).Concat(MomentsOf(Today.AddDays(-1).ToDateTime(time)).Where(at => now - at <= back)).Where(at => at <= now + ahead).ToList();
        return come.Count > 0 ? come.Max().ToUniversalTime() : null;
    }

    /// <summary>Every moment at which the clock shows this; of one that a clock change skips, the moment of the change.</summary>
    private IEnumerable<DateTimeOffset> MomentsOf(DateTime local) =>
        Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Select(offset => new DateTimeOffset(local, offset)) : [At(local, Zone)];

    public DateOnly Today => DateOnly.FromDateTime(Local(Now).DateTime);

    /// <summary>15:00.</summary>
    public string Time(DateTimeOffset at) => Local(at).ToString("HH:mm", Written);

    /// <summary>15:00:12.</summary>
    public string TimeToTheSecond(DateTimeOffset at) => Local(at).ToString("HH:mm:ss", Written);

    /// <summary>19 Nov, or 19 Nov 2025 when it is another year.</summary>
    public string Date(DateTimeOffset at) => Date(DateOnly.FromDateTime(Local(at).DateTime));

    public string Date(DateOnly day) => day.ToString(day.Year == Today.Year ? "d MMM" : "d MMM yyyy", Written);

    /// <summary>A birth date always carries its year.</summary>
    public static string BirthDate(DateOnly day) => day.ToString("d MMM yyyy", Written);

    /// <summary>15:00 today, 19 Nov 15:00 on any other day.</summary>
    public string Moment(DateTimeOffset at) =>
        DateOnly.FromDateTime(Local(at).DateTime) == Today ? Time(at) : $"{Date(at)} {Time(at)}";

    /// <summary>How old something is: 8 s ago, 2 min ago, 3 h ago, or the date.</summary>
    public string Age(DateTimeOffset at) => (Now - at) switch
    {
        { TotalSeconds: < 0 } => Moment(at),
        { TotalSeconds: < 60 } age => $"{(int)age.TotalSeconds} s ago",
        { TotalMinutes: < 120 } age => $"{(int)age.TotalMinutes} min ago",
        { TotalHours: < 36 } age => $"{(int)age.TotalHours} h ago",
        _ => Date(at),
    };

    /// <summary>Whole years on this day.</summary>
    public int YearsSince(DateOnly birth) => Years(birth, Today);

    public static int Years(DateOnly birth, DateOnly today) => today.Year - birth.Year - (today < birth.AddYears(today.Year - birth.Year) ? 1 : 0);
}
