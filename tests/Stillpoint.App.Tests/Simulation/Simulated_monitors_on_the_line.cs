using Stillpoint.App.Simulation;
using Stillpoint.App.Tests.Records;
using Stillpoint.App.Tests.Session.Readings;

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

    [Theory]
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
