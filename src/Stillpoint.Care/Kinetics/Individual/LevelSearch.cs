namespace Stillpoint.Care.Kinetics;

/// <summary>Deviations of central volume and clearance on the log scale.</summary>
internal readonly record struct Etas(double V1, double Cl);

/// <summary>The search for the most probable deviations. Derivatives of the curve are differences of fourth order over its exact values.</summary>
internal sealed class LevelSearch(Subject subject, Administration[] doses, IReadOnlyList<MeasuredLevel> levels)
{
    private const double Nudge = 0.005;

    private readonly double[] typical = subject.Typical();
    private readonly double[] minutes = [.. levels.Select(level => level.Minute)];
    private readonly double error = subject.Model.Errors.Ketamine!.Proportional;
    private readonly double[,] precision = Inverse(subject.Model.Variability.Covariance[0, 0], subject.Model.Variability.Covariance[0, 1], subject.Model.Variability.Covariance[1, 1]);

    /// <summary>The objective with its gradient and curvature.</summary>
    private readonly record struct Point(double Value, double GradientV, double GradientC, double Vv, double Vc, double Cc);

    public Etas Best()
    {
        var (sdV, sdC) = (Math.Sqrt(subject.Model.Variability.Covariance[0, 0]), Math.Sqrt(subject.Model.Variability.Covariance[1, 1]));
        Etas[] starts = [new(0, 0), new(sdV, -sdC), new(-sdV, sdC)];
        return starts.Select(Descend).MinBy(at => Objective(at));
    }

    public IndividualFit.Fitted Fit(Etas at)
    {
        var point = Look(at);
        var inverse = Inverse(point.Vv, point.Vc, point.Cc);
        var covariance = new[,] { { 2 * inverse[0, 0], 2 * inverse[0, 1] }, { 2 * inverse[1, 0], 2 * inverse[1, 1] } };
        return new(at.V1, at.Cl, typical[0] * Math.Exp(at.V1), typical[1] * Math.Exp(at.Cl), Curve(at), covariance);
    }

    private Etas Descend(Etas start)
    {
        var at = start;
        for (var round = 0; round < 100; round++)
        {
            var here = Look(at);
            // Far from the minimum the curvature may bend the wrong way; lift it until it does not.
            var (vv, vc, cc) = (here.Vv, here.Vc, here.Cc);
            var least = (vv + cc) / 2 - Math.Sqrt((vv - cc) * (vv - cc) / 4 + vc * vc);
            if (least < 1e-3) (vv, cc) = (vv + 1e-3 - least, cc + 1e-3 - least);
            var inverse = Inverse(vv, vc, cc);
            var (stepV, stepC) = (-(inverse[0, 0] * here.GradientV + inverse[0, 1] * here.GradientC), -(inverse[1, 0] * here.GradientV + inverse[1, 1] * here.GradientC));
            var length = Math.Max(Math.Abs(stepV), Math.Abs(stepC));
            if (length > 1) (stepV, stepC) = (stepV / length, stepC / length);
            if (length < 1e-12) break;

            var share = 1.0;
            var next = new Etas(at.V1 + stepV, at.Cl + stepC);
            while (share > 1e-10 && !(Objective(next) <= here.Value))
            {
                share /= 2;
                next = new(at.V1 + share * stepV, at.Cl + share * stepC);
            }
            if (share <= 1e-10) break;
            at = next;
        }
        return at;
    }

    private double Objective(Etas at)
    {
        var curve = Curve(at);
        var sum = Prior(at);
        for (var j = 0; j < curve.Length; j++) sum += Misfit(levels[j], curve[j]).Value;
        return sum;
    }

    private double Prior(Etas at) => precision[0, 0] * at.V1 * at.V1 + 2 * precision[0, 1] * at.V1 * at.Cl + precision[1, 1] * at.Cl * at.Cl;

    private Point Look(Etas at)
    {
        double[] Move(int v, int c) => Curve(new(at.V1 + v * Nudge, at.Cl + c * Nudge));
        var here = Curve(at);
        double[][] alongV = [Move(-2, 0), Move(-1, 0), Move(1, 0), Move(2, 0)];
        double[][] alongC = [Move(0, -2), Move(0, -1), Move(0, 1), Move(0, 2)];
        double[][] near = [Move(1, 1), Move(1, -1), Move(-1, 1), Move(-1, -1)];
        double[][] far = [Move(2, 2), Move(2, -2), Move(-2, 2), Move(-2, -2)];

        var point = new Point(Prior(at), 2 * (precision[0, 0] * at.V1 + precision[0, 1] * at.Cl), 2 * (precision[1, 0] * at.V1 + precision[1, 1] * at.Cl), 2 * precision[0, 0], 2 * precision[0, 1], 2 * precision[1, 1]);
        for (var j = 0; j < here.Length; j++)
        {
            var (value, slope, bend) = Misfit(levels[j], here[j]);
            var (v, vv) = Along(alongV, here[j], j);
            var (c, cc) = Along(alongC, here[j], j);
            // The cross difference at one and two steps, combined so that the error of second order cancels.
            var vc = (4 * Cross(near, j, 1) - Cross(far, j, 2)) / 3;
            point = new(point.Value + value, point.GradientV + slope * v, point.GradientC + slope * c, point.Vv + bend * v * v + slope * vv, point.Vc + bend * v * c + slope * vc, point.Cc + bend * c * c + slope * cc);
        }
        return point;
    }

    private static (double First, double Second) Along(double[][] at, double here, int j) => (
        (at[0][j] - 8 * at[1][j] + 8 * at[2][j] - at[3][j]) / (12 * Nudge),
        (-at[0][j] + 16 * at[1][j] - 30 * here + 16 * at[2][j] - at[3][j]) / (12 * Nudge * Nudge));

    private static double Cross(double[][] at, int j, int steps) =>
        (at[0][j] - at[1][j] - at[2][j] + at[3][j]) / (4 * steps * steps * Nudge * Nudge);

    /// <summary>What one level adds to the objective, with its first and second derivative by the predicted level.</summary>
    private (double Value, double Slope, double Bend) Misfit(MeasuredLevel level, double predicted)
    {
        // A sample before any drug says nothing about volume or clearance.
        if (predicted <= 0) return (0, 0, 0);
        if (level.BelowQuantification)
        {
            var z = (level.NgPerMl / predicted - 1) / error;
            var dz = -level.NgPerMl / (error * predicted * predicted);
            var d2z = -2 * dz / predicted;
            var hazard = Normal.Density(z) / Normal.Below(z);
            return (-2 * Math.Log(Normal.Below(z)), -2 * hazard * dz, 2 * hazard * (z + hazard) * dz * dz - 2 * hazard * d2z);
        }
        var ratio = level.NgPerMl / predicted;
        var variance = error * error;
        return (
            (ratio - 1) * (ratio - 1) / variance + 2 * Math.Log(error * predicted),
            (2 - 2 * (ratio - 1) * ratio / variance) / predicted,
            (2 * (3 * ratio - 2) * ratio / variance - 2) / (predicted * predicted));
    }

    private double[] Curve(Etas at)
    {
        var person = (double[])typical.Clone();
        person[0] *= Math.Exp(at.V1);
        person[1] *= Math.Exp(at.Cl);
        return [.. ExactLevels.At(subject, person, doses, minutes).Select(level => level.Ketamine)];
    }

    private static double[,] Inverse(double a, double b, double d)
    {
        var determinant = a * d - b * b;
        return new[,] { { d / determinant, -b / determinant }, { -b / determinant, a / determinant } };
    }
}
