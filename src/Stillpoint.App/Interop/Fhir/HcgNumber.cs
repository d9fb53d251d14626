using System.Text.Json;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>A pregnancy test that gives a number: from 25 IU/L it is positive, below 5 negative, and between them not clear.</summary>
internal static class HcgNumber
{
    private const decimal Positive = 25, Negative = 5;

    private static readonly HashSet<string> Units = new(["iu/l", "[iu]/l", "miu/ml", "m[iu]/ml", "u/l", "mu/ml", "units/l"], StringComparer.Ordinal);

    public static (object? Value, string? Why) Read(JsonElement quantity)
    {
        if (quantity.Number("value"u8) is not { } number) return (null, "there is no number in it.");
        var unit = quantity.Text("code"u8) ?? quantity.Text("unit"u8);
        if (unit is null || !(Units.Contains(unit.ToLowerInvariant()) || Units.Contains(quantity.Text("unit"u8)?.ToLowerInvariant() ?? ""))) return (null, "the number has no unit that is read here.");
        if (ObservationReader.Bound(quantity.Text("comparator"u8)) is not { } bound) return (null, "its comparator is not known.");
        return (Judged(new Amount(number) { Bound = bound }), null);
    }

    /// <summary>The same for a number in a text; without a unit that is read here nobody knows what it says, and it is not passed over for an older test.</summary>
    public static (object? Value, string? Why) Read(WrittenNumber written) => (written.Unit is { } unit && Units.Contains(unit.ToLowerInvariant())
        ? Judged(new Amount(written.Value) { Bound = written.Bound }) : "indeterminate", null);

    private static string Judged(Amount amount) => amount.IsAtLeast(Positive) is true ? "positive" : amount.IsUnder(Negative) is true ? "negative" : "indeterminate";
}
