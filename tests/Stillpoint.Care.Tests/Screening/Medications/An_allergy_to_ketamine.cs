using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Tests.Screening.Medications;

public sealed class An_allergy_to_ketamine
{
    [Theory]
    [InlineData("Ketamine")]
    [InlineData("ketamine hydrochloride 50 MG/ML")]
    [InlineData("Esketamine")]
    [InlineData("S-ketamine")]
    [InlineData("(S)-Ketamine")]
    [InlineData("Ketalar")]
    [InlineData("SPRAVATO 28 mg")]
    [InlineData("arketamine")]
    [InlineData("Benzethonium chloride")]
    [InlineData("Allergy to ketamine (finding)")]
    public void Ketamine_by_any_name_is_ketamine(string text) => Assert.Equal(KetamineAllergyReading.Ketamine, KetamineAllergy.Read([], [text]));

    [Theory]
    [InlineData("6130")]
    [InlineData("2119365")]
    public void Its_ingredient_codes_need_no_name(string code) => Assert.Equal(KetamineAllergyReading.Ketamine, KetamineAllergy.Read([new(ClinicalCode.RxNorm, code)], []));

    [Fact]
    public void A_name_beside_any_code_is_read() =>
        Assert.Equal(KetamineAllergyReading.Ketamine, KetamineAllergy.Read([new(ClinicalCode.Snomed, "373464007", "Ketamine (substance)")], []));

    [Theory]
    [InlineData("Lidocaine")]
    [InlineData("Propofol")]
    [InlineData("Latex")]
    [InlineData("benzalkonium chloride")]
    [InlineData("local anaesthetic")]
    public void Another_substance_is_no_reason(string text) => Assert.Equal(KetamineAllergyReading.AnotherSubstance, KetamineAllergy.Read([], [text]));

    [Theory]
    [InlineData("Z88.4")]
    [InlineData("z884")]
    public void Anaesthetic_agents_in_general_are_too_broad_to_say(string code) =>
        Assert.Equal(KetamineAllergyReading.SomeAnaesthetic, KetamineAllergy.Read([new(ClinicalCode.Icd10Cm, code, "Allergy status to anesthetic agent")], []));

    [Fact]
    public void General_anaesthetic_in_words_is_as_broad() => Assert.Equal(KetamineAllergyReading.SomeAnaesthetic, KetamineAllergy.Read([], ["general anesthetics"]));

    [Fact]
    public void A_bare_code_cannot_be_read()
    {
        Assert.Equal(KetamineAllergyReading.Unreadable, KetamineAllergy.Read([new("urn:local", "1234")], []));
        Assert.Equal(KetamineAllergyReading.Unreadable, KetamineAllergy.Read([], [null, " "]));
    }
}
