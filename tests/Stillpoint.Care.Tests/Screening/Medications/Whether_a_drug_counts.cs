using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using static Stillpoint.Care.Tests.Screening.Medications.Asking;

namespace Stillpoint.Care.Tests.Screening.Medications;

public sealed class Whether_a_drug_counts
{
    private static CheckResult Result(Medication drug, params Fact[] facts) => Judge(Route.Intravenous, facts, drug).Only().Result;

    [Theory]
    [InlineData("active", CheckResult.Interacts)]
    [InlineData("on-hold", CheckResult.Interacts)]
    [InlineData("unknown", CheckResult.Interacts)]
    [InlineData(null, CheckResult.Interacts)]
    [InlineData("no-such-status", CheckResult.Interacts)]
    [InlineData("completed", CheckResult.NotCounted)]
    [InlineData("stopped", CheckResult.NotCounted)]
    [InlineData("cancelled", CheckResult.NotCounted)]
    [InlineData("draft", CheckResult.NotCounted)]
    [InlineData("entered-in-error", CheckResult.NotCounted)]
    public void An_order_counts_while_it_runs(string? status, CheckResult result) => Assert.Equal(result, Result(Coded("6470") with { Status = status }));

    [Theory]
    [InlineData("order", CheckResult.Interacts)]
    [InlineData("original-order", CheckResult.Interacts)]
    [InlineData("reflex-order", CheckResult.Interacts)]
    [InlineData("filler-order", CheckResult.Interacts)]
    [InlineData("instance-order", CheckResult.Interacts)]
    [InlineData(null, CheckResult.Interacts)]
    [InlineData("proposal", CheckResult.NotCounted)]
    [InlineData("plan", CheckResult.Interacts)]
    [InlineData("option", CheckResult.NotCounted)]
    public void A_proposal_is_not_an_order(string? intent, CheckResult result) => Assert.Equal(result, Result(Coded("6470") with { Intent = intent }));

    [Theory]
    [InlineData("active", CheckResult.Interacts)]
    [InlineData("on-hold", CheckResult.Interacts)]
    [InlineData("unknown", CheckResult.Interacts)]
    [InlineData("completed", CheckResult.NotCounted)]
    [InlineData("stopped", CheckResult.NotCounted)]
    [InlineData("not-taken", CheckResult.NotCounted)]
    [InlineData("intended", CheckResult.NotCounted)]
    [InlineData("entered-in-error", CheckResult.NotCounted)]
    public void A_statement_counts_while_the_drug_is_taken(string status, CheckResult result) => Assert.Equal(result, Result(Said("lorazepam", status)));

    [Fact]
    public void An_order_not_to_give_a_drug_does_not_count() => Assert.Equal(CheckResult.NotCounted, Result(Coded("6470") with { DoNotPerform = true }));

    [Theory]
    [InlineData("2009-01-01", CheckResult.Interacts)]
    [InlineData("2026-11-22", CheckResult.Interacts)]
    [InlineData("2026-11", CheckResult.Interacts)]
    [InlineData("2026-11-22T09:00:00-05:00", CheckResult.Interacts)]
    [InlineData("2026-11-22T09:00:01-05:00", CheckResult.NotCounted)]
    [InlineData("2026-11-23", CheckResult.NotCounted)]
    public void An_old_order_still_runs_and_one_of_tomorrow_does_not_yet(string authored, CheckResult result)
    {
        var answer = Judge(Route.Intravenous, Coded("6470") with { Written = Time(authored) });
        Assert.Equal(result, answer.Only().Result);
        Assert.Equal(result == CheckResult.NotCounted, answer.Ignored.Count == 1);
        Assert.Equal(result == CheckResult.NotCounted ? InteractionOutcome.Unknown : InteractionOutcome.Major, answer.Outcome);
    }

    [Theory]
    [InlineData("2026-11-22", CheckResult.Interacts)]
    [InlineData("2026", CheckResult.Interacts)]
    [InlineData("2026-12-31", CheckResult.Interacts)]
    [InlineData("2026-11-22T09:00:00-05:00", CheckResult.Interacts)]
    [InlineData("2026-11-22T08:59:59-05:00", CheckResult.NotCounted)]
    [InlineData("2026-11-21", CheckResult.NotCounted)]
    [InlineData("2026-10", CheckResult.NotCounted)]
    public void A_statement_whose_period_has_ended_does_not_count(string end, CheckResult result) =>
        Assert.Equal(result, Result(Said("lorazepam") with { PeriodEnd = Time(end) }));

