using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Tests.Screening.Record;

public sealed class Reading_a_problem_in_words
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Each problem with how it is meant: confirmed, prompt or past.</summary>
    private static string Read(string text, string? verified = "confirmed") =>
        Read(new Condition("bundle:Condition/c1") { Text = text, VerificationStatus = verified, ClinicalStatus = "active" });

    private static string Read(Condition condition) => string.Join(", ", new ProblemReader(Now).Read(condition).Lines
        .Where(line => line.Problem is not (Problem.Indication or Problem.NoBearing or Problem.Social or Problem.SubstanceUse or Problem.Puerperium))
        .Select(line => line.Problem + (line.Prompt ? "?" : "") + (line.Past ? " past" : "") + (line.Stale ? " stale" : "")).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Aortic aneurysm", "Aneurysm")]
    [InlineData("AORTIC ANEURYSMS, multiple", "Aneurysm")]
    [InlineData("Abdominal aortic aneurysm without rupture", "Aneurysm")]
    [InlineData("Phaeochromocytoma", "Phaeochromocytoma")]
    [InlineData("pheochromocytoma of left adrenal", "Phaeochromocytoma")]
    [InlineData("Subarachnoid hemorrhage", "SubarachnoidHaemorrhage")]
    [InlineData("Alzheimer's disease", "Dementia")]
    [InlineData("Acute angle-closure glaucoma", "OpenGlobeOrAcuteClosure")]
    [InlineData("Chronic obstructive bronchitis (disorder)", "ChronicObstructivePulmonaryDisease")]
    [InlineData("Preeclampsia", "Pregnancy")]
    [InlineData("Gestational diabetes", "Pregnancy")]
    [InlineData("COVID-19", "RespiratoryInfection")]
    [InlineData("Cardiac Arrest", "CardiovascularEvent")]
    [InlineData("Presence of aortocoronary bypass graft", "Revascularization")]
    [InlineData("HTN emergency", "CardiovascularEvent")]
    [InlineData("angor inestable", "CardiovascularEvent")]
    [InlineData("glaucoma de ángulo cerrado agudo", "OpenGlobeOrAcuteClosure")]
    [InlineData("Hydrocephalus; epilepsy", "RaisedIntracranialPressure, SeizureDisorder")]
    public void Whole_words_in_either_spelling_are_found(string text, string problems) => Assert.Equal(problems, Read(text));

    [Theory]
    [InlineData("No aortic aneurysm")]
    [InlineData("Denies psychosis, mania and seizures; denies epilepsy")]
    [InlineData("Negative for AVM")]
    [InlineData("Depression without psychotic features")]
    [InlineData("Stroke ruled out")]
    [InlineData("ruled out stroke")]
    [InlineData("No family history of schizophrenia")]
    [InlineData("Father had an aortic aneurysm")]
    [InlineData("FH: stroke")]
    [InlineData("Epilepsy in her maternal aunt")]
    [InlineData("Pulmonary hypertension")]
    [InlineData("Heat stroke")]
    [InlineData("COVID-19 vaccination")]
    [InlineData("Exposure to COVID-19")]
    [InlineData("Subcutaneous emphysema")]
    [InlineData("Antipsychotic medication")]
    [InlineData("Pregnancy test negative")]
    [InlineData("Prediabetes")]
    public void What_is_denied_said_of_relatives_or_another_thing_is_not(string text) => Assert.DoesNotContain(Read(text).Split(", "), problem => problem is not "" and not "FamilyPsychosis");

    private static RecordedDay? Happened(string text) => Assert.Single(new ProblemReader(Now).Read(new Condition("bundle:Condition/c1") { Text = text, VerificationStatus = "confirmed", ClinicalStatus = "active" }).Lines, line => line.Problem is Problem.CardiovascularEvent or Problem.Seizure or Problem.SeizureDisorder or Problem.RespiratoryInfection).Onset;

    [Theory]
    [InlineData("Stroke 2015 and again 3 weeks ago", "2026-11-01")]
    [InlineData("Stroke (2015, Nov 2026)", "2026-11-30")]
    [InlineData("CVA x2: 2014, Oct 2026", "2026-10-31")]
    [InlineData("Heart attack 2009, 2nd 5 weeks ago", "2026-10-18")]
    [InlineData("Seizure 2010, last one 2 weeks ago", "2026-11-08")]
    [InlineData("Seizures since 2010, last seizure Oct 2026", "2026-10-31")]
    [InlineData("COVID 2021 and again now", "2026-11-22")]
    [InlineData("Stroke 2015, seen in clinic 3 weeks ago", "2015-12-31")]
    [InlineData("Stroke 2015, now on aspirin", "2015-12-31")]
    public void What_happened_twice_counts_by_the_later_time_and_a_later_visit_does_not(string text, string latest) =>
        Assert.Equal(latest, Happened(text)!.Latest.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("Risk of stroke after TIA last week", "CardiovascularEvent")]
    [InlineData("Stroke prevention clinic, stroke 2 weeks ago", "CardiovascularEvent")]
    [InlineData("Flu vaccination refused, has flu now", "RespiratoryInfection")]
    [InlineData("Prevention of delirium after delirium last week", "Delirium")]
    [InlineData("Influenza despite vaccination", "RespiratoryInfection")]
    [InlineData("Breastfeeding daughter", "BreastFeeding")]
    [InlineData("No response to SSRIs, schizophrenia", "Psychosis")]
    [InlineData("Denied insurance for AVM surgery", "ArteriovenousMalformation")]
    [InlineData("Mother of two, acute intermittent porphyria", "AcutePorphyria")]
    [InlineData("Single mother with schizophrenia", "Psychosis")]
    [InlineData("Fear of surgery for brain tumor", "BrainMass")]
    [InlineData("Prior authorization for COPD inhaler", "ChronicObstructivePulmonaryDisease")]
    public void What_comes_after_a_fear_or_a_vaccination_is_there_all_the_same(string text, string problems) => Assert.Equal(problems, Read(text));

    [Theory]
    [InlineData("Anxiety; pulmonary hypertension", true)]
    [InlineData("PTSD, moyamoya disease", true)]
    [InlineData("Depression and myasthenia gravis", true)]
    [InlineData("Major depressive disorder, recurrent, severe", false)]
    [InlineData("Depression; no heart failure", false)]
    [InlineData("Depression, mother with breast cancer", false)]
    public void Of_a_line_half_understood_the_other_half_is_unread(string text, bool unread) =>
        Assert.Equal(unread, new ProblemReader(Now).Read(new Condition("bundle:Condition/c1") { Text = text, VerificationStatus = "confirmed" }).Unread is not null);

    [Theory]
    [InlineData("Possible AVM")]
    [InlineData("r/o AVM")]
    [InlineData("Rule out AVM")]
    [InlineData("? AVM")]
    [InlineData("AVM?")]
    [InlineData("Suspected cerebral AVM")]
    [InlineData("AVM cannot be ruled out")]
    [InlineData("AVM not ruled out")]
    public void What_is_only_suspected_is_a_question_whatever_its_status(string text) => Assert.Equal("ArteriovenousMalformation?", Read(text));

    [Theory]
    [InlineData("History of psychosis", "Psychosis past")]
    [InlineData("h/o psychosis", "Psychosis past")]
    [InlineData("Psychosis in remission", "Psychosis past")]
    [InlineData("Psychosis in full remission", "Psychosis past")]
    [InlineData("Past medical history: psychosis", "Psychosis")]
    public void What_the_text_calls_over_is_past(string text, string problems) => Assert.Equal(problems, Read(text));

    [Theory]
    [InlineData("No change in aortic aneurysm", "Aneurysm")]
    [InlineData("No longer drinking, but alcohol dependence", "AlcoholDependence")]
    [InlineData("No seizures. Epilepsy", "SeizureDisorder")]
    [InlineData("Denies stroke; aortic dissection 2019", "AorticDissection")]
    public void A_no_reaches_to_the_end_of_its_clause_and_no_further(string text, string problems) => Assert.Equal(problems, Read(text));

    [Theory]
    [InlineData("Family history of schizophrenia", "FamilyPsychosis")]
    [InlineData("Mother with schizophrenia", "FamilyPsychosis")]
    [InlineData("Schizophrenia in his brother", "FamilyPsychosis")]
    [InlineData("Schizophrenia in an aunt", "")]
    [InlineData("Grandmother had schizophrenia", "")]
    public void Psychosis_of_a_parent_sibling_or_child_is_family_history(string text, string problems) => Assert.Equal(problems, Read(text));

    [Theory]
    [InlineData("Severe alcohol use disorder", "AlcoholDependence")]
    [InlineData("Alcohol use disorder, moderate", "AlcoholDependence")]
    [InlineData("Alcohol use disorder", "AlcoholDependence")]
    [InlineData("Alcohol use disorder, mild", "SubstanceAbuse")]
    [InlineData("Opioid dependence in remission", "OpioidDependence past")]
    [InlineData("Ketamine use disorder", "HallucinogenUse")]
    [InlineData("Nicotine dependence", "")]
    public void A_use_disorder_is_read_by_its_grade(string text, string problems) => Assert.Equal(problems, Read(text));

    [Fact]
    public void Words_beside_a_known_code_only_ask() => Assert.Equal("Aneurysm, CardiovascularEvent?, Psychosis?", Read(
        new Condition("x") { Codes = [new(ClinicalCode.Icd10Cm, "i71.40", "Possible stroke")], Text = "schizophrenia", VerificationStatus = "confirmed" }));

    [Fact]
    public void A_name_beside_an_unknown_code_is_read() => Assert.Equal("Aneurysm", Read(
        new Condition("x") { Codes = [new(ClinicalCode.Snomed, "14336007", "Ruptured abdominal aortic aneurysm (disorder)")], VerificationStatus = "confirmed" }));

    [Theory]
    [InlineData("F16.20", "HallucinogenUse")]
    [InlineData("F1621", "SubstanceRemission")]
    [InlineData("F10.10", "SubstanceAbuse")]
    [InlineData("F17.210", "")]
    [InlineData("H40.2111", "OpenGlobeOrAcuteClosure")]
    [InlineData("H40.9", "RaisedEyePressure")]
    [InlineData("N30.10", "InterstitialCystitis")]
    [InlineData("N30.00", "AcuteCystitis, CystitisOrHaematuria")]
    [InlineData("I71.02", "Aneurysm, AorticDissection")]
    [InlineData("J22", "RespiratoryInfection")]
    [InlineData("J23.0", "")]
    [InlineData("O9A.2", "Pregnancy")]
    [InlineData("I49.9", "Arrhythmia, HeartDisease")]
    [InlineData("N18.5", "KidneyDisease, SevereKidneyDisease")]
    [InlineData("I7", "")]
    public void A_diagnosis_code_is_read_by_its_prefix(string code, string problems) =>
        Assert.Equal(problems, Read(new Condition("x") { Codes = [new(ClinicalCode.Icd10Cm, code)], VerificationStatus = "confirmed" }));

    [Fact]
    public void No_text_makes_it_fall_over() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll<string>(text => Read(text ?? "") is not null));

    [Fact]
    public void Every_wording_of_the_vocabulary_is_found_by_itself() => Assert.All(
        ProblemVocabulary.Entries.Where(entry => entry.Kind is EntryKind.English or EntryKind.Spanish && !entry.Text.Contains(" + ", StringComparison.Ordinal)),
        entry => Assert.True(ProblemText.Read(entry.Text, Now).Exists(mention => mention.Row == entry.Row && mention.Silenced is null or Silence.Context), $"{entry.File}: {entry.Text}"));

    [Fact]
    public void Every_pair_of_the_vocabulary_is_found_in_one_clause() => Assert.All(
        ProblemVocabulary.Entries.Where(entry => entry.Kind is EntryKind.English or EntryKind.Spanish && entry.Text.Contains(" + ", StringComparison.Ordinal)),
        entry => Assert.True(ProblemText.Read(entry.Text.Replace(" + ", " xyz ", StringComparison.Ordinal), Now).Exists(mention => mention.Row == entry.Row), $"{entry.File}: {entry.Text}"));
}
