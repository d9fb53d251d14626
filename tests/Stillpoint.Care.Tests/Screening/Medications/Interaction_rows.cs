using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Medications.Identity;
using Stillpoint.Care.Screening.Medications.Rows;
using Stillpoint.Care.Tests.Findings;
using static Stillpoint.Care.Tests.Screening.Medications.Asking;

namespace Stillpoint.Care.Tests.Screening.Medications;

public sealed class Interaction_rows
{
    [Theory, MemberData(nameof(InteractionRowExamples.EveryIngredient), MemberType = typeof(InteractionRowExamples))]
    [Fires("DDI-01"), Fires("DDI-02"), Fires("DDI-03"), Fires("DDI-04"), Fires("DDI-05"), Fires("DDI-06"), Fires("DDI-07"), Fires("DDI-08"), Fires("DDI-09"), Fires("DDI-10")]
    [Fires("DDI-11"), Fires("DDI-12"), Fires("DDI-13"), Fires("DDI-14"), Fires("DDI-15"), Fires("DDI-16"), Fires("DDI-17"), Fires("DDI-18"), Fires("DDI-19"), Fires("DDI-20")]
    [Fires("DDI-21"), Fires("DDI-22"), Fires("DDI-23"), Fires("DDI-24"), Fires("DDI-25"), Fires("DDI-26"), Fires("DDI-27"), Fires("DDI-28"), Fires("DDI-29"), Fires("DDI-30")]
    [Fires("DDI-31"), Fires("DDI-32"), Fires("DDI-33"), Fires("DDI-34"), Fires("DDI-37"), Fires("DDI-38"), Fires("DDI-39"), Fires("DDI-40")]
    [Fires("DDI-41"), Fires("DDI-42"), Fires("DDI-43"), Fires("DDI-44"), Fires("DDI-45"), Fires("DDI-46"), Fires("DDI-47"), Fires("DDI-48"), Fires("DDI-49"), Fires("DDI-50")]
    [Fires("DDI-51"), Fires("DDI-52"), Fires("DDI-53"), Fires("DDI-54"), Fires("DDI-55"), Fires("DDI-56"), Fires("DDI-57"), Fires("DDI-59"), Fires("DDI-60")]
    [Fires("DDI-61"), Fires("DDI-62"), Fires("DDI-63"), Fires("DDI-64"), Fires("DDI-65"), Fires("DDI-66"), Fires("DDI-67"), Fires("DDI-68"), Fires("DDI-69"), Fires("DDI-70")]
    public void A_drug_of_a_row_is_found_by_code_by_clinical_name_and_in_free_text(string rule, Severity swallowed, Severity otherwise, string ingredient, string? code)
    {
        List<Medication> ways = [Clinical($"{ingredient} hydrochloride 10 MG Oral Tablet"), Named(ingredient.ToUpperInvariant()), Said($"takes {ingredient}, one at night")];
        if (code is not null) ways.Add(Coded(code));

        Assert.All(ways, drug =>
        {
            var byMouth = Assert.Single(Judge(Route.Oral, drug).Findings, found => found.Finding.Rule == rule);
            Assert.Equal(swallowed, byMouth.Finding.Severity);
            Assert.Equal(ingredient, byMouth.Drug.Ingredient);
            Assert.Equal(InteractionColumn.Enteral, byMouth.Column);

            var intoAVein = Judge(Route.Intravenous, drug);
            Assert.Equal(otherwise, Assert.Single(intoAVein.Findings, found => found.Finding.Rule == rule).Finding.Severity);
            Assert.Equal(CheckResult.Interacts, intoAVein.Only().Result);
        });
    }

