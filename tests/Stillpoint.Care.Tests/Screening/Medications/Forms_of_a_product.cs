using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using static Stillpoint.Care.Tests.Screening.Medications.Asking;

namespace Stillpoint.Care.Tests.Screening.Medications;

public sealed class Forms_of_a_product
{
    [Theory]
    [InlineData("ketoconazole 20 MG/ML Medicated Shampoo [Nizoral]")]
    [InlineData("ketoconazole 20 MG/ML Topical Cream")]
    [InlineData("erythromycin 5 MG/ML Ophthalmic Ointment")]
    [InlineData("timolol eye drops")]
    [InlineData("clobetasol cream")]
    [InlineData("Voltaren gel")]
    [InlineData("estradiol vaginal cream")]
    [InlineData("minoxidil foam")]
    [InlineData("doxepin 5% cream")]
    [InlineData("lidocaine 5% patch")]
    [InlineData("lidocaine 2% with epinephrine 1:100,000 dental cartridge")]
    [InlineData("fluticasone inhaler")]
    [InlineData("pomada de eritromicina")]
    public void A_local_product_counts_for_no_row(string text)
    {
        var answer = Judge(Route.Oral, Named(text));
        Assert.Equal((CheckResult.NotCounted, InteractionOutcome.None), (answer.Only().Result, answer.Outcome));
    }

    [Theory]
    [InlineData("fentanyl 25 mcg/hr patch", "DDI-05")]
    [InlineData("Butrans 10 mcg/hr patch", "DDI-08")]
    [InlineData("clonidine 0.1 mg/24 hr transdermal", "DDI-37")]
    [InlineData("Daytrana patch", "DDI-33")]
    [InlineData("butorphanol 10 MG/ML Nasal Spray", "DDI-08")]
    [InlineData("Nayzilam 5 mg nasal spray", "DDI-02")]
    [InlineData("diazepam rectal gel", "DDI-02")]
    [InlineData("promethazine suppository", "DDI-55")]
    [InlineData("Gimoti nasal spray", "DDI-61")]
    [InlineData("Afrezza inhaled", "DDI-65")]
    [InlineData("sevoflurane inhalation", "DDI-57")]
    [InlineData("ibuprofen and diphenhydramine liqui-gels, soft gel", "DDI-55")]
    [InlineData("cannabis, inhaled", "DDI-46")]
    public void What_reaches_the_whole_body_counts_whatever_its_form(string text, string rule) => Assert.Contains(rule, Judge(Route.Intravenous, Named(text)).Rules());

    [Fact]
    public void A_cream_that_nobody_knows_is_not_called_local() => Assert.Equal(CheckResult.NotChecked, Judge(Route.Oral, Named("compounded pain cream")).Only().Result);

    [Fact]
    public void The_route_of_the_order_speaks_too()
    {
        Assert.Equal(CheckResult.NotCounted, Judge(Route.Oral, Clinical("ketoconazole 20 MG/ML") with { Route = "6064005" }).Only().Result);
        Assert.Equal(CheckResult.Interacts, Judge(Route.Oral, Clinical("ketoconazole 200 MG") with { Route = "Oral route" }).Only().Result);
    }

    [Theory]
    [InlineData("cyclosporine 100 mg capsule")]
    [InlineData("tacrolimus 1 mg")]
    [InlineData("timolol 10 MG Oral Tablet")]
    public void A_drug_read_as_a_local_product_only_is_not_known_in_another_form(string text) => Assert.Equal(CheckResult.NotChecked, Judge(Route.Oral, Named(text)).Only().Result);

    [Theory]
    [InlineData("Emsam 6 mg/24 hr patch", Severity.Moderate)]
    [InlineData("Emsam 9 mg/24 hr patch", Severity.Major)]
    [InlineData("Emsam 12 mg/24 hr patch", Severity.Major)]
    [InlineData("24 HR selegiline 0.25 MG/HR Transdermal System", Severity.Moderate)]
    [InlineData("24 HR selegiline 0.375 MG/HR Transdermal System", Severity.Major)]
    [InlineData("selegiline 10 mg tablet", Severity.Moderate)]
    public void A_strong_selegiline_patch_is_major(string text, Severity severity) => Assert.Equal(severity, Assert.Single(Judge(Route.Intravenous, Named(text)).Findings).Finding.Severity);

