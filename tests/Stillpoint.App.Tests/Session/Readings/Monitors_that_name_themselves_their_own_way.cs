using System.Globalization;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Tests.Interop.Hl7v2;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Session.Readings;

/// <summary>Whole messages as makers shape them, made up: turned away under a name, registered by it, sent again over the line and kept.</summary>
public sealed class Monitors_that_name_themselves_their_own_way
{
    private const string Mmhg = "266016^MDC_DIM_MMHG^MDC", Percent = "262688^MDC_DIM_PERCENT^MDC", Beats = "264864^MDC_DIM_BEAT_PER_MIN^MDC", Degrees = "268192^MDC_DIM_DEGC^MDC";

    /// <summary>The maker's way, the message, the name it goes by, the answer once registered, and the signs it is judged by.</summary>
    public static TheoryData<string, string, string, string, string> Ways => new()
    {
        {
            "a serial in MSH-4 and a bed in a subcomponent", Message("|KX411G", "||ORU^R01|1|P|2.6", "PID|||R1||DRILL ONE^", "PV1||I|^^&7|0", "OBR||||2^SPOT^99KX",
                $"OBX||NM|150301^MDC_PRESS_CUFF_SYS^MDC|1|118|{Mmhg}|||||F", $"OBX||NM|149522^MDC_PULS_RATE^MDC|1|63|{Beats}|||||F", $"OBX||NM|150344^MDC_TEMP^MDC|1|36.9|{Degrees}|||||F",
                "OBX||NM|9001^KX_MOOD^99KX||Calm||||||F"),
            "|KX411G@^^&7", "AA", "systolic 118, pulseRate 63, temperature 36.9"
        },
        {
            "a number in MSH-3, while it shows its demonstration", Message("SPOT_SERIES^0A1B2C0090000041^EUI-64|NW", "||ORU^R01^ORU_R01|1|P|2.6|||AL|NE", "PV1||I", "OBR|1|1^SPOT|1^SPOT",
                $"OBX|1|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1|80|{Percent}||DEMO|||R", $"OBX|2|NM|149530^MDC_PULS_OXIM_PULS_RATE^MDC|1|52|{Beats}||DEMO|||R"),
            "SPOT_SERIES^0A1B2C0090000041", "CA", ""
        },
        {
            "a number whose last part was never set, and nothing measured", Message("NX80^0A1B2C0090000000^EUI-64|", "||ORU^R01^ORU_R01|1|P|2.4|||AL|NE", "PV1||I|^^^", "OBR|1|1^NX80|1^NX80",
                $"OBX|1|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1|-999|{Percent}", $"OBX|2|NM|150344^MDC_TEMP^MDC|1|-99.9|{Degrees}"),
            "NX80^0A1B2C0090000000 at 127.0.0.1", "CA", ""
        },
        {
            "a maker's word alone, a number of another kind beside a name, and a probe that reads nonsense", Message("westerly|bedside monitor^", "||ORU^R01^ORU_R01|1|P|2.6|", "PV1||I|^^", "OBR|1",
                $"OBX|1|NM|149530^MDC_PULS_OXIM_PULS_RATE^MDC|1|-100|{Beats}|||||F", $"OBX|2|NM|150344^MDC_TEMP^MDC|1.2.1|375.0|{Degrees}|||||F", $"OBX|3|NM|150344^MDC_TEMP^MDC|1.2.2|37.5|{Degrees}|||||F",

                $"OBX|4|NM|150031^MDC_PRESS_CUFF_SYS^MDC|1|131|{Mmhg}|||||F||APERIODIC|"),
            "westerly|bedside monitor at 127.0.0.1", "AA", "temperature 37.5, systolic 131"
        },
        {
            "end-tidal carbon dioxide by another number", Message("VSX^0A1B2CFFFE000052^EUI-64|NW Healthcare", "||ORU^R01^ORU_R01|1|P|2.6|||NE|AL", "PV1||E|X^^00052", "OBR|1|52^VSX|52^VSX",
                "OBX|1||69965^MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS^MDC|1.0.0.0|||||||X", $"OBX|2|NM|151712^MDC_CONC_AWAY_CO2_EXP^MDC|1|36|{Mmhg}|||||R|||||||0A1B2CFFFE000052^B_NW",
                $"OBX|3|NM|151716^MDC_CONC_AWAY_CO2_INSP^MDC|1|1|{Mmhg}|||||R|||||||0A1B2CFFFE000052^B_NW"),
            "0A1B2CFFFE000052", "AA", "endTidalCo2 36"
        },
        {
            "hexadecimal codes, a place that is no bed", Message("^SpotCM|", "||ORU^R01^ORU_R01|1|P|2.4", "PV1|||^^ROOM9", "ORC|NW", "OBR||||MONITOR", "OBX||NM|0002-4bb8^SpO2^MDIL||97|0004-0220^%^MDIL|||||F",
                "OBX||NM|0002-480a^Pulse^MDIL||77|0004-0aa0^bpm^MDIL|||||F||||||0002-4bb8^SpO2^MDIL", "OBX||NM|0002-5000^Resp^MDIL||13|0004-0ae0^rpm^MDIL|||||F",
                "OBX||NM|0002-f0c7^T1^MDIL||37.1|0004-1710^C^MDIL|||||F"),
            "^SpotCM@^^ROOM9", "AA", "spo2 97, pulseRate 77, respiratoryRate 13, temperature 37.1"
        },
        {
            "a ward and no sender", Message("|", "||ORU^R01|1|P|2.3||||||8859/1", "PV1|1|I|W1^^^&&^O|R", "OBR||||Drill", "OBX||NM|0002-5000^Resp^MDIL|0|15|0004-0ae0^rpm^MDIL|||||F",
                "OBX||NM|0002-4a15^ABPs^MDIL|0|125|0004-0f20^mmHg^MDIL|||||F", "OBX||NM|0002-4b60^Tcore^MDIL|0|37.2|0004-17a0^\u00B0C^MDIL|||||F"),
            "@W1 at 127.0.0.1", "AA", "respiratoryRate 15, systolic 125, temperature 37.2"
        },
        {
            "six figures without a system, two orders", Message("NORTH BAY|NORTH BAY", "||ORU^R01^ORU_R01|1|P|2.4|||NE|AL||ASCII", "PV1||I|^^BAY-004^BAY:4", "ORC|RE", "OBR|1|||VITAL",
                "OBX|1|NM|007001^VITAL PR(spo2)|1|74|/min|||||F", "OBX|2|NM|007000^VITAL SpO2|1|98|%|||||F", "OBR|2|||NIBP", "OBX|1|NM|009000^NIBP SYS|1|127|mmHg|||||F", "OBX|2|NM|009001^NIBP DIAS|1|74|mmHg|||||F"),
            "NORTH BAY|NORTH BAY@^^BAY-004^BAY:4", "AA", "pulseRate 74, spo2 98, systolic 127, diastolic 74"
        },
        {
            "three figures without a system or a unit", Message("Northway|Station", "||ORU^R01|1|P|2.3.1|", "PV1||I|^^ICU&Bed3&167772163&0&0", "OBR||||Northway Monitor", "OBX||NM|52^Height||170.0||||||F",
                "OBX||NM|101^HR|2101|64||||||F", "OBX||NM|160^SpO2|2103|97||||||F", "OBX||NM|170^Sys|2105|121||||||F||APERIODIC|"),
            "Northway|Station@^^ICU&Bed3&167772163&0&0", "AA", "heartRate 64, spo2 97, systolic 121"
        },
    };

