using Stillpoint.Care.Kinetics;

namespace Stillpoint.Care.Tests.Kinetics;

/// <summary>
/// Twelve figures that two other programs agreed on to nine digits, written down with eight. Each is computed here twice, by
/// the matrix exponential and by the closed form.
/// </summary>
public sealed class The_check_values
{
    private const double EightDigits = 6e-8;

    private static readonly Covariates Adult45 = new() { AgeYears = 45, Asian = false, Japanese = false };

    private static Subject Of(string model, double kilograms) => new(PublishedModels.Find(model)!, Covariates.Weighing(kilograms));

    private static Administration Infusion(double milligrams, double duration, double minute = 0) =>
        new(GivenBy.IntravenousInfusion, minute, milligrams, duration);

    private static void Expect(Subject subject, Administration[] doses, double minute, double ketamine, double? norketamine = null, double? effect = null, double? hydroxy = null)
    {
        Agrees(ExactLevels.At(subject, doses, [minute])[0]);
        Agrees(Prediction.Of(subject, doses).At(minute));

        void Agrees(Levels levels)
        {
            Same(ketamine, levels.Ketamine);
            Same(norketamine, levels.Norketamine);
            Same(effect, levels.EffectSite);
            Same(hydroxy, levels.Hydroxynorketamine);
        }

        static void Same(double? expected, double? actual)
        {
            if (expected is not { } figure) return;
            Assert.NotNull(actual);
            Assert.InRange(actual.Value, figure * (1 - EightDigits), figure * (1 + EightDigits));
        }
    }

    [Fact]
    public void Forty_milligrams_over_forty_minutes_at_80_kg()
    {
        Expect(Of("rac-adult-default", 80), [Infusion(40, 40)], 40, 179.52725, 43.635721, 170.89436);
        Expect(Of("rac-adult-default", 80), [Infusion(40, 40)], 100, 70.005741, 69.103178, 71.965568);
    }

    [Fact]
    public void The_same_dose_rule_at_60_kg() => Expect(Of("rac-adult-default", 60), [Infusion(30, 40)], 40, 174.74236, 45.247166);

    [Fact]
    public void An_infusion_stopped_half_way() => Expect(Of("rac-adult-default", 80), [Infusion(20, 20)], 30, 86.119725, effect: 91.89452);

    [Fact]
    public void Intramuscular_and_oral()
    {
        Expect(Of("rac-adult-default", 80), [new(GivenBy.Intramuscular, 0, 32)], 15, 128.89377, 15.820602);
        Expect(Of("rac-adult-default", 80), [new(GivenBy.Oral, 0, 50)], 60, 26.538194, 117.21129);
    }

    [Fact]
    public void Domino()
    {
        Expect(Of("domino", 80), [Infusion(40, 40)], 40, 240.33081, effect: 238.28954);
        Expect(Of("domino", 80), [Infusion(40, 40)], 60, 55.108418, effect: 56.682643);
    }

    [Fact]
    public void Esketamine_intravenously()
    {
        Expect(Of("otto2021-esketamine", 80), [Infusion(16, 40)], 40, 65.709751, 19.053295);
        Expect(Of("otto2021-esketamine", 80), [Infusion(16, 40)], 90, 30.412107, 31.732217);
    }

    [Fact]
    public void Esketamine_by_nose()
    {
        var subject = new Subject(PublishedModels.EsketamineSpray, Adult45);
        Administration[] devices = [new(GivenBy.EsketamineSpray, 0, 28, Spray: 1), new(GivenBy.EsketamineSpray, 5, 28, Spray: 2)];
        Expect(subject, devices, 45, 72.298717, 62.393437);
        Expect(subject, devices, 120, 39.729349, 116.20871);
        Expect(subject, [Infusion(20, 20)], 20, 84.57349, 6.3804675);
        Expect(subject, [Infusion(20, 20)], 60, 42.293302, 36.34687);
    }

    [Fact]
    public void Esketamine_film()
    {
        Administration[] film = [new(GivenBy.EsketamineFilm, 0, 50)];
        Expect(Of("simons2022-otf", 80), film, 20, 76.039356, 25.15257, hydroxy: 4.6426666);
        Expect(Of("simons2022-otf", 80), film, 60, 40.603699, 225.01035, hydroxy: 77.79222);
    }

    [Fact]
    public void Boluses_count_from_their_own_minute()
    {
        Expect(Of("clements250", 60), [new(GivenBy.IntravenousBolus, 0, 15)], 0, 142.67778);
        Expect(Of("clements250", 60), [new(GivenBy.IntravenousBolus, 0, 15)], 30, 67.001641);
        Expect(Of("herd", 30), [new(GivenBy.IntravenousBolus, 0, 30)], 10, 500.19442);
    }

    /// <summary>The paper's own table for a person of 18 to 60 years, read off the model here to within one per cent.</summary>
    [Theory]
    [InlineData(1, 43.8, 147.3)]
    [InlineData(2, 72.5, 254.7)]
    [InlineData(3, 101.0, 362.2)]
    public void Devices_five_minutes_apart_reach_the_printed_peaks_and_areas(int devices, double peak, double area)
    {
        var subject = new Subject(PublishedModels.EsketamineSpray, Adult45);
        var doses = Enumerable.Range(0, devices).Select(i => new Administration(GivenBy.EsketamineSpray, 5 * i, 28, Spray: i + 1)).ToArray();
        var curve = Prediction.Of(subject, doses).Curve(Grid.Between(0, 24 * 60, 0.5)).Ketamine;
        Assert.Equal(peak, curve.Max(), 0.01 * peak);
        Assert.Equal(area, curve.Sum() * 0.5 / 60, 0.01 * area);
    }

    /// <summary>The paper's own peak after 20 mg over 20 minutes in arterial blood: 273 ng/mL (259-287).</summary>
    [Fact]
    public void Arterial_esketamine_reaches_the_printed_peak() =>
        Assert.InRange(Prediction.Of(Of("simons2022-otf", 70), Infusion(20, 20)).At(20).Ketamine, 259, 287);

    /// <summary>What the default says at 40 minutes of 0.5 mg/kg, by weight, and beside the published 185 ng/mL.</summary>
    [Theory]
    [InlineData("rac-adult-default", 50, 172)]
    [InlineData("rac-adult-default", 70, 177)]
    [InlineData("rac-adult-default", 120, 186)]
    [InlineData("otto2021-racemic-enantiomers", 70, 161)]
    [InlineData("domino", 70, 240)]
    public void Half_a_milligram_per_kilogram_over_forty_minutes(string model, double kilograms, double level) =>
        Assert.Equal(level, Prediction.Of(Of(model, kilograms), Infusion(kilograms / 2, 40)).At(40).Ketamine, 0.6);
}
