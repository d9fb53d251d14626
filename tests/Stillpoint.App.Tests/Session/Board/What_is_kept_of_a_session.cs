using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Session;
using Stillpoint.App.Session.Bedside;
using Stillpoint.App.Session.Board;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session.Board;

/// <summary>Random histories of a session: what the server keeps of it from look to look is what another reads from the rows.</summary>
public sealed class What_is_kept_of_a_session
{
    [Theory]
    [InlineData(TestDatabase.Sqlite, 1)]
    [InlineData(TestDatabase.Sqlite, 2)]
    [InlineData(TestDatabase.Sqlite, 3)]
    [InlineData(TestDatabase.Postgres, 4)]
    public async Task Is_what_is_rebuilt_from_the_rows(string engine, int seed)
    {
        await using var clinic = await RunningClinic.Start(engine);
        if (engine == TestDatabase.Postgres) await clinic.Services.GetRequiredService<ReadingRelay>().Listening;
        var chair = await AChair.In(clinic);
        var device = await What_a_reading_raises.PutOn(clinic, chair);
        var random = new Random(seed);
        await chair.Write(new Entry.Arrived());
        for (var step = 0; step < 60; step++)
        {
            var said = await Something(random, clinic, chair, device);
            // Readings come past the record: they are at hand a moment after they are durable.
            var (kept, rebuilt) = (await Kept(clinic, chair.Session), await Rebuilt(clinic, chair.Session));
            for (var patience = 0; kept != rebuilt && patience < 100 && said == "reading"; patience++) (kept, rebuilt) = (await Kept(clinic, chair.Session), await Rebuilt(clinic, chair.Session));
            Assert.True(kept == rebuilt, $"Seed {seed}, step {step}, {said}:\nkept    {kept}\nrebuilt {rebuilt}");
        }
    }

    private static async Task<string> Something(Random random, RunningClinic clinic, AChair chair, Guid device)
    {
        switch (random.Next(12))
        {
            case 0 or 1:
                await chair.Write(AChair.Set(random.Next(90, 200), random.Next(50, 88), random.Next(45, 135), random.Next(86, 100)), TimeSpan.FromMinutes(random.Next(6)));
                return "set";
            case 2:
                await chair.Write(new Entry.ScaleScored("MOAA/S", random.Next(2, 6)));
                return "score";
            case 3:
                await chair.Write(random.Next(4) switch
                {
                    0 => new Entry.TimeOutSigned("2026-11-22", "go", 40, chair.Nurse.Id, chair.Nurse.Id, chair.Nurse.Id),
                    1 => new Entry.DrugStarted("IV", 75, 0.8m, 40, "Charted for the test."),
                    2 => new Entry.Paused("Asked."),
                    _ => new Entry.RateChanged(40),
                });
                return "pump";
            case 4:
                var sets = (await chair.Story()).All<Entry.VitalsCharted>().ToList();
                if (sets.Count > 0) await chair.Write(new Entry.Corrected("Wrong chair."), supersedes: sets[random.Next(sets.Count)].Event.Id);
                return "correction";
            case 5:
                var weight = Vocabulary.Find("weight")!;
                await clinic.Ask(async services =>
                {
                    await services.GetRequiredService<FactStore>().Record(chair.Patient, [new(weight, weight.Read($"{random.Next(60, 90)} kg").Value!, clinic.Clock.GetUtcNow(), "nurse")], Actor.Of(chair.Nurse.Id));
                    return true;
                });
                return "fact";
            case 6:
                await clinic.Ask(async services =>
                {
                    var binding = services.GetRequiredService<MonitorBinding>();
                    if (random.Next(3) == 0) await binding.Release(Actor.Of(chair.Nurse.Id), device);
                    else await What_a_reading_raises.PutOn(clinic, chair);
                    return true;
                });
                return "binding";
            case 7 or 8:
                chair.Pass(random.Next(1, 240) / 30.0);
                return "time";
            default:
                var now = clinic.Clock.GetUtcNow();
                var table = clinic.Services.GetRequiredService<ReadingTable>();
                var signals = $$"""[{"sign":"spo2","value":{{random.Next(78, 100)}},"unit":"%","status":"measured","code":"x"},{"sign":"heartRate","value":{{random.Next(40, 140)}},"unit":"/min","status":"measured","code":"x"}]""";
                var measured = Instants.Whole(now.AddSeconds(-random.Next(random.Next(2) == 0 ? 3 : 1200)));
                table.Write([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new ToWrite(new(device, measured, Instants.Whole(now), measured, null, random.Next(6) == 0 ? """{"identifiers":["SOMEBODY"]}""" : null, signals), null))]);
                return "reading";
        }
    }

    private static Task<string> Kept(RunningClinic clinic, Guid session) => clinic.Ask(async services => Text(await services.GetRequiredService<SessionReader>().Read(session, default)));

    private static Task<string> Rebuilt(RunningClinic clinic, Guid session) => clinic.Ask(async services =>
        Text(await SessionBoard.Rebuilt(session, services.GetRequiredService<SessionLoader>(), clinic.Clock.GetUtcNow(), default)));

    /// <summary>Everything a screen shows of it.</summary>
    private static string Text(SessionView view)
    {
        var judged = Surveillance.Over(view);
        return JsonSerializer.Serialize(new
        {
            view.Who,
            view.Names,
            view.Order.MgPerKg,
            House = view.Story.House.Version,
            view.Story.Phase,
            judged.Due,
            judged.Says,
            judged.NotJudged,
            Monitor = view.Monitor with { SpokeAt = null },
            Flags = judged.Flags?.Now.Flags.Select(flag => $"{flag.Finding.Severity} {flag.Finding.Because}"),
            Old = judged.Flags?.Old.Select(old => $"{old.Flag.Finding.Because} {old.Event.Number}"),
            Stops = Surveillance.StopsToRaise(view),
            Shown = BedsideView.Of(view, judged, null, new("", null, [], [], [], [], false, null)),
        });
    }

    [Fact]
    public async Task Sees_a_fact_that_another_server_recorded_and_a_reading_that_it_took_in()
    {
        await using var here = await RunningClinic.Start(TestDatabase.Postgres);
        await using var there = await here.Beside();
        foreach (var clinic in (RunningClinic[])[here, there]) await clinic.Services.GetRequiredService<ReadingRelay>().Listening;
        var chair = await (await AChair.In(here)).WithTheDrugRunning();
        var device = await What_a_reading_raises.PutOn(here, chair);
        chair.Pass(1);
        Assert.Null((await Look(there, chair)).Who.WeightKg);
        await chair.Weighing(81);
        Assert.Equal(81, (await Look(there, chair)).Who.WeightKg);

        var now = here.Clock.GetUtcNow();
        here.Services.GetRequiredService<ReadingTable>().Write([new(new(device, now, now, now, null, null, """[{"sign":"spo2","value":91,"unit":"%","status":"measured","code":"x"}]"""), null)]);
        var heard = there.Services.GetRequiredService<SessionBoard>();
        while ((await Look(there, chair)).Monitor.LastAt is null) await Task.Yield();
        Assert.Equal(now, (await Look(there, chair)).Monitor.LastAt);
        Assert.NotNull(heard);
    }

    private static Task<SessionView> Look(RunningClinic clinic, AChair chair) => clinic.Ask(services => services.GetRequiredService<SessionReader>().Read(chair.Session, default));
}
