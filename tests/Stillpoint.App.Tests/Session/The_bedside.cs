using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session;

/// <summary>The bedside without scripts: plain forms, over real HTTP.</summary>
public sealed class The_bedside
{
    private static async Task<T> At<T>(Func<RunningClinic, AChair, Visitor, Task<T>> see)
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var nurse = await clinic.SignedIn(chair.Nurse);
        return await see(clinic, chair, nurse);
    }

    [Fact]
    public Task Says_who_it_is_about_and_that_it_is_no_alarm() => At(async (_, chair, nurse) =>
    {
        var page = await nurse.Read(chair.Page);
        Assert.Contains("Juniper Vale", page, StringComparison.Ordinal);
        Assert.Contains("11 Mar 1984", page, StringComparison.Ordinal);
        Assert.Contains("Allergies unknown, not asked", page, StringComparison.Ordinal);
        Assert.Contains("weight unknown", page, StringComparison.Ordinal);
        Assert.Contains("Not a monitor alarm", page, StringComparison.Ordinal);
        return page;
    });

    [Fact]
    public Task Says_the_rate_and_the_milligrams_without_a_script_and_of_when_they_are() => At(async (_, chair, nurse) =>
    {
        await chair.Write(new Entry.RateChanged(37.5m));
        chair.Pass(2);
        var page = WebUtility.HtmlDecode(await nurse.Read(chair.Page));
        Assert.Contains("37.5 mL/h, 30.0 mg/h", page, StringComparison.Ordinal);
        Assert.Contains("11.0 of 40 mg given, 29.0 mg left, planned end 11:15", page, StringComparison.Ordinal);
        Assert.Contains("as of 10:17:00, and the clock stands still", page, StringComparison.Ordinal);
        return 0;
    });

    [Fact]
    public Task A_set_is_charted_with_a_plain_form() => At(async (_, chair, nurse) =>
    {
        using var reply = await nurse.Fill(chair.Page, "vitals", ("systolic", "142"), ("diastolic", "86"), ("heartRate", "82"), ("spo2", "97"));
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        var (charted, set) = (await chair.Story()).Last<Entry.VitalsCharted>()!.Value;
        Assert.Equal((142m, 86m, 82m, 97m), (set.Systolic, set.Diastolic, set.HeartRate, set.Spo2));
        Assert.Equal(chair.Nurse.Id, charted.By);
        return 0;
    });

    [Fact]
    public Task Sending_the_form_twice_charts_once() => At(async (_, chair, nurse) =>
    {
        var id = "0193aaaa-0000-7000-8000-00000000abcd";
        using var first = await nurse.Fill(chair.Page, "vitals", ("token", id), ("systolic", "142"), ("diastolic", "86"));
        var count = (await chair.Story()).Strip.Count;
        using var again = await nurse.Fill(chair.Page, "vitals", ("token", id), ("systolic", "142"), ("diastolic", "86"));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(count, (await chair.Story()).Strip.Count);
        return 0;
    });

    [Theory]
    [InlineData("80", "142", "Systolic 80 is not above diastolic 142")]
    [InlineData("142", "8,6", "is not a number")]
    [InlineData("", "", "No value was entered")]
    public Task What_cannot_be_is_refused_in_words_and_what_was_typed_stays(string systolic, string diastolic, string says) => At(async (_, chair, nurse) =>
    {
        var before = (await chair.Story()).Strip.Count;
        using var reply = await nurse.Fill(chair.Page, "vitals", ("systolic", systolic), ("diastolic", diastolic));
        var page = WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Contains(says, page, StringComparison.Ordinal);
        if (diastolic.Length > 0) Assert.Contains($"value=\"{diastolic}\"", page, StringComparison.Ordinal);
        Assert.Equal(before, (await chair.Story()).Strip.Count);
        return 0;
    });

    [Fact]
    public Task A_time_before_the_arrival_is_asked_about_and_the_hour_that_was_meant_is_taken_in_one_act() => At(async (clinic, chair, nurse) =>
    {
        var arrived = (await chair.Story()).Last<Entry.Arrived>()!.Value.Event.MeasuredAt;
        var (typed, meant) = (Clock(arrived.AddMinutes(-50)), Clock(arrived.AddMinutes(10)));
        var before = (await chair.Story()).Strip.Count;
        using var reply = await nurse.Fill(chair.Page, "vitals", ("systolic", "134"), ("diastolic", "80"), ("at", typed));
        var page = WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
        Assert.Contains("That lies before the patient arrived.", page, StringComparison.Ordinal);
        Assert.Contains($"It was {meant}", page, StringComparison.Ordinal);
        Assert.Equal(before, (await chair.Story()).Strip.Count);
        using var kept = await nurse.Fill(chair.Page, "vitals", ("systolic", "134"), ("diastolic", "80"), ("at", typed), ("asked", $"at={App.Session.Bedside.Forms.BedsideForm.Written(arrived.AddMinutes(10))}"));
        Assert.Equal(arrived.AddMinutes(10).ToUnixTimeSeconds() / 60, (await chair.Story()).Strip[^1].MeasuredAt.ToUnixTimeSeconds() / 60);
        return 0;

        static string Clock(DateTimeOffset at) => at.AddHours(-5).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    });

    [Fact]
    public Task A_time_makes_a_late_entry_at_the_clinics_own_clock() => At(async (clinic, chair, nurse) =>
    {
        // 15:15 UTC is 10:15 in New York.
        using var reply = await nurse.Fill(chair.Page, "vitals", ("systolic", "134"), ("diastolic", "80"), ("at", "10:06"));
        var charted = (await chair.Story()).Strip[^1];
        Assert.Equal(new DateTimeOffset(2026, 11, 19, 15, 6, 0, TimeSpan.Zero), charted.MeasuredAt);
        Assert.Equal(clinic.Clock.GetUtcNow(), charted.RecordedAt);
        Assert.Contains("late by 9 min", await nurse.Read(chair.Page), StringComparison.Ordinal);
        return 0;
    });

    [Fact]
    public Task A_time_still_to_come_is_refused() => At(async (_, chair, nurse) =>
    {
        using var reply = await nurse.Fill(chair.Page, "vitals", ("systolic", "134"), ("diastolic", "80"), ("at", "11:30"));
        Assert.Contains("lies in the future", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        return 0;
    });

    [Fact]
    public Task A_correction_keeps_the_time_and_strikes_the_old_one_through() => At(async (_, chair, nurse) =>
    {
        var wrong = (await chair.Story()).Last<Entry.VitalsCharted>()!.Value.Event;
        using var reply = await nurse.Fill($"{chair.Page}?correct={wrong.Id}", "correct-vitals", ("systolic", "126"), ("diastolic", "82"));
        var story = await chair.Story();
        var (corrected, set) = story.Last<Entry.VitalsCharted>()!.Value;
        Assert.Equal((126m, wrong.MeasuredAt, (Guid?)wrong.Id), (set.Systolic, corrected.MeasuredAt, corrected.Supersedes));
        Assert.Contains("superseded", await nurse.Read(chair.Page), StringComparison.Ordinal);
        return 0;
    });

    [Fact]
    public Task An_entry_made_in_error_is_struck_through_with_why() => At(async (_, chair, nurse) =>
    {
        var wrong = (await chair.Story()).Last<Entry.VitalsCharted>()!.Value.Event;
        using var reply = await nurse.Fill($"{chair.Page}?correct={wrong.Id}", "made-in-error", ("why", "Wrong chair."));
        Assert.NotNull((await chair.Story()).CorrectionOf(wrong.Id));
        Assert.Contains("made in error", await nurse.Read(chair.Page), StringComparison.Ordinal);
        return 0;
    });

    [Fact]
    public Task One_tap_scores_sedation() => At(async (_, chair, nurse) =>
    {
        using var reply = await nurse.Fill(chair.Page, "moaas", ("total", "4"));
        Assert.Equal(new Entry.ScaleScored("MOAA/S", 4), (await chair.Story()).Last<Entry.ScaleScored>()!.Value.Entry);
        return 0;
    });

    [Fact]
    public Task A_stop_raises_itself_and_only_a_prescriber_closes_it() => At(async (clinic, chair, nurse) =>
    {
        using var charted = await nurse.Fill(chair.Page, "vitals", ("spo2", "86"), ("onOxygen", "false"));
        Assert.Contains((await chair.Story()).OpenStops, stop => stop.Entry.Rule == "STOP-AIRWAY" && stop.Event.By is null);
        using var paused = await nurse.Fill(chair.Page, "pause");
        using var refused = await Send(nurse, chair, "resumed", new { mlPerHour = 37.5 });
        Assert.Contains("A stop is open", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // A nurse has no form to close it, and a made-up one is refused.
        Assert.DoesNotContain("Close this stop", await nurse.Read(chair.Page), StringComparison.Ordinal);
        using var tried = await Send(nurse, chair, "stop-closed", new { rule = "STOP-AIRWAY", why = "Fine." });
        Assert.Equal(HttpStatusCode.Conflict, tried.StatusCode);

        using var prescriber = await clinic.As(Role.Prescriber);
        var number = (await chair.Story()).OpenStops.Single().Event.Number;
        using var closed = await prescriber.Fill(chair.Page, $"close-{number}", ("why", "Probe had slipped; 98 % by hand."));
        Assert.Empty((await chair.Story()).OpenStops);
        using var soon = await Send(nurse, chair, "resumed", new { mlPerHour = 37.5 });
        Assert.DoesNotContain("A stop is open", await soon.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(Phase.Paused, (await chair.Story()).Phase);
        return 0;
    });

    [Fact]
    public Task What_is_signed_elsewhere_cannot_be_sent_here() => At(async (_, chair, nurse) =>
    {
        foreach (var kind in (string[])["time-out-signed", "discharged", "session-signed", "waste-witnessed", "gate-overridden", "restart-ordered"])
        {
            using var reply = await Send(nurse, chair, kind, new { });
            Assert.Equal(HttpStatusCode.Conflict, reply.StatusCode);
        }
        return 0;
    });

    [Fact]
    public Task An_entry_with_a_word_nobody_knows_is_refused() => At(async (_, chair, nurse) =>
    {
        using var reply = await Send(nurse, chair, "note", new { text = "Comfortable.", colour = "blue" });
        Assert.Equal(HttpStatusCode.Conflict, reply.StatusCode);
        return 0;
    });

    [Fact]
    public Task The_strip_tells_what_is_late_what_was_corrected_and_what_was_flagged() => At(async (_, chair, nurse) =>
    {
        await chair.Write(AChair.Set(172, 101, 94, 95));
        var wrong = (await chair.Story()).Strip[^1];
        chair.Pass(4);
        await chair.Write(AChair.Set(134, 80, 80, 98), ago: TimeSpan.FromMinutes(3));
        await chair.Write(AChair.Set(168, 101, 94, 95), ago: TimeSpan.FromMinutes(4), supersedes: wrong.Id);

        var view = JsonDocument.Parse(await nurse.Read($"{chair.Page}/view")).RootElement;
        var entries = view.GetProperty("entries").EnumerateArray().ToList();
        Assert.True(entries.Single(entry => entry.GetProperty("number").GetInt32() == wrong.Number + 1).GetProperty("late").GetBoolean());
        var corrected = entries.Single(entry => entry.GetProperty("number").GetInt32() == wrong.Number);
        Assert.Equal("vitals-charted", corrected.GetProperty("corrected").GetProperty("kind").GetString());
        // The correction restates the moment of what it corrects: it is no late entry, and it carries the flag.
        var standing = entries.Single(entry => entry.GetProperty("number").GetInt32() == wrong.Number + 2);
        Assert.False(standing.GetProperty("late").GetBoolean());
        Assert.Equal("Yellow", standing.GetProperty("flagged").GetProperty("level").GetString());
        return 0;
    });

    private static async Task<HttpResponseMessage> Send(Visitor visitor, AChair chair, string kind, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{chair.Page}/entries")
        {
            Content = JsonContent.Create(new { id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddYears(56)), kind, measuredAt = "2026-11-19T15:15:00Z", body }),
        };
        return await visitor.Send(request);
    }
}
