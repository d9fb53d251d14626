using Stillpoint.App.Session.Readings;
using Stillpoint.App.Tests.Interop.Hl7v2;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Session.Readings;

public sealed class Readings_on_open_screens
{
    private sealed class Screen : IAsyncDisposable
    {
        private readonly CancellationTokenSource closed = new(TimeSpan.FromSeconds(30));
        private readonly Records.TestDatabase database;
        private readonly Stillpoint.App.Records.ClinicDb db;
        private readonly IAsyncEnumerator<object?> told;

        public Screen(Ward ward, long after)
        {
            database = ward.World.Database;
            db = database.Open();
            told = new SessionReadings(db, ward.Feed, ward.World.Clock).Live(ward.World.Session, after, closed.Token).GetAsyncEnumerator();
        }

        public async Task<object?> Next() => await told.MoveNextAsync() ? told.Current : throw new InvalidOperationException("The screen was let go.");

        public async Task<long> NextNumber() => ((SessionReading)(await Next())!).Number;

        public async ValueTask DisposeAsync()
        {
            await closed.CancelAsync();
            try
            {
                await told.DisposeAsync();
            }
            catch (NotSupportedException)
            {
                // It was waiting; the cancellation ended it.
            }
            await db.DisposeAsync();
            closed.Dispose();
        }
    }

    [Theory, OnEveryEngine]
    public async Task A_screen_gets_what_it_missed_and_then_each_reading_as_it_comes(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.OnThePatient();
        using var line = await ward.Line();
        for (var number = 0; number < 5; number++) await line.SendAndHear(Monitors.Report(Monitors.Numbered(number), measured: "20261119150000+0000"));
        var rows = await ward.Rows();

        await using var screen = new Screen(ward, after: rows[1].Number);
        for (var at = 2; at < 5; at++) Assert.Equal(rows[at].Number, await screen.NextNumber());
        var next = screen.NextNumber();
        await line.SendAndHear(Monitors.Report("new", measured: "20261119150000+0000"));
        Assert.Equal(rows[4].Number + 1, await next);
    }

    [Theory, OnEveryEngine]
    public async Task A_screen_is_told_when_a_monitor_was_moved_and_hears_it_no_more(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.OnThePatient();
        using var line = await ward.Line();
        await line.SendAndHear(Monitors.Report(measured: "20261119150000+0000"));
        await using var screen = new Screen(ward, 0);
        Assert.IsType<SessionReading>(await screen.Next());
        var told = screen.Next();
        await ward.WithBinding(async binding =>
        {
            await binding.Release(Ward.Nurse, ward.Device);
            return true;
        });
        Assert.Null(await told);
        await line.SendAndHear(Monitors.Report("after", sent: "20261119150000+0000", measured: "20261119150000+0000"));
        Assert.Null(await ward.WithBinding(binding => binding.Bind(Ward.Nurse, ward.Device, ward.World.Chair, onThePatient: true)));
        object? next;
        do next = await screen.Next();
        while (next is null && (await ward.WithReadings(readings => readings.Monitors(ward.World.Session))).Attached.Count < 1);
        Assert.Null(next);
    }

    [Fact]
    public async Task A_reading_taken_in_by_one_server_is_on_the_screens_of_another_in_the_same_order()
    {
        await using var here = await Ward.On(TestDatabase.Postgres);
        await here.OnThePatient();
        await using var there = await Ward.Beside(here);
        using var lineHere = await here.Line();
        using var lineThere = await there.Line();
        await using var screenHere = new Screen(here, 0);
        await using var screenThere = new Screen(there, 0);
        var first = (screenHere.NextNumber(), screenThere.NextNumber());

        const int Each = 200;
        async Task Speak(MonitorLine line)
        {
            for (var number = 0; number < Each; number++) await line.SendAndHear(Monitors.Report(measured: "20261119150000+0000"));
        }
        await Task.WhenAll(Speak(lineHere), Speak(lineThere));

        var expected = (await here.Rows()).ConvertAll(row => row.Number);
        Assert.Equal(2 * Each, expected.Count);
        List<long> heardHere = [await first.Item1], heardThere = [await first.Item2];
        while (heardHere.Count < expected.Count) heardHere.Add(await screenHere.NextNumber());
        while (heardThere.Count < expected.Count) heardThere.Add(await screenThere.NextNumber());
        Assert.Equal(expected, heardHere);
        Assert.Equal(expected, heardThere);
    }

    [Fact]
    public async Task After_a_broken_connection_between_servers_nothing_is_missing()
    {
        await using var here = await Ward.On(TestDatabase.Postgres);
        await here.OnThePatient();
        await using var there = await Ward.Beside(here);
        using var line = await here.Line();
        await using var screen = new Screen(there, 0);
        var first = screen.NextNumber();
        await line.SendAndHear(Monitors.Report(measured: "20261119150000+0000"));
        await first;

        var name = new Npgsql.NpgsqlConnectionStringBuilder(here.World.Database.Engine.Connection).Database;
        await TestPostgres.Run($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}' and query like 'listen %'");
        await line.SendAndHear(Monitors.Report("while broken", measured: "20261119150000+0000"));
        // The relay waits a little before it comes back, by the clock of the test.
        var missed = screen.Next();
        while (!missed.IsCompleted)
        {
            var waiting = here.World.Clock.SomebodyWaits;
            here.World.Clock.Pass(TimeSpan.FromSeconds(1));
            await Task.WhenAny(missed, waiting).WaitAsync(TimeSpan.FromSeconds(30));
        }
        var told = await missed ?? await screen.Next();
        Assert.Equal((await here.Rows())[^1].Number, Assert.IsType<SessionReading>(told).Number);
    }
}
