using System.Net;
using System.Text.RegularExpressions;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;
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
}
