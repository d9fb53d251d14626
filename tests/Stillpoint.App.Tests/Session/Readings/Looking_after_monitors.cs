using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Authorization;
using Stillpoint.App.Interop.Hl7v2;
using Stillpoint.App.Records;
using Stillpoint.App.Session;
using Stillpoint.App.Session.Monitors;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Tests.Interop.Hl7v2;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Tests.Session.Readings;

/// <summary>The pages of monitors in the whole server, with a real listener beside them.</summary>
public sealed class Looking_after_monitors
{
    private static Task<RunningClinic> Clinic(string engine = TestDatabase.Sqlite) => RunningClinic.Start(engine, with: settings => settings with { Mllp = "127.0.0.1:0" });

    private static Task<MonitorLine> Line(RunningClinic clinic) => MonitorLine.To(clinic.Services.GetRequiredService<MonitorListener>().At);

    private static async Task<(Guid Session, Guid Chair)> Somebody(RunningClinic clinic)
    {
        await Somewhere.In(clinic);
        await using var db = clinic.Database.Open();
        var session = await db.Set<App.Records.SessionRow>().SingleAsync();
        return (session.Id, session.ChairId);
    }

    private static async Task<Guid> Device(RunningClinic clinic)
    {
        await using var db = clinic.Database.Open();
        return await db.Set<DeviceRow>().Where(row => row.Identifier != Somewhere.Monitor).Select(row => row.Id).SingleAsync();
    }

