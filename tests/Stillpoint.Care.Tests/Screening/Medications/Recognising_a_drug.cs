using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Medications.Identity;
using Stillpoint.Care.Screening.Record;
using static Stillpoint.Care.Tests.Screening.Medications.Asking;

namespace Stillpoint.Care.Tests.Screening.Medications;

public sealed class Recognising_a_drug
{
    [Theory]
    [InlineData("Xanax", "alprazolam")]
    [InlineData("Ativan", "lorazepam")]
    [InlineData("Valium", "diazepam")]
    [InlineData("Klonopin", "clonazepam")]
    [InlineData("Restoril", "temazepam")]
    [InlineData("Librium", "chlordiazepoxide")]
    [InlineData("Ambien CR", "zolpidem")]
    [InlineData("Lunesta", "eszopiclone")]
    [InlineData("Sonata", "zaleplon")]
    [InlineData("Belsomra", "suvorexant")]
    [InlineData("Dayvigo", "lemborexant")]
    [InlineData("OxyContin", "oxycodone")]
    [InlineData("Roxicodone", "oxycodone")]
    [InlineData("Percocet", "oxycodone")]
    [InlineData("Norco", "hydrocodone")]
    [InlineData("Vicodin", "hydrocodone")]
    [InlineData("Dilaudid", "hydromorphone")]
    [InlineData("Duragesic", "fentanyl")]
    [InlineData("Nucynta", "tapentadol")]
    [InlineData("Ultram", "tramadol")]
    [InlineData("Dolophine", "methadone")]
    [InlineData("Suboxone", "buprenorphine")]
    [InlineData("Subutex", "buprenorphine")]
    [InlineData("Belbuca", "buprenorphine")]
    [InlineData("Vivitrol", "naltrexone")]
    [InlineData("Revia", "naltrexone")]
    [InlineData("Contrave", "naltrexone", "bupropion")]
    [InlineData("Lamictal", "lamotrigine")]
    [InlineData("Lithobid", "lithium")]
    [InlineData("Depakote", "valproic acid")]
    [InlineData("Topamax", "topiramate")]
    [InlineData("Qsymia", "phentermine", "topiramate")]
    [InlineData("Tegretol", "carbamazepine")]
    [InlineData("Dilantin", "phenytoin")]
    [InlineData("Rifadin", "rifampin")]
    [InlineData("Biaxin", "clarithromycin")]
    [InlineData("Zithromax", "azithromycin")]
    [InlineData("Nizoral", "ketoconazole")]
    [InlineData("Sporanox", "itraconazole")]
    [InlineData("Vfend", "voriconazole")]
    [InlineData("Diflucan", "fluconazole")]
    [InlineData("Norvir", "ritonavir")]
    [InlineData("Paxlovid", "ritonavir")]
    [InlineData("Plavix", "clopidogrel")]
    [InlineData("Cardizem", "diltiazem")]
    [InlineData("Calan", "verapamil")]
    [InlineData("Luvox", "fluvoxamine")]
    [InlineData("Nardil", "phenelzine")]
    [InlineData("Parnate", "tranylcypromine")]
    [InlineData("Marplan", "isocarboxazid")]
    [InlineData("Emsam", "selegiline")]
    [InlineData("Eldepryl", "selegiline")]
    [InlineData("Azilect", "rasagiline")]
    [InlineData("Zyvox", "linezolid")]
    [InlineData("Ritalin", "methylphenidate")]
    [InlineData("Concerta", "methylphenidate")]
    [InlineData("Focalin", "dexmethylphenidate")]
    [InlineData("Adderall XR", "amphetamine", "dextroamphetamine")]
    [InlineData("Dexedrine", "dextroamphetamine")]
    [InlineData("Vyvanse", "lisdexamfetamine")]
    [InlineData("Provigil", "modafinil")]
    [InlineData("Nuvigil", "armodafinil")]
    [InlineData("Strattera", "atomoxetine")]
    [InlineData("Adipex-P", "phentermine")]
    [InlineData("Sudafed", "pseudoephedrine")]
    [InlineData("Sudafed PE", "phenylephrine")]
    [InlineData("Afrin", "oxymetazoline")]
    [InlineData("Flonase", "fluticasone")]
    [InlineData("Nasonex", "mometasone")]
    [InlineData("Catapres", "clonidine")]
    [InlineData("Intuniv", "guanfacine")]
    [InlineData("Tenex", "guanfacine")]
    [InlineData("Precedex", "dexmedetomidine")]
    [InlineData("Synthroid", "levothyroxine")]
    [InlineData("Cytomel", "liothyronine")]
    [InlineData("Ozempic", "semaglutide")]
    [InlineData("Wegovy", "semaglutide")]
    [InlineData("Rybelsus", "semaglutide")]
    [InlineData("Trulicity", "dulaglutide")]
    [InlineData("Victoza", "liraglutide")]
    [InlineData("Saxenda", "liraglutide")]
    [InlineData("Byetta", "exenatide")]
    [InlineData("Bydureon", "exenatide")]
    [InlineData("Mounjaro", "tirzepatide")]
    [InlineData("Zepbound", "tirzepatide")]
    [InlineData("Namenda", "memantine")]
    [InlineData("Delsym", "dextromethorphan")]
    [InlineData("Nuedexta", "dextromethorphan", "quinidine")]
    [InlineData("Auvelity", "dextromethorphan", "bupropion")]
    [InlineData("Neurontin", "gabapentin")]
    [InlineData("Lyrica", "pregabalin")]
    [InlineData("Marinol", "dronabinol")]
    [InlineData("Epidiolex", "cannabidiol")]
    [InlineData("Haldol", "haloperidol")]
    [InlineData("Risperdal", "risperidone")]
    [InlineData("Clozaril", "clozapine")]
    [InlineData("Zyprexa", "olanzapine")]
    [InlineData("Seroquel", "quetiapine")]
    [InlineData("Abilify", "aripiprazole")]
    [InlineData("Symbyax", "olanzapine", "fluoxetine")]
    [InlineData("Zoloft", "sertraline")]
    [InlineData("Prozac", "fluoxetine")]
    [InlineData("Celexa", "citalopram")]
    [InlineData("Lexapro", "escitalopram")]
    [InlineData("Paxil", "paroxetine")]
    [InlineData("Effexor XR", "venlafaxine")]
    [InlineData("Cymbalta", "duloxetine")]
    [InlineData("Remeron", "mirtazapine")]
    [InlineData("Wellbutrin", "bupropion")]
    [InlineData("Elavil", "amitriptyline")]
    [InlineData("Pamelor", "nortriptyline")]
    [InlineData("Anafranil", "clomipramine")]
    [InlineData("Desyrel", "trazodone")]
    [InlineData("Lioresal", "baclofen")]
    [InlineData("Zanaflex", "tizanidine")]
    [InlineData("Flexeril", "cyclobenzaprine")]
    [InlineData("Benadryl", "diphenhydramine")]
    [InlineData("Vistaril", "hydroxyzine")]
    [InlineData("Phenergan", "promethazine")]
    [InlineData("Zofran", "ondansetron")]
    [InlineData("Reglan", "metoclopramide")]
    [InlineData("Xyrem", "sodium oxybate")]
    [InlineData("Coumadin", "warfarin")]
    [InlineData("Lanoxin", "digoxin")]
    [InlineData("Lantus", "insulin glargine")]
    [InlineData("Humalog", "insulin lispro")]
    [InlineData("Novolog", "insulin aspart")]
    [InlineData("Glucotrol", "glipizide")]
    [InlineData("Amaryl", "glimepiride")]
    [InlineData("Toprol-XL", "metoprolol")]
    [InlineData("Lopressor", "metoprolol")]
    [InlineData("Inderal", "propranolol")]
    public void A_brand_counts_as_its_ingredients(string brand, params string[] ingredients) =>
        Assert.Equal(ingredients, Judge(Route.Intravenous, Named(brand)).Only().Ingredients);

