using Stillpoint.Care.Kinetics;

namespace Stillpoint.Care.Tests.Kinetics;

public sealed class Fitting_measured_levels
{
    private static readonly Subject Adult = new(PublishedModels.Default, Covariates.Weighing(80));
    private static readonly Administration[] Session = [new(GivenBy.IntravenousInfusion, 0, 40, 40)];

    private static IndividualFit.Fitted Fit(params MeasuredLevel[] levels) => Assert.IsType<IndividualFit.Fitted>(IndividualFit.Of(Adult, Session, levels));

    /// <summary>The objective written again from its definition, with the inverse of Omega by hand and the model by its differential equations.</summary>
    private static double Objective(double v, double c, MeasuredLevel[] levels)
    {
        const double S = 0.23609, Vv = 0.084177, Cc = 0.026048, Vc = 0.02261;
        var determinant = Vv * Cc - Vc * Vc;
        var sum = (Cc * v * v - 2 * Vc * v * c + Vv * c * c) / determinant;
        foreach (var level in levels)
        {
            var f = Level(v, c, level.Minute);
            sum += Math.Pow((level.NgPerMl - f) / (S * f), 2) + Math.Log(Math.Pow(S * f, 2));
        }
        return sum;
    }

    /// <summary>The default's two compartments in closed form, typed here again.</summary>
    private static double Level(double v, double c, double minute)
    {
        var size = 80.0 / 70;
        double v1 = 122.654 * size * Math.Exp(v), cl = 1.3369286 * Math.Pow(size, 0.75) * Math.Exp(c), q = 2.2813644 * Math.Pow(size, 0.75), v2 = 122.654 * 0.0186 / 0.0137 * size;
        double k10 = cl / v1, k12 = q / v1, k21 = q / v2, s = k10 + k12 + k21, d = Math.Sqrt(s * s - 4 * k10 * k21), a = (s + d) / 2, b = k10 * k21 / a;
        double Infused(double root, double share) => 1000 / v1 * share / root * (1 - Math.Exp(-root * Math.Min(40, minute))) * Math.Exp(-root * Math.Max(0, minute - 40));
        return Infused(a, (k21 - a) / (b - a)) + Infused(b, (k21 - b) / (a - b));
    }

    [Fact]
    public void The_fit_is_where_the_objective_is_least()
    {
        MeasuredLevel[] levels = [new(40, 240), new(80, 110), new(230, 35)];
        var fit = Fit(levels);
        var least = Objective(fit.EtaV1, fit.EtaCl, levels);
        for (var angle = 0.0; angle < 2 * Math.PI; angle += 0.3)
            foreach (var far in new[] { 1e-4, 1e-2, 0.3 })
                Assert.True(Objective(fit.EtaV1 + far * Math.Cos(angle), fit.EtaCl + far * Math.Sin(angle), levels) > least);
        for (var j = 0; j < levels.Length; j++) Agree.On(Level(fit.EtaV1, fit.EtaCl, levels[j].Minute), fit.NgPerMl[j]);
        Agree.On(122.654 * 80 / 70 * Math.Exp(fit.EtaV1), fit.V1L);
    }

    [Fact]
    public void Its_spread_is_twice_the_inverse_of_the_curvature()
    {
        MeasuredLevel[] levels = [new(40, 240), new(120, 60)];
        var fit = Fit(levels);
        const double H = 1e-3;
        double At(int v, int c) => Objective(fit.EtaV1 + v * H, fit.EtaCl + c * H, levels);
        var vv = (At(1, 0) - 2 * At(0, 0) + At(-1, 0)) / (H * H);
        var cc = (At(0, 1) - 2 * At(0, 0) + At(0, -1)) / (H * H);
        var vc = (At(1, 1) - At(1, -1) - At(-1, 1) + At(-1, -1)) / (4 * H * H);
        Assert.Equal(Math.Sqrt(2 * cc / (vv * cc - vc * vc)), fit.SdV1, 1e-4);
        Assert.Equal(Math.Sqrt(2 * vv / (vv * cc - vc * vc)), fit.SdCl, 1e-4);
    }

    [Fact]
    public void One_level_moves_the_curve_less_than_half_way()
    {
        var typical = Prediction.Of(Adult, Session).At(40).Ketamine;
        var fitted = Fit(new MeasuredLevel(40, 1.5 * typical)).NgPerMl[0];
        Assert.InRange(fitted, typical * 1.01, typical * 1.25);
    }

    [Fact]
    public void Twenty_levels_move_it_most_of_the_way_and_narrow_the_spread()
    {
        var levels = Enumerable.Range(0, 20).Select(i => new MeasuredLevel(40 + 10 * i, Level(0.3, 0.2, 40 + 10 * i))).ToArray();
        var fit = Fit(levels);
        Assert.Equal(0.3, fit.EtaV1, 0.1);
        Assert.Equal(0.2, fit.EtaCl, 0.05);
        Assert.True(fit.SdCl < Fit(levels[0]).SdCl);
    }

    [Fact]
    public void A_level_below_quantification_pulls_the_curve_down()
    {
        var limit = Prediction.Of(Adult, Session).At(300).Ketamine;
        var fit = Fit(new MeasuredLevel(300, limit / 2) { BelowQuantification = true });
        Assert.True(fit.NgPerMl[0] < limit);
        Assert.True(fit.EtaCl > 0);
    }

    [Fact]
    public void What_cannot_be_believed_is_refused_with_the_reason()
    {
        Assert.Contains("first 5 minutes", Refusal(new MeasuredLevel(4.9, 30)), StringComparison.Ordinal);
        Assert.Contains("infusion arm", Refusal(new MeasuredLevel(40, 180) { FromInfusionArm = true }), StringComparison.Ordinal);
        Assert.Contains("three standard deviations", Refusal([.. Enumerable.Range(0, 30).Select(i => new MeasuredLevel(30 + i, 2500))]), StringComparison.Ordinal);
        Assert.IsType<IndividualFit.Fitted>(IndividualFit.Of(Adult, Session, [new MeasuredLevel(5, 30)]));

        static string Refusal(params MeasuredLevel[] levels) => Assert.IsType<IndividualFit.Refused>(IndividualFit.Of(Adult, Session, levels)).Because;
    }
}