    private static string Message(string sender, string rest, params string[] segments) => Monitors.Lines([$"MSH|^~\\&|{sender}|||@SENT@{rest}", .. segments]);

    private static string At(Ward ward, string message) =>
        message.Replace("@SENT@", ward.World.Clock.GetUtcNow().ToString("yyyyMMddHHmmss'+0000'", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static async Task<string?> HeardAs(Ward ward) => (await ward.Rejected()).MaxBy(row => row.ReceivedAt)?.Device;

    [Theory, MemberData(nameof(Ways))]
    public async Task It_is_turned_away_under_a_name_and_read_once_that_is_registered(string way, string message, string name, string answer, string signs)
    {
        Assert.NotEmpty(way);
        await using var ward = await Ward.On(TestDatabase.Sqlite);
        using var line = await ward.Line();
        await line.SendAndHear(At(ward, message));
        Assert.Equal(name, await HeardAs(ward));
        Assert.Empty(await ward.Rows());

        await ward.Registered(name, bed: null);
        ward.World.Clock.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(answer, MonitorLine.Outcome(await line.SendAndHear(At(ward, message))).Code);
        var usable = (await ward.Rows()).SelectMany(row => ReadingText.Reading(row.MeasuredAt, ReadingText.Read(row.Signals)).Signals).Where(sign => sign.Usable is not null);
        Assert.Equal(signs, string.Join(", ", usable.Select(sign => string.Create(CultureInfo.InvariantCulture, $"{ReadingText.WordFor(sign.Signal)} {sign.Usable}"))));
    }

    [Fact]
    public async Task Two_beds_of_one_maker_are_two_monitors_and_neither_speaks_for_the_other()
    {
        await using var ward = await Ward.On(TestDatabase.Sqlite);
        using var line = await ward.Line();
        string Bed(string serial, string bed, string rate) => Message($"|{serial}", "||ORU^R01|1|P|2.6", $"PV1||I|^^HALL&{bed}", "OBR||||1^MDC_OBS^MDC", $"OBX||NM|147842^MDC_ECG_HEART_RATE^MDC|1|{rate}|{Beats}|||||F");
        var (six, seven) = (Bed("KX111G", "6", "61"), Bed("KX222G", "7", "133"));
        await line.SendAndHear(At(ward, six));
        await ward.Registered("|KX111G@^^HALL&6", bed: null);
        ward.World.Clock.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal("AA", MonitorLine.Outcome(await line.SendAndHear(At(ward, six))).Code);
        Assert.Equal("AE", MonitorLine.Outcome(await line.SendAndHear(At(ward, seven))).Code);
        Assert.Contains("|KX222G@^^HALL&7", (await ward.Rejected()).Select(row => row.Device));
        var only = Assert.Single(await ward.Rows());
        Assert.Equal((ward.Device, 61m), (only.DeviceId, ReadingText.Read(only.Signals)[0].Value));
    }
}
