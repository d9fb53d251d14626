using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using static Stillpoint.Care.Tests.Screening.Medications.Asking;

namespace Stillpoint.Care.Tests.Screening.Medications;

public sealed class The_answer_on_interactions
{
    private static readonly Fact Reviewed = Fact(ScreeningFacts.MedicationListReviewedAt, Now);

    [Theory]
    [InlineData(Route.Oral, InteractionColumn.Enteral, Severity.Major)]
    [InlineData(Route.Sublingual, InteractionColumn.Enteral, Severity.Major)]
    [InlineData(Route.Intravenous, InteractionColumn.Parenteral, Severity.Minor)]
    [InlineData(Route.IntravenousBolus, InteractionColumn.Parenteral, Severity.Minor)]
    [InlineData(Route.Intramuscular, InteractionColumn.Parenteral, Severity.Minor)]
    [InlineData(Route.Subcutaneous, InteractionColumn.Parenteral, Severity.Minor)]
    [InlineData(Route.IntranasalRacemic, InteractionColumn.Parenteral, Severity.Minor)]
    [InlineData(Route.IntranasalEsketamine, InteractionColumn.Parenteral, Severity.Minor)]
    [InlineData(null, InteractionColumn.Worst, Severity.Major)]
    public void The_route_chooses_the_column(Route? route, InteractionColumn column, Severity severity)
    {
        var answer = Judge(route, Named("carbamazepine"));
        Assert.Equal(column, answer.Column);
        Assert.Equal(severity, Assert.Single(answer.Findings).Finding.Severity);
    }

    [Fact]
    public void The_worst_word_is_the_outcome()
    {
        string[] fromBest = ["acyclovir", "sertraline", "gabapentin", "nerve tonic", "lorazepam"];
        InteractionOutcome[] outcomes = [InteractionOutcome.None, InteractionOutcome.Minor, InteractionOutcome.Moderate, InteractionOutcome.NotChecked, InteractionOutcome.Major];
        var list = new List<Medication>();
        for (var next = 0; next < fromBest.Length; next++)
        {
            list.Add(fromBest[next] == "nerve tonic" ? Said("nerve tonic") : Clinical(fromBest[next] + " 1 MG"));
            Assert.Equal(outcomes[next], Judge(Route.Intravenous, [.. list]).Outcome);
        }
    }

    [Fact]
    public void An_empty_list_is_data_only_when_somebody_went_through_it()
    {
        var nobody = Judge(Route.Intravenous);
        Assert.Equal(InteractionOutcome.Unknown, nobody.Outcome);
        Assert.Equal(["medicationListReviewedAt"], nobody.Missing);

        var somebody = Judge(Route.Intravenous, [Reviewed]);
        Assert.Equal(InteractionOutcome.None, somebody.Outcome);
        Assert.Empty(somebody.Missing);

        var tomorrow = Judge(Route.Intravenous, [Fact(ScreeningFacts.MedicationListReviewedAt, Now.AddDays(1))]);
        Assert.Equal(InteractionOutcome.Unknown, tomorrow.Outcome);
        Assert.Equal("medicationListReviewedAt", Assert.Single(tomorrow.Ignored).Path);
    }

    [Fact]
    public void A_list_of_stopped_drugs_is_a_list() => Assert.Equal(InteractionOutcome.None, Judge(Route.Intravenous, Coded("6470") with { Status = "stopped" }).Outcome);

    [Fact]
    public void Not_knowing_the_list_is_worse_than_a_major_finding_and_better_than_a_contraindication()
    {
        Assert.Equal(InteractionOutcome.Unknown, Judge(Route.Intravenous, [Fact(ScreeningFacts.AlcoholLast24h, true)]).Outcome);
        var syringe = new TreatmentPlan(Product.KetamineRacemic, Route.Intravenous) { SameSyringeOrLine = ["thiopental"] };
        Assert.Equal(InteractionOutcome.Contraindicated, Judge(syringe, []).Outcome);
    }

    [Fact]
    public void Alcohol_grapefruit_and_cannabis_count_as_the_patient_says()
    {
        var answer = Judge(Route.Oral, [Reviewed, Fact(ScreeningFacts.AlcoholLast24h, true), Fact(ScreeningFacts.CannabisToday, true), Fact(ScreeningFacts.GrapefruitLast72h, true)]);
        Assert.Equal(["DDI-28", "DDI-44", "DDI-46"], answer.Rules());
        Assert.All(answer.Findings, found => Assert.Equal("fact", found.Drug.From));
        Assert.Equal([("grapefruitLast72h", "grapefruit"), ("alcoholLast24h", "ethanol"), ("cannabisToday", "cannabis")], answer.Findings.Select(found => (found.Finding.Inputs[0].Path, found.Drug.Ingredient)));
        Assert.Empty(answer.Checked);

        Assert.Empty(Judge(Route.Oral, [Reviewed, Fact(ScreeningFacts.AlcoholLast24h, false), Fact(ScreeningFacts.CannabisToday, false), Fact(ScreeningFacts.GrapefruitLast72h, false)]).Findings);
        Assert.Equal(Severity.Minor, Assert.Single(Judge(Route.Intravenous, [Reviewed, Fact(ScreeningFacts.GrapefruitLast72h, true)]).Findings).Finding.Severity);
    }

