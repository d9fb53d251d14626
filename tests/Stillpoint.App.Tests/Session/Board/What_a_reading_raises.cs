using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Audit;
using Stillpoint.App.Interop.Hl7v2;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Tests.Interop.Hl7v2;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Session.Board;

/// <summary>The whole server with a monitor that speaks to it; the clock stands still, so nothing that is done again and again is done.</summary>
public sealed class What_a_reading_raises
{
    internal static string Written(DateTimeOffset at) => at.ToString("yyyyMMddHHmmss.fff'+0000'", CultureInfo.InvariantCulture);

    /// <summary>The monitor of the chair, registered and said to be on its patient.</summary>
    internal static async Task<Guid> PutOn(RunningClinic clinic, AChair chair, string identifier = Monitors.Device)
    {
        var nurse = Actor.Of(chair.Nurse.Id);
        return await clinic.Ask(async services =>
        {
            var (db, binding) = (services.GetRequiredService<ClinicDb>(), services.GetRequiredService<MonitorBinding>());
            if (!await db.Set<DeviceRow>().AnyAsync(row => row.Identifier == identifier)) Assert.Null(await binding.Register(nurse, clinic.Clinic, identifier, "Monitor " + identifier[^1], null));
            var device = await db.Set<DeviceRow>().Where(row => row.Identifier == identifier).Select(row => row.Id).SingleAsync();
            Assert.Null(await binding.Bind(nurse, device, await db.Set<SessionRow>().Where(row => row.Id == chair.Session).Select(row => row.ChairId).SingleAsync(), onThePatient: true));
            return device;
        });
    }

    private sealed class Line(HttpResponseMessage reply, StreamReader reader) : IDisposable
    {
        public static async Task<Line> Open(Visitor visitor, string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            var reply = await visitor.Send(request);
            Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
            return new(reply, new(await reply.Content.ReadAsStreamAsync()));
        }

        public async Task Hears(string what)
        {
            using var longest = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (await reader.ReadLineAsync(longest.Token) is { } text)
                if (text == "event: " + what) return;
            Assert.Fail($"The line ended before it said {what}.");
        }

        public void Dispose()
        {
            reader.Dispose();
            reply.Dispose();
        }
    }

    [Fact]
    public async Task Is_flagged_on_bedside_and_floor_at_once_and_stops_the_drug_without_any_tick()
    {
        await using var clinic = await RunningClinic.Start(with: settings => settings with { Mllp = "127.0.0.1:0" });
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        await PutOn(clinic, chair);
        chair.Pass(1);
        using var nurse = await clinic.SignedIn(chair.Nurse);
        using var monitor = await MonitorLine.To(clinic.Services.GetRequiredService<MonitorListener>().At);
        string Saturation(string id, string percent) => Monitors.Report(id, bed: "", sent: Written(clinic.Clock.GetUtcNow()), measured: Written(clinic.Clock.GetUtcNow()), spo2: percent);

        // A calm reading and a look: from here on the session is kept.
        await monitor.SendAndHear(Saturation("calm", "98"));
        Assert.DoesNotContain("SpO2 was under", await nurse.Read(chair.Page), StringComparison.Ordinal);
        using var bedside = await Line.Open(nurse, $"{chair.Page}/live");
        await bedside.Hears("listening");
        using var floor = await Line.Open(nurse, "/floor/live");
        await floor.Hears("beat");

        Assert.Equal("AA", MonitorLine.Outcome(await monitor.SendAndHear(Saturation("low", "84"))).Code);
        await bedside.Hears("judged");
        await floor.Hears("written");
        Assert.Contains("SpO2 was under 90", await nurse.Read(chair.Page), StringComparison.Ordinal);
        Assert.Contains("chair watch", await nurse.Read("/floor"), StringComparison.Ordinal);
        Assert.Empty((await chair.Story()).OpenStops);

        await monitor.SendAndHear(Saturation("very low", "76"));
        await bedside.Hears("written");
        Assert.Equal("STOP-AIRWAY", Assert.Single((await chair.Story()).OpenStops).Entry.Rule);
        Assert.Contains("chair stop", await nurse.Read("/floor"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_seen_at_once_also_when_it_comes_late_for_an_earlier_minute()
    {
        await using var clinic = await RunningClinic.Start(with: settings => settings with { Mllp = "127.0.0.1:0" });
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        await PutOn(clinic, chair);
        chair.Pass(1);
        using var nurse = await clinic.SignedIn(chair.Nurse);
        using var monitor = await MonitorLine.To(clinic.Services.GetRequiredService<MonitorListener>().At);
        async Task Measured(double minutesAgo, string percent)
        {
            var at = Written(clinic.Clock.GetUtcNow().AddMinutes(-minutesAgo));
            await monitor.SendAndHear(Monitors.Report(bed: "", sent: at, measured: at, spo2: percent));
        }

        // The clock of the monitor is known from what it sent in time.
        await Measured(0, "98");
        foreach (var minute in Enumerable.Range(1, 20))
        {
            chair.Pass(1);
            if (minute is < 4 or > 17) await Measured(0, "97");
            await nurse.Read($"{chair.Page}/panels");
        }
        Assert.DoesNotContain(",93]", await View(nurse, chair), StringComparison.Ordinal);
        await Measured(14.5, "93");
        Assert.Contains(",93]", await View(nurse, chair), StringComparison.Ordinal);
        await Measured(3.5, "91");
        Assert.Contains("SpO2 91 % on the monitor is under 94", await nurse.Read(chair.Page), StringComparison.Ordinal);
    }

    private static Task<string> View(Visitor nurse, AChair chair) => nurse.Read($"{chair.Page}/view");
}
