using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Session;
using Stillpoint.App.Session.Bedside;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session;

public sealed class The_estimate_of_a_session
{
    private static readonly DateTimeOffset Started = new(2026, 11, 19, 15, 5, 0, TimeSpan.Zero);

    private static async Task<T> At<T>(Func<RunningClinic, AChair, Task<T>> see, decimal? kilograms = 80)
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        if (kilograms is { } weight) await chair.Weighing(weight);
        return await see(clinic, chair);
    }

    private static Task<EstimateView> Estimated(AChair chair) => chair.Ask(async services =>
        services.GetRequiredService<Estimates>().Of(await services.GetRequiredService<SessionReader>().Read(chair.Session, CancellationToken.None), null));

    private static Task<EstimateView> Afresh(AChair chair) => chair.Ask(async services =>
        new Estimates().Of(await services.GetRequiredService<SessionReader>().Read(chair.Session, CancellationToken.None), null));

    private static EstimatePoint AtMinute(EstimateView view, int minute) => view.Points.Single(point => point.At == Started.AddMinutes(minute).ToUnixTimeMilliseconds());

    [Fact]
    public Task Goes_on_past_now_until_the_planned_dose_is_in() => At(async (_, chair) =>
    {
        // 40 mg over 40 minutes at 80 kg: 179.5 ng/mL at the end and 70.0 an hour later, as computed by two other methods.
        var view = await Estimated(chair);
        Assert.Equal(0, AtMinute(view, 0).Median);
        Assert.InRange(AtMinute(view, 40).Median, 179.5 * 0.98, 179.5 * 1.02);
        Assert.InRange(AtMinute(view, 100).Median, 70.0 * 0.98, 70.0 * 1.02);
        Assert.True(AtMinute(view, 40).Low < 140 && AtMinute(view, 40).High > 225, "The band is as wide as people differ, and the way in is doubted.");
        Assert.Equal(Started.AddMinutes(40).ToUnixTimeMilliseconds(), view.StandsUntil);
        return 0;
    });

    [Fact]
    public Task Time_alone_computes_nothing() => At(async (_, chair) =>
    {
        var before = await Estimated(chair);
        chair.Pass(7);
        Assert.Same(before.Points, (await Estimated(chair)).Points);
        return 0;
    });

    [Fact]
    public Task What_was_written_changes_what_comes_after_it_and_leaves_the_past_as_it_was() => At(async (_, chair) =>
    {
        var running = await Estimated(chair);
        Assert.True(running.Running);
        await chair.Write(new Entry.Paused());
        var paused = await Estimated(chair);
        chair.Pass(5);
        await chair.Write(new Entry.Resumed(37.5m));
        var resumed = await Estimated(chair);

        for (var minute = 0; minute < 10; minute++) Assert.Equal(AtMinute(running, minute), AtMinute(resumed, minute));
        Assert.False(paused.Running);
        Assert.True(AtMinute(paused, 40).Median < AtMinute(running, 40).Median / 2);
        // 30 mg are left at 30 mg/h: an hour from minute 15.
        Assert.Equal(Started.AddMinutes(75).ToUnixTimeMilliseconds(), resumed.StandsUntil);
        foreach (var (followed, afresh) in resumed.Points.Zip((await Afresh(chair)).Points))
        {
            Assert.Equal(afresh.At, followed.At);
            Assert.Equal(afresh.Median, followed.Median, 0.11);
            Assert.Equal(afresh.Low, followed.Low, 0.11);
            Assert.Equal(afresh.High, followed.High, 0.11);
        }
        return 0;
    });

    [Fact]
    public Task A_correction_of_the_past_changes_the_past() => At(async (_, chair) =>
    {
        var before = await Estimated(chair);
        var started = (await chair.Story()).Last<Entry.DrugStarted>()!.Value.Event;
        await chair.Write(new Entry.DrugStarted("IV", 37.5m, 0.8m, 40), ago: TimeSpan.FromMinutes(10), supersedes: started.Id);
        var after = await Estimated(chair);
        Assert.Equal(AtMinute(before, 10).Median / 2, AtMinute(after, 10).Median, 0.11);
        return 0;
    });

    [Fact]
    public Task Says_what_a_pause_would_do_only_while_there_is_something_to_pause() => At(async (clinic, chair) =>
    {
        using var nurse = await clinic.SignedIn(chair.Nurse);
        var running = await Estimated(chair);
        var asked = JsonDocument.Parse(await nurse.Read($"{chair.Page}/estimate/paused")).RootElement;
        var points = asked.GetProperty("points").EnumerateArray().ToDictionary(point => point.GetProperty("at").GetInt64(), point => point.GetProperty("median").GetDouble());
        Assert.Equal(clinic.Clock.GetUtcNow().ToUnixTimeMilliseconds(), asked.GetProperty("at").GetInt64());
        Assert.Equal(AtMinute(running, 10).Median, points[Started.AddMinutes(10).ToUnixTimeMilliseconds()], 0.11);
        await chair.Write(new Entry.Paused());
        var paused = await Estimated(chair);
        Assert.Equal(AtMinute(paused, 40).Median, points[Started.AddMinutes(40).ToUnixTimeMilliseconds()], 0.11);
        using var nothing = await nurse.Get($"{chair.Page}/estimate/paused");
        Assert.Equal(HttpStatusCode.NoContent, nothing.StatusCode);
        return 0;
    });

    [Fact]
    public Task Without_a_weight_there_is_none_and_why_is_said() => At(async (_, chair) =>
    {
        var view = await Estimated(chair);
        Assert.Empty(view.Points);
        Assert.Equal("The weight is not known, and the model scales with weight.", Assert.Single(view.Refused));
        return 0;
    }, kilograms: null);

    [Fact]
    public Task Outside_the_limits_of_its_model_there_is_none_and_why_is_said() => At(async (_, chair) =>
    {
        var view = await Estimated(chair);
        Assert.Empty(view.Points);
        Assert.StartsWith("A weight of 212 kg is outside 30-200 kg", Assert.Single(view.Refused), StringComparison.Ordinal);
        return 0;
    }, kilograms: 212);

    [Fact]
    public Task A_heavy_persons_is_drawn_for_the_heaviest_weight_that_is_proven_and_says_so() => At(async (_, chair) =>
    {
        var heavy = await Estimated(chair);
        Assert.Contains(heavy.Doubts, doubt => doubt.StartsWith("Drawn for 120 kg", StringComparison.Ordinal));
        await chair.Weighing(120);
        var heaviest = await Estimated(chair);
        Assert.Equal(heaviest.Points, heavy.Points);
        Assert.DoesNotContain(heaviest.Doubts, doubt => doubt.StartsWith("Drawn for", StringComparison.Ordinal));
        return 0;
    }, kilograms: 150);

    [Fact]
    public async Task Single_doses_into_the_muscle_are_drawn_with_the_doubt_of_their_way_in()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic, route: Route.Intramuscular)).Weighing(80);
        await chair.Write(new Entry.Arrived());
        Assert.Equal(["No drug has been given yet."], (await Estimated(chair)).Refused);
        chair.Pass(5);
        await chair.Write(new Entry.DoseGiven("Ketamine", "IM", 32, WithoutGate: "Charted for the test."));
        chair.Pass(20);
        await chair.Write(new Entry.DoseGiven("Ketamine", "IM", 16, WithoutGate: "Charted for the test."));
        var view = await Estimated(chair);
        // 32 mg at 80 kg: 128.9 ng/mL at 15 minutes, as computed by two other methods.
        Assert.InRange(AtMinute(view, 15).Median, 128.9 * 0.98, 128.9 * 1.02);
        Assert.True(AtMinute(view, 40).Median > AtMinute(view, 19).Median);
        Assert.True(AtMinute(view, 15).High > 2 * AtMinute(view, 15).Median);
        Assert.Contains(view.Doubts, doubt => doubt.Contains("half or twice", StringComparison.Ordinal));
        Assert.False(view.Running);
    }

    [Fact]
    public async Task A_spray_needs_no_weight()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await AChair.In(clinic, route: Route.IntranasalEsketamine, product: Product.Esketamine);
        await chair.Write(new Entry.Arrived());
        chair.Pass(5);
        await chair.Write(new Entry.DoseGiven("Esketamine", "IN_Esketamine", 28, 1, WithoutGate: "Charted for the test."));
        chair.Pass(5);
        await chair.Write(new Entry.DoseGiven("Esketamine", "IN_Esketamine", 28, 2, WithoutGate: "Charted for the test."));
        var view = await Estimated(chair);
        Assert.Empty(view.Refused);
        Assert.InRange(view.Points.Max(point => point.Median), 72.6 * 0.8, 72.6 * 1.2);
    }

    [Fact]
    public async Task The_session_before_lies_under_this_one_from_the_start_of_the_drug()
    {
        await using var clinic = await RunningClinic.Start();
        var first = await (await (await AChair.In(clinic)).WithTheDrugRunning()).Weighing(80);
        await first.Write(AChair.Set(181, 99, 90, 97) is Entry.VitalsCharted set ? set with { Artefact = true } : throw new InvalidOperationException());
        var stranger = await (await AChair.In(clinic, "6", "Basil", "Quill")).WithTheDrugRunning();
        clinic.Clock.Pass(TimeSpan.FromDays(4));
        // One that never began is passed over.
        await AChair.In(clinic, "7", of: first.Patient);
        clinic.Clock.Pass(TimeSpan.FromDays(3));
        var second = await (await AChair.In(clinic, "8", of: first.Patient)).WithTheDrugRunning();

        using var nurse = await clinic.SignedIn(second.Nurse);
        var last = JsonDocument.Parse(await nurse.Read($"{second.Page}/view")).RootElement.GetProperty("last");
        Assert.Equal("19 Nov", last.GetProperty("day").GetString());
        // The calm set five minutes before the drug and the one ten minutes into it; the artefact is no part of it.
        Assert.Equal("[[-300000,128,80],[600000,136,82]]", last.GetProperty("pressures").GetRawText().Replace(".0", "", StringComparison.Ordinal));
        Assert.Equal("[[-300000,74],[600000,78]]", last.GetProperty("heartRate").GetRawText().Replace(".0", "", StringComparison.Ordinal));
        var estimate = JsonDocument.Parse(await nurse.Read($"{second.Page}/view")).RootElement.GetProperty("estimate");
        var ghost = estimate.GetProperty("last").EnumerateArray().Select(point => (point[0].GetDecimal(), point[1].GetDecimal())).ToDictionary();
        Assert.Equal(0, ghost[0]);
        // It was never said to have ended: it is counted as given up to the last entry and planned on from there.
        Assert.InRange(ghost[10 * 60_000], 60, 90);

        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(await nurse.Read($"{stranger.Page}/view")).RootElement.GetProperty("last").ValueKind);
    }
}
