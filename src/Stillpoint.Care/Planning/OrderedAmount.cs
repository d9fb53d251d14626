using Stillpoint.Care.Units;

namespace Stillpoint.Care.Planning;

/// <summary>The units an amount is ordered in. Per dose and per hour are different acts, whatever the number.</summary>
public enum AmountUnit
{
    MgPerKg,
    Mg,
    MgPerKgPerHour,
    MgPerHour,
    MicrogramsPerKgPerMinute,
}

/// <summary>What a prescriber wrote: a number with its unit.</summary>
public sealed record OrderedAmount
{
    private OrderedAmount(decimal value, AmountUnit unit) => (Value, Unit) = (value, unit);

    public decimal Value { get; }

    public AmountUnit Unit { get; }

    public static OrderedAmount Of(decimal value, AmountUnit unit) => new(Plausible.AMeasure(value, "An ordered amount"), unit);

    public bool IsRate => Unit is AmountUnit.MgPerKgPerHour or AmountUnit.MgPerHour or AmountUnit.MicrogramsPerKgPerMinute;

    public bool IsPerKilogram => Unit is AmountUnit.MgPerKg or AmountUnit.MgPerKgPerHour or AmountUnit.MicrogramsPerKgPerMinute;

    public override string ToString() => FormattableString.Invariant($"{Value:0.###} {Unit.Code()}");
}

/// <summary>Units as orders and the contract write them.</summary>
public static class AmountUnits
{
    private static readonly string[] Written = ["mg/kg", "mg", "mg/kg/h", "mg/h", "ug/kg/min"];

    public static IReadOnlyList<string> Codes => Written;

    public static string Code(this AmountUnit unit) => Written[(int)unit];

    public static AmountUnit? Find(string code)
    {
        var at = Array.IndexOf(Written, code);
        return at < 0 ? null : (AmountUnit)at;
    }
}