    [Theory]
    [InlineData("methylnaltrexone bromide 12 MG Injection")]
    [InlineData("methyl-naltrexone")]
    [InlineData("norepinephrine infusion 16 mcg/mL intravenous")]
    [InlineData("nor-epinephrine infusion intravenous")]
    [InlineData("N-desmethyl-clonazepam assay")]
    [InlineData("Robitussin codeine-free")]
    [InlineData("apomorphine hydrochloride 10 MG/ML Injection")]
    public void A_name_inside_another_name_is_not_that_drug(string text) => Assert.Empty(Judge(Route.Intravenous, Clinical(text)).Findings);

    [Theory]
    [InlineData("dexmethylphenidate hydrochloride 10 MG Oral Tablet", "dexmethylphenidate")]
    [InlineData("dex-methylphenidate", "dexmethylphenidate")]
    [InlineData("levo-thyroxine 50 mcg", "levothyroxine")]
    [InlineData("L-thyroxine", "levothyroxine")]
    [InlineData("APO-LORAZEPAM 1 mg", "lorazepam")]
    [InlineData("rifampicin", "rifampin")]
    [InlineData("adrenaline", "epinephrine")]
    [InlineData("divalproex sodium", "valproic acid")]
    [InlineData("St. John’s wort extract 300 MG Oral Capsule", "St John's wort")]
    [InlineData("Hypericum perforatum", "St John's wort")]
    [InlineData("LORazepam\u00A0(ATIVAN) 1 mg tablet", "lorazepam")]
    [InlineData("clonaz\u00ADepam", "clonazepam")]
    [InlineData("lorazépam 1 mg", "lorazepam")]
    [InlineData("gamma-hydroxybutyrate", "sodium oxybate")]
    [InlineData("insulin, regular, human 100 UNT/ML Injectable Solution", "insulin regular")]
    public void Spelling_case_and_punctuation_do_not_hide_a_drug(string text, string ingredient) =>
        Assert.Equal([ingredient], Judge(Route.Intravenous, Named(text)).Only().Ingredients);

