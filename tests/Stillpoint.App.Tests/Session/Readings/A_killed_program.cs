using System.Globalization;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Tests.Interop.Hl7v2;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Session.Readings;

public sealed class A_killed_program
{
    [Theory, OnEveryEngine]
    public async Task What_it_acknowledged_before_it_was_killed_is_there_when_it_starts_again(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.Registered(bed: null);
        var acknowledged = new List<int>();
        using (var program = await ServedProgram.Start(ward.World.Database.Place))
        {
            using var line = await MonitorLine.To(program.Monitors);
            var sending = Flood(line);
            while (acknowledged.Count < 300)
            {
                var (code, id) = await line.Outcome();
                Assert.Equal("AA", code);
                acknowledged.Add(int.Parse(id, CultureInfo.InvariantCulture));
            }
            program.Kill();
            // What was on the wire when it died counts as well.
            while (await line.HearOrHangUp() is { } answer) acknowledged.Add(int.Parse(MonitorLine.Outcome(answer).Id, CultureInfo.InvariantCulture));
            await sending;
        }

        using (var again = await ServedProgram.Start(ward.World.Database.Place))
        {
            using var line = await MonitorLine.To(again.Monitors);
            Assert.Equal(("AA", "1000000"), MonitorLine.Outcome(await line.SendAndHear(Numbered(1_000_000))));
        }
        var stored = (await ward.Rows()).ConvertAll(row => (int)ReadingText.Read(row.Signals).Single(x => x.Code == "99NW 7 Count").Value!.Value);
        Assert.Superset(acknowledged.ToHashSet(), stored.ToHashSet());
        Assert.Equal(stored.Distinct().Count(), stored.Count);
        Assert.True(acknowledged.Count >= 300);
    }

    private static string Numbered(int number) => Monitors.Report(number.ToString(CultureInfo.InvariantCulture), bed: "") +
        Monitors.Lines(string.Create(CultureInfo.InvariantCulture, $"OBX|8|NM|7^Count^99NW||{number}|1|||||R"));

    private static async Task Flood(MonitorLine line)
    {
        try
        {
            for (var number = 0; ; number++) await line.Send(Numbered(number));
        }
        catch (IOException)
        {
            // The program died.
        }
    }
}
