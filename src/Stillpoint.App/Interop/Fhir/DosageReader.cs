using System.Text.Json;
using Stillpoint.Care.Screening.Medications;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>Reads one Dosage: the amount, how often, and the most allowed. Of a range the upper end is taken.</summary>
internal static class DosageReader
{
    private const string Ucum = "http://unitsofmeasure.org";

    public static DosageLine Read(JsonElement dosage)
    {
        var amount = dosage.Items("doseAndRate").Append(dosage).Select(Amount).FirstOrDefault(quantity => quantity is not null);
        var (frequency, period, periodUnit) = dosage.Member("timing") is { } timing ? HowOften(timing) : default;
        return new()
        {
            Amount = amount?.Number("value"),
            Unit = amount is { } quantity ? Unit(quantity) : null,
            Frequency = frequency,
            Period = period,
            PeriodUnit = periodUnit,
            Most = dosage.Items("maxDosePerPeriod").Select(Most).FirstOrDefault(most => most is not null),
            AsNeeded = dosage.Bool("asNeededBoolean") is true || dosage.Bool("asNeeded") is true || dosage.Member("asNeededCodeableConcept") is not null || dosage.Items("asNeededFor").Any(),
            Sequence = dosage.Number("sequence") is { } sequence && decimal.IsInteger(sequence) && Math.Abs(sequence) < int.MaxValue ? (int)sequence : null,
        };
    }

    /// <summary>A code of the common unit system where it names a unit, else the unit as written.</summary>
    public static string? Unit(JsonElement quantity)
    {
        var code = quantity.Text("code");
        return quantity.Text("system") == Ucum && code is { Length: > 0 } and not "1" && code[0] != '{' ? code : quantity.Text("unit") ?? code;
    }

    private static JsonElement? Amount(JsonElement dose) => dose.Member("doseQuantity") ?? dose.Member("doseRange")?.Member("high");

    private static (decimal Amount, string? Unit, decimal Period, string? PeriodUnit)? Most(JsonElement ratio) =>
        ratio.Member("numerator") is { } dose && dose.Number("value") is { } amount && ratio.Member("denominator") is { } period
            ? (amount, Unit(dose), period.Number("value") ?? 1, Unit(period))
            : null;

    private static (decimal? Frequency, decimal? Period, string? Unit) HowOften(JsonElement timing)
    {
        if (timing.Member("repeat") is { } repeat)
        {
            var timesOfDay = Math.Max(Count(repeat, "timeOfDay"), Count(repeat, "when"));
            var frequency = repeat.Number("frequencyMax") ?? repeat.Number("frequency");
            if (repeat.Number("period") is { } period && repeat.Text("periodUnit") is { } unit)
            {
                frequency ??= 1;
                return (period == 1 && unit == "d" && timesOfDay > frequency ? timesOfDay : frequency, period, unit);
            }
            if (timesOfDay > 0) return (timesOfDay, 1, "d");
            if (Count(repeat, "dayOfWeek") > 0 && frequency is null) return (1, 1, "d");
        }
        return timing.Items("code").SelectMany(code => code.Items("coding").Select(coding => coding.Text("code")).Append(code.Text("text")))
            .Select(Abbreviation).FirstOrDefault(known => known.Frequency is not null);
    }

    private static int Count(JsonElement repeat, string name) => repeat.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() : 0;

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
