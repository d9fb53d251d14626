using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Session.Monitoring;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Units;
using static Stillpoint.Care.Session.Monitoring.MonitoredSign;

namespace Stillpoint.Care.Tests.Session;

public sealed class What_is_due_next
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(-5));

    private static DateTimeOffset At(double minute) => Nine.AddMinutes(minute);

    private static ChartedSign Bp(double minute, decimal? sbp = 130) => new(BloodPressure, At(minute), sbp);

    /// <summary>A mood infusion begun at nine in somebody of 45 without cardiovascular risk, asked about at a minute.</summary>
    private static MonitoredSession Infusion(double minute, params ChartedSign[] charted) =>
        new(Route.Intravenous, At(minute)) { Indication = "IND-01", AgeYears = 45, CardiovascularRisk = false, MgPerKg = MgPerKg.Of(0.5m), OpioidOrBenzodiazepine = false, SleepApnoea = false, LatestMoaas = 5, StartedAt = Nine, Charted = charted };

    private static DueItem? Due(MonitoredSession session, MonitoredSign what) => Schedule.Of(session).Due.SingleOrDefault(item => item.What == what);

    [Fact]
    public void Before_the_drug_a_baseline_is_wanted()
    {
        var before = Infusion(-10) with { StartedAt = null };
        Assert.Equal(new DueItem(BloodPressure, null, DueState.BeforeStart, 0, 0), Due(before, BloodPressure));
        Assert.Null(Due(before with { Charted = [Bp(-12)] }, BloodPressure));
    }

    [Fact]
    public void Pressure_is_due_ten_minutes_after_the_start_and_ten_after_each_reading()
    {
        Assert.Equal(new DueItem(BloodPressure, At(10), DueState.Later, 0, 0), Due(Infusion(3, Bp(-5)), BloodPressure));
        Assert.Equal(At(18), Due(Infusion(9, Bp(-5), Bp(8)), BloodPressure)!.DueAt); // never longer apart, early or late
    }

    [Theory]
    [InlineData(9.9, DueState.Later, 0)]
    [InlineData(10, DueState.Due, 0)]
    [InlineData(12, DueState.Reminder, 0)]
    [InlineData(15, DueState.Overdue, 1)]
    [InlineData(24.9, DueState.Overdue, 1)]
    [InlineData(25, DueState.MissedTwice, 2)]
    public void A_late_reading_is_reminded_at_two_minutes_yellow_at_five_and_red_when_two_are_missed(double minute, DueState state, int missed)
    {
        var due = Due(Infusion(minute, Bp(-5)), BloodPressure)!;
        Assert.Equal((At(10), state, missed), (due.DueAt, due.State, due.ConsecutiveMissed));
    }

    [Fact]
    public void What_is_late_reaches_the_flags()
    {
        var schedule = Schedule.Of(Infusion(25, Bp(-5), new(HeartRate, At(24)), new(Saturation, At(24)), new(Breathing, At(24)), new(Sedation, At(24))));
        Assert.Equal(15, schedule.State(null).MinutesOverdue);
        Assert.Equal(2, schedule.State(null).ConsecutiveMissed);
        Assert.Equal(6, schedule.State(6).MonitorLostMinutes);
        Assert.Equal(BloodPressure, schedule.Next!.What);
    }

    [Fact]
    public void From_65_years_with_risk_or_while_nobody_has_said_it_is_every_five()
    {
        Assert.Equal(At(5), Due(Infusion(1) with { AgeYears = 65 }, BloodPressure)!.DueAt);
        Assert.Equal(At(5), Due(Infusion(1) with { CardiovascularRisk = true }, BloodPressure)!.DueAt);
        Assert.Equal(At(5), Due(Infusion(1) with { AgeYears = null }, BloodPressure)!.DueAt);
        Assert.Equal(At(5), Due(Infusion(1) with { CardiovascularRisk = null }, BloodPressure)!.DueAt);
    }

    [Fact]
    public void At_the_end_and_every_fifteen_minutes_until_they_leave()
    {
        var ended = Infusion(41, Bp(35)) with { EndedAt = At(40) };
        Assert.Equal(At(40), Due(ended, BloodPressure)!.DueAt);
        Assert.Equal(At(55), Due(ended with { Charted = [Bp(39)] }, BloodPressure)!.DueAt); // a minute early was the one at the end
        Assert.Equal(At(86), Due(ended with { Now = At(75), Charted = [Bp(41), Bp(56), Bp(71)] }, BloodPressure)!.DueAt);
        Assert.Empty(Schedule.Of(ended with { HasLeft = true }).Due);
    }

    [Fact]
    public void Dissociation_is_asked_at_forty_minutes_and_at_the_end()
    {
        Assert.Equal(At(40), Due(Infusion(10), Dissociation)!.DueAt);
        Assert.Null(Due(Infusion(41, new ChartedSign(Dissociation, At(36))), Dissociation));
        Assert.Equal(At(55), Due(Infusion(56, new ChartedSign(Dissociation, At(40))) with { EndedAt = At(55) }, Dissociation)!.DueAt);
    }

    [Fact]
    public void Pain_pressure_is_every_five_minutes_for_half_an_hour_and_then_every_fifteen()
    {
        var pain = Infusion(1) with { Indication = "IND-12" };
        Assert.Equal(At(5), Due(pain, BloodPressure)!.DueAt);
        Assert.Equal(At(30), Due(pain with { Now = At(26), Charted = [Bp(25)] }, BloodPressure)!.DueAt);
        Assert.Equal(At(46), Due(pain with { Now = At(32), Charted = [Bp(31)] }, BloodPressure)!.DueAt);
    }

    [Fact]
    public void After_an_injection_fixed_times_are_met_by_a_reading_near_them()
    {
        var injected = Infusion(12, Bp(-3)) with { Route = Route.Intramuscular, EndedAt = Nine };
        Assert.Equal((At(10), DueState.Reminder), (Due(injected, BloodPressure)!.DueAt, Due(injected, BloodPressure)!.State));
        Assert.Equal(At(20), Due(injected with { Charted = [Bp(6)] }, BloodPressure)!.DueAt);
        Assert.Equal(At(30), Due(injected with { Now = At(24), Charted = [Bp(22)] }, BloodPressure)!.DueAt); // the first was missed and is past
        Assert.Equal(DueState.MissedTwice, Due(injected with { Now = At(25) }, BloodPressure)!.State);
        Assert.Null(Due(injected with { Now = At(95), Charted = [Bp(91)] }, BloodPressure));
    }

    [Fact]
    public void After_esketamine_at_forty_minutes_then_until_it_falls_and_before_leaving()
    {
        var sprayed = Infusion(20) with { Route = Route.IntranasalEsketamine, Indication = "IND-03", StartedAt = At(-10), EndedAt = Nine };
        Assert.Equal(At(40), Due(sprayed, BloodPressure)!.DueAt);
        Assert.Equal(At(56), Due(sprayed with { Now = At(45), Charted = [Bp(41, 150)] }, BloodPressure)!.DueAt);
        Assert.Equal(At(71), Due(sprayed with { Now = At(60), Charted = [Bp(41, 150), Bp(56, 152)] }, BloodPressure)!.DueAt);
        Assert.Equal(DueState.BeforeLeaving, Due(sprayed with { Now = At(90), Charted = [Bp(41, 150), Bp(56, 140)] }, BloodPressure)!.State);
        Assert.Null(Due(sprayed with { Now = At(120), Charted = [Bp(41, 150), Bp(56, 140), Bp(110, 130)] }, BloodPressure));
    }

    [Theory]
    [InlineData(null, null, null, null, 5, Need.Unknown)]
    [InlineData(false, false, 0.5, null, 5, Need.Recommended)]
    [InlineData(true, false, 0.5, null, 5, Need.Required)]
    [InlineData(false, true, 0.5, null, 5, Need.Required)]
    [InlineData(false, false, 0.51, null, 5, Need.Required)]
    [InlineData(false, false, 0.5, null, 3, Need.Required)]
    [InlineData(false, false, 0.5, "IND-20", 5, Need.Required)]
    public void Carbon_dioxide_is_watched_when_breathing_is_at_risk(bool? opioid, bool? apnoea, double? mgPerKg, string? indication, int moaas, Need need)
    {
        var session = Infusion(5) with { OpioidOrBenzodiazepine = opioid, SleepApnoea = apnoea, MgPerKg = mgPerKg is { } dose ? MgPerKg.Of((decimal)dose) : null, LatestMoaas = moaas, Indication = indication ?? "IND-01" };
        Assert.Equal(need, Schedule.Of(session).Continuous.Single(item => item.What == EtCo2).Need);
        Assert.Equal(need == Need.Required, Due(session, EtCo2) is not null);
    }

    [Fact]
    public void A_set_counts_for_the_signs_it_has_and_an_artefact_for_nothing()
    {
        var by = Guid.Parse("00000000-0000-7000-8000-000000000001");
        SessionEvent Event(int number, Entry entry) => new(Guid.Parse($"00000000-0000-7000-8000-0000000001{number:00}"), number, At(number), At(number), by, "person", null, entry);
        var story = SessionStory.From([
            Event(1, new Entry.VitalsCharted { HeartRate = 70, Spo2 = 98, Systolic = 120, Diastolic = 75 }),
            Event(2, new Entry.VitalsCharted { HeartRate = 70, Spo2 = 98, RespiratoryRate = 14, Artefact = true }),
            Event(3, new Entry.VitalsCharted { HeartRate = 70, Spo2 = 98, RespiratoryRate = 14 }),
            Event(4, new Entry.ScaleScored("MOAA/S", 5)),
            Event(5, new Entry.ScaleScored("CADSS-6", 5)),
        ]);
        Assert.Equal(
            [new(HeartRate, At(1)), new(Saturation, At(1)), new(BloodPressure, At(1), 120), new(HeartRate, At(3)), new(Saturation, At(3)), new(Breathing, At(3)), new(Sedation, At(4))], ChartedSigns.On(story));
    }

    private static ChartedSign[] Set(double minute) => [new(HeartRate, At(minute)), new(Saturation, At(minute)), new(Breathing, At(minute))];

    [Fact]
    public void Of_a_set_without_its_breathing_rate_the_breathing_rate_alone_stays_due()
    {
        var due = Due(Infusion(16, [.. Set(5), Bp(15), new(HeartRate, At(15)), new(Saturation, At(15))]), Vitals)!;
        Assert.Equal((At(15), DueState.Due), (due.DueAt, due.State));
        Assert.Equal([Breathing], due.Only);
        Assert.Empty(Due(Infusion(16, [.. Set(5)]), Vitals)!.Only);
    }

    [Fact]
    public void A_late_interview_hides_no_pressure_and_is_no_failure_of_monitoring()
    {
        var schedule = Schedule.Of(Infusion(90, [.. Set(85), Bp(80), new(Sedation, At(85))]));
        Assert.Equal([BloodPressure, Dissociation], schedule.Due.Take(2).Select(item => item.What));
        Assert.Equal((50m, 0), (schedule.State(null).MinutesOverdue, schedule.State(null).ConsecutiveMissed));
        Assert.Equal(Dissociation, schedule.State(null).Behind);
    }

    [Fact]
    public void What_is_missed_of_one_sign_and_late_of_another_is_a_gap_of_neither()
    {
        // Pressure is one slot late, sedation missed none: together they are not two sets missed.
        var state = Schedule.Of(Infusion(31, [.. Set(29), Bp(15), new(Sedation, At(25))])).State(null);
        Assert.Equal((1, 6m, BloodPressure), (state.ConsecutiveMissed, state.MinutesOverdue, state.Behind));
    }

    [Fact]
    public void The_planned_end_is_due_at_its_time_and_stays_due()
    {
        var running = Infusion(35, [.. Set(34), Bp(34), new(Sedation, At(34))]) with { PlannedEnd = At(40) };
        Assert.Equal((EndOfDrug, At(40), DueState.Later), Schedule.Of(running).Due.Where(item => item.What != Dissociation).Select(item => (item.What, item.DueAt, item.State)).First());
        var late = Schedule.Of(running with { Now = At(43), Charted = [.. running.Charted, Bp(42)] });
        Assert.Equal((At(40), DueState.Reminder), late.Due.Where(item => item.What == EndOfDrug).Select(item => (item.DueAt, item.State)).Single());
        Assert.Equal(0, late.State(null).ConsecutiveMissed);
    }

    [Fact]
    public void Every_route_has_a_schedule_and_each_names_its_source() => Assert.All(Enum.GetValues<Route>(), route =>
    {
        var plan = MonitoringPlans.For(route, null);
        Assert.False(string.IsNullOrWhiteSpace(plan.Source.Name));
        Assert.Contains(plan.Rows, row => row.What == BloodPressure);
    });

    [Fact]
    public void Charting_now_is_never_asked_for_again_at_once() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
        Gen.Elements(Enum.GetValues<Route>()).ToArbitrary(), Gen.Choose(0, 300).ToArbitrary(), Gen.Choose(0, 300).ListOf().ToArbitrary(), (route, now, earlier) =>
        {
            var session = Infusion(now, [.. earlier.Select(minute => Bp(minute))]) with { Route = route, EndedAt = now > 60 ? At(60) : null };
            var charted = session with { Charted = [.. session.Charted, Bp(now)] };
            var before = Due(session, BloodPressure);
            var after = Due(charted, BloodPressure);
            return (after is null || after.State is DueState.Later) && (before?.ConsecutiveMissed ?? 0) >= 0 && Due(session with { Charted = [.. session.Charted.Reverse()] }, BloodPressure) == before;
        }));
}
