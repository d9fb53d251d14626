using System.Globalization;
using System.Text.Json;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>A number that stands in a text and is plain there: <c>900 U/L</c>, <c>&lt;5 mIU/mL</c>. Whatever else stands beside it makes it none.</summary>
internal readonly record struct WrittenNumber(decimal Value, Bound Bound, string? Unit)
{
    private static readonly (string Sign, Bound Bound)[] Signs =
        [("<=", Bound.AtMost), (">=", Bound.AtLeast), ("<", Bound.Below), (">", Bound.Above), ("\u2264", Bound.AtMost), ("\u2265", Bound.AtLeast)];

    /// <summary>The number an Observation gives as its text; null when it gives none, or more than one word behind it.</summary>
    public static WrittenNumber? Of(JsonElement json) => json.Text("valueString"u8) is { Length: <= 40 } text ? Read(text) : null;

    internal static WrittenNumber? Read(string text)
    {
        var (sign, bound) = Signs.FirstOrDefault(row => text.StartsWith(row.Sign, StringComparison.Ordinal));
        var rest = sign is null ? text : text[sign.Length..].TrimStart();
        var digits = rest.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.').Count();
        if (!decimal.TryParse(rest.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
        var unit = rest[digits..].Trim();
        // A comma may be a decimal one, a slash or a dash a second number: not plain.
        if (unit.Any(char.IsWhiteSpace) || unit.StartsWith(',') || unit.StartsWith('/') || unit.StartsWith('-') || unit.StartsWith(':')) return null;
        return new(number, sign is null ? Bound.Exact : bound, unit.Length == 0 ? null : unit);
    }
}
