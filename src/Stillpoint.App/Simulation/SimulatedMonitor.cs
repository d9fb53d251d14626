using System.Globalization;
using System.Text;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Simulation;

/// <summary>A simulated bedside monitor: a name, a bed, a clock that is a little wrong, and its signs as IHE PCD-01 messages or as one maker writes them.</summary>
internal sealed class SimulatedMonitor(int number, SimulatedSensors sensors, TimeSpan clockIsWrongBy = default, MonitorDialect? dialect = null)
{
    private const string Profile = "IHE_PCD_ORU_R01^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO";
    private long sent;

    public int Number => number;

    /// <summary>What a simulated monitor calls itself: a locally administered identifier, so that it is no real device's.</summary>
    public static string IdentifierOf(int number) => string.Create(CultureInfo.InvariantCulture, $"02535054FFFE{number:X4}");

    public static string BedOf(int number) => string.Create(CultureInfo.InvariantCulture, $"SIM^^CHAIR-{number}");

    /// <summary>What it shows at a moment, and the message that says so.</summary>
    public (ShownSigns Signs, string Message) Speak(DateTimeOffset moment)
    {
        var signs = sensors.Show(moment);
        var id = string.Create(CultureInfo.InvariantCulture, $"S{number}-{++sent}");
        return (signs, dialect is null ? Plain(signs, moment, id) : As(dialect, signs, moment, id));
    }

    /// <summary>Six observations in one group.</summary>
    private string Plain(ShownSigns signs, DateTimeOffset moment, string id)
    {
        var name = IdentifierOf(number);
        var text = new StringBuilder(1024);
        text.Append(CultureInfo.InvariantCulture, $"MSH|^~\\&|STILLPOINT-SIMULATOR^{name}^EUI-64|SIM|||{Written(moment)}||ORU^R01^ORU_R01|{id}|P|2.6|||||||||{Profile}\r");
        text.Append("PID|||^^^SIM^PI\r");
        text.Append(CultureInfo.InvariantCulture, $"PV1||I|{BedOf(number)}\r");
        text.Append(CultureInfo.InvariantCulture, $"OBR|1|{id}^STILLPOINT-SIMULATOR|{id}^STILLPOINT-SIMULATOR|182777000^monitoring of patient^SCT|||{Written(moment)}\r");
        Observe(text, 1, "147842^MDC_ECG_HEART_RATE^MDC", signs.HeartRate, "264864^MDC_DIM_BEAT_PER_MIN^MDC", null, name);
        Observe(text, 2, "150456^MDC_PULS_OXIM_SAT_O2^MDC", signs.SpO2, "262688^MDC_DIM_PERCENT^MDC", null, name);
        Observe(text, 3, "151594^MDC_CO2_RESP_RATE^MDC", signs.RespiratoryRate, "264928^MDC_DIM_RESP_PER_MIN^MDC", null, name);
        Observe(text, 4, "151708^MDC_CONC_AWAY_CO2_ET^MDC", signs.EndTidalCO2, "266016^MDC_DIM_MMHG^MDC", null, name);
        Observe(text, 5, "150021^MDC_PRESS_BLD_NONINV_SYS^MDC", signs.Systolic, "266016^MDC_DIM_MMHG^MDC", signs.CuffAt, name);
        Observe(text, 6, "150022^MDC_PRESS_BLD_NONINV_DIA^MDC", signs.Diastolic, "266016^MDC_DIM_MMHG^MDC", signs.CuffAt, name);
        return text.ToString();
    }

    /// <summary>Every sign this maker sends, as it writes it.</summary>
    private string As(MonitorDialect maker, ShownSigns signs, DateTimeOffset moment, string id)
    {
        var now = maker.Written(moment + clockIsWrongBy);
        var taken = signs.CuffAt is { } cuff ? maker.Written(cuff + clockIsWrongBy) : now;
        var text = new StringBuilder(1024);
        text.Append(CultureInfo.InvariantCulture,
            $"MSH|^~\\&|{maker.Sender(number)}|||{(maker.SaysWhenSent ? now : "")}||ORU^R01{(maker.Version is "2.6" ? "^ORU_R01" : "")}|{id}|P|{maker.Version}|||{maker.Asks}\r");
        text.Append("PID|||\r");
        text.Append(CultureInfo.InvariantCulture, $"PV1||I|{maker.Place(number)}\r");
        text.Append(CultureInfo.InvariantCulture, $"OBR|1|||{maker.Order}|||{now}\r");
        var place = 0;
        foreach (var sign in maker.Signs.Where(sign => !maker.HasCuffApart || !IsCuff(sign))) One(sign);
        if (maker.HasCuffApart)
        {
            text.Append(CultureInfo.InvariantCulture, $"OBR|2|||NIBP|||{taken}\r");
            foreach (var sign in maker.Signs.Where(IsCuff)) One(sign);
        }
        return text.ToString();

        void One(Signal sign)
        {
            var shown = Of(signs, sign);
            text.Append(CultureInfo.InvariantCulture, $"OBX|{++place}|{maker.ValueType}|{maker.Written(maker.CodeOf(sign)!)}|{shown.Value}|{maker.Unit(sign)}");
            text.Append(CultureInfo.InvariantCulture, $"|||||{(shown.Trust == 'X' ? "X" : "F")}|||{(IsCuff(sign) ? taken : "")}||||{maker.Equipment(number)}\r");
        }
    }

    private static bool IsCuff(Signal sign) => sign is Signal.Systolic or Signal.Diastolic or Signal.MeanPressure;

    private static Shown Of(ShownSigns signs, Signal sign) => sign switch
    {
        Signal.Systolic => signs.Systolic,
        Signal.Diastolic => signs.Diastolic,
        Signal.MeanPressure => signs is { Systolic.Value: { } high, Diastolic.Value: { } low } ? Shown.Fine(Math.Round(low + ((high - low) / 3))) : Shown.None,
        Signal.HeartRate or Signal.PulseRate => signs.HeartRate,
        Signal.SpO2 => signs.SpO2,
        Signal.RespiratoryRate => signs.RespiratoryRate,
        Signal.EndTidalCO2 => signs.EndTidalCO2,
        Signal.Temperature => signs.Temperature,
    };

    private void Observe(StringBuilder text, int place, string code, Shown shown, string unit, DateTimeOffset? at, string name)
    {
        var trust = shown.Trust switch { 'Q' => "QUES", 'X' => "NAV", _ => "" };
        text.Append(CultureInfo.InvariantCulture, $"OBX|{place}|NM|{code}|1.{place}.1.1|{shown.Value}|{unit}||{trust}|||{(shown.Trust == 'X' ? "X" : "R")}");
        text.Append(CultureInfo.InvariantCulture, $"|||{(at is { } taken ? Written(taken) : "")}||||{name}^STILLPOINT-SIMULATOR\r");
    }

    private string Written(DateTimeOffset moment) => (moment + clockIsWrongBy).UtcDateTime.ToString("yyyyMMddHHmmss.fff'+0000'", CultureInfo.InvariantCulture);
}
