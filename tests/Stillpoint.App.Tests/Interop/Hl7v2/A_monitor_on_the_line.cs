using System.Collections.Concurrent;
using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Stillpoint.App.Doors;
using Stillpoint.App.Interop.Hl7v2;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Interop.Hl7v2;

/// <summary>The listener over real TCP; what it hears goes to memory, so that a test decides when something is durable.</summary>
public sealed class A_monitor_on_the_line
{
    private sealed class Ear : IAsyncDisposable
    {
        private readonly MonitorListener listener;

        public Ear(Func<MonitorReport, Task<Intake>>? take = null, TestClock? clock = null, MonitorListenerSettings? settings = null)
        {
            Clock = clock ?? new();
            take ??= _ => Task.FromResult(Intake.Durable);
            var door = new MonitorDoor(report =>
            {
                Reports.Enqueue(report);
                return new(take(report));
            }, rejected =>
            {
                Rejected.Enqueue(rejected);
                KeptOne.Release();
                return Task.CompletedTask;
            });
            listener = new((settings ?? new()) with { Listen = new(IPAddress.Loopback, 0) }, door, Clock, NullLogger<MonitorListener>.Instance);
        }

        public TestClock Clock { get; }

        public ConcurrentQueue<MonitorReport> Reports { get; } = new();

        public ConcurrentQueue<RejectedMessage> Rejected { get; } = new();

        public SemaphoreSlim KeptOne { get; } = new(0);

        public IPEndPoint At => listener.At;

        public async Task<MonitorLine> Line()
        {
            if (listener.ExecuteTask is null) await listener.StartAsync(CancellationToken.None);
            return await MonitorLine.To(listener.At);
        }

        public async ValueTask DisposeAsync()
        {
            await listener.StopAsync(CancellationToken.None);
            listener.Dispose();
            KeptOne.Dispose();
        }
    }

    [Fact]
    public async Task A_report_is_answered_with_AA_under_its_own_id()
    {
        await using var ear = new Ear();
        using var line = await ear.Line();
        var answer = await line.SendAndHear(Monitors.Report("M17"));
        Assert.Equal(("AA", "M17"), MonitorLine.Outcome(answer));
        Assert.StartsWith("MSH|^~\\&|STILLPOINT||NORTHWIND^0A1B2CFFFE000001^EUI-64|HARBOUR|20261119150000.000+0000||ACK^R01^ACK|SP", answer, StringComparison.Ordinal);
        Assert.Contains("|P|2.6", answer, StringComparison.Ordinal);
        Assert.Single(ear.Reports);
    }