    [Theory]
    [InlineData("alcoholLast24h", 24, true)]
    [InlineData("alcoholLast24h", 25, false)]
    [InlineData("grapefruitLast72h", 72, true)]
    [InlineData("grapefruitLast72h", 73, false)]
    [InlineData("cannabisToday", 9, true)]
    [InlineData("cannabisToday", 10, false)]
    public void A_yes_counts_for_the_time_it_speaks_of(string fact, int hoursAgo, bool counts)
    {
        var said = Vocabulary.Find(fact)!.Fact(true, Now.AddHours(-hoursAgo));
        Assert.Equal(counts, Judge(Route.Oral, [Reviewed, said]).Findings.Count == 1);
    }

    [Fact]
    public void Grapefruit_on_the_list_and_as_said_is_one_finding_with_two_inputs() =>
        Assert.Equal(2, Assert.Single(Judge(Route.Oral, [Fact(ScreeningFacts.GrapefruitLast72h, true)], Named("grapefruit juice")).Findings).Finding.Inputs.Count);

    [Fact]
    public void A_glp1_agonist_is_major_while_the_dose_is_raised_or_the_stomach_complains()
    {
        Severity Of(params Fact[] facts) => Assert.Single(Judge(Route.Intravenous, facts, Named("Ozempic")).Findings).Finding.Severity;

        Assert.Equal(Severity.Moderate, Of());
        Assert.Equal(Severity.Moderate, Of(Fact(ScreeningFacts.Glp1Phase, "maintenance"), Fact(ScreeningFacts.GiSymptomsToday, false)));
        Assert.Equal(Severity.Major, Of(Fact(ScreeningFacts.Glp1Phase, "escalation")));
        Assert.Equal(Severity.Major, Of(Fact(ScreeningFacts.Glp1Phase, "maintenance"), Fact(ScreeningFacts.GiSymptomsToday, true)));
        Assert.Equal(["medication", "glp1Phase"], Judge(Route.Oral, [Fact(ScreeningFacts.Glp1Phase, "escalation")], Named("Ozempic")).Findings[0].Finding.Inputs.Select(input => input.Path));
    }

    [Fact]
    public void The_same_drug_twice_is_one_finding_with_two_inputs()
    {
        var answer = Judge(Route.Intravenous, Coded("6470", "lorazepam"), Said("Ativan 1 mg at night"));
        var found = Assert.Single(answer.Findings);
        Assert.Equal(["bundle:MedicationStatement/s1", "bundle:MedicationRequest/m1"], found.Finding.Inputs.Select(input => input.From));
        Assert.Equal(2, answer.Checked.Count);
    }

    [Fact]
    public void Two_drugs_of_a_row_are_two_findings() => Assert.Equal(["DDI-02", "DDI-02"], Judge(Route.Intravenous, Named("lorazepam"), Named("diazepam")).Rules());

    [Fact]
    public void Findings_stand_worst_first_then_by_row_then_by_drug()
    {
        var answer = Judge(Route.Intravenous, Named("sertraline"), Named("zolpidem"), Named("morphine"), Named("lorazepam"), Named("eszopiclone"), Named("theophylline"), Named("alprazolam"));
        Assert.Equal(["theophylline", "alprazolam", "lorazepam", "morphine", "eszopiclone", "zolpidem", "sertraline"], answer.Findings.Select(found => found.Drug.Ingredient));
    }

    [Fact]
    public void A_finding_says_the_drug_the_route_and_the_numbers()
    {
        var found = Assert.Single(Judge(Route.Oral, Clinical("clarithromycin 500 MG Oral Tablet")).Findings);
        Assert.Equal("clarithromycin 500 MG Oral Tablet: with ketamine by mouth, exposure (AUC) to swallowed S-ketamine 2.6 times and peak 3.6 times as high (inhibits CYP3A4).", found.Finding.Because);
        Assert.Equal("Hagelberg 2010", found.Finding.Source.Name);
        Assert.Equal(("999999999", "clarithromycin", "active"), (found.Drug.RxCui, found.Drug.Ingredient, found.Drug.Status));
        Assert.Contains("at least half", found.Management, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("naltrexone", true)]
    [InlineData("methadone", true)]
    [InlineData("efavirenz", true)]
    [InlineData("digoxin", true)]
    [InlineData("sertraline", false)]
    [InlineData("clarithromycin", false)]
    public void House_policy_and_unconfirmed_facts_are_marked(string drug, bool policy) =>
        Assert.Equal(policy, Assert.Single(Judge(Route.Oral, Named(drug)).Findings).Finding.Policy);
}
