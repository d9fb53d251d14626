using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Medications.Identity;
using static Stillpoint.Care.Tests.Screening.Medications.Asking;

namespace Stillpoint.Care.Tests.Screening.Medications;

public sealed class Misspelt_and_foreign_names
{
    private static Misspelling Only(string text) => Assert.Single(DrugIdentity.Of(Named(text)).Misspelt);

    [Theory]
    [InlineData("Tafil 0.5 mg", "alprazolam")]
    [InlineData("Trankimazin", "alprazolam")]
    [InlineData("loracepam", "lorazepam")]
    [InlineData("Orfidal", "lorazepam")]
    [InlineData("litio 300 mg", "lithium")]
    [InlineData("carbonato de litio", "lithium")]
    [InlineData("ácido valproico", "valproic acid")]
    [InlineData("Epival", "valproic acid")]
    [InlineData("hidroxicina", "hydroxyzine")]
    [InlineData("hidralazina", "hydralazine")]
    [InlineData("hierba de San Juan", "St John's wort")]
    [InlineData("Eutirox 75", "levothyroxine")]
    [InlineData("Acxion", "phentermine")]
    [InlineData("Redotex", "diazepam", "liothyronine")]
    [InlineData("zumo de pomelo", "grapefruit")]
    [InlineData("Temesta", "lorazepam")]
    [InlineData("Zispin", "mirtazapine")]
    [InlineData("co-codamol", "codeine")]
    [InlineData("paracetamol", "acetaminophen")]
    [InlineData("insulina NPH", "insulin isophane")]
    public void A_name_of_another_language_or_country_is_that_drug(string text, params string[] ingredients) =>
        Assert.Equal(ingredients, DrugIdentity.NamedIn(text).Select(ingredient => ingredient.Name));

    [Theory]
    [InlineData("Nardill 15 mg", "phenelzine")]
    [InlineData("Lorazapam", "lorazepam")]
    [InlineData("tranylcypramine", "tranylcypromine")]
    [InlineData("hydroxyzin", "hydroxyzine")]
    [InlineData("Rivotrill", "clonazepam")]
    [InlineData("fenergun", "promethazine")]
    [InlineData("escitalopran", "escitalopram")]
    public void A_letter_or_two_wrong_is_read_until_confirmed_and_never_cleared(string text, string drug)
    {
        Assert.Equal([drug], Only(text).ReadAs.Select(ingredient => ingredient.Name));
        var answer = Judge(Route.Intravenous, Named(text));
        Assert.All(answer.Findings, found => Assert.True(found.ToConfirm));
        Assert.NotEmpty(answer.Findings);
        Assert.Equal(CheckResult.NotChecked, answer.Only().Result);
        Assert.Contains("Is it ", answer.Only().WhyNot, StringComparison.Ordinal);
        Assert.Null(answer.DiazepamEquivalentMgPerDay);
    }

    [Theory]
    [InlineData("hydralyzine", "hydralazine", "hydroxyzine")]
    [InlineData("clozapam", "clozapine", "clonazepam")]
    public void Between_two_names_that_are_taken_for_each_other_it_is_read_as_neither(string text, params string[] names)
    {
        _ = names;
        Assert.All(DrugIdentity.Of(Named(text)).Misspelt, word => Assert.Empty(word.ReadAs));
        var answer = Judge(Route.Intravenous, Named(text));
        Assert.Empty(answer.Findings);
        Assert.Equal(InteractionOutcome.NotChecked, answer.Outcome);
    }

    [Theory]
    [InlineData("nerve tonic from the health shop")]
    [InlineData("take one tablet daily in the morning")]
    [InlineData("nor-epinephrine infusion")]
    [InlineData("some sleeping pill")]
    [InlineData("una pastilla para dormir")]
    [InlineData("water pill")]
    [InlineData("opioid")]
    public void Ordinary_words_are_no_misspelt_drug(string text) => Assert.Empty(DrugIdentity.Of(Named(text)).Misspelt);

    [Fact]
    public void A_name_out_of_a_terminology_is_spelled_right() => Assert.Empty(DrugIdentity.Of(Clinical("lorazapam 1 MG Oral Tablet")).Misspelt);

    [Fact]
    public void No_name_of_one_drug_is_read_as_a_misspelt_other()
    {
        foreach (var name in DrugIndex.Names) Assert.Empty(DrugIdentity.Of(Named(name.Written)).Misspelt);
    }

    [Fact]
    public void Half_a_product_that_nobody_knows_leaves_the_line_unread()
    {
        var answer = Judge(Route.Intravenous, Clinical("lisinopril 10 MG / foobarol 12.5 MG Oral Tablet"));
        Assert.Equal(["DDI-60"], answer.Rules());
        Assert.Equal((CheckResult.NotChecked, InteractionOutcome.NotChecked), (answer.Only().Result, answer.Outcome));
    }

    [Theory]
    [InlineData("nardi", "Nardil", "phenelzine")]
    [InlineData("Nardill", "Nardil", "phenelzine")]
    [InlineData("fenel", "fenelzina", "phenelzine")]
    [InlineData("armour th", "Armour Thyroid", "levothyroxine")]
    public void A_drug_is_looked_up_by_the_beginning_of_any_of_its_names(string typed, string name, string ingredient)
    {
        var found = DrugSearch.Find(typed);
        Assert.Contains(found, one => one.Name == name && one.Ingredients.Any(held => held.Name == ingredient));
        Assert.InRange(found.Count, 1, DrugSearch.Most);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("zzzzzzzz")]
    public void Nothing_is_found_for_nothing(string typed) => Assert.Empty(DrugSearch.Find(typed));

    [Fact]
    public void What_a_person_has_to_settle_is_said()
    {
        var list = MedicationReview.Of([Named("Nardill") with { From = "1" }, Named("Nardil 15 mg") with { From = "2" }, Named("phenelzine") with { From = "3" }, Named("metolazone") with { From = "4" }, Named("orphenadrine / caffeine") with { From = "5" }, Named("nerve tonic") with { From = "6", Status = "stopped" }], Now, House.Shipped);
        Assert.Equal(
            [("Nardill", "\"nardill\" is not recognized. Is it Nardil? Correct the entry."), ("metolazone", "metolazone is not in this rule set, so not checked."), ("phenelzine", "Nardil 15 mg and phenelzine are both phenelzine: one or both? End the line that is not taken.")],
            RecordDoubts.OfMedicines(list).Select(doubt => (doubt.Name, doubt.Says)));
    }
}
