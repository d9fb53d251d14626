using System.Globalization;
using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Authorization;
using Stillpoint.App.Interop.Hl7v2;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Monitors;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Tests.Interop.Hl7v2;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Tests.Session.Readings;

/// <summary>What a monitor sends in codes of its own, in the whole server with a real listener beside it.</summary>
public sealed class Codes_of_a_monitor
{
    /// <summary>The usual report with its saturation under a code of the maker's own.</summary>
    private static string Odd(string id, string value = "93", string unit = "%") =>
        Monitors.Report(id).Replace("150456^MDC_PULS_OXIM_SAT_O2^MDC|1.3.1.150456|97|262688^MDC_DIM_PERCENT^MDC", $"77^SAT^99NW|1|{value}|{unit}", StringComparison.Ordinal);

    private const string Code = "99NW 77 SAT";

    private static async Task<(RunningClinic Clinic, MonitorLine Line, Guid Device)> Registered(string engine = TestDatabase.Sqlite)
    {
        var clinic = await RunningClinic.Start(engine, with: settings => settings with { Mllp = "127.0.0.1:0" });
        await Somewhere.In(clinic);
        using var nurse = await clinic.As(Role.Nurse);
        await nurse.Fill("/monitors", "register", ("name", "Blue"), ("identifier", Monitors.Device), ("bed", ""));
        await using var db = clinic.Database.Open();
        var device = await db.Set<DeviceRow>().Where(row => row.Identifier != Somewhere.Monitor).Select(row => row.Id).SingleAsync();
        return (clinic, await MonitorLine.To(clinic.Services.GetRequiredService<MonitorListener>().At), device);
    }

    private static async Task<List<IReadOnlyList<MonitorSignal>>> Kept(RunningClinic clinic)
    {
        await using var db = clinic.Database.Open();
        return (await db.Set<DeviceReadingRow>().OrderBy(row => row.Number).ToListAsync()).ConvertAll(row => ReadingText.Read(row.Signals));
    }

    private static MonitorSignal Saturation(IReadOnlyList<MonitorSignal> signals) => signals.SingleOrDefault(signal => signal.Signal == Signal.SpO2);

