using System.Globalization;

namespace Stillpoint.App.Kinetics;

/// <summary>Round numbers along the side and the foot of a chart.</summary>
internal static class Axis
{
    internal sealed record Scale(double Most, IReadOnlyList<(double At, string Label)> Ticks, string Unit);

    /// <summary>From nothing to a round level above the highest, in four to six steps.</summary>
    public static Scale Levels(double highest)
    {
        var step = Math.Max(highest, 1e-6) / 4;
        var size = Math.Pow(10, Math.Floor(Math.Log10(step)));
        step = (step / size) switch { <= 1 => 1, <= 2 => 2, <= 2.5 => 2.5, <= 5 => 5, _ => 10 } * size;
        var count = (int)Math.Ceiling(Math.Max(highest, 1e-6) / step * (1 - 1e-9));
        return new(count * step, [.. Enumerable.Range(0, count + 1).Select(i => (i * step, Label(i * step)))], "ng/mL");
    }

    /// <summary>Minutes for a session, hours for a day, days for a course.</summary>
    /// <param name="most">As many steps as there is room for.</param>
    public static Scale Time(double from, double to, int most)
    {
        var (each, unit) = (to - from) switch { <= 300 => (1.0, "min"), <= 4320 => (60.0, "h"), _ => (1440.0, "d") };
        var length = (to - from) / each;
        var step = new[] { 1.0, 2, 5, 10, 15, 20, 30, 60, 90, 120, 240, 500, 1000 }.First(candidate => length / candidate <= most || candidate == 1000);
        if (length < 4) step = 0.5;
        var ticks = new List<(double, string)>();
        for (var at = Math.Ceiling(from / each / step) * step; at <= to / each * (1 + 1e-9); at += step) ticks.Add((at * each, Label(at)));
        return new(to, ticks, unit);
    }

    private static string Label(double number) => Math.Round(number, 6).ToString("0.######", CultureInfo.InvariantCulture);
}