    [Theory]
    [InlineData(72, 0, CheckResult.Interacts)]
    [InlineData(72, 1, CheckResult.NotCounted)]
    [InlineData(1, 0, CheckResult.Interacts)]
    public void A_drug_taken_when_needed_counts_for_72_hours(int hours, int seconds, CheckResult result)
    {
        var ago = TimeSpan.FromHours(hours) + TimeSpan.FromSeconds(seconds);
        var order = Coded("6470") with { AsNeeded = true };
        Assert.Equal(result, Result(order, LastTaken("lorazepam", ago)));
        Assert.Equal(result, Result(order, LastTaken("Ativan", ago)));
        Assert.Equal(result, Result(order, LastTaken("6470", ago)));
        Assert.Equal(result, Result(Named("lorazepam 1 mg") with { AsNeeded = true }, LastTaken("6470", ago)));
        Assert.Equal(result, Result(Said("lorazepam") with { AsNeeded = true, Taken = new WrittenTime("then", Now - ago, Now - ago) }));
        Assert.Equal(result, Result(Said("lorazepam") with { OverTheCounter = true, PeriodEnd = new WrittenTime("then", Now - ago, Now - ago) }));
    }

    [Theory]
    [InlineData("2026-11-19", CheckResult.Interacts)]
    [InlineData("2026-11-18", CheckResult.NotCounted)]
    [InlineData("2026-11", CheckResult.Interacts)]
    public void A_day_without_an_hour_is_read_as_its_end(string taken, CheckResult result) =>
        Assert.Equal(result, Result(Said("lorazepam") with { AsNeeded = true, Taken = Time(taken) }));

    [Fact]
    public void With_no_time_known_a_drug_taken_when_needed_counts()
    {
        Assert.Equal(CheckResult.Interacts, Result(Coded("6470") with { AsNeeded = true }));
        Assert.Equal(CheckResult.Interacts, Result(Coded("6470") with { AsNeeded = true, Written = Time("2020-01-01") }));
        Assert.Equal(CheckResult.Interacts, Result(Coded("6470") with { AsNeeded = true }, LastTaken("oxycodone", TimeSpan.FromDays(30))));
        Assert.Equal(CheckResult.Interacts, Result(Coded("6470") with { AsNeeded = true }, LastTaken("lorazepam", TimeSpan.FromHours(-1))));
    }

    [Fact]
    public void What_the_patient_says_wins_over_the_record()
    {
        var recorded = Said("lorazepam") with { AsNeeded = true, Taken = Time("2026-11-22T08:00:00-05:00") };
        Assert.Equal(CheckResult.NotCounted, Result(recorded, LastTaken("lorazepam", TimeSpan.FromDays(10))));
        Assert.Equal(CheckResult.Interacts, Result(recorded with { Taken = Time("2026-01-01") }, LastTaken("lorazepam", TimeSpan.FromHours(2))));
    }

    [Fact]
    public void The_time_last_taken_means_nothing_for_a_drug_taken_by_the_clock() =>
        Assert.Equal(CheckResult.Interacts, Result(Coded("6470"), LastTaken("lorazepam", TimeSpan.FromDays(10))));

    [Fact]
    public void A_time_still_to_come_is_not_used_and_is_shown()
    {
        var answer = Judge(Route.Intravenous, [LastTaken("lorazepam", TimeSpan.FromHours(-1))], Coded("6470") with { AsNeeded = true });
        Assert.Equal("lastTaken.lorazepam", Assert.Single(answer.Ignored).Path);
    }

    [Fact]
    public void Why_a_line_does_not_count_is_said() =>
        Assert.Equal("Last taken 2026-11-19, too long ago to count.", Judge(Route.Intravenous, [LastTaken("lorazepam", new TimeSpan(72, 1, 0))], Coded("6470") with { AsNeeded = true }).Only().WhyNot);
}