    private static async Task<string> Words(HttpResponseMessage reply) => WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());

    private static string Form => "mean-" + MeaningForm.Key(Code);

    private static (string, string)[] Means(string sign = "SpO2", string unit = "%") =>
        [("sign", sign), ("unit", unit), ("site", "finger"), ("why", "Compared with the monitor's own screen, breath held.")];

    [Theory, OnEveryEngine]
    public async Task A_sign_that_does_not_come_is_said_and_what_comes_instead_is_listed_with_its_count(string engine)
    {
        var (clinic, line, device) = await Registered(engine);
        await using var _ = clinic;
        using var __ = line;
        using var nurse = await clinic.As(Role.Nurse);
        for (var number = 0; number < 3; number++)
        {
            Assert.Equal("AA", MonitorLine.Outcome(await line.SendAndHear(Odd(Monitors.Numbered(number)))).Code);
            clinic.Clock.Pass(TimeSpan.FromSeconds(11));
        }
        var all = WebUtility.HtmlDecode(await nurse.Read("/monitors"));
        Assert.Contains("Does not arrive: SpO2.", all, StringComparison.Ordinal);
        Assert.Contains("1 code is not understood", all, StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await nurse.Read($"/monitors/{device}"));
        Assert.Contains("has never arrived", page, StringComparison.Ordinal);
        Assert.Contains($"<strong>{Code}</strong> in % <span class=\"age\">3 observations", page, StringComparison.Ordinal);
        Assert.All(await Kept(clinic), signals => Assert.Equal(default, Saturation(signals)));
    }

    [Theory, OnEveryEngine]
    public async Task A_code_is_a_sign_when_two_people_say_so_of_whom_one_prescribes_and_stops_when_it_is_withdrawn(string engine)
    {
        var (clinic, line, device) = await Registered(engine);
        await using var _ = clinic;
        using var __ = line;
        await line.SendAndHear(Odd("1"));
        using var nurse = await clinic.As(Role.Nurse);
        using var other = await clinic.As(Role.Nurse);
        using var prescriber = await clinic.As(Role.Prescriber);
        var here = $"/monitors/{device}";
        Assert.Equal(here, Visitor.To(await nurse.Fill(here, Form, Means())));
        await using var db = clinic.Database.Open();
        var proposal = await db.Set<CodeMeaningRow>().Select(row => row.Proposal).SingleAsync();

        await line.SendAndHear(Odd("2"));
        Assert.Contains("A second person approves", await Words(await nurse.Fill(here, $"approve-{proposal:N}")), StringComparison.Ordinal);
        Assert.Contains("ask one to approve it", await Words(await other.Fill(here, $"approve-{proposal:N}")), StringComparison.Ordinal);
        Assert.Equal(here, Visitor.To(await prescriber.Fill(here, $"approve-{proposal:N}")));
        await line.SendAndHear(Odd("3", "92"));
        Assert.Contains("is read as SpO2", WebUtility.HtmlDecode(await nurse.Read(here)), StringComparison.Ordinal);
        Assert.DoesNotContain("Does not arrive", await nurse.Read("/monitors"), StringComparison.Ordinal);

        Assert.Equal(here, Visitor.To(await other.Fill(here, $"withdraw-{proposal:N}", ("why", "It froze while the finger was off."))));
        await line.SendAndHear(Odd("4", "99"));
        var kept = await Kept(clinic);
        Assert.Equal([default, default, (92m, proposal), default], kept.Select(Saturation).Select(signal => (signal.Value ?? 0, signal.Meaning ?? Guid.Empty)));
        Assert.Equal(["code-meaning-proposed", "code-meaning-approved", "code-meaning-withdrawn"],
            await db.Set<AuditEntryRow>().Where(entry => entry.Action.StartsWith("code-meaning")).OrderBy(entry => entry.Number).Select(entry => entry.Action).ToListAsync());
        Assert.Contains("It froze while the finger was off", await nurse.Read(here), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_sent_in_a_unit_that_is_none_of_the_sign_is_not_taken_for_it()
    {
        var (clinic, line, device) = await Registered();
        await using var _ = clinic;
        using var __ = line;
        await line.SendAndHear(Odd("1"));
        using var nurse = await clinic.As(Role.Nurse);
        Assert.Contains("which is no unit of temperature", await Words(await nurse.Fill($"/monitors/{device}", Form, Means("Temperature", "Cel"))), StringComparison.Ordinal);
        Assert.Contains("Choose a unit of spo2: %.", await Words(await nurse.Fill($"/monitors/{device}", Form, Means("SpO2", "kPa"))), StringComparison.Ordinal);
        await using var db = clinic.Database.Open();
        Assert.False(await db.Set<CodeMeaningRow>().AnyAsync());
    }

    [Fact]
    public async Task A_monitor_whose_codes_nobody_knows_is_refused_and_listed_all_the_same()
    {
        var (clinic, line, device) = await Registered();
        await using var _ = clinic;
        using var __ = line;
        var answer = await line.SendAndHear(Monitors.Report().Replace("^MDC|", "^99X|", StringComparison.Ordinal));
        Assert.Contains("MSA|AE|M1|None of the observation codes is known here", answer, StringComparison.Ordinal);
        using var nurse = await clinic.As(Role.Nurse);
        Assert.Contains("99X 150456 MDC_PULS_OXIM_SAT_O2", await nurse.Read($"/monitors/{device}"), StringComparison.Ordinal);
        Assert.Empty(await Kept(clinic));
    }

    [Fact]
    public async Task A_message_of_which_no_value_could_be_understood_is_refused_as_such()
    {
        var (clinic, line, _) = await Registered();
        await using var _ = clinic;
        using var __ = line;
        var answer = await line.SendAndHear(Monitors.Report().Replace("|NM|", "|ST|", StringComparison.Ordinal)
            .Replace("|72|", "|7 2|", StringComparison.Ordinal).Replace("|97|", "|9,7|", StringComparison.Ordinal).Replace("|14|", "|x|", StringComparison.Ordinal)
            .Replace("|38|", "|x|", StringComparison.Ordinal).Replace("|128|", "|x|", StringComparison.Ordinal).Replace("|79|", "|x|", StringComparison.Ordinal));
        Assert.Contains("MSA|AE|M1|No value could be understood", answer, StringComparison.Ordinal);
        Assert.Contains("ERR|||102^", answer, StringComparison.Ordinal);
        Assert.Empty(await Kept(clinic));
    }

    [Theory, OnEveryEngine]
    public async Task However_many_codes_a_monitor_names_no_more_are_kept_than_a_person_could_look_at(string engine)
    {
        var (clinic, line, device) = await Registered(engine);
        await using var _ = clinic;
        using var __ = line;
        for (var message = 0; message < 5; message++)
        {
            var observations = Enumerable.Range(message * 100, 100).Select(code => string.Create(CultureInfo.InvariantCulture, $"OBX|1|NM|{code}^Z^99Z||1||||||R"));
            Assert.Equal("AA", MonitorLine.Outcome(await line.SendAndHear(Monitors.Report(Monitors.Numbered(message)) + Monitors.Lines([.. observations]))).Code);
            clinic.Clock.Pass(TimeSpan.FromSeconds(11));
        }
        await using var db = clinic.Database.Open();
        var kept = await db.Set<HeardCodeRow>().ToListAsync();
        Assert.Equal(HeardCodes.Most + 1, kept.Count);
        Assert.InRange(kept.Single(row => row.Code == HeardCodes.Further).Messages, 400, 410);
        using var nurse = await clinic.As(Role.Nurse);
        Assert.Contains($"all beyond {HeardCodes.Most} codes", await nurse.Read($"/monitors/{device}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_codes_of_another_clinics_monitor_are_nobodys_here()
    {
        var (clinic, line, device) = await Registered();
        await using var _ = clinic;
        using var __ = line;
        await line.SendAndHear(Odd("1"));
        await using var db = clinic.Database.Open();
        var other = new ClinicRow { Id = clinic.NewId(), Name = "Hill House", TimeZone = "Europe/Madrid", CreatedAt = clinic.Clock.GetUtcNow() };
        db.Add(other);
        await db.SaveChangesAsync();
        using var stranger = await clinic.SignedIn(await clinic.Staff([Role.Nurse], [other.Id]));
        using var reply = await stranger.Get($"/monitors/{device}");
        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.DoesNotContain(Code, await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_said_is_in_force_from_its_approval_to_its_withdrawal_and_no_longer() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
            Gen.Elements(CodeMeaningRow.Proposed, CodeMeaningRow.Approved, CodeMeaningRow.Withdrawn).Zip(Gen.Choose(0, 2)).NonEmptyListOf().ToArbitrary(), steps =>
            {
                Guid[] proposals = [new(1, 0, 0, new byte[8]), new(2, 0, 0, new byte[8]), new(3, 0, 0, new byte[8])];
                var said = steps.Select(step => new CodeMeaningRow
                {
                    Proposal = proposals[step.Item2], Step = step.Item1, DeviceId = Guid.Empty, Code = Code, Sign = "spo2", Unit = "%", Site = "", Why = "", At = default, By = default,
                });
                var last = steps.FindLastIndex(step => step.Item1 == CodeMeaningRow.Approved);
                var ended = last >= 0 && steps.Skip(last + 1).Any(step => step.Item1 == CodeMeaningRow.Withdrawn && step.Item2 == steps[last].Item2);
                return CodeMeaning.InForce(said).GetValueOrDefault(Code)?.Proposal == (last < 0 || ended ? null : proposals[steps[last].Item2]);
            }));

    [Fact]
    public void A_code_with_a_meaning_is_never_a_measured_value_in_a_unit_that_is_none_of_its_sign() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
            Gen.Elements(Enum.GetValues<Signal>()).ToArbitrary(), Gen.Elements("", "%", "mmHg", "kPa", "bpm", "Cel", "[degF]", "L/min", "cmH2O").ToArbitrary(),
            Gen.Choose(-50, 400).ToArbitrary(), (sign, unit, value) =>
            {
                var meaning = new CodeMeaning(new(1, 0, 0, new byte[8]), Code, sign, SignalUnits.Of(sign)[0], "");
                var read = meaning.Of(new(null, 0, value, unit, SignalStatus.Measured, null, Code));
                var fits = unit.Length == 0 || SignalUnits.Of(sign).Contains(SignalUnits.Spelled(unit));
                return read.Signal == sign && (read.Status == SignalStatus.Measured) == (fits && value >= 0);
            }));
}
