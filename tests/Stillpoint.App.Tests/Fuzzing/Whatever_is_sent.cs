using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Ask;
using Stillpoint.App.Authorization;
using Stillpoint.App.Interop.Hl7v2;
using Stillpoint.App.Tests.Interop.Hl7v2;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;
using Stillpoint.App.Tests.Session;

namespace Stillpoint.App.Tests.Fuzzing;

/// <summary>
/// Good messages, entries, forms and questions, spoiled: whatever is sent is taken or refused in words, never a fault, and the next
/// good one goes through. A few seconds in <c>./test</c>; for longer by hand set STILLPOINT_FUZZ to how many of each, and
/// STILLPOINT_FUZZ_SEED to begin elsewhere. What fails names its seed.
/// </summary>
public sealed class Whatever_is_sent
{
    private static readonly int Rounds = Setting("STILLPOINT_FUZZ", 30), First = Setting("STILLPOINT_FUZZ_SEED", 1);

    private static int Setting(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var given) ? given : usual;

    private static IEnumerable<Spoiled> Seeds => Enumerable.Range(First, Rounds).Select(seed => new Spoiled(seed));

    private static string InRepository(string path) => AccessTable.InRepository(path);

    [Theory, OnEveryEngine]
    public async Task By_a_monitor_is_answered_or_cut_off_and_the_next_monitor_is_heard(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine, with: settings => settings with { Mllp = "127.0.0.1:0" });
        var door = clinic.Services.GetRequiredService<MonitorListener>().At;
        await using (var db = clinic.Database.Open())
        {
            db.Add(new App.Records.DeviceRow { Id = clinic.NewId(), ClinicId = clinic.Clinic, Identifier = Monitors.Device, Name = "Blue", RegisteredAt = clinic.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        }
        using var good = await MonitorLine.To(door);
        foreach (var (number, spoil) in Seeds.Index())
        {
            using var line = await MonitorLine.To(door);
            var bytes = spoil.Bytes(Monitors.Framed(Monitors.Report(patient: "PID|||A1~B2||Vale^Juniper||19840311")), 0x0B, 0x1C, 0x0D, (byte)'~', (byte)'^', (byte)'&', (byte)'\\', (byte)'|', 0);
            try
            {
                await line.Send(bytes);
            }
            catch (IOException)
            {
                // Hung up on, which is an answer.
            }
            var id = Monitors.Numbered(number);
            Assert.True(MonitorLine.Outcome(await good.SendAndHear(Monitors.Report(id))) == ("AA", id), $"seed {First + number}");
        }
    }

    [Fact]
    public async Task As_an_entry_is_stored_or_refused_and_floor_and_bedside_are_still_read()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var nurse = await clinic.SignedIn(chair.Nurse);
        var kinds = (await File.ReadAllLinesAsync(InRepository("tests/Stillpoint.App.Tests/Session/every-kind-of-entry.txt"))).Where(line => line.Contains(' ', StringComparison.Ordinal)).Select(line => line.Split(' ', 2)).ToList();
        foreach (var (number, spoil) in Seeds.Index())
        {
            var kind = spoil.Pick(kinds);
            var sent = $$"""{"id":"{{clinic.NewId()}}","kind":"{{kind[0]}}","measuredAt":"2026-11-19T15:15:00Z","body":{{kind[1]}}}""";
            var spoiled = spoil.Json(sent);
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{chair.Page}/entries") { Content = new StringContent(spoiled, Encoding.UTF8, "application/json") };
            using var answer = await nurse.Send(request);
            Assert.True((int)answer.StatusCode < 500, $"seed {First + number}: {(int)answer.StatusCode} for {spoiled[..Math.Min(500, spoiled.Length)]}");
            if (answer.StatusCode != HttpStatusCode.OK) continue;
            foreach (var page in (string[])[$"{chair.Page}/view", "/floor/board"])
                using (var read = await nurse.Get(page)) Assert.True(read.StatusCode == HttpStatusCode.OK, $"seed {First + number}: {page} was answered with {(int)read.StatusCode} after {spoiled[..Math.Min(500, spoiled.Length)]}");
        }
    }

