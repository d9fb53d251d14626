using System.Globalization;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Shell.Forms;

/// <summary>
/// A number that stands for a <typeparamref name="T"/>, in its unit. Decimals have a point: a comma is refused, never read as a point or left out.
/// Drawn as text with a numeric keypad: a number control would round, scroll away or swallow what was typed.
/// </summary>
public class NumberInput<T>(string label, string unit, decimal least, decimal most, Func<decimal, T> of) : Input<T>(label) where T : notnull
{
    public string Unit { get; } = unit;

    private protected virtual bool IsWhole => false;

    internal override string? SentAs => "number";

    private NumberStyles Written => (IsWhole ? NumberStyles.None : NumberStyles.AllowDecimalPoint) | (least < 0 ? NumberStyles.AllowLeadingSign : NumberStyles.None);

    internal override Control Control => new Control.Line(Keypad: IsWhole ? "numeric" : "decimal", Unit: Unit.Length == 0 ? null : Unit);

    internal override (T? Value, string? Refused) Read(string typed, Language language) =>
        decimal.TryParse(typed.Trim(), Written, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? (of(number), null)
            : No(InputTexts.NumberFrom(least, most, IsWhole, language));
}

/// <summary>A number in its unit, where it has no type of its own.</summary>
public sealed class NumberInput(string label, string unit, decimal least, decimal most) : NumberInput<decimal>(label, unit, least, most, number => number);

/// <summary>A whole number in its unit.</summary>
public sealed class WholeInput(string label, string unit, int least, int most) : NumberInput<int>(label, unit, least, most, number => (int)number)
{
    private protected override bool IsWhole => true;
}
