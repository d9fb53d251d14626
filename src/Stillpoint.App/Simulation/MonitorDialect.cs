using System.Globalization;
using Stillpoint.App.Interop.Hl7v2;
using Stillpoint.App.Session.Readings;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Simulation;

/// <summary>
/// How one maker's monitors speak: what they call themselves, where their bed stands, how they write a code and a unit. Which code a
/// sign has is what the listener's own table says of that maker, so that a simulated monitor says nothing the table does not know.
/// </summary>
internal sealed record MonitorDialect
{
    /// <summary>The word it is asked for by.</summary>
    public required string Word { get; init; }

    /// <summary>The part of the table of codes that is this maker's.</summary>
    public required string Table { get; init; }

    public required string Version { get; init; }

    /// <summary>MSH-3 and MSH-4 of a monitor by its number.</summary>
    public required Func<int, string> Sender { get; init; }

    /// <summary>PV1-3.</summary>
    public required Func<int, string> Place { get; init; }

    /// <summary>MSH-15 to MSH-18.</summary>
    public string Asks { get; init; } = "";

    /// <summary>OBR-4.</summary>
    public string Order { get; init; } = "182777000^monitoring of patient^SCT";

    /// <summary>OBX-18.</summary>
    public Func<int, string> Equipment { get; init; } = _ => "";

    /// <summary>A sign that is not in its own table is sent by the nomenclature's number.</summary>
    public bool SpeaksMdc { get; init; }

    /// <summary>The nomenclature's numbers are written as hexadecimal partition and term.</summary>
    public bool IsHexadecimal { get; init; }

    public string ValueType { get; init; } = "NM";

    /// <summary>OBX-6 of a sign.</summary>
    public required Func<Signal, string> Unit { get; init; }

    /// <summary>The header says when it was sent.</summary>
    public bool SaysWhenSent { get; init; } = true;

    /// <summary>Its times say how far they are from UTC; else they are the wall clock's.</summary>
    public bool SaysOffset { get; init; }

    /// <summary>Cuff pressures stand in an order of their own.</summary>
    public bool HasCuffApart { get; init; }

    /// <summary>The code of a sign; null where this maker sends none.</summary>
    public ObservationCode? CodeOf(Signal sign) => Of(Table, sign) ?? (SpeaksMdc ? Of("MDC", sign) : null);

    public IReadOnlyList<Signal> Signs => [.. Enum.GetValues<Signal>().Where(sign => CodeOf(sign) is not null)];

    /// <summary>OBX-3 and OBX-4 of a code.</summary>
    public string Written(ObservationCode code)
    {
        if (code.System == ObservationCode.NoSystem) return $"{code.Code}^{code.Name}|1";
        if (IsHexadecimal && code.System == "MDC" && int.TryParse(code.Code, CultureInfo.InvariantCulture, out var number))
            return string.Create(CultureInfo.InvariantCulture, $"{number >> 16:x4}-{number & 0xFFFF:x4}^{code.Name}^MDIL|0");
        if (code.Code.Split('/') is [var name, var part]) return $"{Spaced(name)}^{Spaced(name)}^{code.System}|{part}";
        return $"{Spaced(code.Code)}^{code.Name}^{code.System}|1";
    }

