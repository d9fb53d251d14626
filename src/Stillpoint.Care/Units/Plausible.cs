using System.Globalization;

namespace Stillpoint.Care.Units;

/// <summary>
/// Bounds no clinical number ever reaches. They keep exact arithmetic from overflowing, so a slip of the keyboard is
/// refused where it is typed and never deep inside a calculation.
/// </summary>
public static class Plausible
{
    public const decimal Least = 0.000001m;
    public const decimal Most = 1_000_000m;

    /// <summary>Nothing at all, or a number between the bounds.</summary>
    public static bool Amount(decimal number) => number == 0 || Measured(number);

    /// <summary>A number between the bounds: something that was weighed or measured is never zero.</summary>
    public static bool Measured(decimal number) => number is >= Least and <= Most;

    internal static decimal AnAmount(decimal number, string what) => Amount(number) ? number : throw Refuse(number, what);

    internal static decimal AMeasure(decimal number, string what) => Measured(number) ? number : throw Refuse(number, what);

    private static ArgumentOutOfRangeException Refuse(decimal number, string what) =>
        new(nameof(number), number, string.Create(CultureInfo.InvariantCulture, $"{what} cannot be {number}."));
}
