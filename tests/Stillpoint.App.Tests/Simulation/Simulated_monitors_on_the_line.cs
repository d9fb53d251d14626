using Stillpoint.App.Session.Readings;
using Stillpoint.App.Simulation;
using Stillpoint.App.Tests.Records;
using Stillpoint.App.Tests.Session.Readings;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Tests.Simulation;

public sealed class Simulated_monitors_on_the_line
{
    [Theory, OnEveryEngine]
    public async Task Each_bed_is_heard_once_a_second(string engine)
    {
        await using var ward = await Ward.On(engine);
        for (var number = 1; number <= 3; number++) await ward.Registered(SimulatedMonitor.IdentifierOf(number), bed: null);
        var simulated = new SimulatedWard(SimulatedWard.Usual(3, seed: 1, ward.World.Clock.GetUtcNow(), Spoiling.None), "127.0.0.1", ward.Port, hz: 1, ward.World.Clock);
        using var ending = new CancellationTokenSource();
        var running = simulated.Run(ending.Token);
        for (var second = 1; second <= 20; second++)
        {
            await Until(() => ward.World.Clock.Waiting >= 3);
            ward.World.Clock.Pass(TimeSpan.FromSeconds(1));
            await Until(() => simulated.Answers.Accepted >= 3 * second);
        }
        await ending.CancelAsync();
        await running;
        Assert.Equal((60, 0, 0, 0), (simulated.Answers.Accepted, simulated.Answers.Unusable, simulated.Answers.Unreadable, simulated.Answers.Unanswered));
        Assert.All((await ward.Rows()).GroupBy(row => row.DeviceId), bed => Assert.Equal(20, bed.Count()));
    }

    [Fact]
    public async Task What_could_not_be_sent_while_nobody_listened_is_sent_in_order_afterwards()
    {
        await using var ward = await Ward.On(TestDatabase.Sqlite);
        await ward.Registered(SimulatedMonitor.IdentifierOf(1), bed: null);
        var clock = ward.World.Clock;
        var monitor = SimulatedWard.Usual(1, seed: 1, clock.GetUtcNow(), Spoiling.None)[0];
        var answers = new Answers();
        using var nowhere = new MonitorWire("127.0.0.1", 1, answers, clock);
        using var wire = new MonitorWire("127.0.0.1", ward.Port, answers, clock);
        for (var second = 0; second < 5; second++)
        {
            var (_, message) = monitor.Speak(clock.GetUtcNow());
            nowhere.Keep(message);
            await nowhere.Send(CancellationToken.None);
            wire.Keep(message);
            clock.Pass(TimeSpan.FromSeconds(1));
        }
        Assert.Equal(5, nowhere.Kept);
        Assert.Equal(0, answers.Accepted);

        await wire.Send(CancellationToken.None);
        Assert.Equal((5, 0), (answers.Accepted, wire.Kept));
        var rows = await ward.Rows();
        Assert.Equal(5, rows.Count);
        Assert.Equal(rows.OrderBy(row => row.DeviceAt).Select(row => row.Number), rows.Select(row => row.Number));
    }

    public static TheoryData<string> Makers => [.. MonitorDialect.All.Select(maker => maker.Word)];

    /// <summary>What nobody registered is turned away once, registered by the name it is listed under, and then every sign it has arrives.</summary>
    [Theory, MemberData(nameof(Makers))]
    public async Task Each_makers_dialect_is_registered_by_what_it_says_and_every_sign_of_it_arrives(string word)
    {
        var maker = MonitorDialect.Find(word)!;
        await using var ward = await Ward.On(TestDatabase.Sqlite);
        var clock = ward.World.Clock;
        var monitor = SimulatedWard.Usual(1, seed: 1, clock.GetUtcNow(), Spoiling.None, maker)[0];
        var answers = new Answers();
        using var wire = new MonitorWire("127.0.0.1", ward.Port, answers, clock);
        wire.Keep(monitor.Speak(clock.GetUtcNow()).Message);
        await wire.Send(CancellationToken.None);
        Assert.Equal((0, 1), (answers.Accepted, answers.Unusable));
        await ward.Registered(Assert.Single(await ward.Rejected()).Device!, bed: null);

        clock.Pass(TimeSpan.FromSeconds(1));
        var (shown, message) = monitor.Speak(clock.GetUtcNow());
        wire.Keep(message);
        await wire.Send(CancellationToken.None);
        Assert.Equal((1, 1), (answers.Accepted, answers.Unusable));
        var read = (await ward.Rows()).SelectMany(row => ReadingText.Read(row.Signals)).ToList();
        Assert.All(read, signal => Assert.NotNull(signal.Signal));
        Assert.Equal(maker.Signs, read.Select(signal => signal.Signal!.Value).Distinct().Order());
        Assert.All(read, signal => Assert.Equal(SignalStatus.Measured, signal.Status));
        Assert.Equal((decimal)shown.SpO2.Value!, read.Single(signal => signal.Signal == Signal.SpO2).Value);
        Assert.Equal((decimal)shown.Systolic.Value!, read.Single(signal => signal.Signal == Signal.Systolic).Value);
    }

    [Theory]
    [InlineData("--as", "nobody")]
    [InlineData("--beds", "0")]
    [InlineData("--beds", "many")]
    [InlineData("--hz", "0")]
    [InlineData("--to", "here")]
    [InlineData("--for", "-1")]
    [InlineData("--volume", "11")]
    [InlineData("--seed")]
    public async Task What_the_command_does_not_understand_it_says(params string[] args)
    {
        using var errors = new StringWriter();
        Assert.Equal(2, await MonitorCommand.Run(args, errors, new TestClock()));
        Assert.Contains("is not understood", errors.ToString(), StringComparison.Ordinal);
    }

    private static async Task Until(Func<bool> happened)
    {
        using var longest = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!happened())
        {
            longest.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
