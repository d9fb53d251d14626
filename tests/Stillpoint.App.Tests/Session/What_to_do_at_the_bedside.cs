using System.Net;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Session.Gate;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Emergencies;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Session.Responses;

namespace Stillpoint.App.Tests.Session;

/// <summary>The answer to a flag and the cards of emergencies, where they are needed.</summary>
public sealed class What_to_do_at_the_bedside
{
    private static readonly ResponseCard HighPressure = ResponseCards.All.Single(card => card.Id == "RSP-PRESSURE-YELLOW");

    private static async Task At(Func<RunningClinic, AChair, Visitor, Task> see)
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var nurse = await clinic.SignedIn(chair.Nurse);
        await see(clinic, chair, nurse);
    }

    [Fact]
    public Task Stands_with_the_flag_and_one_tap_says_it_was_done() => At(async (_, chair, nurse) =>
    {
        Assert.DoesNotContain(HighPressure.Nurse, await nurse.Read(chair.Page), StringComparison.Ordinal);
        await chair.Write(AChair.Set(166, 88, 84, 98));
        var page = await nurse.Read(chair.Page);
        Assert.Contains(HighPressure.Nurse, page, StringComparison.Ordinal);
        Assert.Contains(HighPressure.Flow, page, StringComparison.Ordinal);

        using var done = await nurse.Fill(chair.Page, "did-seen-FLG-SBP-HIGH--RSP-PRESSURE-YELLOW");
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var seen = (await chair.Story()).Last<Entry.FlagAcknowledged>()!.Value.Entry;
        Assert.Equal(("FLG-SBP-HIGH", nameof(Severity.Yellow), HighPressure.Nurse), (seen.Rule, seen.Level, seen.Action));
        Assert.DoesNotContain("did-seen-FLG-SBP-HIGH", await nurse.Read(chair.Page), StringComparison.Ordinal);
    });

    [Fact]
    public Task Something_else_that_was_done_is_written_in_ones_own_words() => At(async (_, chair, nurse) =>
    {
        await chair.Write(AChair.Set(166, 88, 84, 98));
        using var done = await nurse.Fill(chair.Page, "seen-FLG-SBP-HIGH-", ("action", "Cuff was over the elbow; changed arms."));
        Assert.Equal("Cuff was over the elbow; changed arms.", (await chair.Story()).Last<Entry.FlagAcknowledged>()!.Value.Entry.Action);
    });

    [Fact]
    public Task A_red_flag_and_its_stop_lead_to_the_emergency_card() => At(async (_, chair, nurse) =>
    {
        await chair.Write(AChair.Set(130, 80, 74, 86));
        var page = await nurse.Read(chair.Page);
        Assert.Contains($"{chair.Page}/emergency#EMG-AIRWAY", page, StringComparison.Ordinal);
        Assert.Contains("Stop. Open the airway. Oxygen 10–15 L/min.", page, StringComparison.Ordinal);
    });

    [Fact]
    public Task The_emergency_cards_are_one_tap_away_from_every_page_at_the_bedside_and_on_the_floor() => At(async (_, chair, nurse) =>
    {
        foreach (var page in (string[])["", "/gate", "/recovery", "/monitors", "/emergency"])
            Assert.Matches($"<a [^>]*href=\"{chair.Page}/emergency\" accesskey=\"e\"", await nurse.Read(chair.Page + page));
        Assert.Matches("<a [^>]*href=\"/emergency\" accesskey=\"e\"", await nurse.Read("/floor"));
    });

    [Fact]
    public Task The_emergency_page_shows_every_card_what_the_drug_does_and_who_it_is_about() => At(async (_, chair, nurse) =>
    {
        var page = await nurse.Read($"{chair.Page}/emergency");
        foreach (var card in EmergencyCards.All)
        {
            Assert.Contains($"id=\"{card.Id}\"", page, StringComparison.Ordinal);
            foreach (var step in card.Steps) Assert.Contains(step.Says, page, StringComparison.Ordinal);
        }
        Assert.Contains("Drug runs at 75.0 mL/h", page, StringComparison.Ordinal);
        Assert.Contains("Juniper Vale", page, StringComparison.Ordinal);
        Assert.Contains("Allergies unknown, not asked", page, StringComparison.Ordinal);
        Assert.Contains("weight unknown", page, StringComparison.Ordinal);

        using var stopped = await nurse.Fill($"{chair.Page}/emergency", "emergency-pause");
        Assert.Equal($"{chair.Page}/emergency", Visitor.To(stopped));
        Assert.Contains("Drug paused", await nurse.Read($"{chair.Page}/emergency"), StringComparison.Ordinal);
    });

    [Fact]
    public Task A_step_that_was_done_is_ticked_with_its_time_and_says_when_to_look_again() => At(async (_, chair, nurse) =>
    {
        using var ticked = await nurse.Fill($"{chair.Page}/emergency", "tick-EMG-ANAPHYLAXIS-epinephrine");
        Assert.Equal("#EMG-ANAPHYLAXIS", ticked.Headers.Location!.OriginalString[ticked.Headers.Location.OriginalString.IndexOf('#', StringComparison.Ordinal)..]);
        Assert.Equal(new Entry.EmergencyStep("EMG-ANAPHYLAXIS", "epinephrine"), (await chair.Story()).Last<Entry.EmergencyStep>()!.Value.Entry);
        var page = await nurse.Read($"{chair.Page}/emergency");
        Assert.Contains("look again at 10:20", page, StringComparison.Ordinal);
        Assert.Contains("Anaphylaxis: Epinephrine into the outer middle of the thigh", await nurse.Read(chair.Page), StringComparison.Ordinal);
    });

    [Fact]
    public async Task A_dose_by_weight_is_worked_out_for_the_patient_and_never_above_its_limit()
    {
        await using var clinic = await RunningClinic.Start();
        var gate = await AtTheGate.In(clinic);
        using var nurse = await clinic.SignedIn(gate.Chair.Nurse);
        var page = await nurse.Read($"{gate.Chair.Page}/emergency");
        Assert.Contains("0.5 mg (0.01 mg/kg for 80 kg)", page, StringComparison.Ordinal);
        Assert.Contains("4 mg (0.1 mg/kg for 80 kg)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_asked_to_sign_in_before_the_cards_of_the_floor()
    {
        await using var clinic = await RunningClinic.Start();
        using var anybody = clinic.Visitor();
        using var reply = await anybody.Get("/emergency");
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        var page = WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
        Assert.All(EmergencyCards.All, card => Assert.Contains(card.Title, page, StringComparison.Ordinal));
        Assert.Contains("href=\"/emergency\"", await anybody.Read("/signin"), StringComparison.Ordinal);
    }
}