    [Fact]
    public async Task Nothing_is_answered_before_it_is_durable_and_answers_keep_the_order_of_the_messages()
    {
        var written = new ConcurrentDictionary<decimal, TaskCompletionSource<Intake>>();
        await using var ear = new Ear(report => written.GetOrAdd(report.Groups[0].Signals[0].Value!.Value, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task);
        using var line = await ear.Line();
        TaskCompletionSource<Intake> Of(decimal rate) => written.GetOrAdd(rate, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

        await line.Send(Monitors.Report("A"));
        await line.Send(Monitors.Report("B").Replace("|72|", "|73|", StringComparison.Ordinal));
        Of(73).SetResult(Intake.Durable);
        var first = line.Hear();
        // Another monitor is answered meanwhile, so the listener had its time to answer this one too soon.
        Of(74).SetResult(Intake.Durable);
        using var other = await ear.Line();
        for (var round = 0; round < 20; round++) await other.SendAndHear(Monitors.Report("C").Replace("|72|", "|74|", StringComparison.Ordinal));
        Assert.False(first.IsCompleted);

        Of(72).SetResult(Intake.Durable);
        Assert.Equal(("AA", "A"), MonitorLine.Outcome(await first));
        Assert.Equal(("AA", "B"), await line.Outcome());
    }

    [Fact]
    public async Task What_cannot_be_used_is_answered_with_AE_and_the_reason_and_kept()
    {
        await using var ear = new Ear(_ => Task.FromResult(new Intake("No monitor is registered for the bed BAY|9.")));
        using var line = await ear.Line();
        var answer = await line.SendAndHear(Monitors.Report("M2"));
        Assert.Contains("MSA|AE|M2|No monitor is registered for the bed BAY\\F\\9.", answer, StringComparison.Ordinal);
        Assert.Contains("\rERR|||204^Unknown key identifier^HL70357|E||||No monitor", answer, StringComparison.Ordinal);
        var kept = Assert.Single(ear.Rejected);
        Assert.Equal(("AE", Monitors.Device, Monitors.Bed), (kept.Answer, kept.Device, kept.Bed));
        Assert.Equal(Monitors.Report("M2"), Encoding.UTF8.GetString(kept.Bytes.Span));
    }

    [Fact]
    public async Task What_cannot_be_read_is_answered_with_AR_and_kept()
    {
        await using var ear = new Ear();
        using var line = await ear.Line();
        Assert.Contains("MSA|AR|", await line.SendAndHear("BHS|^~\\&|nothing of ours"), StringComparison.Ordinal);
        Assert.Equal(("AR", "X9"), MonitorLine.Outcome(await line.SendAndHear(Monitors.Report("X9").Replace("ORU^R01", "ORM^O01", StringComparison.Ordinal))));
        Assert.Equal(["AR", "AR"], ear.Rejected.Select(x => x.Answer));
        Assert.Empty(ear.Reports);
        Assert.Equal(("AA", "M1"), MonitorLine.Outcome(await line.SendAndHear(Monitors.Report())));
    }

    [Fact]
    public async Task When_storing_fails_the_sender_is_told_to_send_again()
    {
        await using var ear = new Ear(_ => Task.FromException<Intake>(new IOException("The disk is full.")));
        using var line = await ear.Line();
        var answer = await line.SendAndHear(Monitors.Report("M3"));
        Assert.Equal(("AE", "M3"), MonitorLine.Outcome(answer));
        Assert.Contains("207^", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_is_written_in_the_delimiters_of_the_question_and_in_its_version()
    {
        await using var ear = new Ear(_ => Task.FromResult(new Intake("Unknown bed.")));
        using var line = await ear.Line();
        var answer = await line.SendAndHear(Monitors.Report("M4", version: "2.3").Replace('|', '#').Replace('^', '*'));
        Assert.StartsWith("MSH#*~\\&#STILLPOINT##NORTHWIND*", answer, StringComparison.Ordinal);
        Assert.Contains("\rMSA#AE#M4#Unknown bed.", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("ERR", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AL", "NE", true)]
    [InlineData("NE", "AL", true)]
    [InlineData("", "", true)]
    [InlineData("NE", "NE", false)]
    [InlineData("ER", "NE", false)]
    [InlineData("SU", "NE", true)]
    public async Task A_sender_that_wants_no_answer_gets_none(string accept, string application, bool answered)
    {
        await using var ear = new Ear();
        using var line = await ear.Line();
        await line.Send(Monitors.Report("Q1").Replace("|2.6|||", $"|2.6|||{accept}|{application}", StringComparison.Ordinal));
        await line.Send(Monitors.Report("Q2"));
        if (answered) Assert.Equal("Q1", (await line.Outcome()).Id);
        Assert.Equal("Q2", (await line.Outcome()).Id);
        Assert.Equal(2, ear.Reports.Count);
    }

    /// <summary>What the two modes of HL7 chapter 2 ask for: original where neither field is said, else that it arrived and what came of it.</summary>
    [Theory]
    [InlineData("", "", "AA", "AE")]
    [InlineData("AL", "NE", "CA", "CE")]
    [InlineData("NE", "AL", "AA", "AE")]
    [InlineData("AL", "", "CA", "CE")]
    [InlineData("", "AL", "AA", "AE")]
    [InlineData("AL", "AL", "CA AA", "CE")]
    [InlineData("ER", "AL", "AA", "CE")]
    [InlineData("SU", "ER", "CA", "AE")]
    [InlineData("NE", "NE", "", "")]
    [InlineData("NE", "SU", "AA", "")]
    [InlineData("ER", "ER", "", "CE")]
    public async Task Each_mode_of_acknowledgement_is_answered_as_the_sender_asks(string accept, string application, string taken, string refused)
    {
        foreach (var (intake, expected) in new[] { (Intake.Durable, taken), (new Intake("Unknown bed."), refused) })
        {
            await using var ear = new Ear(_ => Task.FromResult(intake));
            using var line = await ear.Line();
            await line.Send(Monitors.Report("Q1").Replace("|2.6|||", $"|2.6|||{accept}|{application}", StringComparison.Ordinal));
            foreach (var code in expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)) Assert.Equal((code, "Q1"), await line.Outcome());
            await line.Send(Monitors.Report("Q2"));
            Assert.Equal("Q2", (await line.Outcome()).Id);
        }
    }

    [Theory]
    [InlineData("ORU^R40^ORU_R40", "OBX|1|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.3.1|84|262688^MDC_DIM_PERCENT^MDC||L|||R", RefusalCause.Alarm)]
    [InlineData("ORU^R42^ORU_R01", "OBX|1|CWE|68487^MDC_ATTR_EVT_COND^MDC|1.1|MDC_EVT_PUMP_DELIV_STOP||||||R", RefusalCause.Pump)]
    [InlineData("ORU^W01", "OBX|1|NA|131328^MDC_ECG_ELEC_POTL^MDC|1.1|1^2^3||||||R", RefusalCause.Waveform)]
    [InlineData("ORU^R01^ORU_R01", "OBX|1|NA|150452^MDC_PULS_OXIM_PLETH^MDC|1.1|1^2^3||||||R\rOBX|2|MA|131328^MDC_ECG_ELEC_POTL^MDC|1.1|1^2~3||||||R", RefusalCause.Waveform)]
    [InlineData("ORU^R01^ORU_R01", "OBX|1||69985^MDC_DEV_PUMP_INFUS_MDS^MDC|1.0.0.0|||||||X\rOBX|2|NM|157784^MDC_FLOW_FLUID_PUMP^MDC|1.1|12|265266^MDC_DIM_MILLI_L_PER_HR^MDC|||||R", RefusalCause.Pump)]
    [InlineData("ADT^A01^ADT_A01", "PID|||SOMEBODY||Nobody^Real", RefusalCause.Administration)]
    public async Task Alarms_waveforms_pumps_and_admissions_are_answered_as_taken_and_counted_without_their_bytes(string type, string segments, RefusalCause cause)
    {
        await using var ear = new Ear();
        using var line = await ear.Line();
        foreach (var (accept, expected) in new[] { ("", "AA"), ("AL|NE", "CA"), ("NE|AL", "AA") })
        {
            var answer = await line.SendAndHear(Monitors.Lines($"MSH|^~\\&|GATE|H|||20261119150000+0000||{type}|K1|P|2.6|||{accept}", "OBR|1||||||20261119150000+0000", segments));
            Assert.Equal((expected, "K1"), MonitorLine.Outcome(answer));
            Assert.Contains($"|ACK^{type.Split('^')[1]}^ACK|", answer, StringComparison.Ordinal);
        }
        Assert.Empty(ear.Reports);
        Assert.All(ear.Rejected, one => Assert.Equal((cause, 0, "AA"), (one.Cause, one.Bytes.Length, one.Answer)));
        Assert.Equal(3, ear.Rejected.Count);
    }

    [Fact]
    public async Task A_monitors_report_with_waveforms_and_a_pump_beside_its_signs_is_a_report()
    {
        await using var ear = new Ear();
        using var line = await ear.Line();
        var both = Monitors.Report("B1") + Monitors.Lines("OBX|8||69985^MDC_DEV_PUMP_INFUS_MDS^MDC|1.0.0.0|||||||X", "OBX|9|NA|150452^MDC_PULS_OXIM_PLETH^MDC|1.1|1^2^3||||||R");
        Assert.Equal(("AA", "B1"), MonitorLine.Outcome(await line.SendAndHear(both)));
        Assert.Equal(6, Assert.Single(Assert.Single(ear.Reports).Groups).Signals.Count);
    }

    [Theory]
    [InlineData("AL|NE", "CA")]
    [InlineData("NE|AL", "AR")]
    [InlineData("AL|AL", "CA AR")]
    [InlineData("", "AR")]
    public async Task An_order_to_a_pump_is_said_to_have_arrived_and_never_to_be_done(string modes, string expected)
    {
        await using var ear = new Ear();
        using var line = await ear.Line();
        await line.Send(Monitors.Lines($"MSH|^~\\&|GATE|H|||20261119150000+0000||RGV^O15^RGV_O15|P1|P|2.6|||{modes}", "RXG|1|||DRUG"));
        foreach (var code in expected.Split(' ')) Assert.Equal((code, "P1"), await line.Outcome());
    }

    [Fact]
    public async Task A_message_sent_byte_by_byte_and_ten_in_one_piece_are_heard_alike()
    {
        await using var ear = new Ear();
        using var line = await ear.Line();
        foreach (var one in Monitors.Framed(Monitors.Report("slow"))) await line.Send(one);
        Assert.Equal(("AA", "slow"), await line.Outcome());

        await line.Send([.. Enumerable.Range(0, 10).SelectMany(x => Monitors.Framed(Monitors.Report(Monitors.Numbered(x))))]);
        for (var number = 0; number < 10; number++) Assert.Equal(("AA", Monitors.Numbered(number)), await line.Outcome());
    }

    [Fact]
    public async Task A_half_message_is_kept_when_its_sender_hangs_up()
    {
        await using var ear = new Ear();
        using var line = await ear.Line();
        await line.Send(Monitors.Report("whole"));
        await line.Send(Monitors.Framed(Monitors.Report("half"))[..200]);
        Assert.Equal(("AA", "whole"), await line.Outcome());
        line.HangUpHalfway();
        Assert.Null(await line.HearOrHangUp());
        var kept = Assert.Single(ear.Rejected);
        Assert.Equal(("none", 199), (kept.Answer, kept.Bytes.Length));
    }

    [Fact]
    public async Task A_message_that_does_not_end_in_time_is_given_up_and_kept_and_a_quiet_line_stays_open()
    {
        await using var ear = new Ear();
        using var idle = await ear.Line();
        Assert.Equal(("AA", "M1"), MonitorLine.Outcome(await idle.SendAndHear(Monitors.Report())));
        using var slow = await ear.Line();
        await slow.Send(0x0B, (byte)'M');
        while (ear.Clock.Waiting < 2) await Task.Yield();
        // What was sent before this is read before it is answered.
        Assert.Equal(("AA", "M1"), MonitorLine.Outcome(await idle.SendAndHear(Monitors.Report())));
        ear.Clock.Pass(TimeSpan.FromSeconds(31));
        Assert.Null(await slow.HearOrHangUp());
        Assert.Equal("The message was cut off before its end.", Assert.Single(ear.Rejected).Because);

        ear.Clock.Pass(TimeSpan.FromMinutes(20));
        Assert.Equal(("AA", "M2"), MonitorLine.Outcome(await idle.SendAndHear(Monitors.Report("M2"))));
    }

    [Fact]
    public async Task A_line_on_which_nothing_was_ever_said_is_closed_soon_and_one_that_fell_silent_later()
    {
        await using var ear = new Ear();
        using var spoke = await ear.Line();
        Assert.Equal(("AA", "M1"), MonitorLine.Outcome(await spoke.SendAndHear(Monitors.Report())));
        using var mute = await ear.Line();
        while (ear.Clock.Waiting < 2) await Task.Yield();
        ear.Clock.Pass(TimeSpan.FromSeconds(31));
        Assert.Null(await mute.HearOrHangUp());
        Assert.Equal(("AA", "M2"), MonitorLine.Outcome(await spoke.SendAndHear(Monitors.Report("M2"))));
        while (ear.Clock.Waiting < 1) await Task.Yield();
        ear.Clock.Pass(TimeSpan.FromMinutes(31));
        Assert.Null(await spoke.HearOrHangUp());
    }

    [Fact]
    public async Task Whoever_takes_all_places_of_one_address_leaves_the_others_theirs()
    {
        var places = new ConnectionLimit(inAll: 3, fromOne: 2);
        await using var ear = new Ear(settings: new() { Connections = places });
        using var first = await ear.Line();
        using var second = await ear.Line();
        await first.SendAndHear(Monitors.Report());
        await second.SendAndHear(Monitors.Report());
        using var third = await ear.Line();
        Assert.Null(await third.HearOrHangUp());
        using var elsewhere = places.Enter(IPAddress.Parse("192.0.2.30"));
        Assert.NotNull(elsewhere);
        Assert.Null(places.Enter(IPAddress.Parse("192.0.2.31")));
    }

    [Fact]
    public async Task Garbage_is_kept_and_hurts_nobody_else()
    {
        await using var ear = new Ear();
        using var good = await ear.Line();
        using var bad = await ear.Line();
        var noise = new byte[3 * 1024 * 1024];
        new System.Random(7).NextBytes(noise);
        noise.AsSpan().Replace((byte)0x0B, (byte)0);
        var sending = bad.Stream.WriteAsync(noise).AsTask();
        await ear.KeptOne.WaitAsync();
        Assert.Equal(("AA", "M1"), MonitorLine.Outcome(await good.SendAndHear(Monitors.Report())));
        Assert.Null(await bad.HearOrHangUp());
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            await sending;
            while (true) await bad.Send(noise);
        });
        Assert.True(ear.Rejected.First().Bytes.Length <= 64 * 1024);
    }

    [Fact]
    public void Whatever_is_sent_in_a_frame_is_answered_or_kept_and_the_line_goes_on() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Spoiled().ToArbitrary(), spoiled => Survives(spoiled).GetAwaiter().GetResult()));

    private static async Task<bool> Survives(byte[] spoiled)
    {
        await using var ear = new Ear();
        using var line = await ear.Line();
        await line.Send([0x0B, .. spoiled, 0x1C, 0x0D]);
        var first = await line.Outcome();
        var then = MonitorLine.Outcome(await line.SendAndHear(Monitors.Report("after")));
        return (first.Code == "AA" ? ear.Reports.Count + ear.Rejected.Count > 0 : first.Code is "AE" or "AR" && ear.Rejected.Count == 1) && then == ("AA", "after");
    }

    /// <summary>A real message with some of its bytes changed, cut out or doubled.</summary>
    private static Gen<byte[]> Spoiled() =>
        from places in Gen.Choose(0, 900).ArrayOf(6)
        from bytes in Gen.Choose(32, 255).ArrayOf(6)
        from ways in Gen.Choose(0, 2).ArrayOf(6)
        select Spoil(places, bytes, ways);

    private static byte[] Spoil(int[] places, int[] bytes, int[] ways)
    {
        var message = new List<byte>(Encoding.UTF8.GetBytes(Monitors.Report()));
        foreach (var (index, place) in places.Index())
        {
            var at = place % message.Count;
            if (ways[index] == 0) message[at] = (byte)bytes[index];
            else if (ways[index] == 1) message.RemoveAt(at);
            else message.InsertRange(at, message.GetRange(at, Math.Min(40, message.Count - at)));
        }
        return [.. message];
    }

    [Fact]
    public async Task Ten_thousand_messages_at_once_are_all_answered_in_their_order()
    {
        await using var ear = new Ear();
        var lines = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ear.Line()));
        await Task.WhenAll(lines.Select(async line =>
        {
            var sending = line.Send([.. Enumerable.Range(0, 500).SelectMany(x => Monitors.Framed(Monitors.Report(Monitors.Numbered(x))))]);
            for (var number = 0; number < 500; number++) Assert.Equal(("AA", Monitors.Numbered(number)), await line.Outcome());
            await sending;
        }));
        Assert.Equal(10_000, ear.Reports.Count);
        foreach (var line in lines) line.Dispose();
    }

    [Fact]
    public async Task A_monitor_too_many_is_turned_away()
    {
        await using var ear = new Ear(settings: new() { Connections = new(inAll: 1, fromOne: 1) });
        using var first = await ear.Line();
        Assert.Equal(("AA", "M1"), MonitorLine.Outcome(await first.SendAndHear(Monitors.Report())));
        using var second = await ear.Line();
        Assert.Null(await second.HearOrHangUp());
    }

    [Fact]
    public async Task A_listener_that_stops_sees_through_what_it_has_read()
    {
        var durable = new TaskCompletionSource<Intake>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ear = new Ear(_ =>
        {
            reached.SetResult();
            return durable.Task;
        });
        using var line = await ear.Line();
        await line.Send(Monitors.Report("last"));
        await reached.Task;
        var stopping = ear.DisposeAsync().AsTask();
        Assert.False(stopping.IsCompleted);
        durable.SetResult(Intake.Durable);
        Assert.Equal(("AA", "last"), await line.Outcome());
        await stopping;
    }
}