    [Theory, MemberData(nameof(InteractionRowExamples.EveryLookAlike), MemberType = typeof(InteractionRowExamples))]
    [JustNot("DDI-01"), JustNot("DDI-02"), JustNot("DDI-03"), JustNot("DDI-04"), JustNot("DDI-05"), JustNot("DDI-06"), JustNot("DDI-07"), JustNot("DDI-08"), JustNot("DDI-09"), JustNot("DDI-10")]
    [JustNot("DDI-11"), JustNot("DDI-12"), JustNot("DDI-13"), JustNot("DDI-14"), JustNot("DDI-15"), JustNot("DDI-16"), JustNot("DDI-17"), JustNot("DDI-18"), JustNot("DDI-19"), JustNot("DDI-20")]
    [JustNot("DDI-21"), JustNot("DDI-22"), JustNot("DDI-23"), JustNot("DDI-24"), JustNot("DDI-25"), JustNot("DDI-26"), JustNot("DDI-27"), JustNot("DDI-28"), JustNot("DDI-29"), JustNot("DDI-30")]
    [JustNot("DDI-31"), JustNot("DDI-32"), JustNot("DDI-33"), JustNot("DDI-34"), JustNot("DDI-37"), JustNot("DDI-38"), JustNot("DDI-39"), JustNot("DDI-40")]
    [JustNot("DDI-41"), JustNot("DDI-42"), JustNot("DDI-43"), JustNot("DDI-44"), JustNot("DDI-45"), JustNot("DDI-46"), JustNot("DDI-47"), JustNot("DDI-48"), JustNot("DDI-49"), JustNot("DDI-50")]
    [JustNot("DDI-51"), JustNot("DDI-52"), JustNot("DDI-53"), JustNot("DDI-54"), JustNot("DDI-55"), JustNot("DDI-56"), JustNot("DDI-57"), JustNot("DDI-59"), JustNot("DDI-60")]
    [JustNot("DDI-61"), JustNot("DDI-62"), JustNot("DDI-63"), JustNot("DDI-64"), JustNot("DDI-65"), JustNot("DDI-66"), JustNot("DDI-67"), JustNot("DDI-68"), JustNot("DDI-69"), JustNot("DDI-70")]
    public void A_drug_that_only_looks_like_one_of_a_row_is_not_of_it_and_clears_nothing_unless_it_is_known(string rule, string display)
    {
        var answer = Judge(null, Clinical(display));
        Assert.DoesNotContain(rule, answer.Rules());
        var ingredients = DrugIdentity.NamedIn(display);
        Assert.Equal(ingredients.Count > 0 && ingredients.All(ingredient => ingredient.Vetting == Vetting.WithoutARow && !ingredient.OnlyLocal), answer.Only().Result is CheckResult.NotListed);
    }

    [Fact]
    public void Every_row_of_the_table_is_in_these_examples()
    {
        var elsewhere = new[] { "DDI-35", "DDI-36", "DDI-58" };
        Assert.Equal(InteractionTable.All.Select(row => row.Id).Except(elsewhere), InteractionRowExamples.Rows);
        Assert.Equal(InteractionTable.All.Select(row => row.Id).Except(elsewhere), InteractionRowExamples.RowsWithALookAlike);
        Assert.Equal(70, InteractionTable.All.Count);
    }

    [Theory]
    [Fires("DDI-35")]
    [InlineData("norepinephrine drip", "epinephrine 4 MG in 250 ML sodium chloride infusion")]
    [InlineData("vasopressin 20 UNT/ML Injection", "vasopressin intravenous 0.2 UNT/ML")]
    public void A_pressor_counts_only_as_itself_and_into_a_vein(string not, string does)
    {
        Assert.DoesNotContain("DDI-35", Judge(Route.Intravenous, Clinical(not)).Rules());
        Assert.Equal(Severity.Major, Assert.Single(Judge(Route.Intravenous, Clinical(does)).Findings).Finding.Severity);
    }

    [Theory]
    [JustNot("DDI-35")]
    [InlineData("epinephrine 0.3 MG Auto-Injector", "IV")]
    [InlineData("EpiPen 0.3 mg", null)]
    [InlineData("0.3 ML epinephrine 1 MG/ML Auto-Injector [Auvi-Q]", null)]
    [InlineData("epinephrine 0.125 MG/ACTUAT Metered Dose Inhaler [Primatene]", "47625008")]
    [InlineData("epinephrine 2 MG nasal spray", null)]
    [InlineData("lidocaine hydrochloride 20 MG/ML / epinephrine 0.01 MG/ML Injection", "Intravenous")]
    [InlineData("articaine 4% with epinephrine 1:100,000 dental cartridge", null)]
    [InlineData("bupivacaine / epinephrine infusion", null)]
    [InlineData("epinephrine 1 MG/ML Injection", "Intramuscular route")]
    public void An_auto_injector_an_inhaler_or_a_dental_mixture_is_never_a_pressor_infusion(string display, string? route)
    {
        var answer = Judge(Route.Intravenous, Clinical(display) with { Route = route });
        Assert.Empty(answer.Findings);
    }