    [Theory]
    [InlineData("naltrexone / bupropion")]
    [InlineData("naltrexone/bupropion")]
    [InlineData("naltrexone and bupropion")]
    [InlineData("naltrexone, bupropion")]
    [InlineData("naltrexone with bupropion")]
    [InlineData("naltrexone + bupropion")]
    [InlineData("naltrexone-bupropion")]
    [InlineData("12 HR bupropion hydrochloride 90 MG / naltrexone hydrochloride 8 MG Extended Release Oral Tablet [Contrave]")]
    public void A_combination_is_every_drug_in_it(string text)
    {
        var answer = Judge(Route.Intravenous, Named(text));
        Assert.Equal(["DDI-09", "DDI-52"], answer.Rules());
        Assert.Single(answer.Checked);
    }

    [Theory]
    [InlineData("hydrocodone-acetaminophen 5-325 MG per tablet", "DDI-05")]
    [InlineData("acetaminophen 325 MG / oxycodone hydrochloride 5 MG Oral Tablet [Percocet]", "DDI-05")]
    [InlineData("dextromethorphan 20 MG / quinidine 10 MG Oral Capsule [Nuedexta]", "DDI-42")]
    [InlineData("nirmatrelvir 150 MG / ritonavir 100 MG Pack", "DDI-24")]
    [InlineData("phentermine 15 MG / topiramate 92 MG", "DDI-34", "DDI-13")]
    [InlineData("amphetamine aspartate / amphetamine sulfate / dextroamphetamine saccharate / dextroamphetamine sulfate", "DDI-33", "DDI-33")]
    [InlineData("lisinopril 20 MG / hydrochlorothiazide 12.5 MG Oral Tablet", "DDI-60", "DDI-60")]
    [InlineData("chlordiazepoxide 5 MG / clidinium bromide 2.5 MG Oral Capsule", "DDI-02")]
    public void A_product_with_several_ingredients_meets_every_row_of_each(string text, params string[] rules) =>
        Assert.Equal(rules, Judge(Route.Intravenous, Clinical(text)).Rules());

    [Theory]
    [InlineData("topiramate 50 MG Oral Capsule [Qsymia]", "topiramate")]
    [InlineData("[Qsymia]", "phentermine", "topiramate")]
    [InlineData("bupropion [with naltrexone]", "bupropion", "naltrexone")]
    [InlineData("unknown thing [see lorazepam", "lorazepam")]
    public void A_brand_in_brackets_adds_nothing_to_the_drug_before_it(string text, params string[] ingredients) =>
        Assert.Equal(ingredients, Judge(Route.Intravenous, Named(text)).Only().Ingredients);

    [Fact]
    public void A_code_of_the_table_decides_over_the_words_beside_it() =>
        Assert.Equal(["lorazepam"], Judge(Route.Intravenous, Coded("6470", "diazepam 5 MG Oral Tablet")).Only().Ingredients);

    [Fact]
    public void A_code_not_yet_checked_against_RxNorm_does_not_silence_the_words() =>
        Assert.Equal(["suvorexant", "lorazepam"], Judge(Route.Intravenous, Coded("1547099", "lorazepam")).Only().Ingredients);

    [Fact]
    public void Every_code_of_a_line_is_read()
    {
        var both = Coded("6470") with { Codes = [new(ClinicalCode.RxNorm, "6470"), new(ClinicalCode.RxNorm, "7804")] };
        Assert.Equal(["lorazepam", "oxycodone"], Judge(Route.Intravenous, both).Only().Ingredients);
    }

    [Fact]
    public void A_clinical_drug_beside_the_code_of_one_ingredient_adds_the_others()
    {
        var contrave = Coded("7243") with { Codes = [new(ClinicalCode.RxNorm, "7243", "naltrexone"), new(ClinicalCode.RxNorm, "1551468", "bupropion 90 MG / naltrexone 8 MG Oral Tablet")] };
        Assert.Equal(["naltrexone", "bupropion"], Judge(Route.Intravenous, contrave).Only().Ingredients);
    }

