using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Medications;
using static Stillpoint.Care.Tests.Screening.Medications.Asking;

namespace Stillpoint.Care.Tests.Screening.Medications;

public sealed class Drugs_that_still_act
{
    private static Medication Ended(string drug, string end, string status = "completed") => Said(drug, status) with { PeriodEnd = Time(end) };

    [Theory]
    [InlineData("theophylline", "2026-11-20T09:00:00-05:00", "DDI-01", "2026-11-22T09:00:00-05:00")]
    [InlineData("theophylline", "2026-11-20T14:00:00Z", "DDI-01", "2026-11-22T09:00:00-05:00")]
    [InlineData("theophylline", "2026-11-20T08:59:59-05:00", null, null)]
    [InlineData("aminophylline", "2026-11-20", "DDI-01", "2026-11-22T23:59:59-05:00")]
    [InlineData("aminophylline", "2026-11-19", null, null)]
    [InlineData("rifampin", "2026-11-08T00:01:00-05:00", "DDI-16", "2026-11-23T00:00:00-05:00")]
    [InlineData("rifampin", "2026-11-07T23:59:00-05:00", null, null)]
    [InlineData("rifabutin", "2026-11-08", "DDI-16", "2026-11-23T00:00:00-05:00")]
    [InlineData("St John's wort", "2026-11-08", "DDI-17", "2026-11-23T00:00:00-05:00")]
    [InlineData("St John's wort", "2026-11-07", null, null)]
    [InlineData("ritonavir", "2026-11-19", "DDI-24", "2026-11-23T00:00:00-05:00")]
    [InlineData("Paxlovid", "2026-11-18", null, null)]
    [InlineData("rifampin", "2026-11", "DDI-16", "2026-12-07T00:00:00-05:00")]
    [InlineData("rifampin", "2026-10", null, null)]
    [InlineData("rifampin", "2026-11-23", null, null)]
    [InlineData("clarithromycin", "2026-11-22", null, null)]
    public void A_few_drugs_count_for_a_time_after_their_last_dose(string drug, string end, string? rule, string? clears)
    {
        foreach (var status in new[] { "completed", "stopped" })
        {
            var answer = Judge(Route.Oral, Ended(drug, end, status));
            Assert.Equal(rule is null ? [] : [rule], answer.Rules());
            Assert.Equal(rule is null ? CheckResult.NotCounted : CheckResult.Interacts, answer.Only().Result);
            if (clears is not null) Assert.Equal(clears, answer.Findings[0].Finding.ClearsAt.Iso());
        }
    }

    [Fact]
    public void An_active_statement_whose_period_is_over_acts_on_as_a_completed_one_does() =>
        Assert.Equal(["DDI-16"], Judge(Route.Oral, Ended("rifampin", "2026-11-20", "active")).Rules());

    [Fact]
    public void A_stopped_order_does_not_say_when_the_drug_was_last_taken() =>
        Assert.Empty(Judge(Route.Oral, Coded("9384") with { Status = "stopped", PeriodEnd = Time("2026-11-21") }).Findings);

    [Fact]
    public void An_end_still_to_come_is_not_used_and_is_shown()
    {
        var answer = Judge(Route.Oral, Ended("rifampin", "2026-12-24"));
        Assert.Equal(CheckResult.NotCounted, answer.Only().Result);
        Assert.Equal(("bundle:MedicationStatement/s1", "Its end, 2026-12-24, is after the decision."), (answer.Ignored[0].Path, answer.Ignored[0].Reason));
    }

    [Fact]
    public void Without_an_end_a_completed_statement_does_not_count() => Assert.Empty(Judge(Route.Oral, Said("rifampin", "completed")).Findings);

    [Fact]
    public void A_drug_said_not_to_be_taken_does_not_act_on() => Assert.Empty(Judge(Route.Oral, Ended("rifampin", "2026-11-20", "not-taken")).Findings);

    [Fact]
    public void A_drug_taken_again_does_not_clear_by_time()
    {
        var answer = Judge(Route.Oral, Ended("rifampin", "2026-11-20"), Coded("9384"));
        var found = Assert.Single(answer.Findings);
        Assert.Null(found.Finding.ClearsAt);
        Assert.Equal("active", found.Drug.Status);
        Assert.Equal(2, found.Finding.Inputs.Count);
    }

    [Fact]
    public void The_severity_is_the_rows_own()
    {
        Assert.Equal(Severity.Major, Judge(Route.Sublingual, Ended("rifampin", "2026-11-20")).Findings[0].Finding.Severity);
        Assert.Equal(Severity.Minor, Judge(Route.Intravenous, Ended("rifampin", "2026-11-20")).Findings[0].Finding.Severity);
    }
}
