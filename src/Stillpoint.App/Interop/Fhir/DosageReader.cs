using System.Text.Json;
using Stillpoint.Care.Screening.Medications;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>Reads one Dosage: the amount, how often, and the most allowed. Of a range the upper end is taken.</summary>
internal static class DosageReader
{
    private const string Ucum = "http://unitsofmeasure.org";

    public static DosageLine Read(JsonElement dosage)
    {
        var amount = dosage.Items("doseAndRate"u8).Append(dosage).Select(Amount).FirstOrDefault(quantity => quantity is not null);
        var (frequency, period, periodUnit) = dosage.Member("timing"u8) is { } timing ? HowOften(timing) : default;
        return new()
        {
            Amount = amount?.Number("value"u8),
            Unit = amount is { } quantity ? Unit(quantity) : null,
            Frequency = frequency,
            Period = period,
            PeriodUnit = periodUnit,
            Most = dosage.Items("maxDosePerPeriod"u8).Select(Most).FirstOrDefault(most => most is not null),
            AsNeeded = dosage.Bool("asNeededBoolean"u8) is true || dosage.Bool("asNeeded"u8) is true || dosage.Member("asNeededCodeableConcept"u8) is not null || dosage.Items("asNeededFor"u8).Any(),
            Sequence = dosage.Number("sequence"u8) is { } sequence && decimal.IsInteger(sequence) && Math.Abs(sequence) < int.MaxValue ? (int)sequence : null,
        };
    }

    /// <summary>A code of the common unit system where it names a unit, else the unit as written.</summary>
    public static string? Unit(JsonElement quantity)
    {
        var code = quantity.Text("code"u8);
        return quantity.Text("system"u8) == Ucum && code is { Length: > 0 } and not "1" && code[0] != '{' ? code : quantity.Text("unit"u8) ?? code;
    }

    private static JsonElement? Amount(JsonElement dose) => dose.Member("doseQuantity"u8) ?? dose.Member("doseRange"u8)?.Member("high"u8);

    private static (decimal Amount, string? Unit, decimal Period, string? PeriodUnit)? Most(JsonElement ratio) =>
        ratio.Member("numerator"u8) is { } dose && dose.Number("value"u8) is { } amount && ratio.Member("denominator"u8) is { } period
            ? (amount, Unit(dose), period.Number("value"u8) ?? 1, Unit(period))
            : null;

    private static (decimal? Frequency, decimal? Period, string? Unit) HowOften(JsonElement timing)
    {
        if (timing.Member("repeat"u8) is { } repeat)
        {
            var timesOfDay = Math.Max(Count(repeat, "timeOfDay"u8), Count(repeat, "when"u8));
            var frequency = repeat.Number("frequencyMax"u8) ?? repeat.Number("frequency"u8);
            if (repeat.Number("period"u8) is { } period && repeat.Text("periodUnit"u8) is { } unit)
            {
                frequency ??= 1;
                return (period == 1 && unit == "d" && timesOfDay > frequency ? timesOfDay : frequency, period, unit);
            }
            if (timesOfDay > 0) return (timesOfDay, 1, "d");
            if (Count(repeat, "dayOfWeek"u8) > 0 && frequency is null) return (1, 1, "d");
        }
        return timing.Items("code"u8).SelectMany(code => code.Items("coding"u8).Select(coding => coding.Text("code"u8)).Append(code.Text("text"u8)))
            .Select(Abbreviation).FirstOrDefault(known => known.Frequency is not null);
    }

    private static int Count(JsonElement repeat, ReadOnlySpan<byte> name) => repeat.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() : 0;

    /// <summary>The abbreviations prescribers write for how often.</summary>
    private static (decimal? Frequency, decimal? Period, string? Unit) Abbreviation(string? written) =>
        written?.Replace(".", "", StringComparison.Ordinal).Trim().ToUpperInvariant() switch
        {
            "QD" or "DAILY" or "AM" or "PM" or "QAM" or "QPM" or "BED" or "HS" or "QHS" => (1, 1, "d"),
            "BID" => (2, 1, "d"),
            "TID" => (3, 1, "d"),
            "QID" => (4, 1, "d"),
            "QOD" => (1, 2, "d"),
            "Q1H" => (1, 1, "h"),
            "Q2H" => (1, 2, "h"),
            "Q3H" => (1, 3, "h"),
            "Q4H" => (1, 4, "h"),
            "Q6H" => (1, 6, "h"),
            "Q8H" => (1, 8, "h"),
            "Q12H" => (1, 12, "h"),
            "WK" => (1, 1, "wk"),
            "MO" => (1, 1, "mo"),
            _ => (null, null, null),
        };
}
