using System.Globalization;
using System.Text.RegularExpressions;
using Stillpoint.Care.Planning;

namespace Stillpoint.Care.Booking;

/// <summary>How far apart the sessions of a course are: what is meant, and what is the least.</summary>
/// <param name="Days">The days from one session to the next, over and over: 3, 4 is twice a week.</param>
/// <param name="LeastHours">From drug to drug; zero where only one a day is asked for.</param>
/// <param name="MostInSevenDays">Null where nothing limits a week but the day.</param>
/// <param name="WasRead">The plan's own words were understood; else the usual spacing of its row stands here.</param>
public sealed partial record CourseSpacing(IReadOnlyList<int> Days, decimal LeastHours, int? MostInSevenDays, bool WasRead)
{
    private const RegexOptions Plainly = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Reads what the prescriber signed: "2 a week", "every 10 days", "weekly".</summary>
    public static CourseSpacing Of(string signed, DoseRow row, House house)
    {
        var days = Read(signed);
        IReadOnlyList<int> meant = days ?? (row.IsMood || row.Product == Product.Esketamine ? [3, 4] : [7]);
        var (esketamine, gap) = (row.Product == Product.Esketamine, 0m);
        if (esketamine || row.IsMoodByNeedle) gap = house[row.IsAcute ? CourseLimits.HoursInAcuteSuicidality : CourseLimits.HoursBetween];
        // What is meant weekly is not given twice in a week because a chair was free.
        if (days is not null && meant.Min() > 4) gap = Math.Max(gap, (meant.Min() - house[BookingLimits.EarlyBy]) * 24);
        int? most = esketamine ? house[CourseLimits.EsketamineSessionsAWeek].Whole : row.IsMood ? house[CourseLimits.SessionsAWeek].Whole : null;
        if (most is { } limit && meant.Count > 1) most = Math.Min(limit, meant.Count);
        return new(meant, gap, most, days is not null);
    }

    /// <summary>Calendar days from session to session, at least, where the plan says so.</summary>
    public int LeastDays { get; init; } = 1;

    /// <summary>As a structured plan has it for one of its sessions, counted from 1.</summary>
    public static CourseSpacing Of(CoursePlan plan, int session, DoseRow row, House house)
    {
        var spacing = plan.PhaseOf(session).Spacing;
        IReadOnlyList<int> days = spacing.UsualDays switch { 3.5m => [3, 4], > 2.3m and < 2.4m => [2, 2, 3], var every => [Math.Max(1, (int)Math.Round(every, MidpointRounding.AwayFromZero))] };
        var usual = Of("", row, house);
        return new(days, usual.LeastHours, usual.MostInSevenDays, WasRead: true) { LeastDays = spacing.LeastDays };
    }

    /// <summary>In words, as it is meant.</summary>
    public string Words => Days switch
    {
        [var every] => every switch { 1 => "every day", 7 => "once a week", _ when every % 7 == 0 => $"every {every / 7} weeks", _ => $"every {every} days" },
        _ => $"{Days.Count} a week",
    };

    /// <summary>
    /// The interval as a prescriber decided it since the plan was signed: longer or shorter, in days. Hours between doses and the most in a week are
    /// the medicine's, and stay.
    /// </summary>
    public CourseSpacing Every(int days, House house)
    {
        var early = Math.Max(1, days - house[BookingLimits.EarlyBy].Whole);
        return this with
        {
            Days = [Math.Max(1, days)],
            LeastDays = days > 4 ? early : Math.Min(LeastDays, days),
            LeastHours = days > 4 ? Math.Max(LeastHours, early * 24) : LeastHours,
            WasRead = true,
        };
    }

    private static int[]? Read(string signed)
    {
        var text = signed.ToLowerInvariant();
        if (Weekly().Match(text) is { Success: true } often)
            return Number(often.Groups["n"].Value) switch { 1 => [7], 2 => [3, 4], 3 => [2, 2, 3], 4 => [2, 2, 2, 1], 5 => [1, 1, 1, 1, 3], 7 => [1], _ => null };
        if (Every().Match(text) is { Success: true } every)
        {
            var count = every.Groups["n"].Success ? Number(every.Groups["n"].Value) : 1;
            var unit = every.Groups["unit"].Value switch { "day" => 1, "week" => 7, _ => 28 };
            return count is > 0 and <= 90 ? [count.Value * unit] : null;
        }
        return text.Contains("daily", StringComparison.Ordinal) ? [1] : text.Contains("fortnight", StringComparison.Ordinal) ? [14]
            : text.Contains("weekly", StringComparison.Ordinal) ? [7] : text.Contains("monthly", StringComparison.Ordinal) ? [28] : null;
    }

    private static int? Number(string word) => word switch
    {
        "once" or "one" or "" => 1,
        "twice" or "two" or "other" or "second" => 2,
        "three" => 3,
        _ => int.TryParse(word, CultureInfo.InvariantCulture, out var number) ? number : null,
    };

    [GeneratedRegex(@"\b(?<n>[1-7]|once|one|twice|two|three)\s*(x|×|times?|sessions?)?\s*(a|per|each|/)\s*week", Plainly, matchTimeoutMilliseconds: 50)]
    private static partial Regex Weekly();

    [GeneratedRegex(@"\bevery\s+((?<n>\d{1,2}|other|second|two|three)\s*)?(?<unit>day|week|month)", Plainly, matchTimeoutMilliseconds: 50)]
    private static partial Regex Every();
}
