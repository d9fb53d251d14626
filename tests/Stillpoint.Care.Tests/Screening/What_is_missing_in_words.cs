using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Tests.Screening;

public sealed class What_is_missing_in_words
{
    [Theory]
    [InlineData("loinc|8480-6", "Systolic pressure")]
    [InlineData("gates.releasedAt", "released at")]
    [InlineData("week", "week")]
    [InlineData("icd-10-cm|I71.00", "the entry confirmed on the problem list")]
    [InlineData("medication", "the line made clear on the medicine list")]
    [InlineData("patient.weightKg", "Weight")]
    public void Is_named_as_the_sheet_names_it(string path, string words) => Assert.Equal(words, InputText.Of(path), ignoreCase: true);

    [Fact]
    public void A_key_of_the_vocabulary_has_its_label() => Assert.All(Vocabulary.All, key => Assert.Equal(key.Label, InputText.Of(key.Key)));

    [Fact]
    public void Is_named_once() => Assert.DoesNotContain(",", InputText.List(["loinc|8480-6", "loinc|8480-6"]), StringComparison.Ordinal);
}
