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

    [Theory]
    [InlineData("tranylcypromine 10 MG", "2026-11-17", "DDI-31")]
    [InlineData("phenelzine 15 MG", "2026-11-07", null)]
    [InlineData("Emsam 6 mg/24 hr", "2026-11-08", "DDI-32")]
    [InlineData("safinamide 50 MG", "2026-11-07", null)]
    [InlineData("linezolid 600 MG", "2026-11-19", "DDI-32")]
    [InlineData("linezolid 600 MG", "2026-11-18", null)]
    [InlineData("methylene blue", "2026-11-18", null)]
    [InlineData("carbamazepine 200 MG", "2026-11-08", "DDI-14")]
    [InlineData("efavirenz 600 MG", "2026-11-10", "DDI-18")]
    [InlineData("bosentan 125 MG", "2026-11-21", null)]
    [InlineData("cenobamate 100 MG", "2026-11-10", "DDI-68")]
    [InlineData("perampanel 4 MG", "2026-11-21", null)]
    [InlineData("zuranolone 25 MG", "2026-11-20", "DDI-67")]
    [InlineData("zuranolone 25 MG", "2026-11-19", null)]
    [InlineData("Sublocade 300 mg SC", "2026-10-23", "DDI-08")]
    [InlineData("Sublocade 300 mg SC", "2026-10-22", null)]
    [InlineData("Vivitrol 380 mg IM", "2026-10-23", "DDI-09")]
    [InlineData("naltrexone 50 MG Oral Tablet", "2026-11-21", null)]
    [InlineData("Ozempic 1 mg", "2026-11-08", "DDI-40")]
    [InlineData("Rybelsus 7 mg tablet", "2026-11-21", null)]
    [InlineData("Bydureon", "2026-11-08", "DDI-40")]
    [InlineData("Byetta", "2026-11-21", null)]
    [InlineData("fentanyl 25 mcg/hr patch", "2026-11-18", "DDI-05")]
    [InlineData("Butrans 10 mcg/hr", "2026-11-14", "DDI-08")]
    [InlineData("oxycodone 5 MG", "2026-11-21", null)]
    public void Each_drug_has_its_own_time_and_every_other_none(string drug, string end, string? rule) =>
        Assert.Equal(rule is null ? [] : [rule], Judge(Route.Oral, Ended(drug, end, "stopped")).Rules());

    [Theory]
    [InlineData("phenelzine", "2026-09-01", "DDI-31")]
    [InlineData("phenelzine", "2026-05-22", "DDI-31")]
    [InlineData("phenelzine", "2026-05-21", null)]
    [InlineData("rifampin", null, "DDI-16")]
    [InlineData("Sublocade", null, "DDI-08")]
    [InlineData("Sublocade", "2026-11-08", "DDI-08")]
    [InlineData("Sublocade", "2026-10-01", null)]
    [InlineData("oxycodone", "2026-11-20", "DDI-05")]
    [InlineData("oxycodone", "2026-11-18", null)]
    [InlineData("oxycodone", null, null)]
    public void Of_a_stopped_order_without_an_end_only_what_acts_on_counts(string drug, string? ordered, string? rule)
    {
        var answer = Judge(Route.Oral, Named(drug) with { Status = "stopped", Written = ordered is null ? null : Time(ordered) });
        Assert.Equal(rule is null ? [] : [rule], answer.Rules());
        if (rule is "DDI-31") Assert.Contains("the day isn't recorded", answer.Findings[0].Finding.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finished_order_that_says_when_it_ended_counts_for_three_days() =>
        Assert.Equal(["DDI-05"], Judge(Route.Oral, Named("oxycodone") with { Status = "completed", Written = Time("2026-11-01"), PeriodEnd = Time("2026-11-20") }).Rules());

    [Theory]
    [InlineData(MedicationKind.Administration, "oxycodone", "2026-11-19T09:00:00-05:00", null, "DDI-05")]
    [InlineData(MedicationKind.Administration, "oxycodone", "2026-11-19T08:59:59-05:00", null, null)]
    [InlineData(MedicationKind.Administration, "theophylline", "2026-11-19T20:00:00-05:00", null, null)]
    [InlineData(MedicationKind.Administration, "Vivitrol", "2026-11-01", null, "DDI-09")]
    [InlineData(MedicationKind.Administration, "oxycodone", null, null, "DDI-05")]
    [InlineData(MedicationKind.Dispense, "oxycodone", "2026-11-21T16:00:00-05:00", null, "DDI-05")]
    [InlineData(MedicationKind.Dispense, "oxycodone", "2026-11-12", 7, null)]
    [InlineData(MedicationKind.Dispense, "oxycodone", "2026-11-12", 30, "DDI-05")]
    [InlineData(MedicationKind.Dispense, "phenelzine", "2026-10-20", 30, "DDI-31")]
    public void What_was_given_or_handed_out_counts_for_its_time(MedicationKind kind, string drug, string? when, int? days, string? rule) =>
        Assert.Equal(rule is null ? [] : [rule], Judge(Route.Oral, new Medication("bundle:x/1") { Kind = kind, Status = "completed", Texts = [drug], Taken = when is null ? null : Time(when), SupplyDays = days }).Rules());

    [Fact]
    public void A_patch_when_needed_counts_from_when_it_was_put_on()
    {
        var patch = Named("fentanyl 25 mcg/hr patch") with { AsNeeded = true };
        Assert.Equal(["DDI-05"], Judge(Route.Oral, [LastTaken("fentanyl", TimeSpan.FromHours(96))], patch).Rules());
        Assert.Empty(Judge(Route.Oral, [LastTaken("fentanyl", TimeSpan.FromHours(97))], patch).Findings);
    }

    [Fact]
    public void An_end_still_to_come_is_not_used_and_is_shown()
    {
        var answer = Judge(Route.Oral, Ended("clarithromycin", "2026-12-24"));
        Assert.Equal(CheckResult.NotCounted, answer.Only().Result);
        Assert.Equal(("bundle:MedicationStatement/s1", "Its end, 2026-12-24, is after the decision."), (answer.Ignored[0].Path, answer.Ignored[0].Reason));
    }

    [Fact]
    public void What_nobody_recognized_is_not_called_over_while_any_drug_would_count() =>
        Assert.Equal(CheckResult.NotChecked, Judge(Route.Oral, Named("nerve tonic") with { Status = "completed", Written = Time("2026-11-21") }).Only().Result);

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
