using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Session;
using Stillpoint.App.Session.Bedside;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session;

/// <summary>A paused drug goes on by the rules, over real HTTP, on each engine.</summary>
public sealed class Going_on_at_the_bedside
{
    private static readonly Entry Calm = AChair.Set(130, 80, 74, 98);

    /// <summary>At 75 mL/h the saturation fell, the stop raised itself, and the drug was paused.</summary>
    private static async Task At(string engine, Func<RunningClinic, AChair, Visitor, Task> see)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var nurse = await clinic.SignedIn(chair.Nurse);
        await chair.Write(new Entry.ScaleScored("MOAA/S", 4));
        await chair.Write(AChair.Set(130, 80, 74, 86));
        chair.Pass(1);
        await chair.Write(new Entry.Paused("Saturation."));
        await see(clinic, chair, nurse);
    }

    [Theory, OnEveryEngine]
    public Task Every_reason_against_it_is_said_at_the_form_and_refused_by_the_server(string engine) => At(engine, async (clinic, chair, nurse) =>
    {
        var page = await nurse.Read(chair.Page);
        foreach (var reason in (string[])["A stop is open", "Not stated whether", "no prescriber's order", "No normal set since the stop"]) Assert.Contains(reason, page, StringComparison.Ordinal);
        Assert.Contains("aria-disabled=\"true\" aria-describedby=\"against-going-on\"", page, StringComparison.Ordinal);

        using var refused = await Send(clinic, nurse, chair, "resumed", new { mlPerHour = 75 });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var says = await refused.Content.ReadAsStringAsync();
        foreach (var reason in (string[])["A stop is open", "order", "set", "50"]) Assert.Contains(reason, says, StringComparison.Ordinal);
        Assert.Equal(Phase.Paused, (await chair.Story()).Phase);
    });

    [Theory, OnEveryEngine]
    public Task A_prescriber_signs_on_the_nurses_screen_and_after_two_normal_sets_it_goes_on_at_half_the_rate(string engine) => At(engine, async (clinic, chair, nurse) =>
    {
        var fern = await clinic.Staff([Role.Prescriber], name: "Fern Okafor");
        using var signed = await nurse.Fill(chair.Page, "restart-order", Order(fern.Email));
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        var story = await chair.Story();
        Assert.Empty(story.OpenStops);
        var (ordered, order) = story.Last<Entry.RestartOrdered>()!.Value;
        Assert.Equal((fern.Id, 37.5m), (ordered.By, order.MlPerHour));
        await using (var db = clinic.Database.Open())
            Assert.Equal(fern.Id, (await db.FindAsync<App.Records.SignatureRow>(order.Signature))!.By);

        using (var soon = await Send(clinic, nurse, chair, "resumed", new { mlPerHour = 37.5 })) Assert.Contains("normal set", await soon.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        chair.Pass(1);
        await chair.Write(Calm);
        chair.Pass(5);
        await chair.Write(Calm);
        using (var fast = await nurse.Fill(chair.Page, "resume", ("mlPerHour", "40"))) Assert.Contains("not between 0 and 50", await fast.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var resumed = await nurse.Fill(chair.Page, "resume", ("mlPerHour", "37.5"));
        Assert.Equal(HttpStatusCode.Redirect, resumed.StatusCode);
        Assert.Equal(Phase.Running, (await chair.Story()).Phase);
    });

    [Theory, OnEveryEngine]
    public Task Nobody_but_a_prescriber_with_the_right_password_orders_it(string engine) => At(engine, async (clinic, chair, nurse) =>
    {
        var fern = await clinic.Staff([Role.Prescriber]);
        var other = await clinic.Staff([Role.Nurse]);
        using var wrong = await nurse.Fill(chair.Page, "restart-order", Order(fern.Email, password: "not the password 1"));
        Assert.Contains("Nothing was signed", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var colleague = await nurse.Fill(chair.Page, "restart-order", Order(other.Email));
        Assert.Contains("Their role doesn't sign this", WebUtility.HtmlDecode(await colleague.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var prescriber = await clinic.SignedIn(fern);
        using var unsigned = await Send(clinic, prescriber, chair, "restart-ordered", new { mlPerHour = 37.5, why = "Fine.", laryngospasm = false, anaphylaxis = false, seizure = false });
        Assert.Equal(HttpStatusCode.Conflict, unsigned.StatusCode);
        Assert.False((await chair.Story()).Has<Entry.RestartOrdered>());
    });

    [Theory, OnEveryEngine]
    public Task After_deep_sedation_no_signature_orders_it_and_nothing_is_signed(string engine) => At(engine, async (clinic, chair, nurse) =>
    {
        var fern = await clinic.Staff([Role.Prescriber]);
        await chair.Write(new Entry.ScaleScored("MOAA/S", 2));
        Assert.Contains("Never restarted after this: MOAA/S was 2 or less", await nurse.Read(chair.Page), StringComparison.Ordinal);
        var stops = (await chair.Story()).OpenStops.Count();
        var form = new RestartOrderForm(isPrescriber: true) { Rate = { Typed = "37.5" }, Why = { Typed = "Settled." }, NoneHappened = { Typed = "true" }, Prescriber = { Password = { Typed = "given" } } };
        form.Shown.Draw(RestartDesk.Lines(await chair.Ask(services => services.GetRequiredService<SessionReader>().Read(chair.Session, CancellationToken.None))));
        var outcome = await chair.Ask(services => form.Sent(() => services.GetRequiredService<RestartDesk>()
            .Order(chair.Session, form, new Confirmed(fern.Id, fern.Name, clinic.Clock.GetUtcNow()))));
        Assert.Contains("Never restarted after this", Assert.IsType<Outcome.Refused>(outcome).All[0].Says, StringComparison.Ordinal);
        Assert.Equal(stops, (await chair.Story()).OpenStops.Count());
        await using var db = clinic.Database.Open();
        Assert.DoesNotContain(db.Set<App.Records.SignatureRow>().AsEnumerable(), signature => signature.By == fern.Id);
    });

    [Theory, OnEveryEngine]
    public async Task An_interruption_with_nothing_raised_goes_on_at_the_rate_before(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var nurse = await clinic.SignedIn(chair.Nurse);
        await chair.Write(new Entry.Paused("New syringe."));
        chair.Pass(2);
        Assert.Contains("It ran at 75.0 mL/h before", await nurse.Read(chair.Page), StringComparison.Ordinal);
        using var resumed = await nurse.Fill(chair.Page, "resume", ("mlPerHour", "75"));
        Assert.Equal(Phase.Running, (await chair.Story()).Phase);
    }

    [Theory, OnEveryEngine]
    public Task A_pump_that_went_on_already_is_charted_as_against_the_rules(string engine) => At(engine, async (_, chair, nurse) =>
    {
        using var charted = await nurse.Fill(chair.Page, "resume-anyway", ("mlPerHour", "75"), ("againstTheRules", "Restarted by a colleague before the order."));
        Assert.Equal("Restarted by a colleague before the order.", (await chair.Story()).Last<Entry.Resumed>()!.Value.Entry.AgainstTheRules);
        Assert.Contains("against the rules of restarting", await nurse.Read(chair.Page), StringComparison.Ordinal);
    });

    private static (string, string)[] Order(string email, string password = RunningClinic.Password) =>
        [("rate", "37.5"), ("why", "Probe had slipped; 98 % by hand."), ("noneHappened", "true"), ("prescriberEmail", email), ("prescriberPassword", password)];

    private static async Task<HttpResponseMessage> Send(RunningClinic clinic, Visitor visitor, AChair chair, string kind, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{chair.Page}/entries")
        {
            Content = JsonContent.Create(new { id = clinic.NewId(), kind, measuredAt = clinic.Clock.GetUtcNow(), body }),
        };
        return await visitor.Send(request);
    }
}