    [Theory, OnEveryEngine]
    public async Task A_nurse_registers_what_was_turned_away_and_says_whom_it_is_on(string engine)
    {
        await using var clinic = await Clinic(engine);
        var (session, chair) = await Somebody(clinic);
        using var nurse = await clinic.As(Role.Nurse);
        using var line = await Line(clinic);
        Assert.Equal("AE", MonitorLine.Outcome(await line.SendAndHear(Monitors.Report())).Code);
        Assert.Contains(Monitors.Device, await nurse.Read("/monitors"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await nurse.Fill("/monitors", "register-0", ("name", "Left of the window"))).StatusCode);
        Assert.Equal("AA", MonitorLine.Outcome(await line.SendAndHear(Monitors.Report())).Code);
        Assert.Contains("Its readings are kept and are nobody's", await nurse.Read("/monitors"), StringComparison.Ordinal);

        var device = await Device(clinic);
        clinic.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Redirect, (await nurse.Fill("/monitors", $"bind-{device}", ("chair", chair.ToString()), ("on", "true"))).StatusCode);
        var page = await nurse.Read("/monitors");
        Assert.Contains("on the patient of", page, StringComparison.Ordinal);
        Assert.Contains($"/sessions/{session}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_bedside_the_monitor_of_the_chair_is_confirmed_for_the_patient_in_it()
    {
        await using var clinic = await Clinic();
        var (session, chair) = await Somebody(clinic);
        using var nurse = await clinic.As(Role.Nurse);
        await nurse.Fill("/monitors", "register", ("name", "Blue"), ("identifier", Monitors.Device), ("bed", ""));
        var device = await Device(clinic);
        await nurse.Fill("/monitors", $"bind-{device}", ("chair", chair.ToString()));

        Assert.Contains("Yes, it is on Juniper Vale", await nurse.Read($"/sessions/{session}/monitors"), StringComparison.Ordinal);
        var reply = await nurse.Fill($"/sessions/{session}/monitors", $"confirm-{device}");
        Assert.Equal($"/sessions/{session}", Visitor.To(reply));
        Assert.Contains("On this patient", await nurse.Read($"/sessions/{session}/monitors"), StringComparison.Ordinal);

        await using var db = clinic.Database.Open();
        var note = await db.Set<AuditEntryRow>().SingleAsync(entry => entry.Action == "monitor-confirmed");
        Assert.Equal(($"device/{device}", $"session/{session}"), (note.Subject, note.Detail));
    }

    [Fact]
    public async Task What_was_turned_away_is_shown_only_when_asked_for_and_as_it_was_sent()
    {
        await using var clinic = await Clinic();
        using var nurse = await clinic.As(Role.Nurse);
        using var line = await Line(clinic);
        var sent = Monitors.Report(patient: "PID|||A1||Zzyzx^<script>alert(1)</script>");
        await line.SendAndHear(sent);
        Assert.DoesNotContain("Zzyzx", await nurse.Read("/monitors"), StringComparison.Ordinal);

        Guid id;
        await using (var db = clinic.Database.Open()) id = await db.Set<RejectedMessageRow>().Select(row => row.Id).SingleAsync();
        using var reply = await nurse.Get($"/monitors?message={id}");
        var raw = await reply.Content.ReadAsStringAsync();
        Assert.Contains("PID|||A1||Zzyzx^&lt;script&gt;alert(1)&lt;/script&gt;", raw, StringComparison.Ordinal);

        Assert.Contains("1 nobody has looked at", raw, StringComparison.Ordinal);
        await nurse.Fill("/monitors", $"seen-{id}");
        Assert.Contains("all looked at", await nurse.Read("/monitors"), StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task A_name_that_may_be_the_patients_is_asked_once_signed_and_then_its_readings_are_theirs(string engine)
    {
        await using var clinic = await Clinic(engine);
        var (session, chair) = await Somebody(clinic);
        using var nurse = await clinic.As(Role.Nurse);
        await nurse.Fill("/monitors", "register", ("name", "Blue"), ("identifier", Monitors.Device), ("bed", ""));
        var device = await Device(clinic);
        await nurse.Fill("/monitors", $"bind-{device}", ("chair", chair.ToString()), ("on", "true"));
        using var line = await Line(clinic);
        foreach (var named in (string[])["PID|||M1015_00010||VAL^JUN", "PID|||M1015_00010||MARSH^ROWAN"])
            await line.SendAndHear(Monitors.Report(measured: "20261119150000+0000", patient: named));
        Assert.Empty(await Drawn());

        var page = $"/sessions/{session}/monitors";
        var form = "name-" + MeaningForm.Key($"{device} {ReadingText.Write(new NamedPatient(["M1015_00010"], "VAL", "JUN", null))}");
        var asked = WebUtility.HtmlDecode(await nurse.Read(page));
        Assert.Contains("Blue names <strong>JUN VAL, number M1015_00010</strong>. The patient is <strong>Juniper Vale</strong>, born 11 Mar 1984", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("MARSH", asked, StringComparison.Ordinal);
        Assert.Contains("Nothing was signed", WebUtility.HtmlDecode(await (await nurse.Fill(page, form, ("password", "wrong"))).Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(page, Visitor.To(await nurse.Fill(page, form, ("password", RunningClinic.Password))));

        await line.SendAndHear(Monitors.Report(measured: "20261119150000+0000", patient: "PID|||M1015_00010||VAL^JUN"));
        Assert.Equal(2, (await Drawn()).Count);
        Assert.DoesNotContain("Is this who the monitor means?", await nurse.Read(page), StringComparison.Ordinal);
        await using var db = clinic.Database.Open();
        Assert.Equal(1, await db.Set<NameAgreedRow>().CountAsync());
        Assert.Equal(NameForm.Meaning, await db.Set<SignatureRow>().Where(row => row.Subject == $"session/{session}").Select(row => row.Meaning).SingleAsync());

        Task<List<SessionReading>> Drawn() => clinic.Ask(async services =>
            (await services.GetRequiredService<SessionReadings>().Measured(session, DateTimeOffset.UnixEpoch, clinic.Clock.GetUtcNow().AddDays(1))).Readings);
    }

    [Fact]
    public async Task A_monitor_whose_clock_was_set_back_speaks_and_its_card_says_what_we_think_of_its_time()
    {
        await using var clinic = await Clinic();
        var (session, chair) = await Somebody(clinic);
        using var nurse = await clinic.As(Role.Nurse);
        await nurse.Fill("/monitors", "register", ("name", "Blue"), ("identifier", Monitors.Device), ("bed", ""));
        var device = await Device(clinic);
        await nurse.Fill("/monitors", $"bind-{device}", ("chair", chair.ToString()), ("on", "true"));
        using var line = await Line(clinic);
        for (var second = 0; second < 40; second++)
        {
            await line.SendAndHear(Said(clinic.Clock.GetUtcNow()));
            clinic.Clock.Pass(TimeSpan.FromSeconds(1));
        }
        for (var second = 0; second < 60; second++)
        {
            await line.SendAndHear(Said(clinic.Clock.GetUtcNow().AddHours(-26)));
            clinic.Clock.Pass(TimeSpan.FromSeconds(1));
        }
        var page = WebUtility.HtmlDecode(await nurse.Read("/monitors"));
        Assert.Contains("Speaks, last", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Silent", page, StringComparison.Ordinal);
        Assert.Contains("Its readings say they are 26 h old when they arrive", page, StringComparison.Ordinal);
        var view = await clinic.Ask(async services =>
        {
            await services.GetRequiredService<Charting>().Write(session, new(clinic.NewId(), new Stillpoint.Care.Session.Record.Entry.Arrived(), clinic.Clock.GetUtcNow()), App.Audit.Actor.System);
            return (await services.GetRequiredService<SessionReader>().Read(session, CancellationToken.None)).Monitor;
        });
        Assert.True(view.IsLost(clinic.Clock.GetUtcNow()));
        Assert.True(view.SpeaksAside(clinic.Clock.GetUtcNow()));

        // After five minutes of the same it is believed, and its readings are live again.
        for (var second = 0; second < 300; second += 5)
        {
            await line.SendAndHear(Said(clinic.Clock.GetUtcNow().AddHours(-26)));
            clinic.Clock.Pass(TimeSpan.FromSeconds(5));
        }
        await line.SendAndHear(Said(clinic.Clock.GetUtcNow().AddHours(-26)));
        Assert.Contains("Its clock is 26 h behind.", await nurse.Read("/monitors"), StringComparison.Ordinal);

        static string Said(DateTimeOffset at) => Monitors.Report(
            sent: at.UtcDateTime.ToString("yyyyMMddHHmmss'+0000'", CultureInfo.InvariantCulture), measured: at.UtcDateTime.ToString("yyyyMMddHHmmss'+0000'", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task That_two_connections_speak_under_one_name_is_said_on_its_card()
    {
        await using var clinic = await Clinic();
        using var nurse = await clinic.As(Role.Nurse);
        await nurse.Fill("/monitors", "register", ("name", "Blue"), ("identifier", "|KX9@^^WARD&7"), ("bed", ""));
        using var first = await Line(clinic);
        using var second = await Line(clinic);
        foreach (var line in (MonitorLine[])[first, second])
            await line.SendAndHear(Monitors.Lines("MSH|^~\\&||KX9|||20261119150000+0000||ORU^R01|1|P|2.6", "PV1||I|^^WARD&7", "OBX|1|NM|8867-4^^LN||61|/min|||||F"));
        var page = WebUtility.HtmlDecode(await nurse.Read("/monitors"));
        Assert.Contains("Two connections speak under its name.", page, StringComparison.Ordinal);
        Assert.Contains("Two connections under one name", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_refusals_are_a_few_causes_and_each_is_looked_at_with_one_key()
    {
        await using var clinic = await Clinic();
        using var nurse = await clinic.As(Role.Nurse);
        using var line = await Line(clinic);
        var sending = line.Send([.. Enumerable.Range(0, 2000).SelectMany(x => Monitors.Framed(Monitors.Report(Monitors.Numbered(x), device: $"{x}", version: x % 2 == 0 ? "2.6" : "2.1")))]);
        for (var number = 0; number < 2000; number++) await line.Hear();
        await sending;
        await line.SendAndHear(Monitors.Report().Replace("ORU^R01^ORU_R01", "ORU^R40^ORU_R40", StringComparison.Ordinal));
        var page = WebUtility.HtmlDecode(await nurse.Read("/monitors"));
        Assert.Contains("Monitors nobody registered <span class=\"age\">1000 messages of 51 senders or reasons", page, StringComparison.Ordinal);
        Assert.Contains("A version that is not read here <span class=\"age\">1000 messages,", page, StringComparison.Ordinal);
        Assert.Contains("And 41 more of the same kind.", page, StringComparison.Ordinal);
        Assert.Contains("Alarms from 127.0.0.1: 1", page, StringComparison.Ordinal);

        await nurse.Fill("/monitors", "seen-all-unknown-monitor");
        page = WebUtility.HtmlDecode(await nurse.Read("/monitors"));
        Assert.Contains("1 nobody has looked at", page, StringComparison.Ordinal);
        await nurse.Fill("/monitors", "seen-all-other-version");
        Assert.Contains("all looked at", await nurse.Read("/monitors"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_form_says_what_is_wrong_and_keeps_what_was_typed()
    {
        await using var clinic = await Clinic();
        await Somebody(clinic);
        using var nurse = await clinic.As(Role.Nurse);
        var reply = await nurse.Fill("/monitors", "register", ("name", ""), ("identifier", "0A1B2C"), ("bed", ""));
        var page = WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
        Assert.Contains("Give the monitor a name", page, StringComparison.Ordinal);
        Assert.Contains("value=\"0A1B2C\"", page, StringComparison.Ordinal);

        await nurse.Fill("/monitors", "register", ("name", "Blue"), ("identifier", "0A1B2C"), ("bed", ""));
        var device = await Device(clinic);
        reply = await nurse.Fill("/monitors", $"bind-{device}", ("chair", ""));
        Assert.Contains("Choose the chair", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_monitor_of_another_clinic_can_neither_be_seen_nor_moved()
    {
        await using var clinic = await Clinic();
        var (_, chair) = await Somebody(clinic);
        using var nurse = await clinic.As(Role.Nurse);
        await nurse.Fill("/monitors", "register", ("name", "Blue"), ("identifier", Monitors.Device), ("bed", "ELSEWHERE"));
        var device = await Device(clinic);
        using var line = await Line(clinic);
        Assert.Equal("AE", MonitorLine.Outcome(await line.SendAndHear(Monitors.Report(patient: "PID|||ELSEWHERE-7734"))).Code);

        await using var db = clinic.Database.Open();
        var other = new ClinicRow { Id = clinic.NewId(), Name = "Hill House", TimeZone = "Europe/Madrid", CreatedAt = clinic.Clock.GetUtcNow() };
        db.Add(other);
        await db.SaveChangesAsync();
        using var stranger = await clinic.SignedIn(await clinic.Staff([Role.Nurse], [other.Id]));
        var page = await stranger.Read("/monitors");
        Assert.DoesNotContain("Blue", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Unknown bed", page, StringComparison.Ordinal);
        var message = await db.Set<RejectedMessageRow>().Select(row => row.Id).SingleAsync();
        Assert.DoesNotContain("ELSEWHERE-7734", await stranger.Read($"/monitors?message={message}"), StringComparison.Ordinal);
        Assert.Contains("Unknown bed", await nurse.Read("/monitors"), StringComparison.Ordinal);
        Assert.False(await db.Set<DeviceBindingRow>().AnyAsync());
        Assert.NotEqual(Guid.Empty, chair);
        Assert.NotEqual(Guid.Empty, device);
    }

    [Theory, OnEveryEngine]
    public async Task An_open_page_is_told_each_reading_and_after_a_break_what_it_missed(string engine)
    {
        await using var clinic = await Clinic(engine);
        var (session, chair) = await Somebody(clinic);
        using var nurse = await clinic.As(Role.Nurse);
        await nurse.Fill("/monitors", "register", ("name", "Blue"), ("identifier", Monitors.Device), ("bed", ""));
        var device = await Device(clinic);
        await nurse.Fill("/monitors", $"bind-{device}", ("chair", chair.ToString()), ("on", "true"));
        using var line = await Line(clinic);

        string? last;
        using (var open = await Open(nurse, session, after: null))
        {
            await line.SendAndHear(Monitors.Report("1", measured: "20261119150000+0000"));
            var told = await open.Next("reading");
            Assert.Contains("""{"sign":"spo2","value":97,"usable":97,"unit":"%","trust":"measured","at":null}""", told.Data, StringComparison.Ordinal);
            Assert.Contains("\"late\":false", told.Data, StringComparison.Ordinal);
            last = told.Id;
        }
        await line.SendAndHear(Monitors.Report("2", measured: "20261119150000+0000", spo2: "91"));
        await line.SendAndHear(Monitors.Report("3", measured: "20261119150000+0000", patient: "PID|||SOMEBODY-ELSE"));
        using var again = await Open(nurse, session, after: last);
        Assert.Contains("\"value\":91", (await again.Next("reading")).Data, StringComparison.Ordinal);
        Assert.Contains("\"signs\":[]", (await again.Next("mismatch")).Data, StringComparison.Ordinal);
    }

    private static async Task<Stream> Open(Visitor visitor, Guid session, string? after)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/sessions/{session}/live");
        if (after is not null) request.Headers.Add("Last-Event-ID", after);
        var reply = await visitor.Send(request);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        var stream = new Stream(new(await reply.Content.ReadAsStreamAsync()));
        await stream.Next("listening");
        return stream;
    }

    private sealed class Stream(StreamReader reader) : IDisposable
    {
        public async Task<(string Data, string? Id)> Next(string what)
        {
            string? name = null, data = null, id = null;
            using var longest = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (await reader.ReadLineAsync(longest.Token) is { } text)
            {
                if (text.StartsWith("event: ", StringComparison.Ordinal)) name = text[7..];
                else if (text.StartsWith("data: ", StringComparison.Ordinal)) data = text[6..];
                else if (text.StartsWith("id: ", StringComparison.Ordinal)) id = text[4..];
                else if (text.Length == 0 && name == what) return (data ?? "", id);
            }
            throw new InvalidOperationException($"The stream ended before it said {what}.");
        }

        public void Dispose() => reader.Dispose();
    }
}
