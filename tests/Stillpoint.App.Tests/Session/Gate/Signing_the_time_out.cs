using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session.Gate;

/// <summary>From the gate to the start of the drug, over real HTTP, on each engine. The clinic's clock reads 10:00 at first.</summary>
public sealed class Signing_the_time_out
{
    private static readonly (string, string)[] Start = [("mlPerHour", "75"), ("mgPerMl", "0.8"), ("plannedMg", "40")];

    private static async Task At(string engine, Func<AtTheGate, Visitor, Task> see)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var gate = await AtTheGate.In(clinic);
        using var nurse = await clinic.SignedIn(gate.Chair.Nurse);
        using var prepared = await gate.Prepare(nurse);
        Assert.True(prepared.StatusCode == HttpStatusCode.Redirect, Open(await nurse.Read(gate.Page)));
        await see(gate, nurse);
    }

    /// <summary>What the page calls open, so that a test that fails here says which item.</summary>
    private static string Open(string page) => string.Join("; ", Regex.Matches(page, "<p class=\"why\">(?<why>.*?)</p>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(match => match.Groups["why"].Value));

    [Theory, OnEveryEngine]
    public Task Opens_the_start_and_says_until_when(string engine) => At(engine, async (gate, nurse) =>
    {
        using var signed = await gate.SignTimeOut(nurse);
        Assert.True(signed.StatusCode == HttpStatusCode.Redirect, Open(await nurse.Read(gate.Page)));
        foreach (var address in (string[])[gate.Page, gate.Chair.Page, "/floor"])
        {
            var page = await nurse.Read(address);
            Assert.True(page.Contains("valid until 10:10", StringComparison.Ordinal), $"{address}: {page}");
        }
        gate.Chair.Pass(9);
        using var started = await nurse.Fill(gate.Chair.Page, "start", Start);
        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        Assert.Equal(Phase.Running, (await gate.Chair.Story()).Phase);
        Assert.DoesNotContain("valid until", await nurse.Read(gate.Chair.Page), StringComparison.Ordinal);
    });

    [Fact]
    public Task Reads_aloud_all_that_matters_and_both_sign_it() => At("SQLite", async (gate, nurse) =>
    {
        var page = (await Drawn.From(nurse.Get(gate.Page))).Text;
        foreach (var read in (string[])["Juniper Vale, born 11 Mar 1984", "none known", "Ketamine IV", "40 mg, 0.50 mg/kg", "80 kg", "0.8 mg/mL", "50 mL", "75.0 mL/h", "continuous, volume over time", "checked apart by Moss Arden", "BP 122/76 mmHg, HR 70 /min, SpO2 98 %, RR 14 /min"])
            Assert.Contains(read, page, StringComparison.Ordinal);
        var blank = await Drawn.From(nurse.Fill(gate.Page, "time-out", [.. gate.TimeOut.Where(field => field.Name is not ("stopWord" or "callButton" or "rescueAtHand" or "watchedBy"))]));
        Assert.Equal("Ask the patient for a stop word.", blank.Error("stopWord"));
        Assert.Equal("Put the call button in the patient's hand, then tick it.", blank.Error("callButton"));
        Assert.Equal("Bring oxygen, airway and rescue drugs to the chair, then tick it.", blank.Error("rescueAtHand"));
        Assert.Equal("Say who watches this patient.", blank.Error("watchedBy"));

        using var signed = await gate.SignTimeOut(nurse);
        var entry = (await gate.Chair.Story()).Last<Entry.TimeOutSigned>()!.Value.Entry;
        Assert.Equal((gate.Chair.Nurse.Id, "harbour", true, true), (entry.WatchedBy, entry.StopWord, entry.CallButton, entry.RescueAtHand));
        var contents = await gate.Chair.Ask(services => Task.FromResult(services.GetRequiredService<ClinicDb>().Set<SignatureRow>().Where(row => row.Meaning == App.Session.Gate.GateDesk.TimeOutMeaning).Select(row => row.Content).ToList()));
        Assert.Equal(2, contents.Count);
        Assert.All(contents, content => Assert.Contains("Stop word: harbour", content, StringComparison.Ordinal));
        Assert.Contains("Stop word", (await Drawn.From(nurse.Get(gate.Chair.Page))).Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task Waits_for_a_baseline_that_is_not_too_old() => At("SQLite", async (gate, nurse) =>
    {
        gate.Chair.Pass(31);
        Assert.Contains("Not on the strip in the last 30 minutes: blood pressure, heart rate, SpO2, breathing.", (await Drawn.From(nurse.Get(gate.Page))).Text, StringComparison.Ordinal);
        await gate.Chair.Write(AChair.Set(124, 78, 71, 98));
        using var signed = await gate.SignTimeOut(nurse);
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
    });

    [Fact]
    public async Task Who_takes_the_patient_home_is_who_the_visit_names_from_the_gate_to_the_door()
    {
        await using var clinic = await RunningClinic.Start();
        var gate = await AtTheGate.In(clinic);
        using var nurse = await clinic.SignedIn(gate.Chair.Nurse);
        Assert.Contains("Sage Vale", await nurse.Read(gate.Page), StringComparison.Ordinal);
        gate.Chair.Pass(1);
        // Somebody typed elsewhere is no second escort.
        using var typed = await nurse.Fill($"/patients/{gate.Chair.Patient}/facts", "sheet", ("source", "patient"), ("escortName", "Basil Rowe"), ("escortPhone", "555 555 0199"));
        var signed = (await Drawn.From(nurse.Get(gate.Page))).Text;
        Assert.Contains("Sage Vale", signed, StringComparison.Ordinal);
        Assert.DoesNotContain("Basil Rowe", signed, StringComparison.Ordinal);
        Assert.Null((await Drawn.From(nurse.Get($"/patients/{gate.Chair.Patient}/facts?for=today"))).Value("escortName"));

        gate.Chair.Pass(1);
        using var other = await nurse.Fill(gate.Page, "escort", ("name", "Linnet Vale"), ("phone", "555 555 0118"));
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
        // How old and when was said of the first one.
        Assert.Contains("The escort is not fully known", (await Drawn.From(nurse.Get(gate.Page))).Text, StringComparison.Ordinal);
        Assert.Contains("Linnet Vale", await nurse.Read($"{gate.Chair.Page}/recovery"), StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public Task Sent_twice_it_is_signed_once_and_says_so(string engine) => At(engine, async (gate, nurse) =>
    {
        var send = await nurse.Prepare(gate.Page, "time-out", gate.TimeOut);
        var answers = await Task.WhenAll(send(), send());
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.Redirect && !Visitor.To(answer).Contains("sent=twice", StringComparison.Ordinal));
        var late = await send();
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("its form isn't on this page any more", WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Single((await gate.Chair.Story()).All<Entry.TimeOutSigned>());
        Assert.Equal(2, await gate.Signatures(App.Session.Gate.GateDesk.TimeOutMeaning));
    });

    [Theory, OnEveryEngine]
    public Task That_ran_out_starts_nothing_until_both_sign_again(string engine) => At(engine, async (gate, nurse) =>
    {
        using var signed = await gate.SignTimeOut(nurse);
        gate.Chair.Pass(11);
        using var late = await nurse.Fill(gate.Chair.Page, "start", Start);
        Assert.Contains("The time-out has run out", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False((await gate.Chair.Story()).Has<Entry.DrugStarted>());
        foreach (var address in (string[])[gate.Page, gate.Chair.Page])
        {
            var page = await nurse.Read(address);
            Assert.Contains("Time-out ran out at 10:10", page, StringComparison.Ordinal);
            Assert.Contains("sign it again, both of you", page, StringComparison.Ordinal);
        }

        using var again = await gate.SignTimeOut(nurse);
        Assert.True(again.StatusCode == HttpStatusCode.Redirect, Open(await nurse.Read(gate.Page)));
        Assert.Equal(2, (await gate.Chair.Story()).All<Entry.TimeOutSigned>().Count());
        using var started = await nurse.Fill(gate.Chair.Page, "start", Start);
        Assert.Equal(Phase.Running, (await gate.Chair.Story()).Phase);
    });

    [Theory, OnEveryEngine]
    public Task A_start_that_happened_after_it_ran_out_is_charted_as_without_the_gate(string engine) => At(engine, async (gate, nurse) =>
    {
        using var signed = await gate.SignTimeOut(nurse);
        gate.Chair.Pass(12);
        using var charted = await nurse.Fill(gate.Chair.Page, "start", [.. Start, ("withoutGate", "Started while the second person was called away.")]);
        Assert.Equal("Started while the second person was called away.", (await gate.Chair.Story()).Last<Entry.DrugStarted>()!.Value.Entry.WithoutGate);
    });

    [Fact]
    public async Task Only_a_psychiatrist_whose_license_is_on_record_lifts_a_high_risk_of_suicide()
    {
        await using var clinic = await RunningClinic.Start();
        var gate = await AtTheGate.In(clinic);
        using var nurse = await clinic.SignedIn(gate.Chair.Nurse);
        gate.Chair.Pass(1);
        using var asked = await nurse.Fill($"/patients/{gate.Chair.Patient}/facts", "sheet", [("source", "patient"), .. "yes yes no yes no no -".Split(' ').Select(answer => ("cssrsAnswers", answer))]);
        var doctor = await clinic.Staff([Role.Prescriber]);
        using var signs = await clinic.SignedIn(doctor);
        using var owner = await clinic.As(Role.Owner);
        Task<Drawn> Lift() => Drawn.From(signs.Fill(gate.Page, "override-PRE-19", ("reason", "Benefit outweighs: admitted ward patient with constant observation."), ("password", RunningClinic.Password)));
        Task<HttpResponseMessage> License(string until) => owner.Fill($"/people/{doctor.Id}", "credential", ("kind", "psychiatrist"), ("license", "NY 204118"), ("expiresOn", until), ("password", RunningClinic.Password));

        Assert.Contains("psychiatrist's documented benefit lifts this.", (await Drawn.From(signs.Get(gate.Page))).Text, StringComparison.Ordinal);
        Assert.StartsWith("A psychiatrist signs this.", (await Lift()).Error("password"), StringComparison.Ordinal);
        Assert.Contains("That license has expired.", (await Drawn.From(License("2026-11-18"))).Error("expiresOn"), StringComparison.Ordinal);
        using (var kept = await License("2026-11-19")) Assert.True((int)kept.StatusCode < 400);
        using (var lifted = await signs.Fill(gate.Page, "override-PRE-19", ("reason", "Benefit outweighs: admitted ward patient with constant observation."), ("password", RunningClinic.Password)))
            Assert.Equal(HttpStatusCode.Redirect, lifted.StatusCode);
        Assert.Equal(Credential.Psychiatrist, (await gate.Chair.Story()).Last<Entry.GateOverridden>()!.Value.Entry.Credential);
        Assert.DoesNotContain("id=\"PRE-19\"", await nurse.Read(gate.Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_override_is_for_the_finding_it_was_signed_on_and_no_longer_counts_once_that_is_another()
    {
        await using var clinic = await RunningClinic.Start();
        var gate = await AtTheGate.In(clinic);
        var chair = gate.Chair;
        async Task Measured(int systolic)
        {
            chair.Pass(6);
            await chair.Write(new Entry.VitalsCharted { Systolic = systolic, Diastolic = 92, HeartRate = 70, Spo2 = 98, RespiratoryRate = 14, OnOxygen = false });
        }
        await Measured(152);
        await Measured(154);
        using var fern = await clinic.SignedIn(await clinic.Staff([Role.Prescriber], name: "Fern Holloway"));
        async Task Sign()
        {
            chair.Pass(0.1);
            using var signed = await fern.Fill(gate.Page, "override-PRE-11", ("reason", "Always high at the clinic, normal at home this week."), ("password", RunningClinic.Password));
            Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
            chair.Pass(0.1);
            Assert.DoesNotContain("id=\"PRE-11\"", await fern.Read(gate.Page), StringComparison.Ordinal);
        }
        await Sign();
        await Measured(158);
        var page = (await Drawn.From(fern.Get(gate.Page))).Text;
        Assert.Matches("Fern Holloway signed this at [0-9:]+, and it is another finding since: it is signed again.", page);
        await Sign();
        // What only grew older is the same finding.
        chair.Pass(2);
        Assert.DoesNotContain("id=\"PRE-11\"", await fern.Read(gate.Page), StringComparison.Ordinal);
    }

    /// <summary>Whoever starts a session, sends a patient home or orders sees what no rule has judged.</summary>
    [Fact]
    public async Task What_nobody_has_read_stands_on_the_gate_the_order_and_the_way_home()
    {
        await using var clinic = await RunningClinic.Start();
        var gate = await AtTheGate.In(clinic);
        using var nurse = await clinic.SignedIn(gate.Chair.Nurse);
        using var prescriber = await clinic.As(Role.Prescriber);
        var lists = $"/patients/{gate.Chair.Patient}/lists";
        await nurse.Fill(lists, "add-condition", ("text", "Fernweh syndrome"), ("status", "active"), ("confirmed", "true"));
        await nurse.Fill(lists, "add-allergy", ("substance", "Ketamien"));
        await nurse.Fill(lists, "add-medication", ("name", "Nardill"), ("act", "add"));
        foreach (var address in (string[])[gate.Page, $"/patients/{gate.Chair.Patient}/course", $"{gate.Chair.Page}/recovery", $"/patients/{gate.Chair.Patient}", lists])
        {
            var page = (await Drawn.From(prescriber.Get(address))).Text;
            Assert.Matches("Fernweh syndrome\\s*: no rule understands it; a person has to.", page);
            Assert.Matches("Ketamien\\s*: is this ketamine\\? Correct the entry of the allergy list.", page);
            Assert.Contains("\"nardill\" is not recognized. Is it Nardil? Correct the entry.", page, StringComparison.Ordinal);
        }
    }
}
