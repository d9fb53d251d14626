using System.Globalization;

namespace Stillpoint.Care.HouseValues;

/// <summary>A house number as one house has it: compared as a decimal, read as a time, written with a decimal point everywhere.</summary>
public readonly record struct HouseValue(decimal Number, string Unit) : IFormattable
{
    /// <summary>The time a number of seconds, minutes, hours or days stands for. Months and years have no length of their own.</summary>
    public TimeSpan Time => Unit switch
    {
        "s" => TimeSpan.FromTicks((long)(Number * TimeSpan.TicksPerSecond)),
        "min" => TimeSpan.FromTicks((long)(Number * TimeSpan.TicksPerMinute)),
        "h" => TimeSpan.FromTicks((long)(Number * TimeSpan.TicksPerHour)),
        "days" => TimeSpan.FromTicks((long)(Number * TimeSpan.TicksPerDay)),
        var other => throw new InvalidOperationException($"A number in '{other}' is no length of time."),
    };

    /// <summary>A count, a score or a number of days.</summary>
    public int Whole => (int)Number;

    /// <summary>The number and its unit: "180 mmHg".</summary>
    public string WithUnit => Unit.Length == 0 ? ToString(null, System.Globalization.CultureInfo.InvariantCulture) : Unit[0] == '/' ? this + Unit : $"{this} {Unit}";

    public static implicit operator decimal(HouseValue value) => value.Number;

    public override string ToString() => Number.ToString("0.######", CultureInfo.InvariantCulture);

    public string ToString(string? format, IFormatProvider? formatProvider) => format is null ? ToString() : Number.ToString(format, CultureInfo.InvariantCulture);
}
