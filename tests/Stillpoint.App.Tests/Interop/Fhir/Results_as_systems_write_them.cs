using System.Globalization;
using Stillpoint.Care.Screening.Facts;
using static Stillpoint.App.Tests.Interop.Fhir.Bundled;

namespace Stillpoint.App.Tests.Interop.Fhir;

/// <summary>Numbers in the units and texts in which other systems send them.</summary>
public sealed class Results_as_systems_write_them
{
    private static Fact? Newest(string loinc, string members) => Read(Patient(), Observation("o1", loinc, members)).Results is [var only] ? only : null;

    [Theory]
    [InlineData("29463-7", 150, "pounds", 68.04)]
    [InlineData("29463-7", 68, "kilograms", 68)]
    [InlineData("8302-2", 64, "inches", 162.56)]
    [InlineData("3016-3", 2.5, "mU/L", 2.5)]
    [InlineData("3016-3", 2.5, "mcIU/mL", 2.5)]
    [InlineData("8867-4", 72, "{beat}/min", 72)]
    [InlineData("48642-3", 55, "mL/min/1.73m²", 55)]
    public void A_unit_is_known_in_the_spelling_of_the_system_that_sent_it(string loinc, double value, string unit, double kept)
    {
        var fact = Newest(loinc, string.Create(CultureInfo.InvariantCulture, $"{{\"valueQuantity\":{{\"value\":{value},\"unit\":\"{unit}\"}}}}"));
        Assert.Equal(kept, (double)((Amount)fact!.Untyped).Value, 2);
    }

    [Theory]
    [InlineData("1742-6", "900 U/L", 900, Bound.Exact)]
    [InlineData("1742-6", "<5 U/L", 5, Bound.Below)]
    [InlineData("2823-3", ">=6.5 mmol/L", 6.5, Bound.AtLeast)]
    public void A_number_that_is_plain_in_a_text_is_read(string loinc, string text, double kept, Bound bound)
    {
        var amount = (Amount)Newest(loinc, $$"""{"valueString":"{{text}}"}""")!.Untyped;
        Assert.Equal((kept, bound), ((double)amount.Value, amount.Bound));
    }

    [Theory]
    [InlineData("1742-6", "900")]
    [InlineData("1742-6", "9,00 U/L")]
    [InlineData("1742-6", "30-40 U/L")]
    [InlineData("1742-6", "see note")]
    [InlineData("1742-6", "40 U/L (H)")]
    [InlineData("29463-7", "68 stone")]
    public void A_number_that_is_not_plain_is_none_and_is_said(string loinc, string text)
    {
        var record = Read(Patient(), Observation("o1", loinc, $$"""{"valueString":"{{text}}"}"""));
        Assert.Empty(record.Results);
        Assert.Single(record.Ignored);
    }

    [Theory]
    [InlineData("21198-7", "25000 mIU/mL", "positive")]
    [InlineData("21198-7", "<1 mIU/mL", "negative")]
    [InlineData("21198-7", "12 mIU/mL", "indeterminate")]
    [InlineData("21198-7", "25000", "indeterminate")]
    [InlineData("2106-3", "Positivo", "positive")]
    [InlineData("2106-3", "No detectado", "negative")]
    public void A_pregnancy_test_in_words_is_read_or_is_not_clear_and_never_passed_over(string loinc, string text, string kept) =>
        Assert.Equal(kept, Newest(loinc, $$"""{"valueString":"{{text}}"}""")!.Untyped);
}
