using System.Net;
using System.Text;
using Stillpoint.App.Interop.Hl7v2;
using Stillpoint.App.Session.Readings;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Tests.Interop.Hl7v2;

public sealed class Monitors_of_many_makers
{
    private static readonly DateTimeOffset Three = new(2026, 11, 19, 15, 0, 0, TimeSpan.Zero);

    private static MonitorReport Read(string header, string place, string observation, string order = "OBR|1||||||20261119145959+0000", string from = "10.0.0.1", string end = "\r")
    {
        var message = string.Join(end, $"MSH|^~\\&|{header}|||20261119150000+0000||ORU^R01|1|P|2.6", "PID|||", $"PV1||I|{place}", order, observation) + end;
        var (report, refusal) = ReportReader.Read(Hl7Message.Read(Encoding.UTF8.GetBytes(message))!, Three, TimeZoneInfo.Utc, new(IPAddress.Parse(from), () => true));
        Assert.Null(refusal);
        return report!;
    }

    private static MonitorSignal Observed(string code, string value, string unit, string type = "NM", string part = "") =>
        Assert.Single(Read("NW|H", "BAY^^1", $"OBX|1|{type}|{code}|{part}|{value}|{unit}|||||F\rOBX|2|NM|8867-4^^LN||61|/min|||||F").Groups).Signals[0];

    private static string? Identity(string header, string place, string equipment = "", string from = "10.0.0.1", string order = "OBR|1||||||20261119145959+0000") =>
        Assert.Single(Read(header, place, $"OBX|1|NM|8867-4^^LN||61|/min|||||F|||||||{equipment}", order, from).Groups).Device;

    [Theory]
    [InlineData("GATE|H", "BAY^^1", "0A1B2CFFFE000001^MODEL", "0A1B2CFFFE000001")]
    [InlineData("GATE|H", "BAY^^1", "SERIAL^MODEL^0A1B2CFFFE000001^EUI-64", "0A1B2CFFFE000001")]
    [InlineData("GATE|H", "BAY^^1", "7^MODEL", "GATE|H/7")]
    [InlineData("|KX9", "^^&7", "", "|KX9@^^&7")]
    [InlineData("|KX9", "^^WARD&7", "", "|KX9@^^WARD&7")]
    [InlineData("GATE|H", "BAY^2^1^HARBOUR^^^ANNEX^3", "", "GATE|H@BAY^2^1^HARBOUR^ANNEX^3")]
    [InlineData("MODEL^0A1B2CFFFE000001^EUI-64|MAKER", "", "", "MODEL^0A1B2CFFFE000001")]
    [InlineData("MODEL^0A1B2CFFFE000001^EUI-64|MAKER", "WARD", "", "MODEL^0A1B2CFFFE000001")]
    [InlineData("MODEL^0A1B2CFFFE000000^EUI-64|", "^^^", "", "MODEL^0A1B2CFFFE000000 at 10.0.0.1")]
    [InlineData("maker|patient monitor^", "^^", "", "maker|patient monitor at 10.0.0.1")]
    [InlineData("maker|patient monitor", "WARD", "", "maker|patient monitor@WARD at 10.0.0.1")]
    [InlineData("|", "WARD^^^&&^O", "", "@WARD at 10.0.0.1")]
    [InlineData("|", "^^1", "", "@^^1 at 10.0.0.1")]
    public void A_monitor_is_told_apart_by_its_number_else_its_bed_else_its_sender_and_address(string header, string place, string equipment, string identity) =>
        Assert.Equal(identity, Identity(header, place, equipment));

    [Fact]
    public void A_number_that_stands_with_the_order_alone_is_the_monitors() =>
        Assert.Equal("0A1B2CFFFE000001", Identity("MODEL|MAKER", "", order: "OBR|1|4^MODEL|4^MODEL^0A1B2CFFFE000001^EUI-64||||20261119145959+0000"));

    [Theory]
    [InlineData("A|H", "B|H", "BAY^^1", "")]
    [InlineData("A|H", "A|J", "BAY^^1", "")]
    [InlineData("|A", "A|", "BAY^^1", "")]
    [InlineData("A|H", "B|H", "BAY^^1", "7^MODEL")]
    [InlineData("A|H", "B|H", "", "")]
    public void Two_senders_never_share_an_identity(string one, string other, string place, string equipment) =>
        Assert.NotEqual(Identity(one, place, equipment), Identity(other, place, equipment));

    [Theory]
    [InlineData("A|H", "WARD")]
    [InlineData("A|H", "WARD^^^")]
    [InlineData("A|H", "^^WARD&")]
    [InlineData("|", "WARD")]
    [InlineData("|", "^^1")]
    public void A_name_that_two_monitors_may_have_holds_only_with_the_address_it_comes_from(string header, string place) =>
        Assert.NotEqual(Identity(header, place), Identity(header, place, from: "10.0.0.2"));

    [Fact]
    public void A_name_too_long_to_keep_is_still_its_own()
    {
        var (one, other) = (Identity($"{new string('A', 150)}|{new string('B', 150)}1", "^^1"), Identity($"{new string('A', 150)}|{new string('B', 150)}2", "^^1"));
        Assert.Equal(200, one!.Length);
        Assert.NotEqual(one, other);
    }

