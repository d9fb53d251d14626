using System.Globalization;

namespace Stillpoint.Care.Screening.Facts;

/// <summary>A spelling of a unit and how a number in it becomes one in the unit of the key.</summary>
internal sealed record UnitSpelling(string Unit, Func<decimal, decimal> Convert)
{
    public static UnitSpelling Same(string unit) => new(unit, value => value);

    public static UnitSpelling Times(string unit, decimal factor) => new(unit, value => value * factor);

    public static UnitSpelling Over(string unit, decimal divisor) => new(unit, value => value / divisor);
}

/// <summary>A number within the limits of what can be true of a person, in one unit, read from any unit listed.</summary>
internal sealed class AmountKind(string? unit, decimal least, decimal most, bool whole, params IReadOnlyList<UnitSpelling> spellings) : FactKind<Amount>
{
    // Nothing measured in a clinic comes near this; it keeps conversions from overflowing.
    private const decimal Absurd = 1_000_000_000_000m;

    /// <summary>Behind a stored result stands the upper limit that its laboratory printed, in the unit of the key.</summary>
    private const string LimitBegins = "(to ";

    private static readonly (string Sign, Bound Bound)[] Bounds = [("<=", Bound.AtMost), (">=", Bound.AtLeast), ("<", Bound.Below), (">", Bound.Above)];

    public override FactShape Shape => FactShape.Number;

    public override string? Unit => unit;

    public override TypedFact Read(string text)
    {
        var bound = Bounds.FirstOrDefault(row => text.StartsWith(row.Sign, StringComparison.Ordinal));
        var rest = bound.Sign is null ? text : text[bound.Sign.Length..].TrimStart();
        var digits = rest.TakeWhile(sign => char.IsAsciiDigit(sign) || sign is '.' or '-').Count();
        if (!decimal.TryParse(rest.AsSpan(0, digits), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return TypedFact.Refuse(rest.Contains(',', StringComparison.Ordinal) ? "Write decimals with a point, not a comma." : "Write a number.");

        var written = rest[digits..].Trim();
        decimal? upper = null;
        if (written.EndsWith(')') && written.LastIndexOf(LimitBegins, StringComparison.Ordinal) is >= 0 and var begins
            && decimal.TryParse(written.AsSpan(begins + LimitBegins.Length).TrimEnd(')'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var limit))
            (upper, written) = (limit, written[..begins].Trim());
        if (written.StartsWith(',')) return TypedFact.Refuse("Write decimals with a point, not a comma.");
        var value = written.Length == 0 ? number : Converted(number, written);
        if (value is not { } converted) return TypedFact.Refuse($"The unit {written} is not known here; write {Known}.");
        return TypedFact.Of(new Amount(converted) { Bound = bound.Bound, UpperLimit = upper });
    }

    public override decimal? Converted(decimal value, string? written)
    {
        if (Math.Abs(value) > Absurd) return null;
        if (unit is null) return written is null or "" or "1" or "{score}" or "score" ? value : null;
        if (written is null) return null;
        var plain = Plain(written);
        return spellings.FirstOrDefault(spelling => string.Equals(Plain(spelling.Unit), plain, StringComparison.OrdinalIgnoreCase))?.Convert(value);
    }

    public override string Write(Amount value) => value.UpperLimit is { } upper ? string.Create(CultureInfo.InvariantCulture, $"{value.Written} {LimitBegins}{upper:0.####})") : value.Written;

    public override string Show(Amount value) => unit is null ? value.ToString() : $"{value} {unit}";

    public override object Tell(Amount value) => value.Bound == Bound.Exact ? value.Value : value.Written;

    public override string? Refuses(Amount value)
    {
        if (whole && !decimal.IsInteger(value.Value)) return "Write a whole number.";
        return value.Value < least || value.Value > most ? string.Create(CultureInfo.InvariantCulture, $"Write a number from {least} to {most}{(unit is null ? "" : " " + unit)}.") : null;
    }

    private string Known => unit is null ? "the number alone" : string.Join(" or ", spellings.Select(spelling => spelling.Unit).Take(4));

    /// <summary>Both micro signs are the letter u in UCUM.</summary>
    private static string Plain(string written) => written.Replace('\u00B5', 'u').Replace('\u03BC', 'u');
}