    [Theory]
    [InlineData("ketamine troche 100 mg", Severity.Major)]
    [InlineData("Spravato 84 mg", Severity.Major)]
    [InlineData("ketamine 10% cream", Severity.Moderate)]
    public void Ketamine_from_elsewhere_is_a_second_source(string text, Severity severity) => Assert.Equal(("DDI-70", severity), Judge(Route.Intravenous, Named(text)).Findings.Select(found => (found.Finding.Rule, found.Finding.Severity)).Single());

    [Fact]
    public void This_clinics_own_ketamine_and_what_was_given_by_it_is_no_second_source()
    {
        var own = Fact(ScreeningFacts.OwnKetamineOrders, (IReadOnlyList<string>)["MedicationRequest/own1"]);
        Medication[] list = [Named("ketamine") with { From = "bundle:MedicationRequest/own1" }, Said("ketamine") with { From = "bundle:MedicationAdministration/a", Kind = MedicationKind.Administration, BasedOn = ["MedicationRequest/own1"] }];
        var answer = Judge(Route.Intravenous, [own], list);
        Assert.Empty(answer.Findings);
        Assert.Equal(InteractionOutcome.None, answer.Outcome);
        Assert.Equal(["DDI-70"], Judge(Route.Intravenous, [own], [.. list, Said("ketamine") with { From = "bundle:MedicationStatement/7" }]).Rules());
    }

    [Theory]
    [InlineData("clarithromycin", "DDI-19")]
    [InlineData("rifampin", "DDI-16")]
    [InlineData("carbamazepine", "DDI-14")]
    [InlineData("fluvoxamine", "DDI-30")]
    public void With_nasal_esketamine_an_inhibitor_or_inducer_is_minor(string drug, string rule)
    {
        var found = Assert.Single(Judge(new TreatmentPlan(Product.Esketamine, Route.IntranasalEsketamine), [], Named(drug)).Findings);
        Assert.Equal((rule, Severity.Minor), (found.Finding.Rule, found.Finding.Severity));
    }

    [Fact]
    public void Phenytoin_stays_what_it_is_with_nasal_esketamine() =>
        Assert.Equal(Severity.Moderate, Assert.Single(Judge(new TreatmentPlan(Product.Esketamine, Route.IntranasalEsketamine), [], Named("phenytoin")).Findings).Finding.Severity);

    [Fact]
    public void Ondansetron_beside_methadone_or_a_long_QTc_is_moderate()
    {
        Severity Of(InteractionAnswer answer) => Assert.Single(answer.Findings, found => found.Finding.Rule == "DDI-56").Finding.Severity;
        Assert.Equal(Severity.Minor, Of(Judge(Route.Intravenous, Named("ondansetron"))));
        Assert.Equal(Severity.Moderate, Of(Judge(Route.Intravenous, Named("ondansetron"), Named("methadone"))));
        Assert.Equal(Severity.Moderate, Of(Judge(Route.Intravenous, [Fact(ScreeningFacts.QtcMs, new Amount(470))], Named("ondansetron"))));
        Assert.Equal(Severity.Minor, Of(Judge(Route.Intravenous, [Fact(ScreeningFacts.QtcMs, new Amount(469))], Named("ondansetron"))));
    }

    [Fact]
    public void Two_depressants_together_ask_for_more()
    {
        var answer = Judge(Route.Intravenous, Named("lorazepam"), Named("oxycodone"), Named("sertraline"));
        Assert.Contains("Taken together with oxycodone: capnography, naloxone at hand.", answer.Findings[0].Management, StringComparison.Ordinal);
        Assert.Contains("Taken together with lorazepam: capnography, naloxone at hand.", answer.Findings[1].Management, StringComparison.Ordinal);
        Assert.DoesNotContain("together", Judge(Route.Intravenous, Named("lorazepam"), Named("Ativan 1 mg")).Findings[0].Management, StringComparison.Ordinal);
    }
}