    /// <summary>Every line of the table, in the unit it says or one of its sign.</summary>
    [Fact]
    public void Every_code_of_the_table_is_read_as_its_sign()
    {
        Assert.NotEmpty(ObservationCodes.All);
        foreach (var code in ObservationCodes.All)
        {
            var parts = code.Code.Replace('_', ' ').Split('/');
            var sent = code.System == ObservationCode.NoSystem ? $"{code.Code}^{code.Name}" : $"{parts[0]}^{code.Name}^{code.System}";
            var unit = code.Unit is not null || code.Signal is null ? "" : ReadingText.UnitOf(code.Signal.Value);
            var read = Observed(sent, "40", unit, part: parts.ElementAtOrDefault(1) ?? "");
            Assert.Equal((code.Signal, code.Signal is null ? 0 : code.Rank, 40m, SignalStatus.Measured), (read.Signal, read.Rank, read.Value!.Value, read.Status));
        }
    }

    [Theory]
    [InlineData("151712^MDC_CONC_AWAY_CO2_EXP^MDC", "38", "266016^MDC_DIM_MMHG^MDC", Signal.EndTidalCO2, 38)]
    [InlineData("0002-500a^RR^MDIL", "14", "0004-0ae0^rpm^MDIL", Signal.RespiratoryRate, 14)]
    [InlineData("0002-480a^Pulse^MDIL", "80", "0004-0aa0^bpm^MDIL", Signal.PulseRate, 80)]
    [InlineData("0002-4b60^Tcore^MDIL", "37.1", "0004-17a0^\u00B0C^MDIL", Signal.Temperature, 37.1)]
    [InlineData("0002-f0c7^T1^MDIL", "37.4", "0004-1710^C^MDIL", Signal.Temperature, 37.4)]
    [InlineData("0002-4a15^ABPs^MDIL", "131", "0004-0f20^mmHg^MDIL", Signal.Systolic, 131)]
    [InlineData("149522^MDC_PULS_RATE^MDC", "60", "264864^MDC_DIM_BEAT_PER_MIN^MDC", Signal.PulseRate, 60)]
    [InlineData("MDC_PULS_OXIM_SAT_O2^^MDC", "97", "%", Signal.SpO2, 97)]
    [InlineData("MDC_ECG_HEART_RATE", "72", "bpm", Signal.HeartRate, 72)]
    [InlineData("150031^MDC_PRESS_CUFF_SYS^MDC", "142", "266016^MDC_DIM_MMHG^MDC", Signal.Systolic, 142)]
    [InlineData("160^SpO2", "98", "", Signal.SpO2, 98)]
    [InlineData("170^Sys", "120", "", Signal.Systolic, 120)]
    [InlineData("007001^VITAL PR(spo2)", "77", "/min", Signal.PulseRate, 77)]
    [InlineData("8310-5^^LN", "98.6", "\u00B0F", Signal.Temperature, 37)]
    [InlineData("Heart Rate^Heart Rate^WAP", "80", "^BPM", Signal.HeartRate, 80)]
    [InlineData("SpO2^SpO2^WAP", "97", "^Percent", Signal.SpO2, 97)]
    public void The_tables_of_the_makers_are_read(string code, string value, string unit, Signal signal, double kept)
    {
        var read = Observed(code, value, unit);
        Assert.Equal((signal, (decimal)kept, SignalStatus.Measured), (read.Signal!.Value, read.Value!.Value, read.Status));
    }

    [Theory]
    [InlineData("151716^MDC_CONC_AWAY_CO2_INSP^MDC")]
    [InlineData("150456^MDC_ECG_HEART_RATE^MDC")]
    [InlineData("150456^MDC_CONC_AWAY_CO2_INSP^MDC")]
    [InlineData("160^HR")]
    [InlineData("160")]
    [InlineData("160^SpO2^99X")]
    [InlineData("150388^MDC_TEMP_SKIN^MDC")]
    [InlineData("0002-4a1d^PAPs^MDIL")]
    [InlineData("NIBP^NIBP^WAP")]
    [InlineData("Heart^Heart^WAP")]
    public void No_sign_is_read_under_anothers_name(string code) => Assert.Null(Observed(code, "40", "%").Signal);

    [Theory]
    [InlineData("150456^^MDC", "-100")]
    [InlineData("150344^^MDC", "-99.9")]
    [InlineData("147842^^MDC", "-999")]
    public void A_number_below_nought_is_a_monitors_way_to_say_it_has_none(string code, string value)
    {
        var read = Observed(code, value, "%");
        Assert.Equal((null, SignalStatus.Unavailable), (read.Value, read.Status));
    }

    [Theory]
    [InlineData("150021^^MDC")]
    [InlineData("150344^^MDC")]
    [InlineData("151712^^MDC")]
    public void A_unit_is_not_guessed_where_a_sign_is_sent_in_several(string code) => Assert.Equal(SignalStatus.Unreadable, Observed(code, "40", "").Status);

    [Fact]
    public void Observations_without_an_order_are_read_and_line_feeds_and_text_values_too()
    {
        var group = Assert.Single(Read("A|H", "^^1", "OBX|1|ST|150456^^MDC||97|%|||||F\nOBX|2|ST|147842^^MDC||61|/min|||||F", order: "NTE|1", end: "\n").Groups);
        Assert.Equal([97m, 61m], group.Signals.Select(signal => signal.Value!.Value));
        Assert.Equal(Three, group.At);
    }
}
