using System.Buffers.Text;
using Stillpoint.App.Session.Readings;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>Units (OBX-6) in UCUM, plain or MDC spelling. A unit that is missing, or none of the sign's own, makes its value unreadable: none is guessed.</summary>
internal static class ObservationUnit
{
    public static SignalUnit Read(Hl7Field unit)
    {
        var code = unit.Component(1).Raw;
        var mdc = Utf8Parser.TryParse(code, out int number, out var read) && read == code.Length ? number
            : unit.Component(3).Raw.SequenceEqual("MDIL"u8) ? ObservationCode.Hexadecimal(code) ?? 0 : 0;
        var known = mdc switch
        {
            266016 => SignalUnit.MmHg,                // MDC_DIM_MMHG
            265987 => SignalUnit.Kilopascal,          // MDC_DIM_KILO_PASCAL
            262688 => SignalUnit.Percent,             // MDC_DIM_PERCENT
            264864 or 264928 => SignalUnit.PerMinute, // MDC_DIM_BEAT_PER_MIN, MDC_DIM_RESP_PER_MIN
            268192 => SignalUnit.Celsius,             // MDC_DIM_DEGC
            266560 => SignalUnit.Fahrenheit,          // MDC_DIM_FAHR
            _ => Spelled(unit.Component(1)),
        };
        return known != SignalUnit.Unknown ? known : Spelled(unit.Component(2));
    }

    /// <summary>The unit as one sends it, else the one its code always has.</summary>
    public static SignalUnit Read(Hl7Field unit, ObservationCode code) =>
        unit.IsEmpty && code.Unit is { } always ? SignalUnits.Spelled(always) : Read(unit);

    /// <summary>The unit as it is kept beside a value that was not understood: our word where it is one of ours, else as sent.</summary>
    public static string Kept(Hl7Field unit) => Read(unit) is var known and not SignalUnit.Unknown ? SignalUnits.WordFor(known) : unit.Component(1).Text;

    private static SignalUnit Spelled(Hl7Field unit) => unit.Raw.Length > 24 ? SignalUnit.Unknown : SignalUnits.Spelled(unit.Text);
}
