using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Tests.Interop.Hl7v2;
using Stillpoint.App.Tests.Records;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Tests.Session.Readings;

public sealed class Taking_in_readings
{
    [Theory, OnEveryEngine]
    public async Task A_report_is_one_row_with_all_its_signals_by_the_time_it_is_answered(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.Registered();
        using var line = await ward.Line();
        Assert.Equal(("AA", "M1"), MonitorLine.Outcome(await line.SendAndHear(Monitors.Report())));

        var row = Assert.Single(await ward.Rows());
        Assert.Equal((ward.Device, TestClock.Afternoon.AddSeconds(-0.5), TestClock.Afternoon, Monitors.Bed), (row.DeviceId, row.MeasuredAt, row.RecordedAt, row.Bed));
        Assert.Equal(
            """[{"sign":"heartRate","value":72,"unit":"/min","status":"measured","code":"MDC 147842"},{"sign":"spo2","value":97,"unit":"%","status":"measured","code":"MDC 150456"},{"sign":"respiratoryRate","value":14,"unit":"/min","status":"measured","code":"MDC 151594"},{"sign":"endTidalCo2","value":38,"unit":"mm[Hg]","status":"measured","code":"MDC 151708"},{"sign":"systolic","value":128,"unit":"mm[Hg]","status":"measured","code":"MDC 150021","at":1795100160000000},{"sign":"diastolic","value":79,"unit":"mm[Hg]","status":"measured","code":"MDC 150022","at":1795100160000000}]""",
            row.Signals);
    }

    [Theory, OnEveryEngine]
    public async Task Every_word_ever_written_of_a_reading_is_read_back(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.OnThePatient();
        using var line = await ward.Line();
        Assert.Equal("AA", MonitorLine.Outcome(await line.SendAndHear(Monitors.Report(measured: "20261119150000+0000") + Monitors.Lines(
            "OBX|8|NM|8310-5^^LN||98.6|[degF]||QUES|||F", "OBX|9|NM|151578^X^MDC||13|/min|||||R", "OBX|10|NM|77^Depth^99NW||51|{idx}|||||R", "OBX|11|NM|149530^X^MDC||8388607|/min||INV|||X"))).Code);
        var reading = Assert.Single(await ward.Drawn());
        Assert.Contains(new MonitorSignal(Signal.Temperature, 0, 37.0m, "Cel", SignalStatus.Questionable, null, "LN 8310-5"), reading.Signals);
        Assert.Contains(new MonitorSignal(Signal.RespiratoryRate, 3, 13, "/min", SignalStatus.Measured, null, "MDC 151578"), reading.Signals);
        Assert.Contains(new MonitorSignal(null, 0, 51, "{idx}", SignalStatus.Measured, null, "99NW 77 Depth"), reading.Signals);
        Assert.Contains(new MonitorSignal(Signal.PulseRate, 0, 8388607, "/min", SignalStatus.Unavailable, null, "MDC 149530"), reading.Signals);
        // Of two ways to count breaths the better one is judged.
        Assert.Equal(14, reading.Reading.Signals.Single(x => x.Signal == Signal.RespiratoryRate).Value);
    }

