namespace Stillpoint.Care.Booking;

/// <summary>A public holiday that a clinic may keep.</summary>
public enum Holiday { NewYear, KingsBirthday, WashingtonsBirthday, Memorial, Juneteenth, Independence, Labor, Columbus, Veterans, Thanksgiving, Christmas }

/// <summary>On which days the federal holidays of the United States fall (5 U.S.C. 6103): by rule, in any year.</summary>
public static class Holidays
{
    private static readonly (Holiday Is, string Code, string Name)[] All =
    [
        (Holiday.NewYear, "new-year", "New Year's Day"), (Holiday.KingsBirthday, "king", "Birthday of Martin Luther King, Jr."), (Holiday.WashingtonsBirthday, "washington", "Washington's Birthday"),
        (Holiday.Memorial, "memorial", "Memorial Day"), (Holiday.Juneteenth, "juneteenth", "Juneteenth"), (Holiday.Independence, "independence", "Independence Day"), (Holiday.Labor, "labor", "Labor Day"),
        (Holiday.Columbus, "columbus", "Columbus Day"), (Holiday.Veterans, "veterans", "Veterans Day"), (Holiday.Thanksgiving, "thanksgiving", "Thanksgiving Day"), (Holiday.Christmas, "christmas", "Christmas Day"),
    ];

    public static string Code(this Holiday holiday) => All[(int)holiday].Code;

    public static string Name(this Holiday holiday) => All[(int)holiday].Name;

    public static Holiday? Find(string code) => Array.FindIndex(All, one => one.Code == code) is >= 0 and var at ? All[at].Is : null;

    /// <summary>What is kept on a day, in words; null on a working day. One that falls on a Saturday is kept on the Friday too, one on a Sunday on the Monday too.</summary>
    public static (Holiday Holiday, string Words)? On(DateOnly day) =>
        Itself(day) is { } itself ? (itself, itself.Name())
        : day.DayOfWeek is DayOfWeek.Friday && Itself(day.AddDays(1)) is { } tomorrow ? (tomorrow, $"{tomorrow.Name()}, observed")
        : day.DayOfWeek is DayOfWeek.Monday && Itself(day.AddDays(-1)) is { } yesterday ? (yesterday, $"{yesterday.Name()}, observed")
        : null;

    /// <summary>The next day on which it is kept, this one too.</summary>
    public static DateOnly Next(Holiday holiday, DateOnly from)
    {
        while (On(from)?.Holiday != holiday) from = from.AddDays(1);
        return from;
    }

    private static Holiday? Itself(DateOnly day) => (day.Month, day.Day, day.DayOfWeek, Week: (day.Day + 6) / 7) switch
    {
        (1, 1, _, _) => Holiday.NewYear,
        (1, _, DayOfWeek.Monday, 3) => Holiday.KingsBirthday,
        (2, _, DayOfWeek.Monday, 3) => Holiday.WashingtonsBirthday,
        (5, > 24, DayOfWeek.Monday, _) => Holiday.Memorial,
        (6, 19, _, _) => Holiday.Juneteenth,
        (7, 4, _, _) => Holiday.Independence,
        (9, _, DayOfWeek.Monday, 1) => Holiday.Labor,
        (10, _, DayOfWeek.Monday, 2) => Holiday.Columbus,
        (11, 11, _, _) => Holiday.Veterans,
        (11, _, DayOfWeek.Thursday, 4) => Holiday.Thanksgiving,
        (12, 25, _, _) => Holiday.Christmas,
        _ => null,
    };
}
