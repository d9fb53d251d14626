using System.Net;
using System.Text;
using Stillpoint.App.Interop.Hl7v2;
using Stillpoint.App.Session.Readings;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Tests.Interop.Hl7v2;

public sealed class Reading_a_monitor_message
{
    private static readonly DateTimeOffset Three = new(2026, 11, 19, 15, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private static (MonitorReport? Report, MessageRefusal? Refusal) Read(string message, Encoding? charset = null, TimeZoneInfo? zone = null) =>
        ReportReader.Read(Hl7Message.Read((charset ?? Encoding.UTF8).GetBytes(message))!, Three, zone ?? TimeZoneInfo.Utc, new(IPAddress.Loopback, () => true));

    private static MonitorGroup Group(string message) => Assert.Single(Read(message).Report!.Groups);

    private static MonitorSignal Signal(string message, Signal signal) => Group(message).Signals.Single(x => x.Signal == signal);

    private static string Observed(string observation) => Monitors.Lines(
        "MSH|^~\\&|NW|H|||20261119150000+0000||ORU^R01|1|P|2.5", "PV1||I|BAY^^1", "OBR|1||||||20261119145959+0000", observation);

    [Fact]
    public void A_group_is_one_moment_at_one_bed_with_all_its_signals()
    {
        var (report, refusal) = Read(Monitors.Report());
        Assert.Null(refusal);
        Assert.Equal(Three, report!.SentAt);
        var group = Assert.Single(report.Groups);
        Assert.Equal(Monitors.Device, group.Device);
        Assert.Equal("BAY^^CHAIR-1^HARBOUR", group.Bed);
        Assert.Equal(Three.AddSeconds(-0.5), group.At);
        Assert.Null(group.Patient);
        Assert.Equal(
            [(Care.Session.Readings.Signal.HeartRate, 72m, "/min"), (Care.Session.Readings.Signal.SpO2, 97m, "%"), (Care.Session.Readings.Signal.RespiratoryRate, 14m, "/min"),
                (Care.Session.Readings.Signal.EndTidalCO2, 38m, "mm[Hg]"), (Care.Session.Readings.Signal.Systolic, 128m, "mm[Hg]"), (Care.Session.Readings.Signal.Diastolic, 79m, "mm[Hg]")],
            group.Signals.Select(x => (x.Signal!.Value, x.Value!.Value, x.Unit)));
        Assert.All(group.Signals, x => Assert.Equal(SignalStatus.Measured, x.Status));
    }

    [Fact]
    public void A_cuff_pressure_keeps_the_time_it_was_taken()
    {
        Assert.Equal(Three.AddMinutes(-4), Signal(Monitors.Report(), Care.Session.Readings.Signal.Systolic).At);
        Assert.Null(Signal(Monitors.Report(), Care.Session.Readings.Signal.SpO2).At);
    }

    [Theory]
    [InlineData("|", "^~\\&")]
    [InlineData("#", "*~\\&")]
    [InlineData("!", "@$%;")]
    [InlineData("|", "^~\\&#")]
    public void Any_delimiters_the_header_declares_are_used(string field, string others)
    {
        var message = Monitors.Report().Replace("|^~\\&|", "\u0001", StringComparison.Ordinal);
        message = message.Replace('|', '\u0002').Replace('^', '\u0003').Replace("\u0001", field + others + field, StringComparison.Ordinal)
            .Replace("\u0002", field, StringComparison.Ordinal).Replace('\u0003', others[0]);
        var group = Group(message);
        Assert.Equal((Monitors.Device, 6), (group.Device, group.Signals.Count));
    }

    [Theory]
    [InlineData("MSH|^^\\&|")]
    [InlineData("MSH|^~\\&AB|")]
    [InlineData("MSH")]
    [InlineData("MSHA^~\\&A")]
    [InlineData("PID|1")]
    [InlineData("")]
    [InlineData("\u0000\u0001\u0002\u0003")]
    public void What_declares_no_delimiters_that_can_be_told_apart_is_no_message(string bytes) => Assert.Null(Hl7Message.Read(Encoding.Latin1.GetBytes(bytes)));

    [Theory]
    [InlineData("BAY\\S\\1", "BAY^1")]
    [InlineData("BAY\\F\\1\\R\\2\\T\\3\\E\\4", "BAY|1~2&3\\4")]
    [InlineData("BAY\\X41\\", "BAYA")]
    [InlineData("\\H\\BAY\\N\\", "BAY")]
    [InlineData("BAY\\Z9\\", "BAY\\Z9\\")]
    [InlineData("BAY\\", "BAY\\")]
    [InlineData("BAY\\\\S\\", "BAY\\^")]
    [InlineData("BAY\\X4\\", "BAY\\X4\\")]
    public void Escapes_are_resolved_and_what_is_no_escape_stands(string sent, string bed) => Assert.Equal(bed, Group(Monitors.Report(bed: sent)).Bed);

    [Theory]
    [InlineData("UNICODE UTF-8", "utf-8", "Sal\u00F3n \u00D1")]
    [InlineData("8859/1", "iso-8859-1", "Sal\u00F3n \u00D1")]
    [InlineData("", "utf-8", "Sal\u00F3n \u00D1")]
    [InlineData("", "iso-8859-1", "Sal\u00F3n \u00D1")]
    [InlineData("8859/1~UNICODE UTF-8", "iso-8859-1", "Sal\u00F3n")]
    [InlineData("ISO IR87", "us-ascii", "Salon")]
    public void Texts_are_read_in_their_character_set(string declared, string encoding, string bed)
    {
        var message = Monitors.Lines($"MSH|^~\\&|NW|H|||20261119150000+0000||ORU^R01|1|P|2.5||||||{declared}", $"PV1||I|{bed}", "OBR|1||||||20261119145959+0000",
            "OBX|1|NM|8867-4^Heart rate^LN||71|/min|||||F");
        var (report, refusal) = Read(message, Encoding.GetEncoding(encoding));
        Assert.Null(refusal);
        Assert.Equal(bed, Assert.Single(report!.Groups).Bed);
    }

    [Fact]
    public void A_character_set_that_is_not_known_is_not_guessed()
    {
        var message = Monitors.Report().Replace("|2.6|||||||||", "|2.6||||||ISO IR87|||", StringComparison.Ordinal).Replace("BAY", "B\u00C4Y", StringComparison.Ordinal);
        Assert.Equal("AR", Read(message).Refusal!.Answer);
    }

    [Theory]
    [InlineData("8480-6^^LN", "mm[Hg]", Care.Session.Readings.Signal.Systolic)]
    [InlineData("8462-4^^LN", "mmHg", Care.Session.Readings.Signal.Diastolic)]
    [InlineData("8867-4^^LN", "{beats}/min", Care.Session.Readings.Signal.HeartRate)]
    [InlineData("59408-5^^LN", "%", Care.Session.Readings.Signal.SpO2)]
    [InlineData("2708-6^^LN", "%", Care.Session.Readings.Signal.SpO2)]
    [InlineData("9279-1^^LN", "{breaths}/min", Care.Session.Readings.Signal.RespiratoryRate)]
    [InlineData("8310-5^^LN", "Cel", Care.Session.Readings.Signal.Temperature)]
    [InlineData("19889-5^^LN", "mm[Hg]", Care.Session.Readings.Signal.EndTidalCO2)]
    [InlineData("149530^MDC_PULS_OXIM_PULS_RATE^MDC", "264864^MDC_DIM_BEAT_PER_MIN^MDC", Care.Session.Readings.Signal.PulseRate)]
    [InlineData("150344^MDC_TEMP^MDC", "268192^MDC_DIM_DEGC^MDC", Care.Session.Readings.Signal.Temperature)]
    [InlineData("151562^MDC_RESP_RATE^MDC", "264928^MDC_DIM_RESP_PER_MIN^MDC", Care.Session.Readings.Signal.RespiratoryRate)]
    [InlineData("HR^^99X^8867-4^Heart rate^LN", "/min", Care.Session.Readings.Signal.HeartRate)]
    [InlineData("0002-4bb8^SpO2^MDIL", "0004-0220^%^MDIL", Care.Session.Readings.Signal.SpO2)]
    public void Codes_and_units_are_known_in_each_of_their_spellings(string code, string unit, Signal signal)
    {
        var read = Signal(Observed($"OBX|1|NM|{code}||40|{unit}|||||F"), signal);
        Assert.Equal((40m, SignalStatus.Measured), (read.Value!.Value, read.Status));
    }

    [Fact]
    public void Inspired_carbon_dioxide_is_not_taken_for_end_tidal()
    {
        var group = Group(Monitors.Report().Replace("151708^MDC_CONC_AWAY_CO2_ET", "151716^MDC_CONC_AWAY_CO2_INSP", StringComparison.Ordinal));
        Assert.DoesNotContain(group.Signals, x => x.Signal == Care.Session.Readings.Signal.EndTidalCO2);
        Assert.Contains(group.Signals, x => x is { Signal: null, Code: "MDC 151716 MDC_CONC_AWAY_CO2_INSP" });
    }

    [Theory]
    [InlineData("8480-6^^LN", "16.0", "kPa", Care.Session.Readings.Signal.Systolic, 120.0)]
    [InlineData("19889-5^^LN", "5.1", "kPa", Care.Session.Readings.Signal.EndTidalCO2, 38.3)]
    [InlineData("8310-5^^LN", "98.6", "[degF]", Care.Session.Readings.Signal.Temperature, 37.0)]
    [InlineData("150344^MDC_TEMP^MDC", "98.6", "266560^MDC_DIM_FAHR^MDC", Care.Session.Readings.Signal.Temperature, 37.0)]
    public void Other_units_are_turned_into_the_one_the_sign_is_kept_in(string code, string sent, string unit, Signal signal, double kept)
    {
        var read = Signal(Observed($"OBX|1|NM|{code}||{sent}|{unit}|||||F"), signal);
        Assert.Equal(((decimal)kept, SignalStatus.Measured), (read.Value!.Value, read.Status));
    }

    [Theory]
    [InlineData("8480-6^^LN", "120", "")]
    [InlineData("8480-6^^LN", "120", "%")]
    [InlineData("19889-5^^LN", "5", "%")]
    [InlineData("8867-4^^LN", "7 2", "/min")]
    [InlineData("8310-5^^LN", "36,6", "Cel")]
    [InlineData("8310-5^^LN", "1e2", "Cel")]
    public void A_number_or_unit_that_is_not_understood_is_never_guessed(string code, string value, string unit)
    {
        var message = Monitors.Report() + Monitors.Lines($"OBX|8|NM|{code}||{value}|{unit}|||||F");
        var read = Group(message).Signals[^1];
        Assert.Equal(SignalStatus.Unreadable, read.Status);
        Assert.Equal(SignalStatus.Unreadable, Group(Observed($"OBX|1|NM|{code}||{value}|{unit}|||||F")).Signals[0].Status);
    }

    [Theory]
    [InlineData("", "R", SignalStatus.Measured)]
    [InlineData("", "F", SignalStatus.Measured)]
    [InlineData("", "", SignalStatus.Measured)]
    [InlineData("H", "F", SignalStatus.Measured)]
    [InlineData("QUES", "R", SignalStatus.Questionable)]
    [InlineData("L~QUES", "R", SignalStatus.Questionable)]
    [InlineData("INV", "X", SignalStatus.Unavailable)]
    [InlineData("NAV", "X", SignalStatus.Unavailable)]
    [InlineData("CAL", "R", SignalStatus.Unavailable)]
    [InlineData("DEMO", "R", SignalStatus.Test)]
    [InlineData("", "X", SignalStatus.Unavailable)]
    [InlineData("", "D", SignalStatus.Withdrawn)]
    [InlineData("", "W", SignalStatus.Withdrawn)]
    public void The_monitors_own_doubt_is_kept_with_the_value(string flags, string result, SignalStatus status) =>
        Assert.Equal(status, Signal(Observed($"OBX|1|NM|59408-5^^LN||97|%||{flags}|||{result}"), Care.Session.Readings.Signal.SpO2).Status);

    [Fact]
    public void A_training_message_is_never_of_a_patient() =>
        Assert.All(Group(Monitors.Report(processing: "T")).Signals, x => Assert.Equal(SignalStatus.Test, x.Status));

    [Fact]
    public void A_value_that_is_empty_is_no_value()
    {
        var read = Signal(Monitors.Report(spo2: ""), Care.Session.Readings.Signal.SpO2);
        Assert.Equal((null, SignalStatus.Unavailable), (read.Value, read.Status));
    }

    [Fact]
    public void Several_groups_of_several_patients_keep_each_their_own()
    {
        var message = Monitors.Lines(
            "MSH|^~\\&|GATE^0A1B2C0000000000^EUI-64|H|||20261119150000+0000||ORU^R01^ORU_R01|1|P|2.6",
            "PID|||A1^^^H^MR||Vale^Juniper||19840311", "PV1||I|BAY^^1",
            "OBR|1||||||20261119145900+0000", "OBX|1|NM|8867-4^^LN||61|/min|||||F",
            "OBR|2||||||20261119145930+0000", "OBX|1|NM|8867-4^^LN||62|/min|||||F", "OBX|2|NM|59408-5^^LN||98|%|||||F",
            "PID|||B2", "PV1||I|BAY^^2",
            "OBR|3||||||20261119145940+0000", "OBX|1|NM|8867-4^^LN||63|/min|||||F");
        var groups = Read(message).Report!.Groups;
        Assert.Equal([("A1", "BAY^^1", 1), ("A1", "BAY^^1", 2), ("B2", "BAY^^2", 1)], groups.Select(x => (x.Patient!.Identifiers[0], x.Bed!, x.Signals.Count)));
        Assert.Equal(new DateOnly(1984, 3, 11), groups[0].Patient!.BirthDate);
        Assert.Equal("GATE^0A1B2C0000000000@BAY^^1", groups[0].Device);
        Assert.NotEqual(groups[0].Device, groups[2].Device);
    }

    [Theory]
    [InlineData("20261119100000", 15)]
    [InlineData("20261119100000-0500", 15)]
    [InlineData("20261119160000.25+0100", 15)]
    [InlineData("202611191000", 15)]
    [InlineData("20260719100000", 14)]
    public void A_time_without_an_offset_is_the_clinics_wall_clock(string written, int hourInUtc) =>
        Assert.Equal(hourInUtc, Hl7Time.Read(Encoding.ASCII.GetBytes(written), NewYork)!.Value.Hour);

    [Theory]
    [InlineData("20261119")]
    [InlineData("20261319100000")]
    [InlineData("20260229100000")]
    [InlineData("20261119240000")]
    [InlineData("2026111910000")]
    [InlineData("20261119100000+25")]
    [InlineData("20261119100000+9900")]
    [InlineData("-----")]
    [InlineData("")]
    public void What_is_no_time_to_the_minute_is_no_time(string written) => Assert.Null(Hl7Time.Read(Encoding.ASCII.GetBytes(written), NewYork));

    [Fact]
    public void Without_a_time_of_the_group_the_observations_time_and_then_the_messages_stands()
    {
        Assert.Equal(Three.AddMinutes(-4), Group(Monitors.Report(measured: "")).At);
        Assert.Equal(Three, Group(Observed("OBX|1|NM|59408-5^^LN||97|%|||||F").Replace("20261119145959+0000", "", StringComparison.Ordinal)).At);
    }

    [Theory]
    [InlineData("|ORU^R01^ORU_R01|", "|ORM^O01|", "AR", 200)]
    [InlineData("|ORU^R01^ORU_R01|", "|ORU^R30|", "AR", 201)]
    [InlineData("|M1|P|2.6|", "||P|2.6|", "AR", 101)]
    [InlineData("|P|2.6|", "|P|2.1|", "AR", 203)]
    [InlineData("|P|2.6|", "|P||", "AR", 203)]
    [InlineData("\rOBX|", "\rNTE|", "AE", 101)]
    public void What_cannot_be_read_is_told_from_what_cannot_be_used(string part, string instead, string answer, int code)
    {
        var refusal = Read(Monitors.Report().Replace(part, instead, StringComparison.Ordinal)).Refusal!;
        Assert.Equal((answer, code), (refusal.Answer, refusal.Code));
    }

    [Fact]
    public void A_message_that_names_neither_device_nor_bed_nor_sender_cannot_be_used() =>
        Assert.Equal("AE", Read(Observed("OBX|1|NM|59408-5^^LN||97|%|||||F").Replace("BAY^^1", "", StringComparison.Ordinal).Replace("|NW|H|", "|||", StringComparison.Ordinal)).Refusal!.Answer);

    [Theory]
    [InlineData("2.2")]
    [InlineData("2.3")]
    [InlineData("2.3.1")]
    [InlineData("2.4")]
    [InlineData("2.5")]
    [InlineData("2.5.1")]
    [InlineData("2.6")]
    [InlineData("2.7.1")]
    [InlineData("2.8")]
    public void Every_version_from_2_2_to_2_8_is_read(string version) => Assert.NotNull(Read(Monitors.Report(version: version)).Report);

    [Fact]
    public void What_a_monitor_believes_of_a_patient_is_never_printed() =>
        Assert.DoesNotContain("Vale", Group(Monitors.Report(patient: "PID|||A1||Vale^Juniper")).Patient!.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("PID-2")]
    [InlineData("PID-3")]
    [InlineData("PID-5")]
    [InlineData("PV1-3")]
    [InlineData("OBX-3")]
    [InlineData("OBX-5")]
    [InlineData("OBX-6")]
    [InlineData("OBX-8")]
    [InlineData("OBX-18")]
    [InlineData("MSH-3")]
    [InlineData("MSH-18")]
    public async Task A_megabyte_of_marks_in_any_field_is_read_as_fast_as_any_other_megabyte(string field)
    {
        foreach (var mark in "~^&\\|\r")
        {
            var message = With(field, new string(mark, 1_000_000));
            // Work that grows with the square of the marks would take an hour.
            await Task.Run(() => Read(message)).WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    private static string With(string field, string marks) => string.Join('\r', Monitors.Report().Split('\r').Select(line =>
    {
        if (!line.StartsWith(field[..3], StringComparison.Ordinal)) return line;
        var fields = line.Split('|').ToList();
        var at = int.Parse(field[4..], System.Globalization.CultureInfo.InvariantCulture) - (field.StartsWith('M') ? 1 : 0);
        while (fields.Count <= at) fields.Add("");
        fields[at] = "A" + marks + "B";
        return string.Join('|', fields);
    }));
}