    [Fact]
    public void A_pressor_by_the_intravenous_route_counts_whatever_its_name_says() =>
        Assert.Equal(["DDI-35"], Judge(Route.Intravenous, Clinical("epinephrine 1 MG/ML Injection") with { Route = "Intravenous route" }).Rules());

    [Theory]
    [Fires("DDI-36")]
    [InlineData(Route.IntranasalRacemic, "oxymetazoline hydrochloride 0.5 MG/ML Nasal Spray")]
    [InlineData(Route.IntranasalEsketamine, "fluticasone propionate 0.05 MG/ACTUAT Metered Dose Nasal Spray [Flonase]")]
    [InlineData(Route.IntranasalEsketamine, "mometasone")]
    [InlineData(Route.IntranasalEsketamine, "fluticasone nasal inhaler, keep away from the eyes")]
    [InlineData(Route.IntranasalEsketamine, "Nasonex")]
    public void A_nose_spray_matters_before_ketamine_through_the_nose(Route route, string display) =>
        Assert.Equal(Severity.Moderate, Assert.Single(Judge(route, Clinical(display)).Findings, found => found.Finding.Rule == "DDI-36").Finding.Severity);

    [Theory]
    [JustNot("DDI-36")]
    [InlineData(Route.Intravenous, "oxymetazoline hydrochloride 0.5 MG/ML Nasal Spray")]
    [InlineData(Route.Oral, "Flonase")]
    [InlineData(Route.IntranasalEsketamine, "fluticasone propionate 0.11 MG/ACTUAT Metered Dose Inhaler [Flovent]")]
    [InlineData(Route.IntranasalEsketamine, "fluticasone / salmeterol [Advair Diskus]")]
    [InlineData(Route.IntranasalEsketamine, "mometasone furoate 1 MG/ML Topical Cream")]
    [InlineData(Route.IntranasalRacemic, "oxymetazoline 1 MG/ML Ophthalmic Solution")]
    public void A_spray_for_the_lungs_or_a_plan_for_another_route_does_not(Route route, string display) =>
        Assert.Empty(Judge(route, Clinical(display)).Findings);

    [Fact]
    public void A_nose_spray_counts_while_the_route_is_not_known() => Assert.Equal(["DDI-36"], Judge(null, Named("Flonase")).Rules());

    [Theory]
    [Fires("DDI-58")]
    [InlineData("thiopental")]
    [InlineData("Pentothal 500 mg")]
    [InlineData("diazepam")]
    [InlineData("phenobarbital sodium")]
    [InlineData("methohexital")]
    public void A_barbiturate_or_diazepam_in_the_same_syringe_is_contraindicated(string drug)
    {
        var answer = Judge(new TreatmentPlan(Product.KetamineRacemic, Route.Intravenous) { SameSyringeOrLine = [drug] }, [Fact(ScreeningFacts.MedicationListReviewedAt, Now)]);
        var found = Assert.Single(answer.Findings);
        Assert.Equal(("DDI-58", Severity.Contraindicated, "plan"), (found.Finding.Rule, found.Finding.Severity, found.Drug.From));
        Assert.Equal(InteractionOutcome.Contraindicated, answer.Outcome);
    }

    [Theory]
    [JustNot("DDI-58")]
    [InlineData("thiopental 500 MG Injection")]
    [InlineData("diazepam 5 MG/ML Injection")]
    public void The_same_drug_on_the_medication_list_is_not_in_the_syringe(string display) =>
        Assert.DoesNotContain("DDI-58", Judge(Route.Intravenous, Clinical(display)).Rules());

    [Fact]
    public void Whatever_else_is_meant_for_the_syringe_was_not_checked()
    {
        var plan = new TreatmentPlan(Product.KetamineRacemic, Route.Intravenous) { SameSyringeOrLine = ["ondansetron", "the blue one", "aminophylline"] };
        var answer = Judge(plan, [Fact(ScreeningFacts.MedicationListReviewedAt, Now)]);
        Assert.Equal([CheckResult.NotChecked, CheckResult.NotChecked, CheckResult.Interacts], answer.Checked.Select(line => line.Result));
        Assert.Equal(["DDI-01"], answer.Rules());
    }
}
