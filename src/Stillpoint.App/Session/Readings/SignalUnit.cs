using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Session.Readings;

/// <summary>The units in which monitors send vital signs.</summary>
internal enum SignalUnit { Unknown, MmHg, Kilopascal, Percent, PerMinute, Celsius, Fahrenheit }

/// <summary>What a unit is called, and what a value in it is in the unit its sign is kept in.</summary>
internal static class SignalUnits
{
    private const decimal MmHgInKilopascal = 7.500617m;

    /// <summary>The unit in UCUM; nothing where it is none of ours.</summary>
    public static string WordFor(SignalUnit unit) => unit switch
    {
        SignalUnit.MmHg => "mm[Hg]",
        SignalUnit.Kilopascal => "kPa",
        SignalUnit.Percent => "%",
        SignalUnit.PerMinute => "/min",
        SignalUnit.Celsius => "Cel",
        SignalUnit.Fahrenheit => "[degF]",
        SignalUnit.Unknown => "",
    };

    /// <summary>The units a sign is sent in; the first is the one it is kept in.</summary>
    public static IReadOnlyList<SignalUnit> Of(Signal signal) => signal switch
    {
        Signal.Systolic or Signal.Diastolic or Signal.MeanPressure or Signal.EndTidalCO2 => [SignalUnit.MmHg, SignalUnit.Kilopascal],
        Signal.HeartRate or Signal.PulseRate or Signal.RespiratoryRate => [SignalUnit.PerMinute],
        Signal.SpO2 => [SignalUnit.Percent],
        Signal.Temperature => [SignalUnit.Celsius, SignalUnit.Fahrenheit],
    };

    /// <summary>A value in the unit its vital sign always has, or null when this unit is none of it.</summary>
    public static decimal? Convert(Signal signal, decimal value, SignalUnit unit) => !Of(signal).Contains(unit) ? null : unit switch
    {
        SignalUnit.Kilopascal => Bounded(value) is { } pressure ? decimal.Round(pressure * MmHgInKilopascal, 1) : null,
        SignalUnit.Fahrenheit => Bounded(value) is { } warmth ? decimal.Round((warmth - 32) / 1.8m, 1) : null,
        SignalUnit.MmHg or SignalUnit.Percent or SignalUnit.PerMinute or SignalUnit.Celsius => value,
        SignalUnit.Unknown => null,
    };

    public static SignalUnit Spelled(string unit) => unit.Trim().ToLowerInvariant() switch
    {
        "mm[hg]" or "mmhg" or "mm hg" or "mdc_dim_mmhg" => SignalUnit.MmHg,
        "kpa" or "mdc_dim_kilo_pascal" => SignalUnit.Kilopascal,
        "%" or "percent" or "mdc_dim_percent" => SignalUnit.Percent,
        "/min" or "1/min" or "{beats}/min" or "{breaths}/min" or "{beat}/min" or "{breath}/min" or "{counts}/min" or "bpm" or "rpm" or "brpm" or "p/min"
            or "r/min" or "br/m" or "beats/min" or "breaths/min" or "mdc_dim_beat_per_min" or "mdc_dim_resp_per_min" => SignalUnit.PerMinute,
        "cel" or "c" or "degc" or "deg c" or "\u00B0c" or "\u2103" or "mdc_dim_degc" => SignalUnit.Celsius,
        "[degf]" or "f" or "degf" or "deg f" or "\u00B0f" or "\u2109" or "mdc_dim_fahr" => SignalUnit.Fahrenheit,
        _ => SignalUnit.Unknown,
    };

    /// <summary>No sign is as large; larger is no number that can be turned into another.</summary>
    private static decimal? Bounded(decimal value) => Math.Abs(value) < 1_000_000 ? value : null;
}