    [Fact]
    public void A_code_of_another_system_is_not_an_RxNorm_code()
    {
        var local = Coded("6470") with { Codes = [new("urn:local", "6470")] };
        Assert.Equal(CheckResult.NotChecked, Judge(Route.Intravenous, local).Only().Result);
    }

    [Theory]
    [InlineData("nerve tonic from the health shop")]
    [InlineData("???")]
    [InlineData("")]
    public void Words_that_name_no_known_drug_were_not_checked(string text)
    {
        var answer = Judge(Route.Intravenous, Named(text));
        Assert.Equal(InteractionOutcome.NotChecked, answer.Outcome);
        Assert.Empty(answer.Findings);
        Assert.Equal(CheckResult.NotChecked, answer.Only().Result);
    }

    [Fact]
    public void A_code_without_a_name_is_known_only_from_the_table()
    {
        Assert.Equal(CheckResult.NotChecked, Judge(Route.Intravenous, Coded("310965")).Only().Result);
        Assert.Equal(CheckResult.NotChecked, Judge(Route.Intravenous, Coded("310965", "310965")).Only().Result);
        Assert.Equal(CheckResult.NotListed, Judge(Route.Intravenous, Coded("310965", "ibuprofen 200 MG Oral Tablet")).Only().Result);
    }

    [Fact]
    public void Only_rows_and_the_drugs_read_without_one_are_known()
    {
        Assert.All([Clinical("furosemide 40 MG Oral Tablet"), Named("furosemide 40 mg")], drug => Assert.Equal(CheckResult.NotListed, Judge(Route.Intravenous, drug).Only().Result));
        Assert.All([Clinical("metolazone 5 MG Oral Tablet"), Named("Zaroxolyn 5 mg")], drug =>
        {
            var only = Judge(Route.Intravenous, drug).Only();
            Assert.Equal((CheckResult.NotChecked, "metolazone is not in this rule set, so not checked."), (only.Result, only.WhyNot));
        });
    }

    [Theory]
    [InlineData("exenatide pen", DrugClass.Glp1Agonist)]
    [InlineData("Soliqua", DrugClass.Glp1Agonist)]
    [InlineData("Tafil 0.5 mg", DrugClass.Benzodiazepine)]
    [InlineData("morfina", DrugClass.Opioid, DrugClass.AnyOpioid)]
    [InlineData("buprenorphine", DrugClass.AnyOpioid)]
    [InlineData("zolpidem", DrugClass.SedativeHypnotic)]
    [InlineData("methylphenidate", DrugClass.Psychostimulant)]
    [InlineData("litio", DrugClass.MoodStabilizer)]
    [InlineData("metformin")]
    [InlineData("lixisenatide", DrugClass.Glp1Agonist)]
    [InlineData("Synthroid 50 mcg", DrugClass.ThyroidHormone)]
    [InlineData("Armour Thyroid 60 mg", DrugClass.ThyroidHormone)]
    [InlineData("aminophylline", DrugClass.Theophylline)]
    [InlineData("Lasix", DrugClass.Diuretic)]
    [InlineData("Maxzide", DrugClass.Diuretic)]
    [InlineData("oxazepam", DrugClass.Benzodiazepine)]
    public void Other_rules_can_ask_for_a_class_of_drugs(string text, params DrugClass[] expected)
    {
        var review = MedicationReview.Of([Named(text)], Now, House.Shipped);
        Assert.Equal(expected, Enum.GetValues<DrugClass>().Where(drugs => review.Counted(drugs).Any()));
        Assert.All(Enum.GetValues<DrugClass>(), drugs => Assert.Empty(MedicationReview.Of([Named(text) with { Status = "stopped" }], Now, House.Shipped).Counted(drugs)));
    }

    [Fact]
    public void No_name_or_code_stands_for_two_things()
    {
        Assert.Equal(DrugIndex.ByName.Values.Count(ingredient => ingredient.RxCui is not null), DrugIndex.ByRxCui.Count);
        Assert.Empty(DrugIndex.NamesGivenTwice);
    }

    [Theory]
    [InlineData("tylenol 3", "codeine")]
    [InlineData("Tylenol No. 4", "codeine")]
    [InlineData("Tylenol #3", "codeine")]
    [InlineData("Xanor 0.5 mg", "alprazolam")]
    [InlineData("Nardelzine", "phenelzine")]
    [InlineData("phenobarb 30 mg", "phenobarbital")]
    public void What_hides_behind_a_plain_name_is_read(string text, string ingredient) => Assert.Contains(ingredient, DrugIdentity.NamedIn(text).Select(drug => drug.Name));
}
