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

    [Fact]
    public async Task Is_accepted_at_its_own_time_and_once_and_a_cuff_from_before_the_monitor_was_on_them_is_never_offered()
    {
        await using var clinic = await RunningClinic.Start(with: settings => settings with { Mllp = "127.0.0.1:0" });
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var nurse = await clinic.SignedIn(chair.Nurse);
        await PutOn(clinic, chair);
        var on = clinic.Clock.GetUtcNow();
        chair.Pass(1);
        using var monitor = await MonitorLine.To(clinic.Services.GetRequiredService<MonitorListener>().At);
        string At(DateTimeOffset cuff) => Monitors.Report(bed: "", sent: Written(clinic.Clock.GetUtcNow()), measured: Written(clinic.Clock.GetUtcNow())).Replace("20261119145600+0000", Written(cuff), StringComparison.Ordinal);

        await monitor.SendAndHear(At(on.AddSeconds(-20)));
        var page = await nurse.Read(chair.Page);
        Assert.Contains("no blood pressure in the last 5 min", page, StringComparison.Ordinal);
        chair.Pass(1);
        var cuff = clinic.Clock.GetUtcNow().AddSeconds(-30);
        await monitor.SendAndHear(At(cuff));
        var offered = Hidden(await nurse.Read(chair.Page));
        using var accepted = await nurse.Fill(chair.Page, "accept", offered);
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        var charted = (await chair.Story()).All<Stillpoint.Care.Session.Record.Entry.VitalsCharted>().TakeLast(2).ToList();
        Assert.Equal([(cuff, 128m, (decimal?)null), (clinic.Clock.GetUtcNow(), null, 72m)], charted.Select(set => (set.Event.MeasuredAt, set.Entry.Systolic, set.Entry.HeartRate)));

        var before = (await chair.Story()).Strip.Count;
        using var again = await nurse.Fill(chair.Page, "accept", [.. offered.Where(field => field.Name != "token"), ("token", clinic.NewId().ToString())]);
        Assert.Contains("charted already", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, (await chair.Story()).Strip.Count);
    }

    private static (string Name, string Value)[] Hidden(string page)
    {
        var form = page[page.IndexOf("class=\"proposal\"", StringComparison.Ordinal)..];
        return [.. System.Text.RegularExpressions.Regex.Matches(form[..form.IndexOf("</form>", StringComparison.Ordinal)], "<input type=\"hidden\" name=\"(?<n>\\w+)\" value=\"(?<v>[^\"]*)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            .Select(found => (found.Groups["n"].Value, WebUtility.HtmlDecode(found.Groups["v"].Value))).Where(field => !field.Item1.StartsWith('_'))];
    }

    private static Task<string> View(Visitor nurse, AChair chair) => nurse.Read($"{chair.Page}/view");
}
