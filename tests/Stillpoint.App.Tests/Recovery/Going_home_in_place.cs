using System.Net;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Session;
using Stillpoint.App.Tests.Session.Gate;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Recovery;

/// <summary>Going home over real HTTP: each criterion with its time, what is missing entered on the same page, and what was seen too long ago seen again.</summary>
public sealed class Going_home_in_place
{
    /// <summary>The drug ended an hour ago, and nothing of the way home was looked at yet.</summary>
    private static async Task<AtTheGate> AnHourAfter(RunningClinic clinic)
    {
        var gate = await AtTheGate.In(clinic);
        var chair = gate.Chair;
        await chair.Write(new Entry.DrugPrepared("ketamine", 50, "L1", new(2027, 5, 31), 40, 50, gate.Second.Id));
        await chair.Write(new Entry.TimeOutSigned("2026-11-22", "go", 40, chair.Nurse.Id, chair.Nurse.Id, chair.Nurse.Id));
        await chair.Write(new Entry.DrugStarted("IV", 75, 0.8m, 40));
        for (var minutes = 5; minutes <= 40; minutes += 5)
        {
            chair.Pass(5);
            await chair.Write(AChair.Set(124, 78, 72, 98));
            await chair.Write(new Entry.ScaleScored("MOAA/S", 5));
        }
        await chair.Write(new Entry.DrugEnded(DrugEnding.Completed));
        for (var quarter = 0; quarter < 5; quarter++)
        {
            chair.Pass(15);
            await chair.Write(AChair.Set(120, 76, 69, 98));
        }
        await chair.Write(new Entry.ScaleScored("CADSS-23", 1));
        return gate;
    }

    private static async Task Done(Visitor nurse, string page, string form, params (string, string)[] fields)
    {
        using var answer = await nurse.Fill(page, form, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{form}: {string.Join("; ", new Drawn(answer.StatusCode, await answer.Content.ReadAsStringAsync()).Summary)}");
    }

    [Fact]
    public async Task What_is_missing_is_entered_where_it_is_named_and_what_was_seen_half_an_hour_ago_is_seen_again()
    {
        await using var clinic = await RunningClinic.Start();
        var gate = await AnHourAfter(clinic);
        var (chair, page) = (gate.Chair, $"{gate.Chair.Page}/recovery");
        using var nurse = await clinic.SignedIn(chair.Nurse);
        Assert.Contains("Closed until the", (await Drawn.From(nurse.Get(page))).Text, StringComparison.Ordinal);
        var scored = await Drawn.From(nurse.Get(page));
        Assert.Equal("2", scored.Value("item3")!.Split(',')[0]);
        Assert.Contains("Proposed from the chart", scored.Text, StringComparison.Ordinal);

        await Done(nurse, page, "moaas", ("total", "5"));
        await Done(nurse, page, "rass", ("total", "0"));
        await Done(nurse, page, "score-ALDRETE", [.. Enumerable.Range(1, 5).Select(item => ($"item{item}", "2"))]);
        await Done(nurse, page, "seen", ("act", "listed"));
        await Done(nurse, page, "risk", ("suicideRisk", "none"));
        Assert.Contains("each write their own name", (await Drawn.From(nurse.Fill(page, "instructions", ("patient", "Juniper Vale"), ("escort", "juniper vale")))).Error("escort"), StringComparison.Ordinal);
        await Done(nurse, page, "instructions", ("patient", "Juniper Vale"), ("escort", "Sage Vale"));
        var ready = await Drawn.From(nurse.Get(page));
        Assert.True(ready.Text.Contains("Ready to go home", StringComparison.Ordinal), ready.Text);
        Assert.Contains("Instructions (en) acknowledged by Juniper Vale and Sage Vale", (await Drawn.From(nurse.Get(chair.Page))).Text, StringComparison.Ordinal);

        // An hour later nothing of it says how the patient is now.
        chair.Pass(31);
        var late = (await Drawn.From(nurse.Get(page))).Text;
        Assert.Contains("too old: seen", late, StringComparison.Ordinal);
        Assert.DoesNotContain("Ready to go home", late, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_high_risk_without_a_disposition_leaves_on_nobodys_own_decision()
    {
        await using var clinic = await RunningClinic.Start();
        var gate = await AnHourAfter(clinic);
        var page = $"{gate.Chair.Page}/recovery";
        using var nurse = await clinic.SignedIn(gate.Chair.Nurse);
        await Done(nurse, page, "risk", ("suicideRisk", "high"));
        (string, string)[] leaves = [("why", "I want to go."), ("advice", "Told by the nurse: danger, driving."), ("called", "The brother."), ("looksIn", "Nobody."), ("password", RunningClinic.Password)];
        Assert.Contains("nobody leaves on their own decision", (await Drawn.From(nurse.Fill(page, "leave", leaves))).Text, StringComparison.Ordinal);
        Assert.False((await gate.Chair.Story()).Has<Entry.LeftAgainstAdvice>());
        await Done(nurse, page, "risk", ("suicideRisk", "low"));
        await Done(nurse, page, "leave", leaves);
        Assert.Equal("Risks told: Told by the nurse: danger, driving. Called: The brother. Looks in: Nobody.", (await gate.Chair.Story()).Last<Entry.LeftAgainstAdvice>()!.Value.Entry.Advice);
    }
}
