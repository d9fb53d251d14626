using System.Buffers.Text;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>Units (OBX-6) in UCUM, plain or MDC spelling. A unit that is missing or not one of the vital sign's own makes its value unreadable: none is guessed.</summary>
internal static class ObservationUnit
{
    internal enum Of { Unknown, MmHg, Kilopascal, Percent, PerMinute, Celsius, Fahrenheit }

    private const decimal MmHgInKilopascal = 7.500617m;

    public static Of Read(Hl7Field unit)
    {
        var code = unit.Component(1).Raw;
        var mdc = Utf8Parser.TryParse(code, out int number, out var read) && read == code.Length ? number
            : unit.Component(3).Raw.SequenceEqual("MDIL"u8) ? ObservationCode.Hexadecimal(code) ?? 0 : 0;
        var known = mdc switch
        {
            266016 => Of.MmHg,                // MDC_DIM_MMHG
            265987 => Of.Kilopascal,          // MDC_DIM_KILO_PASCAL
            262688 => Of.Percent,             // MDC_DIM_PERCENT
            264864 or 264928 => Of.PerMinute, // MDC_DIM_BEAT_PER_MIN, MDC_DIM_RESP_PER_MIN
            268192 => Of.Celsius,             // MDC_DIM_DEGC
            266560 => Of.Fahrenheit,          // MDC_DIM_FAHR
            _ => Spelled(unit.Component(1)),
        };
        return known != Of.Unknown ? known : Spelled(unit.Component(2));
    }

    /// <summary>The unit as one sends it, else the one its code always has.</summary>
    public static Of Read(Hl7Field unit, ObservationCode code) => unit.IsEmpty && code.Unit is { } always ? Spelled(always) : Read(unit);

    /// <summary>A value in the unit its vital sign always has, or null when this unit is none of it.</summary>
    public static decimal? Convert(Signal signal, decimal value, Of unit) => (signal, unit) switch
    {
        (Signal.Systolic or Signal.Diastolic or Signal.MeanPressure or Signal.EndTidalCO2, Of.MmHg) => value,
        (Signal.Systolic or Signal.Diastolic or Signal.MeanPressure or Signal.EndTidalCO2, Of.Kilopascal) => decimal.Round(value * MmHgInKilopascal, 1),
        (Signal.HeartRate or Signal.PulseRate or Signal.RespiratoryRate, Of.PerMinute) => value,
        (Signal.SpO2, Of.Percent) => value,
        (Signal.Temperature, Of.Celsius) => value,
        (Signal.Temperature, Of.Fahrenheit) => decimal.Round((value - 32) / 1.8m, 1),
        _ => null,
    };

    private static Of Spelled(Hl7Field unit) => unit.Raw.Length > 24 ? Of.Unknown : Spelled(unit.Text);

    private static Of Spelled(string unit) => unit.Trim().ToLowerInvariant() switch
    {
        "mm[hg]" or "mmhg" or "mm hg" or "mdc_dim_mmhg" => Of.MmHg,
        "kpa" or "mdc_dim_kilo_pascal" => Of.Kilopascal,
        "%" or "percent" or "mdc_dim_percent" => Of.Percent,
        "/min" or "1/min" or "{beats}/min" or "{breaths}/min" or "{beat}/min" or "{breath}/min" or "{counts}/min" or "bpm" or "rpm" or "brpm" or "p/min" or "r/min"
            or "beats/min" or "breaths/min" or "mdc_dim_beat_per_min" or "mdc_dim_resp_per_min" => Of.PerMinute,
        "cel" or "c" or "degc" or "deg c" or "\u00B0c" or "\u2103" or "mdc_dim_degc" => Of.Celsius,
        "[degf]" or "f" or "degf" or "deg f" or "\u00B0f" or "\u2109" or "mdc_dim_fahr" => Of.Fahrenheit,
        _ => Of.Unknown,
    };
}
