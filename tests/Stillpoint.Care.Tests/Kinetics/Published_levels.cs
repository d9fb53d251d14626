using Stillpoint.Care.Kinetics;

namespace Stillpoint.Care.Tests.Kinetics;

/// <summary>What each model makes of levels in print, as worked out beforehand elsewhere and rounded there.</summary>
public sealed class Published_levels
{
    private static Comparison[] Of(string source, string regimen, string model) =>
        [.. Assert.Single(PublishedLevels.All, level => level.Source.StartsWith(source, StringComparison.Ordinal) && level.Regimen.Contains(regimen, StringComparison.Ordinal)).Compare(PublishedModels.Find(model)!)];

    [Theory]
    [InlineData("Zarate 2006", "40 min", "rac-adult-default", 177)]
    [InlineData("Zarate 2006", "40 min", "otto2021-racemic-enantiomers", 161)]
    [InlineData("Zarate 2006", "40 min", "domino", 240)]
    [InlineData("Idvall 1979", "", "rac-adult-default", 2147)]
    [InlineData("Koppel 1990", "", "rac-adult-default", 1050)]
    [InlineData("Koppel 1990", "", "domino", 730)]
    [InlineData("Koppel 1990", "", "hijazi", 560)]
    [InlineData("Simons 2022, two", "", "simons2022-otf", 273)]
    [InlineData("Simons 2022 table 2", " 50 mg", "simons2022-otf", 85)]
    [InlineData("Simons 2022 table 2", " 100 mg", "simons2022-otf", 170)]
    [InlineData("Grant 1981", "", "rac-adult-default", 23)]
    [InlineData("Clements 1982", "", "rac-adult-default", 162)]
    [InlineData("Chong 2006", "sublingual", "rac-adult-default", 26)]
    [InlineData("Chong 2006", "oral", "rac-adult-default", 16)]
    [InlineData("Singh 2022", "50 mg", "rac-adult-default", 75)]
    [InlineData("Perez", " 28 mg", "perezruixo2021-esketamine", 43.8)]
    [InlineData("Perez", " 56 mg", "perezruixo2021-esketamine", 72.6)]
    [InlineData("Perez", " 84 mg", "perezruixo2021-esketamine", 100.7)]
    public void A_prediction_is_the_one_worked_out_elsewhere(string source, string regimen, string model, double level) =>
        Assert.Equal(1, Of(source, regimen, model)[0].Predicted!.NgPerMl / level, 0.04);

    [Theory]
    [InlineData("rac-adult-default", new[] { 57, 30, 17, 13, 7.9, 4.0, 2.5, 11, 20, 19, 16, 13, 8.8, 6.9 })]
    [InlineData("otto2021-esketamine", new[] { 51, 27, 15, 10, 5.1, 2.2, 1.5, 12, 21, 20, 17, 12, 7.4, 5.8 })]
    public void Both_models_of_an_esketamine_infusion_over_ten_hours(string model, double[] levels)
    {
        var compared = Of("Otto 2021", "", model);
        for (var i = 0; i < levels.Length; i++) Assert.Equal(levels[i], compared[i].Predicted!.NgPerMl, levels[i] < 10 ? 0.051 : 0.51);
    }

    [Theory]
    [InlineData("Clements 1982", "", Series.Ketamine, 18)]
    [InlineData("Chong 2006", "sublingual", Series.Ketamine, 33)]
    [InlineData("Chong 2006", "oral", Series.Ketamine, 39)]
    [InlineData("Singh 2022", "50 mg", Series.Ketamine, 18)]
    public void A_peak_comes_when_it_was_worked_out_to_come(string source, string regimen, Series series, double minute) =>
        Assert.Equal(minute, Of(source, regimen, "rac-adult-default").First(each => each.Observed.Series == series).Predicted!.Minute, 1.0);

    [Theory]
    [InlineData("Chong 2006", "sublingual", 57)]
    [InlineData("Chong 2006", "oral", 67)]
    [InlineData("Singh 2022", "50 mg", 123)]
    public void Norketamine_after_a_dose_that_was_not_injected(string source, string regimen, double level) =>
        Assert.Equal(level, Of(source, regimen, "rac-adult-default").First(each => each.Observed.Series == Series.Norketamine).Predicted!.NgPerMl, 1.0);

    [Fact]
    public void What_a_model_misses_is_said_as_plainly_as_what_it_meets()
    {
        Assert.True(Of("Krystal 1994", "", "rac-adult-default")[0].Meets);
        Assert.True(Of("Zarate 2006", "", "rac-adult-default")[0].Meets);
        Assert.False(Of("Zarate 2006", "", "domino")[0].Meets);
        Assert.False(Of("Clements 1982", "", "rac-adult-default")[0].Meets);
        Assert.False(Of("Grant 1981", "", "rac-adult-default")[0].Meets);
    }
}
