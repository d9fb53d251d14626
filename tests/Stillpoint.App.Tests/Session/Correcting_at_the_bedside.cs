using System.Net;
using System.Net.Http.Json;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session;

/// <summary>What a nurse corrects is judged by what it leaves standing, over real HTTP.</summary>
public sealed class Correcting_at_the_bedside
{
    private static async Task At(Func<RunningClinic, AChair, Visitor, Task> see)
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var nurse = await clinic.SignedIn(chair.Nurse);
        await see(clinic, chair, nurse);
    }

    private static async Task<(HttpStatusCode Status, string Says)> Send(RunningClinic clinic, Visitor visitor, AChair chair, string kind, object body, Guid? supersedes = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{chair.Page}/entries")
        {
            Content = JsonContent.Create(new { id = clinic.NewId(), kind, measuredAt = clinic.Clock.GetUtcNow(), supersedes, body }),
        };
        using var answer = await visitor.Send(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public Task A_stop_is_not_struck_and_a_later_breach_raises_a_new_one() => At(async (clinic, chair, nurse) =>
    {
        await chair.Write(AChair.Set(130, 80, 74, 84));
        var stop = Assert.Single((await chair.Story()).OpenStops).Event;
        var (status, says) = await Send(clinic, nurse, chair, "corrected", new { why = "Probe." }, stop.Id);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("A prescriber closes it", says, StringComparison.Ordinal);
        Assert.Contains("never struck out", await nurse.Read($"{chair.Page}?correct={stop.Id}"), StringComparison.Ordinal);
        Assert.Single((await chair.Story()).OpenStops);

        await chair.Write(new Entry.StopClosed("STOP-AIRWAY", "Probe had slipped; 98 % by hand."));
        chair.Pass(1);
        await chair.Write(AChair.Set(130, 80, 74, 78));
        Assert.NotEqual(stop.Id, Assert.Single((await chair.Story()).OpenStops).Event.Id);
    });

    [Fact]
    public Task A_start_without_the_gate_is_not_corrected_into_one_with_it() => At(async (clinic, _, _) =>
    {
        var other = await AChair.In(clinic, "2", "Hazel", "Moor");
        await other.Write(new Entry.Arrived());
        await other.Write(new Entry.DrugStarted("IV", 75, 0.8m, 40, "Server away; started by paper."));
        var started = (await other.Story()).Last<Entry.DrugStarted>()!.Value.Event;
        using var nurse = await clinic.SignedIn(other.Nurse);
        var (status, says) = await Send(clinic, nurse, other, "drug-started", new { route = "IV", mlPerHour = 75, mgPerMl = 0.8, plannedMg = 40 }, started.Id);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("time-out is not signed", says, StringComparison.Ordinal);
        Assert.NotNull((await other.Story()).Last<Entry.DrugStarted>()!.Value.Entry.WithoutGate);
    });

    [Fact]
    public Task A_closed_session_takes_nothing_but_a_prescribers_signed_addendum() => At(async (clinic, chair, _) =>
    {
        chair.Pass(31);
        await chair.Write(new Entry.DrugEnded(DrugEnding.Completed));
        await chair.Write(new Entry.Discharged("Sage Vale", "en 1", clinic.NewId()));
        await chair.Write(new Entry.SessionSigned(clinic.NewId()));
        chair.Pass(60 * 24 * 3);
        using var nurse = await clinic.SignedIn(chair.Nurse);
        var strip = (await chair.Story()).Strip;
        foreach (var written in strip)
        {
            var (status, says) = await Send(clinic, nurse, chair, "corrected", new { why = "Undone." }, written.Id);
            Assert.True(status == HttpStatusCode.Conflict && says.Contains("addendum", StringComparison.Ordinal), $"{written.Entry.GetType().Name}: {says}");
        }
        Assert.Equal(HttpStatusCode.Conflict, (await Send(clinic, nurse, chair, "drug-started", new { route = "IV", mlPerHour = 75, mgPerMl = 0.8, plannedMg = 40, withoutGate = "Anyway." })).Status);

        var fern = await clinic.Staff([Role.Prescriber], name: "Fern Okafor");
        var started = strip.First(one => one.Entry is Entry.DrugStarted);
        using (var wrong = await nurse.Fill($"{chair.Page}?correct={started.Id}", "addendum", ("addendum", "The start was at 15:04."), ("prescriberEmail", fern.Email!), ("prescriberPassword", "not the password 1")))
            Assert.Contains("Nothing was signed", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var signed = await nurse.Fill($"{chair.Page}?correct={started.Id}", "addendum", ("addendum", "The start was at 15:04."), ("prescriberEmail", fern.Email!), ("prescriberPassword", RunningClinic.Password)))
            Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        var story = await chair.Story();
        Assert.Equal((Phase.Closed, started.Id, fern.Id), (story.Phase, story.Last<Entry.Addendum>()!.Value.Entry.About!.Value, story.Last<Entry.Addendum>()!.Value.Event.By!.Value));
        Assert.Contains("The start was at 15:04", await nurse.Read(chair.Page), StringComparison.Ordinal);
    });

    [Fact]
    public Task An_improbable_value_is_asked_about_once_where_it_is_typed() => At(async (_, chair, nurse) =>
    {
        using (var asked = await nurse.Fill(chair.Page, "vitals", ("systolic", "118"), ("diastolic", "74"), ("spo2", "9.7")))
        {
            var page = await asked.Content.ReadAsStringAsync();
            Assert.Contains("SpO2 9.7 %: below 70 is rare", page, StringComparison.Ordinal);
            Assert.Contains("value=\"SpO2 9.7\"", page, StringComparison.Ordinal);
        }
        Assert.DoesNotContain((await chair.Story()).All<Entry.VitalsCharted>(), set => set.Entry.Spo2 < 90);
        Assert.Empty((await chair.Story()).OpenStops);

        using var confirmed = await nurse.Fill(chair.Page, "vitals", ("systolic", "118"), ("diastolic", "74"), ("spo2", "9.7"), ("asked", "SpO2 9.7"));
        Assert.Equal(HttpStatusCode.Redirect, confirmed.StatusCode);
        Assert.Equal(["SpO2 9.7"], (await chair.Story()).Last<Entry.VitalsCharted>()!.Value.Entry.Confirmed!);
        Assert.Contains("confirmed: SpO2 9.7", await nurse.Read(chair.Page), StringComparison.Ordinal);
    });

    [Fact]
    public Task What_is_asked_comes_to_the_script_with_its_key() => At(async (clinic, chair, nurse) =>
    {
        var (status, says) = await Send(clinic, nurse, chair, "rate-changed", new { mlPerHour = 750 });
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("\"key\":\"rate 750\"", says, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Send(clinic, nurse, chair, "rate-changed", new { mlPerHour = 750, confirmed = new[] { "rate 750" } })).Status);
    });

    [Fact]
    public Task A_stop_says_whether_the_pump_is_off_in_the_same_act() => At(async (_, chair, nurse) =>
    {
        using (var unsaid = await nurse.Fill(chair.Page, "stop", ("rule", "STOP-PATIENT"), ("why", "Asked to stop.")))
            Assert.Contains("Say whether the pump is off", await unsaid.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var raised = await nurse.Fill(chair.Page, "stop", ("rule", "STOP-PATIENT"), ("why", "Asked to stop."), ("pumpOff", "false")))
            Assert.Equal(HttpStatusCode.Redirect, raised.StatusCode);
        Assert.Contains("By this strip the pump is still running", await nurse.Read(chair.Page), StringComparison.Ordinal);
        var number = Assert.Single((await chair.Story()).OpenStops).Event.Number;
        using var off = await nurse.Fill(chair.Page, $"off-{number}");
        Assert.Equal(Phase.Paused, (await chair.Story()).Phase);
    });

    [Fact]
    public Task A_text_without_end_is_refused_with_words() => At(async (clinic, chair, nurse) =>
    {
        var (status, says) = await Send(clinic, nurse, chair, "note", new { text = new string('z', 5000) });
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("too long: 5,000 characters, at most 4,000", says, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Send(clinic, nurse, chair, "note", new { text = new string('z', 300 * 1024) })).Status);
    });

    [Fact]
    public Task Waste_that_is_not_what_is_left_is_asked_before_a_witness_signs_for_it() => At(async (clinic, chair, nurse) =>
    {
        chair.Pass(30);
        await chair.Write(new Entry.DrugEnded(DrugEnding.Completed));
        var moss = await clinic.Staff([Role.Nurse], name: "Moss Arden");
        (string, string)[] waste = [("destroyed", "46"), ("witnessEmail", moss.Email!), ("witnessPassword", RunningClinic.Password)];
        using (var asked = await nurse.Fill($"{chair.Page}/recovery", "waste", waste))
            Assert.Contains("By the strip 460 mg are left of 500 mg opened", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False((await chair.Story()).Has<Entry.WasteWitnessed>());
        using var confirmed = await nurse.Fill($"{chair.Page}/recovery", "waste", [.. waste, ("asked", "waste 46")]);
        Assert.Equal(HttpStatusCode.Redirect, confirmed.StatusCode);
        Assert.Equal(["waste 46"], (await chair.Story()).Last<Entry.WasteWitnessed>()!.Value.Entry.Confirmed!);
        using var again = await nurse.Fill($"{chair.Page}/recovery", "waste", [("destroyed", "5000"), .. waste[1..]]);
        Assert.Contains("more than there was left", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    });
}