    /// <summary>A moment as this maker writes it.</summary>
    public string Written(DateTimeOffset moment) => SaysOffset
        ? moment.UtcDateTime.ToString("yyyyMMddHHmmss'+0000'", CultureInfo.InvariantCulture)
        : TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.Local).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    private static string Spaced(string code) => code.Replace('_', ' ');

    private static ObservationCode? Of(string table, Signal sign) =>
        ObservationCodes.All.Where(code => code.Dialect == table && code.Signal == sign).MinBy(code => code.Rank);

    public static MonitorDialect? Find(string word) => All.FirstOrDefault(dialect => dialect.Word == word);

    private static string Number(int number) => SimulatedMonitor.IdentifierOf(number);

    private static string Mdc(Signal sign) => sign switch
    {
        Signal.HeartRate or Signal.PulseRate => "264864^MDC_DIM_BEAT_PER_MIN^MDC",
        Signal.RespiratoryRate => "264928^MDC_DIM_RESP_PER_MIN^MDC",
        Signal.SpO2 => "262688^MDC_DIM_PERCENT^MDC",
        Signal.Temperature => "268192^MDC_DIM_DEGC^MDC",
        Signal.Systolic or Signal.Diastolic or Signal.MeanPressure or Signal.EndTidalCO2 => "266016^MDC_DIM_MMHG^MDC",
    };

    private static string Plain(Signal sign) => sign switch
    {
        Signal.HeartRate or Signal.PulseRate or Signal.RespiratoryRate => "/min",
        Signal.SpO2 => "%",
        Signal.Temperature => "C",
        Signal.Systolic or Signal.Diastolic or Signal.MeanPressure or Signal.EndTidalCO2 => "mmHg",
    };

    /// <summary>Each maker as its messages were seen.</summary>
    public static IReadOnlyList<MonitorDialect> All { get; } =
    [
        new()
        {
            Word = "philips", Table = "Philips", Version = "2.4", Sender = _ => "^EfficiaCM|", Place = number => $"^^LOCATION{number}", Order = "MONITOR",
            SpeaksMdc = true, IsHexadecimal = true, Unit = sign => sign switch
            {
                Signal.HeartRate or Signal.PulseRate => "0004-0aa0^bpm^MDIL",
                Signal.RespiratoryRate => "0004-0ae0^rpm^MDIL",
                Signal.SpO2 => "0004-0220^%^MDIL",
                Signal.Temperature => "0004-17a0^C^MDIL",
                Signal.Systolic or Signal.Diastolic or Signal.MeanPressure or Signal.EndTidalCO2 => "0004-0f20^mmHg^MDIL",
            },
        },
        new()
        {
            Word = "ge", Table = "GE", Version = "2.6", Sender = number => $"VSP^{Number(number)}^EUI-64|GE Healthcare", Place = number => $"X^^SIM{number}",
            Asks = "NE|AL||UNICODE UTF-8", Equipment = number => $"{Number(number)}^B40_GE", SpeaksMdc = true, Unit = Mdc,
        },
        new()
        {
            Word = "mindray", Table = "Mindray", Version = "2.3.1", Sender = _ => "Mindray|Gateway", Place = number => $"^^ICU&Bed{number}&3232241659&0&0",
            Order = "Mindray Monitor", SaysWhenSent = false, Unit = _ => "",
        },
        new()
        {
            Word = "nihon-kohden", Table = "Nihon Kohden", Version = "2.4", Sender = _ => "NIHON KOHDEN|NIHON KOHDEN", Place = number => $"^^BED-{number}^BED:{number}",
            Asks = "NE|AL||ASCII", Order = "VITAL", HasCuffApart = true, Unit = Plain,
        },
        new()
        {
            Word = "comen", Table = "Comen", Version = "2.6", Sender = number => $"|KC{number:D9}G", Place = number => $"^^WARD&{number}",
            Order = "2^MON_SPOT_DATA^99COMEN", SpeaksMdc = true, SaysOffset = true, Unit = Mdc,
        },
        new()
        {
            Word = "welch-allyn", Table = "Welch Allyn", Version = "2.4", Sender = _ => "WACS|ACUITY", Place = number => $"UNIT^^ROOM{number}", Order = "VITALS",
            ValueType = "ST", SaysOffset = true, Unit = sign => sign switch
            {
                Signal.HeartRate or Signal.PulseRate => "^BPM",
                Signal.RespiratoryRate => "^Br/M",
                Signal.SpO2 => "^Percent",
                Signal.Temperature => "^DegC",
                Signal.Systolic or Signal.Diastolic or Signal.MeanPressure or Signal.EndTidalCO2 => "^mmHg",
            },
        },
    ];
}
