using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session;

/// <summary>Two whole servers over one PostgreSQL: a bedside is open at one, the entry is written at the other.</summary>
public sealed class Two_servers_over_one_database
{
    /// <summary>The lines of an open bedside, one event at a time: its word and its data.</summary>
    private static async IAsyncEnumerable<(string Event, string Data)> Follow(Visitor visitor, AChair chair)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{chair.Page}/live");
        using var reply = await visitor.Send(request);
        using var lines = new StreamReader(await reply.Content.ReadAsStreamAsync());
        var word = "";
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) word = line["event: ".Length..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) yield return (word, line["data: ".Length..]);
        }
    }

    [Fact]
    public async Task An_entry_written_at_one_is_told_at_the_bedside_open_at_the_other_before_its_next_beat()
    {
        await using var here = await RunningClinic.Start(TestDatabase.Postgres);
        await using var there = await here.Beside();
        await there.Services.GetRequiredService<SessionRelay>().Listening;
        var chair = await (await AChair.In(here)).WithTheDrugRunning();
        using var nurse = await there.SignedIn(chair.Nurse);

        await using var told = Follow(nurse, chair).GetAsyncEnumerator();
        Assert.True(await told.MoveNextAsync());
        Assert.NotEqual("written", told.Current.Event);
        foreach (var saturation in (decimal[])[97, 96, 95])
        {
            await chair.Write(AChair.Set(130, 80, 74, saturation));
            var number = (await chair.Story()).Strip.Count;
            // Word of what was written before the bedside was opened may still be on its way.
            do Assert.True(await told.MoveNextAsync());
            while (told.Current.Event == "written" && Number(told.Current.Data) < number);
            // A beat comes after five quiet seconds; word of the entry comes first.
            Assert.Equal(("written", number), (told.Current.Event, Number(told.Current.Data)));
        }
        Assert.Contains("95", await nurse.Read(chair.Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_line_between_them_broke_what_was_written_meanwhile_is_told()
    {
        await using var here = await RunningClinic.Start(TestDatabase.Postgres);
        await using var there = await here.Beside();
        await there.Services.GetRequiredService<SessionRelay>().Listening;
        var chair = await (await AChair.In(here)).WithTheDrugRunning();
        using var heard = there.Services.GetRequiredService<SessionFeed>().Listen();

        var database = new Npgsql.NpgsqlConnectionStringBuilder(here.Database.Engine.Connection).Database;
        await TestPostgres.Run($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}' and query like 'listen session_entry%'");
        await chair.Write(new Entry.Note("Written while the line was down."));
        var number = (await chair.Story()).Strip.Count;
        (Guid Session, int? Number) told;
        do
        {
            // It waits by the clinic's clock before it tries again.
            var next = heard.Reader.ReadAsync().AsTask();
            while (!next.IsCompleted)
            {
                var waiting = here.Clock.SomebodyWaits;
                here.Clock.Pass(TimeSpan.FromSeconds(1));
                await Task.WhenAny(next, waiting).WaitAsync(TimeSpan.FromSeconds(30));
            }
            told = await next;
        }
        while (told.Number is null || told.Number < number);
        Assert.Equal((chair.Session, (int?)number), told);
    }

    [Fact]
    public async Task An_entry_that_was_not_kept_is_told_nowhere()
    {
        await using var here = await RunningClinic.Start(TestDatabase.Postgres);
        await using var there = await here.Beside();
        await there.Services.GetRequiredService<SessionRelay>().Listening;
        var chair = await (await AChair.In(here)).WithTheDrugRunning();
        using var heard = there.Services.GetRequiredService<SessionFeed>().Listen();
        var before = (await chair.Story()).Strip.Count;
        Assert.IsType<Receipt.Refused>(await chair.Write(new Entry.Resumed(75)));
        await chair.Write(new Entry.Note("Kept."));
        await chair.Write(new Entry.Note("Kept as well."));
        List<int> told = [];
        while (told.LastOrDefault() < before + 2)
            if ((await heard.Reader.ReadAsync()).Number is { } number) told.Add(number);
        Assert.Equal([before + 1, before + 2], told.Where(number => number > before));
    }

    private static int Number(string data) => int.Parse(data, System.Globalization.CultureInfo.InvariantCulture);
}
