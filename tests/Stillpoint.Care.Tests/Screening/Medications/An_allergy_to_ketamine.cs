using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;
using static Stillpoint.Care.Screening.Medications.KetamineAllergyReading;

namespace Stillpoint.Care.Tests.Screening.Medications;

public sealed class An_allergy_to_ketamine
{
    private static KetamineAllergyReading Read(string? text, string? type = null, params string[] reactions) =>
        KetamineAllergy.Read(new("bundle:AllergyIntolerance/1") { Texts = text is null ? [] : [text], Type = type, Reactions = reactions });

    private static KetamineAllergyReading Coded(string system, string code, string? display = null) => KetamineAllergy.Read(new("bundle:AllergyIntolerance/1") { Codes = [new(system, code, display)] });

    [Theory]
    [InlineData("NMDA antagonists")]
    [InlineData("special K")]
    public void Its_class_and_its_name_on_the_street_are_asked_about(string text) => Assert.Equal(Misspelt, Read(text));

    [Theory]
    [InlineData("Ketamine")]
    [InlineData("ketamine hydrochloride 50 MG/ML")]
    [InlineData("Esketamine")]
    [InlineData("S-ketamine")]
    [InlineData("(S)-Ketamine")]
    [InlineData("Ketalar")]
    [InlineData("Ketolar")]
    [InlineData("Ketanest S")]
    [InlineData("SPRAVATO 28 mg")]
    [InlineData("arketamine")]
    [InlineData("Ketamina")]
    [InlineData("Alergia a la quetamina")]
    [InlineData("Benzethonium chloride")]
    [InlineData("Allergy to ketamine (finding)")]
    [InlineData("No drug allergies except ketamine")]
    public void Ketamine_by_any_name_is_ketamine(string text) => Assert.Equal(Hypersensitivity, Read(text));

    [Theory]
    [InlineData(ClinicalCode.RxNorm, "6130")]
    [InlineData(ClinicalCode.RxNorm, "2119365")]
    [InlineData(ClinicalCode.Snomed, "373464007")]
    public void Its_codes_need_no_name(string system, string code) => Assert.Equal(Hypersensitivity, Coded(system, code));

    [Fact]
    public void A_name_beside_any_code_is_read() => Assert.Equal(Hypersensitivity, Coded("urn:local", "77", "Ketamine (substance)"));

    [Theory]
    [InlineData("intolerance", "hives")]
    [InlineData("intolerance", "Anaphylaxis")]
    [InlineData("allergy", "laryngeal edema")]
    [InlineData(null, "ronchas")]
    [InlineData("intolerance", "rash; vivid dreams")]
    [InlineData("allergy", "laryngospasm")]
    public void An_allergic_reaction_decides_whatever_the_type(string? type, string reaction) => Assert.Equal(Hypersensitivity, Read("Ketamine", type, reaction));

    [Theory]
    [InlineData("intolerance", "vivid dreams")]
    [InlineData("allergy", "hallucinations")]
    [InlineData(null, "náuseas y mareos")]
    public void What_ketamine_does_to_everybody_is_no_allergy(string? type, string reaction)
    {
        Assert.Equal(ExpectedEffect, Read("Ketamine", type, reaction));
        Assert.Equal(ExpectedEffect, Read($"Ketamine: {reaction}", type));
        Assert.NotEqual(ExpectedEffect, Read("Ketamine", type, reaction, "something else"));
    }

    [Fact]
    public void Not_tolerated_without_a_reaction_is_a_question() => Assert.Equal(Intolerance, Read("Ketamine", "intolerance"));

    [Theory]
    [InlineData("Ketmine")]
    [InlineData("Ketaminne")]
    [InlineData("Kettalar")]
    [InlineData("esketamne")]
    public void A_letter_wrong_is_a_question_and_never_clear(string text) => Assert.Equal(Misspelt, Read(text));

    [Theory]
    [InlineData("Lidocaine")]
    [InlineData("Propofol")]
    [InlineData("Latex")]
    [InlineData("benzalkonium chloride")]
    [InlineData("local anesthetic")]
    [InlineData("anestesia local con lidocaína")]
    [InlineData("penicilina")]
    [InlineData("Ketorolac")]
    [InlineData("ketotifen")]
    [InlineData("ketoconazole")]
    [InlineData("No known allergy to ketamine")]
    [InlineData("No known drug allergies")]
    public void Another_substance_is_no_reason(string text) => Assert.Equal(AnotherSubstance, Read(text));

    [Theory]
    [InlineData("Penicillin - rash")]
    [InlineData("sulfa drugs, shellfish and bee stings")]
    [InlineData("Mariscos y cacahuates")]
    [InlineData("Tree nuts (anaphylaxis)")]
    [InlineData("Seasonal allergies")]
    [InlineData("Amoxicilin")]
    [InlineData("eggs; strawberries; adhesive tape")]
    [InlineData("NKDA")]
    [InlineData("Ninguna conocida")]
    [InlineData("No known food or drug allergies")]
    [InlineData("Zorbane, not ketamine")]
    [InlineData("Zorbane: no es ketamina")]
    public void What_the_lists_hold_is_known_to_be_something_else(string text) => Assert.Equal(AnotherSubstance, Read(text));

    [Theory]
    [InlineData("Zorbane")]
    [InlineData("Penicillin, Zorbane")]
    [InlineData("latex and kzx")]
    [InlineData("Zorbane (hives)")]
    [InlineData("Multiple drug allergies")]
    [InlineData("alergia a medicamentos")]
    [InlineData("some injection as a child")]
    [InlineData("No latex. Zorbane")]
    public void A_name_that_no_list_holds_is_asked_about(string text) => Assert.Equal(UnknownName, Read(text));

    [Fact]
    public void A_name_that_a_terminology_gives_its_own_code_is_known_unless_it_names_nothing()
    {
        Assert.Equal(AnotherSubstance, Coded(ClinicalCode.Snomed, "419474003", "Allergy to zorbane"));
        Assert.Equal(UnknownName, Coded(ClinicalCode.Snomed, "416098002", "Allergy to drug (finding)"));
        Assert.Equal(UnknownName, Coded("urn:local", "77", "Zorbane"));
    }

    [Theory]
    [InlineData("Z88.4")]
    [InlineData("z884")]
    public void Anesthetic_agents_in_general_are_too_broad_to_say(string code) => Assert.Equal(SomeAnesthetic, Coded(ClinicalCode.Icd10Cm, code, "Allergy status to anesthetic agent"));

    [Theory]
    [InlineData("general anesthetics")]
    [InlineData("Anesthesia")]
    [InlineData("anestesia general")]
    [InlineData("reaction to anaesthetic in 2004")]
    public void An_anesthetic_in_words_is_as_broad(string text) => Assert.Equal(SomeAnesthetic, Read(text));

    [Fact]
    public void A_bare_code_cannot_be_read()
    {
        Assert.Equal(Unreadable, Coded("urn:local", "1234"));
        Assert.Equal(Unreadable, Read(" "));
    }
}
