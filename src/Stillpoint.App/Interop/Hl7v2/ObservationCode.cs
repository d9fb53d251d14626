using System.Buffers.Text;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>What an observation identifier (OBX-3) means: LOINC, or the ISO/IEEE 11073-10101 nomenclature (MDC) as IHE PCD-01 sends it.</summary>
/// <param name="Rank">Of several methods for one vital sign the lowest is preferred.</param>
internal sealed record ObservationCode(Signal Signal, int Rank, string Written)
{
    private static readonly FrozenDictionary<int, ObservationCode> Mdc = Table("MDC",
        (150021, Signal.Systolic, 0),        // MDC_PRESS_BLD_NONINV_SYS
        (150022, Signal.Diastolic, 0),       // MDC_PRESS_BLD_NONINV_DIA
        (150023, Signal.MeanPressure, 0),    // MDC_PRESS_BLD_NONINV_MEAN
        (150301, Signal.Systolic, 1),        // MDC_PRESS_CUFF_SYS
        (150302, Signal.Diastolic, 1),       // MDC_PRESS_CUFF_DIA
        (150303, Signal.MeanPressure, 1),    // MDC_PRESS_CUFF_MEAN
        (147842, Signal.HeartRate, 0),       // MDC_ECG_HEART_RATE
        (149530, Signal.PulseRate, 0),       // MDC_PULS_OXIM_PULS_RATE
        (149546, Signal.PulseRate, 1),       // MDC_PULS_RATE_NON_INV, counted at the cuff
        (150456, Signal.SpO2, 0),            // MDC_PULS_OXIM_SAT_O2
        (151594, Signal.RespiratoryRate, 0), // MDC_CO2_RESP_RATE: sees a closed airway, which chest movement does not
        (151570, Signal.RespiratoryRate, 1), // MDC_AWAY_RESP_RATE
        (151562, Signal.RespiratoryRate, 2), // MDC_RESP_RATE
        (151578, Signal.RespiratoryRate, 3), // MDC_TTHOR_RESP_RATE
        (151708, Signal.EndTidalCO2, 0),     // MDC_CONC_AWAY_CO2_ET; its neighbour 151716 is inspired CO2 and is not read
        (150364, Signal.Temperature, 0),     // MDC_TEMP_BODY
        (150344, Signal.Temperature, 1));    // MDC_TEMP

    // The check digit is the last digit of the key.
    private static readonly FrozenDictionary<int, ObservationCode> Loinc = Table("LN",
        (84806, Signal.Systolic, 0), (84624, Signal.Diastolic, 0), (88674, Signal.HeartRate, 0), (594085, Signal.SpO2, 0), (27086, Signal.SpO2, 1),
        (92791, Signal.RespiratoryRate, 2), (198895, Signal.EndTidalCO2, 0), (83105, Signal.Temperature, 0));

    /// <summary>The meaning of an identifier, by its first coding or its alternate one; null when it is none we read.</summary>
    public static ObservationCode? Of(Hl7Field identifier) =>
        Of(identifier.Component(1).Raw, identifier.Component(3).Raw) ?? Of(identifier.Component(4).Raw, identifier.Component(6).Raw);

    /// <summary>The identifier as it is kept when its meaning is not known.</summary>
    public static string Kept(Hl7Field identifier) =>
        string.Join(' ', new[] { identifier.Component(3).Text, identifier.Component(1).Text, identifier.Component(2).Text }.Where(part => part.Length > 0));

    private static ObservationCode? Of(ReadOnlySpan<byte> code, ReadOnlySpan<byte> system)
    {
        if (system.SequenceEqual("MDC"u8))
            return Utf8Parser.TryParse(code, out int number, out var read) && read == code.Length ? Mdc.GetValueOrDefault(number) : null;
        if (system.SequenceEqual("LN"u8) || system.SequenceEqual("LOINC"u8))
            return code.Length >= 3 && code[^2] == '-' && Utf8Parser.TryParse(code[..^2], out int digits, out var used) && used == code.Length - 2 && digits < 100_000_000 && code[^1] is >= (byte)'0' and <= (byte)'9'
                ? Loinc.GetValueOrDefault((digits * 10) + code[^1] - '0') : null;
        // The same nomenclature written as hexadecimal partition and term, 0002-4bb8.
        if (system.SequenceEqual("MDIL"u8) && Hexadecimal(code) is { } term) return Mdc.GetValueOrDefault(term);
        return null;
    }

    /// <summary>A code of the nomenclature written as hexadecimal partition and term.</summary>
    public static int? Hexadecimal(ReadOnlySpan<byte> code) =>
        code.Length == 9 && code[4] == '-' && ushort.TryParse(code[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var partition)
            && ushort.TryParse(code[5..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var term) && partition < 0x4000
            ? (partition << 16) + term : null;

    private static FrozenDictionary<int, ObservationCode> Table(string system, params (int Code, Signal Signal, int Rank)[] rows) => rows.ToFrozenDictionary(
        row => row.Code,
        row => new ObservationCode(row.Signal, row.Rank, system == "LN"
            ? string.Create(CultureInfo.InvariantCulture, $"LN {row.Code / 10}-{row.Code % 10}")
            : string.Create(CultureInfo.InvariantCulture, $"MDC {row.Code}")));
}
