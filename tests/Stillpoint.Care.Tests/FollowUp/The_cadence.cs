using System.Globalization;
using System.Text;
using Stillpoint.Care.FollowUp.Cadence;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Tests.Findings;

namespace Stillpoint.Care.Tests.FollowUp;

public sealed class The_cadence
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), Madrid = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");
    private static readonly Guid One = Guid.Parse("00000000-0000-0000-0000-000000000001"), Two = Guid.Parse("00000000-0000-0000-0000-000000000002");

    private static DateTimeOffset At(string local, TimeZoneInfo? zone = null)
    {
        var time = DateTime.Parse(local, CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, (zone ?? NewYork).GetUtcOffset(time)).ToUniversalTime();
    }

    private static CadenceFacts After(string ended, string indication = "IND-01", TimeZoneInfo? zone = null) => new(zone ?? NewYork) { Indication = indication, Given = [new(One, At(ended, zone))] };

    private static CadencePlan Until(CadenceFacts facts, int days) => Cadences.Of(facts, facts.Given[0].EndedAt.AddDays(days));

    private static string Local(DateTimeOffset at, TimeZoneInfo? zone = null) => TimeZoneInfo.ConvertTime(at, zone ?? NewYork).ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture);

    private static string Codes(PlannedCheck check) => string.Join(' ', check.Forms.Select(form => form.Code));

    [Fact, Fires("FUP-01")]
    public void After_a_session_asks_mood_suicide_and_side_effects_in_hours_and_the_leading_scale_after_a_week()
    {
        var plan = Until(After("2026-11-19 11:40"), 8);
        Assert.Equal(
        [
            "AtTheEnd Thu 19 Nov 11:40 MOOD-NRS SAFETY-QUESTION ADVERSE-EFFECTS", "SameEvening Thu 19 Nov 15:40 MOOD-NRS SAFETY-QUESTION ADVERSE-EFFECTS",
            "DayAfter Fri 20 Nov 11:40 MOOD-NRS SAFETY-QUESTION ADVERSE-EFFECTS", "ThirdDay Sun 22 Nov 11:40 MOOD-NRS SAFETY-QUESTION ADVERSE-EFFECTS",
            "SeventhDay Thu 26 Nov 11:40 PHQ-9 MOOD-NRS ADVERSE-EFFECTS",
        ], plan.Checks.Select(check => $"{check.Moment} {Local(check.SendAt)} {Codes(check)}"));
    }

    [Fact, JustNot("FUP-01")]
    public void The_check_of_the_next_session_takes_the_place_of_what_would_come_after_it()
    {
        var facts = After("2026-11-16 11:40") with { Booked = [new(Two, At("2026-11-19 10:00"))] };
        Assert.Equal(["AtTheEnd", "SameEvening", "DayAfter", "Before"], Until(facts, 6).Checks.Select(check => check.Moment.ToString()));
    }

    [Fact]
    public void Before_the_first_session_asks_what_everything_later_is_held_against()
    {
        var plan = Cadences.Of(new CadenceFacts(NewYork) { Indication = "IND-01", Booked = [new(One, At("2026-11-19 10:00"))] }, At("2026-11-19 10:00"));
        Assert.Equal(("Baseline", "Wed 18 Nov 10:00"), plan.Checks.Select(check => (check.Moment.ToString(), Local(check.SendAt))).Single());
        Assert.StartsWith("PHQ-9 ADVERSE-EFFECTS GAD-7", Codes(plan.Checks[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_asked_in_the_scale_of_what_is_treated()
    {
        Assert.Equal("PAIN-NRS MOOD-NRS SAFETY-QUESTION ADVERSE-EFFECTS", Codes(Until(After("2026-11-19 11:40", "IND-12"), 8).Checks[^1]));
        Assert.Equal("MOOD-NRS PAIN-NRS SAFETY-QUESTION ADVERSE-EFFECTS", Codes(Until(After("2026-11-19 11:40", "IND-12"), 1).Checks[1]));
    }

    [Fact, Fires("FUP-02")]
    public void A_check_in_the_quiet_hours_goes_out_when_they_end_or_just_before_they_begin()
    {
        var plan = Until(After("2026-11-19 18:30"), 2);
        Assert.Equal("Thu 19 Nov 20:59", Local(plan.Checks.Single(check => check.Moment == CheckMoment.SameEvening).SendAt));
        Assert.Equal("Sat 21 Nov 08:00", Local(Until(After("2026-11-19 23:10"), 3).Checks.Single(check => check.Moment == CheckMoment.DayAfter).SendAt));
    }

    [Theory, JustNot("FUP-02")]
    [InlineData("2026-11-19 16:59", "Thu 19 Nov 20:59")]
    [InlineData("2026-11-19 04:00", "Thu 19 Nov 08:00")]
    public void A_check_just_outside_them_goes_out_on_time(string ended, string sent) =>
        Assert.Equal(sent, Local(Until(After(ended), 1).Checks.Single(check => check.Moment == CheckMoment.SameEvening).SendAt));

    [Fact]
    public void A_check_that_fits_nowhere_is_left_out_and_says_so()
    {
        var plan = Until(After("2026-11-19 21:30"), 1);
        Assert.DoesNotContain(plan.Checks, check => check.Moment == CheckMoment.SameEvening);
        Assert.Contains(plan.LeftOut, left => left is { Moment: CheckMoment.SameEvening, Because: "it would come in the quiet hours, and after them too late" });
    }

    [Fact, Fires("FUP-03")]
    public void An_unanswered_check_is_brought_to_mind_twice_while_it_counts()
    {
        var check = Until(After("2026-11-19 11:40"), 4).Checks.Single(one => one.Moment == CheckMoment.ThirdDay);
        Assert.Equal(["Sun 22 Nov 14:40", "Mon 23 Nov 08:00"], check.Reminders.Select(at => Local(at)));
    }

    [Fact, JustNot("FUP-03")]
    public void A_reminder_that_would_come_when_it_counts_no_more_is_not_sent()
    {
        var check = Until(After("2026-11-19 11:40"), 1).Checks.Single(one => one.Moment == CheckMoment.SameEvening);
        Assert.Equal(["Thu 19 Nov 18:40"], check.Reminders.Select(at => Local(at)));
        Assert.Equal("Thu 19 Nov 19:40", Local(check.Closes));
    }

    [Fact, Fires("FUP-04")]
    public void Every_check_by_link_asks_about_suicide_so_that_silence_goes_to_a_person() =>
        Assert.All(Until(After("2026-11-19 11:40"), 60).Checks, check => Assert.True(check.AsksSafety, check.Key));

    [Fact, JustNot("FUP-04")]
    public void A_check_without_such_a_question_goes_to_nobody() =>
        Assert.False(new PlannedCheck("x", CheckMoment.Weekly, At("2026-11-19 10:00"), At("2026-11-20 10:00"), [Instruments.Find("GAD-7")!]).AsksSafety);

    [Fact, Fires("FUP-05")]
    public void After_the_series_asks_weekly_then_monthly()
    {
        var plan = Until(After("2026-11-19 11:40"), 95);
        Assert.Equal(["AfterTheSeries 3 Dec", "Weekly 10 Dec", "Weekly 17 Dec", "Monthly 18 Jan", "Monthly 17 Feb"],
            plan.Checks.Where(check => check.Moment > CheckMoment.SeventhDay).Select(check => $"{check.Moment} {TimeZoneInfo.ConvertTime(check.SendAt, NewYork).ToString("d MMM", CultureInfo.InvariantCulture)}"));
    }

    [Fact, JustNot("FUP-05")]
    public void A_session_that_is_booked_puts_the_long_run_off()
    {
        var facts = After("2026-11-19 11:40") with { Booked = [new(Two, At("2026-12-01 10:00"))] };
        Assert.DoesNotContain(Until(facts, 95).Checks, check => check.Moment > CheckMoment.SeventhDay);
    }

    [Fact, Fires("FUP-06")]
    public void A_form_is_never_asked_before_it_can_register_a_change()
    {
        var plan = Until(After("2026-11-19 11:40") with { Answered = [new("PHQ-9", At("2026-11-23 09:00"))] }, 8);
        Assert.Equal("MOOD-NRS SAFETY-QUESTION ADVERSE-EFFECTS", Codes(plan.Checks[^1]));
        Assert.Contains(plan.LeftOut, left => left is { What: "PHQ-9", Because: "asked 3 days before, and it cannot register a change in less than 7" });
    }

    [Fact, JustNot("FUP-06")]
    public void A_form_of_seven_days_ago_is_asked_though_hours_are_missing()
    {
        var plan = Until(After("2026-11-19 11:40") with { Answered = [new("PHQ-9", At("2026-11-19 20:00"))] }, 8);
        Assert.StartsWith("PHQ-9", Codes(plan.Checks[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_may_not_be_shown_are_left_to_the_visit_and_named()
    {
        var plan = Until(After("2026-11-19 11:40") with { MayShow = form => FormText.For(form, "es") is FormText.Shown }, 20);
        Assert.DoesNotContain(plan.Checks.SelectMany(check => check.Forms), form => form.Code == "GAD-7");
        Assert.Contains(plan.LeftOut, left => left.What == "GAD-7");
    }

    [Fact]
    public void A_clock_change_between_session_and_check_moves_no_check_by_an_hour_and_keeps_the_quiet()
    {
        var plan = Until(After("2026-10-31 11:40"), 2);
        Assert.Equal(["Sat 31 Oct 15:40", "Sun 1 Nov 10:40"], plan.Checks.Skip(1).Select(check => Local(check.SendAt)));
        Assert.Equal(TimeSpan.FromHours(24), plan.Checks[2].SendAt - plan.Checks[0].SendAt);
    }

    [Fact]
    public void A_patient_who_moved_is_left_in_peace_where_they_are_now()
    {
        var ended = At("2026-11-19 11:40");
        var there = Cadences.Of(new CadenceFacts(Madrid) { Indication = "IND-01", Given = [new(One, ended)] }, ended.AddDays(2));
        Assert.Equal("Thu 19 Nov 20:59", Local(there.Checks.Single(check => check.Moment == CheckMoment.SameEvening).SendAt, Madrid));
    }

    [Fact]
    public void Planned_again_gives_every_check_the_same_key() =>
        Assert.Equal(Until(After("2026-11-19 11:40"), 40).Checks.Select(check => check.Key), Until(After("2026-11-19 11:52"), 40).Checks.Select(check => check.Key));
}
