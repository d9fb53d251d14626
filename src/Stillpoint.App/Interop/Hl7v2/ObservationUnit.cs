using System.Buffers.Text;
using System.Text;
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
            262688 => Of.Percent,             // MDC_DIM_PERCENT
            264864 or 264928 => Of.PerMinute, // MDC_DIM_BEAT_PER_MIN, MDC_DIM_RESP_PER_MIN
            268192 => Of.Celsius,             // MDC_DIM_DEGC
            _ => Spelled(code),
        };
        return known != Of.Unknown ? known : Spelled(unit.Component(2).Raw);
    }

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

    private static Of Spelled(ReadOnlySpan<byte> code) => code.Length > 24 ? Of.Unknown : Encoding.ASCII.GetString(code) switch
    {
        "mm[Hg]" or "mmHg" or "mm Hg" or "MMHG" or "MDC_DIM_MMHG" => Of.MmHg,
        "kPa" or "MDC_DIM_KILO_PASCAL" => Of.Kilopascal,
        "%" or "MDC_DIM_PERCENT" => Of.Percent,
        "/min" or "1/min" or "{beats}/min" or "{breaths}/min" or "{Beats}/min" or "{Breaths}/min" or "{beat}/min" or "{breath}/min" or "{counts}/min"
            or "bpm" or "BPM" or "rpm" or "brpm" or "beats/min" or "breaths/min" or "MDC_DIM_BEAT_PER_MIN" or "MDC_DIM_RESP_PER_MIN" => Of.PerMinute,
        "Cel" or "C" or "degC" or "MDC_DIM_DEGC" => Of.Celsius,
        "[degF]" or "F" or "degF" or "MDC_DIM_FAHR" => Of.Fahrenheit,
        _ => Of.Unknown,
    };
}
