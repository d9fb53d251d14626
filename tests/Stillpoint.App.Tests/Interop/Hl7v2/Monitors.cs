using System.Globalization;
using System.Text;

namespace Stillpoint.App.Tests.Interop.Hl7v2;

/// <summary>Messages as monitors send them, made up.</summary>
internal static class Monitors
{
    public const string Device = "0A1B2CFFFE000001";
    public const string Bed = "BAY^^CHAIR-1^HARBOUR";

    /// <summary>Six observations in one group, as IHE PCD-01 shapes them.</summary>
    public static string Report(
        string id = "M1", string device = Device, string bed = Bed, string sent = "20261119150000.000+0000", string measured = "20261119145959.500+0000",
        string version = "2.6", string spo2 = "97", string processing = "P", string patient = "PID|||^^^HARBOUR^PI") => Lines(
        $"MSH|^~\\&|NORTHWIND^{device}^EUI-64|HARBOUR|||{sent}||ORU^R01^ORU_R01|{id}|{processing}|{version}|||||||||IHE_PCD_ORU_R01^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO",
        patient,
        $"PV1||I|{bed}",
        $"OBR|1|{id}^NORTHWIND|{id}^NORTHWIND|182777000^monitoring of patient^SCT|||{measured}",
        $"OBX|1||69965^MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS^MDC|1.0.0.0|||||||X|||||||{device}^NORTHWIND",
        "OBX|2|NM|147842^MDC_ECG_HEART_RATE^MDC|1.7.4.147842|72|264864^MDC_DIM_BEAT_PER_MIN^MDC|||||R",
        $"OBX|3|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.3.1.150456|{spo2}|262688^MDC_DIM_PERCENT^MDC|||||R",
        "OBX|4|NM|151594^MDC_CO2_RESP_RATE^MDC|1.8.1.151594|14|264928^MDC_DIM_RESP_PER_MIN^MDC|||||R",
        "OBX|5|NM|151708^MDC_CONC_AWAY_CO2_ET^MDC|1.8.1.151708|38|266016^MDC_DIM_MMHG^MDC|||||R",
        "OBX|6|NM|150021^MDC_PRESS_BLD_NONINV_SYS^MDC|1.1.9.150021|128|266016^MDC_DIM_MMHG^MDC|||||R|||20261119145600+0000",
        "OBX|7|NM|150022^MDC_PRESS_BLD_NONINV_DIA^MDC|1.1.9.150022|79|266016^MDC_DIM_MMHG^MDC|||||R|||20261119145600+0000");

    public static string Lines(params string[] segments) => string.Concat(segments.Select(segment => segment + "\r"));

    public static byte[] Framed(string message, Encoding? charset = null) => [0x0B, .. (charset ?? Encoding.UTF8).GetBytes(message), 0x1C, 0x0D];

    public static string Numbered(int number) => "M" + number.ToString(CultureInfo.InvariantCulture);
}