    [Theory, OnEveryEngine]
    public async Task A_reading_is_never_changed_or_deleted_not_even_by_the_database(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.OnThePatient();
        using var line = await ward.Line();
        await line.SendAndHear(Monitors.Report());
        await using var db = ward.World.Database.Open();
        foreach (var sql in (string[])["update device_reading set signals = '[]'", "delete from device_reading", "update device_binding set chair_id = null", "delete from device_binding"])
            Assert.Contains("append-only", (await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(sql))).Message, StringComparison.Ordinal);
        Assert.Single(await ward.Rows());
    }

    [Theory, OnEveryEngine]
    public async Task An_unknown_monitor_and_an_unknown_bed_are_answered_with_AE_and_kept_whole(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.Registered();
        using var line = await ward.Line();
        var stranger = Monitors.Report("M1", device: "FFFFFFFFFF000009", bed: "BAY^^CHAIR-9");
        var moved = Monitors.Report("M2", bed: "BAY^^CHAIR-2^HARBOUR");
        Assert.Contains("Unknown monitor: FFFFFFFFFF000009 at bed BAY\\S\\\\S\\CHAIR-9", await line.SendAndHear(stranger), StringComparison.Ordinal);
        Assert.Contains("Unknown bed", await line.SendAndHear(moved), StringComparison.Ordinal);

        Assert.Empty(await ward.Rows());
        var kept = (await ward.Rejected()).OrderBy(row => row.Device, StringComparer.Ordinal).ToList();
        Assert.Equal([("AE", Monitors.Device, moved), ("AE", "FFFFFFFFFF000009", stranger)], kept.Select(row => (row.Answer, row.Device!, Encoding.UTF8.GetString(row.Bytes))));
    }

    [Theory, OnEveryEngine]
    public async Task A_monitor_registered_after_it_was_refused_is_heard(string engine)
    {
        await using var ward = await Ward.On(engine);
        using var line = await ward.Line();
        Assert.Equal("AE", MonitorLine.Outcome(await line.SendAndHear(Monitors.Report())).Code);
        await ward.Registered();
        Assert.Equal("AA", MonitorLine.Outcome(await line.SendAndHear(Monitors.Report())).Code);
    }

    [Theory, OnEveryEngine]
    public async Task What_cannot_be_read_is_kept_byte_for_byte(string engine)
    {
        await using var ward = await Ward.On(engine);
        using var line = await ward.Line();
        byte[] garbage = [0x0B, 0xFF, 0x00, 0xC3, 0x28, 0x7C, 0x1C, 0x0D];
        await line.Send(garbage);
        Assert.Equal("AR", (await line.Outcome()).Code);
        var kept = Assert.Single(await ward.Rejected());
        Assert.Equal("AR", kept.Answer);
        Assert.Equal(garbage[1..^2], kept.Bytes);
    }

    private static string Said(string id, int rate) => Monitors.Lines("MSH|^~\\&||KX9|||20261119150000+0000||ORU^R01|" + id + "|P|2.6", "PV1||I|^^WARD&7",
        "OBR|1||||||20261119145959+0000", $"OBX|1|NM|8867-4^^LN||{rate}|/min|||||F");

    [Theory, OnEveryEngine]
    public async Task Of_two_monitors_under_one_name_only_the_first_is_taken_in_until_it_hangs_up_or_is_silent(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.Registered("|KX9@^^WARD&7", bed: null);
        using var second = await ward.Line();
        using (var first = await ward.Line())
        {
            Assert.Equal("AA", MonitorLine.Outcome(await first.SendAndHear(Said("A1", 61))).Code);
            var answer = await second.SendAndHear(Said("B1", 133));
            Assert.Contains("MSA|AE|B1|Two connections speak as", answer, StringComparison.Ordinal);
            Assert.Equal("AA", MonitorLine.Outcome(await first.SendAndHear(Said("A2", 62))).Code);
            Assert.Equal(2, (await ward.Rows()).Count);
            Assert.Contains("Two connections", Assert.Single(await ward.Rejected()).Because, StringComparison.Ordinal);

            ward.World.Clock.Pass(TimeSpan.FromMinutes(2));
            Assert.Equal("AA", MonitorLine.Outcome(await second.SendAndHear(Said("B2", 134))).Code);
            Assert.Equal("AE", MonitorLine.Outcome(await first.SendAndHear(Said("A3", 63))).Code);
        }
        using var third = await ward.Line();
        Assert.Equal("AE", MonitorLine.Outcome(await third.SendAndHear(Said("C1", 70))).Code);
    }

    [Theory, OnEveryEngine]
    public async Task Of_one_number_said_from_two_addresses_at_once_the_second_is_kept_apart_and_from_one_address_it_is_one_device(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.Registered();
        using var first = await ward.Line();
        using var again = await ward.Line();
        using var elsewhere = await MonitorLine.To(new(IPAddress.Loopback, ward.Port), from: IPAddress.Parse("127.0.0.2"));
        Assert.Equal("AA", MonitorLine.Outcome(await first.SendAndHear(Monitors.Report("A1"))).Code);
        Assert.Equal("AA", MonitorLine.Outcome(await again.SendAndHear(Monitors.Report("A2"))).Code);
        Assert.Contains("MSA|AE|B1|Two connections speak as", await elsewhere.SendAndHear(Monitors.Report("B1", spo2: "71")), StringComparison.Ordinal);
        Assert.Equal(2, (await ward.Rows()).Count);
        Assert.Equal("two-speakers", Assert.Single(await ward.Rejected()).Kind);
    }

    [Theory, OnEveryEngine]
    public async Task A_monitor_that_hung_up_speaks_on_a_new_connection_at_once(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.Registered("|KX9@^^WARD&7", bed: null);
        for (var connection = 0; connection < 20; connection++)
        {
            using var line = await ward.Line();
            Assert.Equal("AA", MonitorLine.Outcome(await line.SendAndHear(Said(Monitors.Numbered(connection), 61))).Code);
        }
    }

    [Theory, OnEveryEngine]
    public async Task Of_a_message_for_two_beds_the_known_one_is_stored_and_the_other_named(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.Registered("GATE|H@BAY^^1", bed: null);
        using var line = await ward.Line();
        var answer = await line.SendAndHear(Monitors.Lines(
            "MSH|^~\\&|GATE|H|||20261119150000+0000||ORU^R01|G1|P|2.5",
            "PV1||I|BAY^^1", "OBR|1||||||20261119145959+0000", "OBX|1|NM|8867-4^^LN||61|/min|||||F",
            "PID|||B2", "PV1||I|BAY^^2", "OBR|2||||||20261119145959+0000", "OBX|1|NM|8867-4^^LN||62|/min|||||F"));
        Assert.Contains("MSA|AE|G1|Unknown monitor: GATE\\F\\H@BAY\\S\\\\S\\2", answer, StringComparison.Ordinal);
        Assert.Single(await ward.Rows());
        Assert.Single(await ward.Rejected());
    }

    [Theory, OnEveryEngine]
    public async Task Ten_thousand_messages_at_once_are_all_there_in_the_order_each_monitor_sent_them(string engine)
    {
        const int Beds = 10, Each = 1000;
        await using var ward = await Ward.On(engine);
        for (var bed = 0; bed < Beds; bed++) await ward.Registered($"0A1B2CFFFE00000{bed}", bed: null);
        await Task.WhenAll(Enumerable.Range(0, Beds).Select(async bed =>
        {
            using var line = await ward.Line();
            var sending = line.Send([.. Enumerable.Range(0, Each).SelectMany(x => Monitors.Framed(Monitors.Report(Monitors.Numbered(x), $"0A1B2CFFFE00000{bed}").Replace("|72|", $"|{x}|", StringComparison.Ordinal)))]);
            for (var number = 0; number < Each; number++) Assert.Equal(("AA", Monitors.Numbered(number)), await line.Outcome());
            await sending;
        }));
        var rows = await ward.Rows();
        Assert.Equal(Beds * Each, rows.Count);
        Assert.All(rows.GroupBy(row => row.DeviceId), monitor =>
            Assert.Equal(Enumerable.Range(0, Each), monitor.Select(row => (int)ReadingText.Read(row.Signals)[0].Value!.Value)));
    }

    [Theory, OnEveryEngine]
    public async Task A_clock_that_runs_ahead_is_corrected_and_nothing_is_measured_after_it_arrived(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.Registered();
        using var line = await ward.Line();
        // Ten seconds of the same prove it; until then what seems to lie ahead was measured when it arrived.
        await line.SendAndHear(Monitors.Report(sent: "20261119151000+0000", measured: "20261119150958+0000"));
        ward.World.Clock.Pass(TimeSpan.FromSeconds(10));
        await line.SendAndHear(Monitors.Report(sent: "20261119151010+0000", measured: "20261119151008+0000"));
        await line.SendAndHear(Monitors.Report(sent: "20261119151010+0000", measured: "20261119151500+0000"));
        var rows = await ward.Rows();
        var now = TestClock.Afternoon.AddSeconds(10);
        Assert.Equal([TestClock.Afternoon, now.AddSeconds(-2), now], rows.Select(row => row.MeasuredAt));
        Assert.Equal(TestClock.Afternoon.AddSeconds(598), rows[0].DeviceAt);
    }

    [Theory, OnEveryEngine]
    public async Task One_message_from_the_year_9000_is_kept_by_our_clock_and_moves_no_other(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.Registered();
        using var line = await ward.Line();
        foreach (var sent in (string[])["20261119150000+0000", "90000101000000+0000", "20261119150000+0000"])
            Assert.Equal("AA", MonitorLine.Outcome(await line.SendAndHear(Monitors.Report(sent: sent, measured: "20261119145958+0000"))).Code);
        Assert.Equal("AA", MonitorLine.Outcome(await line.SendAndHear(Monitors.Report(measured: "90000101000000+0000"))).Code);
        var there = TestClock.Afternoon.AddSeconds(-2);
        Assert.Equal([there, there, there, TestClock.Afternoon], (await ward.Rows()).Select(row => row.MeasuredAt));
    }

    [Theory, OnEveryEngine]
    public async Task A_message_the_database_would_take_from_nobody_refuses_no_other(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.Registered(bed: null);
        using var good = await ward.Line();
        using var bad = await ward.Line();
        for (var round = 0; round < 40; round++)
        {
            await good.Send(Monitors.Report(Monitors.Numbered(round)));
            await bad.Send(Monitors.Report("X", device: "FFFFFFFFFF000009", bed: "A\\X00\\B"));
        }
        for (var round = 0; round < 40; round++)
        {
            Assert.Equal(("AA", Monitors.Numbered(round)), await good.Outcome());
            Assert.Equal("AE", (await bad.Outcome()).Code);
        }
        Assert.Equal(40, (await ward.Rows()).Count);
    }

    [Theory, OnEveryEngine]
    public async Task Of_ten_thousand_rejected_messages_of_ten_causes_ten_are_kept_with_how_many_there_were(string engine)
    {
        await using var ward = await Ward.On(engine);
        using var line = await ward.Line();
        var sending = line.Send([.. Enumerable.Range(0, 10_000).SelectMany(x => Monitors.Framed(Monitors.Report(Monitors.Numbered(x), device: $"FFFFFFFFFF00000{x % 10}")))]);
        for (var number = 0; number < 10_000; number++) Assert.Equal("AE", (await line.Outcome()).Code);
        await sending;
        var kept = await ward.Rejected();
        Assert.Equal(10, kept.Count);
        Assert.All(kept, row => Assert.Equal(1000, row.Messages));
    }

    [Theory, OnEveryEngine]
    public async Task However_many_causes_are_sent_and_however_long_no_more_is_kept_than_a_person_could_look_at(string engine)
    {
        await using var ward = await Ward.On(engine);
        using var line = await ward.Line();
        var name = new string('Z', 100_000);
        for (var number = 0; number < RejectedMessages.MostCausesInAnHour + 50; number++)
            Assert.Equal("AE", MonitorLine.Outcome(await line.SendAndHear(Monitors.Report(device: $"{number}{(number % 10 == 0 ? name : "")}"))).Code);
        var kept = await ward.Rejected();
        Assert.Equal(RejectedMessages.MostCausesInAnHour + 1, kept.Count);
        Assert.All(kept, row => Assert.True(row.Bytes.Length <= RejectedMessages.MostBytes && row.Because.Length < 1000 && row.Device is null or { Length: <= 201 }));
        Assert.Equal(50, kept.Single(row => row.Device is null).Messages);
    }

    [Theory, OnEveryEngine]
    public async Task Rejected_messages_are_let_go_after_a_month_looked_at_and_in_the_end_all(string engine)
    {
        await using var ward = await Ward.On(engine);
        using var line = await ward.Line();
        for (var number = 0; number < 3; number++) await line.SendAndHear(Monitors.Report(device: $"FFFFFFFFFF00000{number}"));
        var seen = (await ward.Rejected())[0].Id;
        await ward.WithBinding(async binding =>
        {
            await binding.Looked(Ward.Nurse, [seen]);
            return true;
        });
        await using var services = new ServiceCollection().AddScoped(_ => ward.World.Database.Open()).BuildServiceProvider();
        foreach (var (days, left) in ((int, int)[])[(29, 3), (31, 2), (91, 0)])
        {
            await using var scope = services.CreateAsyncScope();
            await RejectedMessages.Kept.LetGo(scope.ServiceProvider, ward.World.Clock.GetUtcNow().AddDays(days));
            Assert.Equal(left, (await ward.Rejected()).Count);
        }
    }
}