    [Theory, OnEveryEngine]
    public async Task In_a_public_form_is_taken_or_said_to_be_wrong(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        foreach (var (number, spoil) in Seeds.Index())
        {
            using var visitor = clinic.Visitor();
            var (path, form, names) = spoil.Pick<(string, string, string[])>([("/enquire", "enquire", ["name", "phone", "email", "mayText", "message", "bestTime", "clinic", "token"]), ("/signin", "sign-in", ["Form.Email", "Form.Password", "Form.Code", "Form.Recovery", "back"])]);
            using var answer = await visitor.Fill(path, form, [.. names.Where(_ => spoil.Chance(0.8)).Select(name => (name, spoil.Text()))]);
            Assert.True((int)answer.StatusCode < 500, $"seed {First + number}: {path} was answered with {(int)answer.StatusCode}");
            // A minute of one address is soon used up.
            clinic.Clock.Pass(TimeSpan.FromSeconds(10));
        }
    }

    [Fact]
    public async Task In_a_nurses_forms_is_taken_or_said_to_be_wrong()
    {
        await using var clinic = await RunningClinic.Start(TestDatabase.Postgres);
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var nurse = await clinic.SignedIn(chair.Nurse);
        string[] pages = [chair.Page, $"{chair.Page}/gate", $"{chair.Page}/recovery", $"/patients/{chair.Patient}/facts", $"/patients/{chair.Patient}/lists", "/monitors", "/account"];
        foreach (var (number, spoil) in Seeds.Take(Math.Max(6, Rounds / 15)).Index())
        {
            var page = spoil.Pick(pages);
            var replies = new List<HttpStatusCode>();
            await nurse.FillEveryForm(page, spoil.Text(), [], replies);
            Assert.True(replies.TrueForAll(status => (int)status < 500), $"seed {First + number}: a form of {page} was answered with {string.Join(", ", replies.Where(status => (int)status >= 500).Distinct())}");
        }
    }

    [Fact]
    public async Task As_a_question_is_answered_or_refused_line_by_line()
    {
        var good = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["dose"] = """{"id":"1","at":"2026-11-19T15:00:00Z","plan":{"product":"KetamineRacemic","route":"IV","indication":"IND-01"},"patient":{"weightKg":80,"heightCm":180,"age":40,"sex":"female"},"dose":{"amount":0.5,"unit":"mg/kg","overMinutes":40}}""",
            ["gate"] = """{"at":"2026-11-19T15:00:00Z","facts":[{"key":"weight","value":80,"unit":"kg","at":"2026-11-19T14:00:00Z"}]}""",
            ["concentration"] = """{"regimen":{"doses":[{"at":0,"mg":40,"minutes":40}]},"subject":{"weightKg":80}}""",
            ["score"] = """{"scale":"PHQ-9","answers":[1,2,0,1,3,0,2,1,0]}""",
            ["flags"] = """{"at":"2026-11-19T15:00:00Z","vitals":[{"sbp":128,"dbp":76,"hr":68,"spo2":98,"at":"2026-11-19T14:55:00Z"}]}""",
            ["discharge"] = """{"at":"2026-11-19T15:00:00Z","drugEndedAt":"2026-11-19T14:00:00Z","vitals":{"sbp":128}}""",
            ["interactions"] = """{"medications":[{"name":"clonidine","status":"active"}],"product":"ketamine"}""",
        };
        foreach (var (number, spoil) in Seeds.Index())
        {
            var name = spoil.Pick([.. good.Keys]);
            using var output = new MemoryStream();
            using var input = new MemoryStream(Encoding.UTF8.GetBytes($"{spoil.Json(good[name]).ReplaceLineEndings(" ")}\n{good[name]}\n"));
            try
            {
                await new AskShell(Questions.Find(name)!).Run(input, output);
            }
            catch (Exception fault)
            {
                Assert.Fail($"seed {First + number}: {name} failed with {fault}");
            }
            var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.True(lines.Length is 1 or 2 && lines.All(line => !line.Contains("internal", StringComparison.OrdinalIgnoreCase)), $"seed {First + number}: {name} answered {string.Join(" / ", lines)}");
        }
    }
}
