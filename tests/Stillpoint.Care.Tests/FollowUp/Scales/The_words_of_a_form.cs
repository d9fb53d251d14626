using Stillpoint.Care.FollowUp.Scales;
using static Stillpoint.Care.Tests.FollowUp.Scales.Forms;

namespace Stillpoint.Care.Tests.FollowUp.Scales;

public sealed class The_words_of_a_form
{
    private static readonly PermissionRecord Permission = new("Columbia Lighthouse Project", new(2026, 5, 4), "letter of 4 May 2026");

    private static Wording OfClinic(string code, string language = "en") => new(language, "the clinic's form")
    {
        Notice = "© the owner",
        Items = [.. The(code).Items.Select(item => new ItemWording($"Question {item.Mark}", new Dictionary<int, string>()))],
    };

    [Fact]
    public void Fit_their_items_and_name_the_copy_they_were_read_from() => Assert.All(Instruments.All.SelectMany(instrument => instrument.Wordings.Select(wording => (instrument, wording))), shipped =>
    {
        var (instrument, wording) = shipped;
        Assert.Equal(LicenceMode.WordsShip, instrument.Licence.Mode);
        Assert.Contains(wording.Language, (string[])["en", "es"]);
        Assert.False(string.IsNullOrWhiteSpace(wording.ReadFrom));
        Assert.Equal(instrument.Items.Count, wording.Items.Count);
        Assert.All(instrument.Items.Zip(wording.Items), pair =>
        {
            Assert.False(string.IsNullOrWhiteSpace(pair.Second.Text));
            Assert.All(pair.Second.Answers.Keys, code => Assert.True(pair.First.Codes.Has(code)));
            Assert.True(pair.Second.Answers.Count == pair.First.Codes.All.Count || pair.First.Codes.All.Count == 11, $"{instrument.Code} {pair.First.Number}");
        });
    });

    [Fact]
    public void Are_never_repeated_in_a_language_nor_two_items_alike() => Assert.All(Instruments.All, instrument =>
    {
        Assert.Equal(instrument.Wordings.Count, instrument.Wordings.Select(wording => wording.Language).Distinct().Count());
        Assert.All(instrument.Wordings, wording => Assert.Equal(wording.Items.Count, wording.Items.Select(item => item.Text).Distinct().Count()));
    });

    [Fact]
    public void Ship_with_their_notice_in_the_language_asked_for()
    {
        var shown = Assert.IsType<FormText.Shown>(FormText.For(The("PHQ-9"), "es"));
        Assert.StartsWith("Elaborado por", shown.Notice, StringComparison.Ordinal);
        Assert.StartsWith("Developed by", Assert.IsType<FormText.Shown>(FormText.For(The("PHQ-9"), "en")).Notice, StringComparison.Ordinal);
        Assert.IsType<FormText.Withheld>(FormText.For(The("GAD-7"), "es")); // not read from the owner's form, so not shown
    }

    [Fact]
    public void Wait_for_a_recorded_permission_where_the_owner_wants_one()
    {
        var words = OfClinic("C-SSRS-SCREENER");
        Assert.IsType<FormText.Withheld>(FormText.For(The("C-SSRS-SCREENER"), "en", words));
        Assert.IsType<FormText.Withheld>(FormText.For(The("C-SSRS-SCREENER"), "en", permission: Permission));
        Assert.IsType<FormText.Withheld>(FormText.For(The("C-SSRS-SCREENER"), "es", words, Permission));
        var shown = Assert.IsType<FormText.Shown>(FormText.For(The("C-SSRS-SCREENER"), "en", words, Permission));
        Assert.Equal("© the owner", shown.Notice);
    }

    [Theory]
    [InlineData("BDI-II")]
    [InlineData("MADRS")]
    [InlineData("HIT-6")]
    public void Are_never_shown_of_an_instrument_that_is_numbers_only(string code) =>
        Assert.IsType<FormText.Withheld>(FormText.For(The(code), "en", OfClinic(code), Permission));

    [Theory]
    [InlineData("MOAA/S")]
    [InlineData("RASS")]
    [InlineData("ALDRETE")]
    [InlineData("MPADSS")]
    public void Describe_every_step_of_the_scales_of_a_session(string code)
    {
        var shown = Assert.IsType<FormText.Shown>(FormText.For(The(code), "en"));
        Assert.All(The(code).Items.Zip(shown.Wording.Items), pair => Assert.Equal(pair.First.Codes.All, pair.Second.Answers.Keys.Order()));
    }
}
