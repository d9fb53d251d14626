using System.Net;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session.Gate;

/// <summary>Everything the day's gate asks is answered on its page, and counted: presses that send something, and what is typed, chosen or ticked.</summary>
public sealed class From_arrival_to_the_drug_on_one_page
{
    private sealed class Counted(Visitor visitor, string page)
    {
        public int Presses { get; private set; }

        public int Fields { get; private set; }

        public async Task Send(string form, params (string Name, string Value)[] fields)
        {
            using var answer = await visitor.Fill(page, form, fields);
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{form}: {string.Join("; ", new Drawn(answer.StatusCode, await answer.Content.ReadAsStringAsync()).Summary)}");
            Presses++;
            Fields += fields.Count(field => field.Name != "act");
        }
    }

    private static readonly (string, string)[] Screen = [.. "no no - - - no -".Split(' ').Select(answer => ("cssrsAnswers", answer))];

    [Fact]
    public async Task A_repeat_session_of_a_steady_patient_takes_less_than_fifteen_presses_and_a_first_one_less_than_thirty()
    {
        await using var clinic = await RunningClinic.Start();
        var gate = await AtTheGate.In(clinic, onlyEvaluated: true);
        using var nurse = await clinic.SignedIn(gate.Chair.Nurse);
        var (page, before) = (gate.Page, await Drawn.From(nurse.Get(gate.Page)));
        Assert.DoesNotContain("fact sheet", before.Text, StringComparison.Ordinal);

        var counted = new Counted(nurse, page);
        await counted.Send("identity-agrees");
        await counted.Send("today", [("act", "listed"), ("lastSolidFoodAt", "01:00"), ("lastClearLiquidAt", "07:00"), ("weight", "80"), ("escortAgeYears", "41"), ("udsPositives", "none"), ("udsAt", "2026-11-17T10:00"), .. Screen]);
        await counted.Send("vitals", ("systolic", "122"), ("diastolic", "76"), ("heartRate", "70"), ("spo2", "98"), ("respiratoryRate", "14"), ("temperatureCelsius", "36.7"), ("onOxygen", "false"));
        await counted.Send("iv", ("site", "left forearm"), ("gauge", "22"), ("attempts", "1"), ("flushed", "true"));
        await counted.Send("prepare", ("vialMgPerMl", "50"), ("lot", "L4711"), ("expiry", "2027-05"));
        await counted.Send("second-check", gate.Numbers());
        await counted.Send("time-out", gate.TimeOut);
        Assert.Equal(Phase.Ready, (await gate.Chair.Story()).Phase);
        TestContext.Current.SendDiagnosticMessage($"From arrival to the signed time-out: {counted.Presses} presses, {counted.Fields} fields, one page.");
        Assert.InRange(counted.Presses, 7, 14);
        Assert.InRange(counted.Fields, 1, 45);
    }

    [Fact]
    public async Task What_is_not_so_is_ticked_or_said_and_the_rest_of_the_list_stands()
    {
        await using var clinic = await RunningClinic.Start();
        var gate = await AtTheGate.In(clinic, onlyEvaluated: true);
        using var nurse = await clinic.SignedIn(gate.Chair.Nurse);
        var unsaid = await Drawn.From(nurse.Fill(gate.Page, "today", ("act", "listed"), ("notSo-newSymptoms", "true")));
        Assert.Contains("say what it was instead", unsaid.Error("newSymptoms"), StringComparison.Ordinal);
        using var kept = await nurse.Fill(gate.Page, "today", ("act", "listed"), ("notSo-alcoholLast24h", "true"), ("notSo-newSymptoms", "true"), ("newSymptoms", "headache"));
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        var page = (await Drawn.From(nurse.Get(gate.Page))).Text;
        Assert.Contains("alcohol in the last 24 hours", page, StringComparison.Ordinal);
        Assert.Contains("New: headache.", page, StringComparison.Ordinal);
        Assert.Contains("Bladder emptied", page, StringComparison.Ordinal);
        // Answered wrongly, it is answered again in place.
        using var again = await nurse.Fill(gate.Page, "again-PRE-16", ("act", "listed"), ("udsPositives", "none"), ("udsAt", "2026-11-17T10:00"));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.DoesNotContain("Today: alcohol", (await Drawn.From(nurse.Get(gate.Page))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_is_filled_in_is_kept_where_nobody_attests_the_list()
    {
        await using var clinic = await RunningClinic.Start();
        var gate = await AtTheGate.In(clinic, onlyEvaluated: true);
        using var nurse = await clinic.SignedIn(gate.Chair.Nurse);
        Assert.Contains("Nothing was filled in", (await Drawn.From(nurse.Fill(gate.Page, "today", ("act", "kept")))).Text, StringComparison.Ordinal);
        using var kept = await nurse.Fill(gate.Page, "today", ("act", "kept"), ("weight", "80"));
        var page = (await Drawn.From(nurse.Get(gate.Page))).Text;
        Assert.Contains("No alcohol in 24 hours", page, StringComparison.Ordinal);
        Assert.Contains("80 kg, 0 % from the 80 kg of the order.", page, StringComparison.Ordinal);
    }
}
