using Stillpoint.Care.Kinetics;

namespace Stillpoint.Care.Tests.Kinetics;

/// <summary>
/// The models written down a second time, straight from their papers as differential equations in the papers' units, and
/// integrated step by step. It shares no line with the product: no matrices, no exponentials.
/// </summary>
internal sealed class Differential_equations
{
    private readonly int count;
    private readonly Action<double[], double[]> change;
    private readonly Func<double[], double?[]> read;
    private readonly Func<Administration, IEnumerable<(double Start, double Duration, int State, double Amount)>> enter;

    private Differential_equations(int count, Action<double[], double[]> change, Func<double[], double?[]> read, Func<Administration, IEnumerable<(double, double, int, double)>> enter) =>
        (this.count, this.change, this.read, this.enter) = (count, change, read, enter);

    public static Differential_equations Of(Subject subject) => subject.Model.Id switch
    {
        "rac-adult-default" => Default(subject),
        "domino" => Three(subject.Covariates.WeightKg!.Value, 0.063, 0.4381, 0.5921, 0.5900, 0.2470, 0.0146, subject.Ke0PerMinute!.Value),
        "clements250" => Three(subject.Covariates.WeightKg!.Value, 1.7522, 0.0109, 0.0186, 0, 0.0137, 1, subject.Ke0PerMinute!.Value),
        "hijazi" => Three(subject.Covariates.WeightKg!.Value, 1.08, 0.0333, 0.0088, 0, 0.0030, 1, subject.Ke0PerMinute!.Value),
        "herd" => Allometric(subject, 38.7, 102, 90, 215),
        "hornik" => Allometric(subject, 32.8, 152, 38.9, 54.9),
        "otto2021-esketamine" => Otto(subject, [1]),
        "otto2021-racemic-enantiomers" => Otto(subject, [0.5, 0.5]),
        "perezruixo2021-esketamine" => PerezRuixo(subject),
        _ => Simons(subject),
    };

    /// <summary>Ketamine, norketamine, effect site and hydroxynorketamine at a minute.</summary>
    public double?[] At(double minute, params Administration[] doses)
    {
        var inputs = doses.SelectMany(enter).ToList();
        var turns = inputs.SelectMany(input => new[] { input.Start, input.Start + input.Duration }).Append(0).Append(minute).Where(t => t <= minute).Distinct().Order().ToList();
        var x = new double[count];
        for (var i = 0; i < turns.Count; i++)
        {
            foreach (var (start, duration, state, amount) in inputs)
                if (duration == 0 && start == turns[i]) x[state] += amount;
            if (i + 1 == turns.Count) break;
            var inflow = new double[count];
            foreach (var (start, duration, state, amount) in inputs)
                if (duration > 0 && start <= turns[i] && turns[i + 1] <= start + duration) inflow[state] += amount / duration;
            Integrate(x, inflow, turns[i + 1] - turns[i]);
        }
        return read(x);
    }

    /// <summary>Gragg's midpoint rule extrapolated to order sixteen (Bulirsch and Stoer), in steps of a quarter of a minute.</summary>
    private void Integrate(double[] x, double[] inflow, double minutes)
    {
        const int Columns = 8;
        var steps = Math.Max(1, (int)Math.Ceiling(minutes / 0.25));
        for (var s = 0; s < steps; s++) Array.Copy(Extrapolated(x, inflow, minutes / steps, Columns), x, count);
    }

    private double[] Extrapolated(double[] x, double[] inflow, double h, int columns)
    {
        var rows = new double[columns][];
        for (var k = 0; k < columns; k++) rows[k] = Midpoint(x, inflow, h, 2 * (k + 1));
        // Aitken-Neville in h squared, from the coarsest pair up.
        for (var order = 1; order < columns; order++)
        {
            for (var k = columns - 1; k >= order; k--)
            {
                var ratio = (double)(k + 1) * (k + 1) / ((double)(k + 1 - order) * (k + 1 - order));
                for (var i = 0; i < count; i++) rows[k][i] += (rows[k][i] - rows[k - 1][i]) / (ratio - 1);
            }
        }
        return rows[columns - 1];
    }

    private double[] Midpoint(double[] x, double[] inflow, double h, int parts)
    {
        var step = h / parts;
        var before = (double[])x.Clone();
        var now = new double[count];
        var slope = new double[count];
        Slope(before, inflow, slope);
        for (var i = 0; i < count; i++) now[i] = before[i] + step * slope[i];
        for (var p = 1; p < parts; p++)
        {
            Slope(now, inflow, slope);
            for (var i = 0; i < count; i++) (before[i], now[i]) = (now[i], before[i] + 2 * step * slope[i]);
        }
        Slope(now, inflow, slope);
        for (var i = 0; i < count; i++) now[i] = (now[i] + before[i] + step * slope[i]) / 2;
        return now;
    }

    private void Slope(double[] x, double[] inflow, double[] slope)
    {
        Array.Clear(slope);
        change(x, slope);
        for (var i = 0; i < count; i++) slope[i] += inflow[i];
    }

    private static Differential_equations Default(Subject subject)
    {
        var size = subject.Covariates.WeightKg!.Value / 70;
        var power = Math.Pow(size, 0.75);
        double v1 = 122.654 * size, cl = 1.3369286 * power, q = 2.2813644 * power, v2 = 122.654 * 0.0186 / 0.0137 * size;
        double vn = 98.638 * size, cln = 57.72 / 60 * power, vnp = 160.04 * size, qn = 42.778 / 60 * power;
        var ke0 = subject.Ke0PerMinute!.Value;
        GivenBy[] ways = [GivenBy.Intramuscular, GivenBy.Subcutaneous, GivenBy.Oral, GivenBy.Sublingual, GivenBy.Intranasal];
        var rows = ways.Select(by => subject.Absorption[by]).ToArray();
        return new(15, (x, d) =>
        {
            d[0] = -cl * x[0] / v1 - q * (x[0] / v1 - x[1] / v2);
            d[1] = q * (x[0] / v1 - x[1] / v2);
            d[2] = cl * x[0] / v1 - cln * x[2] / vn - qn * (x[2] / vn - x[3] / vnp);
            d[3] = qn * (x[2] / vn - x[3] / vnp);
            d[4] = ke0 * (x[0] / v1 - x[4]);
            for (var r = 0; r < 5; r++)
            {
                var ka = rows[r].PerMinute;
                d[0] += ka * x[5 + 2 * r];
                d[2] += ka * x[6 + 2 * r];
                d[5 + 2 * r] = -ka * x[5 + 2 * r];
                d[6 + 2 * r] = -ka * x[6 + 2 * r];
            }
        },
        x => [1000 * x[0] / v1, 1000 * x[2] / vn, 1000 * x[4], null],
        dose =>
        {
            var way = Array.IndexOf(ways, dose.By);
            return way < 0
                ? [(dose.Minute, dose.Duration, 0, dose.Milligrams)]
                : [(dose.Minute + dose.Lag, 0, 5 + 2 * way, rows[way].Bioavailability * dose.Milligrams), (dose.Minute + dose.Lag, 0, 6 + 2 * way, rows[way].Norketamine * dose.Milligrams)];
        });
    }

    private static Differential_equations Three(double kilograms, double v1PerKg, double k10, double k12, double k13, double k21, double k31, double ke0)
    {
        var v1 = v1PerKg * kilograms;
        return new(4, (x, d) =>
        {
            d[0] = -(k10 + k12 + k13) * x[0] + k21 * x[1] + k31 * x[2];
            d[1] = k12 * x[0] - k21 * x[1];
            d[2] = k13 * x[0] - k31 * x[2];
            d[3] = ke0 * (x[0] / v1 - x[3]);
        },
        x => [1000 * x[0] / v1, null, 1000 * x[3], null],
        dose => [(dose.Minute, dose.Duration, 0, dose.Milligrams)]);
    }

    private static Differential_equations Allometric(Subject subject, double v1L, double v2L, double clLPerHour, double qLPerHour)
    {
        var size = subject.Covariates.WeightKg!.Value / 70;
        double cl = clLPerHour / 60 * Math.Pow(size, 0.75), q = qLPerHour / 60 * Math.Pow(size, 0.75), v1 = v1L * size, v2 = v2L * size;
        return Three(1, v1, cl / v1, q / v1, 0, q / v2, 1, subject.Ke0PerMinute!.Value);
    }

    private static Differential_equations Otto(Subject subject, double[] shares)
    {
        var size = subject.Covariates.WeightKg!.Value / 70;
        double v1 = 133 * size, cl = 95.2 / 60 * Math.Pow(size, 0.75), vn = 98.638 * size, cln = 57.72 / 60 * Math.Pow(size, 0.75);
        var ke0 = subject.Ke0PerMinute;
        var halves = shares.Length;
        return new(6 * halves, (x, d) =>
        {
            for (var h = 0; h < halves; h++)
            {
                var clearance = h == 0 ? cl : cl * 20 / 24;
                var (c, p1, p2, n, np, e) = (6 * h, 6 * h + 1, 6 * h + 2, 6 * h + 3, 6 * h + 4, 6 * h + 5);
                var toFirst = 23.2 / 60 * (x[c] / v1 - x[p1] / 187);
                var toSecond = 157.0 / 60 * (x[c] / v1 - x[p2] / 98.8);
                var toPeriphery = 42.778 / 60 * (x[n] / vn - x[np] / 160.04);
                d[c] = -clearance * x[c] / v1 - toFirst - toSecond;
                d[p1] = toFirst;
                d[p2] = toSecond;
                d[n] = clearance * x[c] / v1 - cln * x[n] / vn - toPeriphery;
                d[np] = toPeriphery;
                d[e] = (ke0 ?? 0) * (x[c] / v1 - x[e]);
            }
        },
        x => [Sum(x, 0) * 1000 / v1, Sum(x, 3) * 1000 / vn, ke0 is null ? null : Sum(x, 5) * 1000, null],
        dose => Enumerable.Range(0, halves).Select(h => (dose.Minute, dose.Duration, 6 * h, dose.Milligrams * shares[h])));

        static double Sum(double[] x, int of) => x.Where((_, i) => i % 6 == of).Sum();
    }

    /// <summary>In hours, as printed.</summary>
    private static Differential_equations PerezRuixo(Subject subject)
    {
        var who = subject.Covariates;
        const double Vc = 192, Q1 = 84.3, Vp1 = 143, Q2 = 37.6, Vp2 = 417, Vh = 101, Kmet = 2.77, Vn = 70, Vpn = 115, Q3 = 26.1;
        var qh = 151 - (who.AgeYears > 60 ? 2.19 * (who.AgeYears.Value - 60) : 0);
        var kel = who.Asian == true ? 1.11 * 0.36 : 1.11;
        var cln = who.Asian == true ? 38 * 0.81 : 38.0;
        var frn = who.Japanese == true ? 0.54 * 1.34 : 0.54;
        return new(9, (x, d) =>
        {
            double c = x[0], h = x[1], p1 = x[2], p2 = x[3], n = x[4], np = x[5], nose = x[6], sw = x[7], po = x[8];
            d[0] = 2.93 * nose + Q1 / Vp1 * p1 + Q2 / Vp2 * p2 + qh / Vh * h - (Q1 + Q2 + qh) / Vc * c;
            d[1] = 1.45 * sw + 0.97 * po + qh / Vc * c - (qh / Vh + kel + Kmet) * h;
            d[2] = Q1 / Vc * c - Q1 / Vp1 * p1;
            d[3] = Q2 / Vc * c - Q2 / Vp2 * p2;
            d[4] = Kmet * h - (cln + Q3) / Vn * n + Q3 / Vpn * np;
            d[5] = Q3 / Vn * n - Q3 / Vpn * np;
            d[6] = -2.93 * nose;
            d[7] = -1.45 * sw;
            d[8] = -0.97 * po;
            for (var i = 0; i < 9; i++) d[i] /= 60;
        },
        x => [1000 * x[0] / Vc, 1000 * x[4] / Vn, null, null],
        dose => dose.By switch
        {
            GivenBy.EsketamineSpray when dose.Spray == 1 => [(dose.Minute, 0, 6, dose.Milligrams * frn), (dose.Minute, 0.53 * 60, 7, dose.Milligrams * (1 - frn) * 0.64)],
            GivenBy.EsketamineSpray => [(dose.Minute, 0, 6, dose.Milligrams * 0.62 * frn), (dose.Minute, 0.53 * 60, 7, dose.Milligrams * (1 - 0.62 * frn) * 0.64)],
            GivenBy.EsketamineOral => [(dose.Minute, 0.32 * 60, 8, dose.Milligrams * 0.64)],
            _ => [(dose.Minute, dose.Duration, 0, dose.Milligrams)],
        });
    }

    private static Differential_equations Simons(Subject subject)
    {
        var size = subject.Covariates.WeightKg!.Value / 70;
        var power = Math.Pow(size, 0.75);
        double v = 11.6 * size, v2 = 39 * size, v3 = 174 * size, vnp = 221 * size, vh = 4.4 * size, vhp = 87.5 * size;
        return new(14, (x, d) =>
        {
            var eliminated = 1.48 * power * x[0] / v;
            var first = 2.43 * power * (x[0] / v - x[1] / v2);
            var second = 1.21 * power * (x[0] / v - x[2] / v3);
            var third = 2.63 * power * (x[5] / v - x[6] / vnp);
            var fourth = 1.70 * power * (x[9] / vh - x[10] / vhp);
            var toHydroxy = 1.00 * power * x[5] / v;
            d[0] = 0.04 * x[11] - eliminated - first - second;
            d[1] = first;
            d[2] = second;
            d[3] = eliminated + x[13] / 10.7 - 2 / 20.1 * x[3];
            d[4] = 2 / 20.1 * (x[3] - x[4]);
            d[5] = 0.8 * 2 / 20.1 * x[4] - toHydroxy - third;
            d[6] = third;
            d[7] = toHydroxy - 2 / 1.12 * x[7];
            d[8] = 2 / 1.12 * (x[7] - x[8]);
            d[9] = 0.7 * 2 / 1.12 * x[8] - 0.933 * power * x[9] / vh - fourth;
            d[10] = fourth;
            d[11] = -0.04 * x[11];
            d[12] = -0.049 * x[12];
            d[13] = 0.049 * x[12] - x[13] / 10.7;
        },
        x => [1000 * x[0] / v, 1000 * x[5] / v * 223.70 / 237.73, null, 1000 * x[9] / vh * 239.70 / 237.73],
        dose => dose.By == GivenBy.EsketamineFilm
            ? [(dose.Minute, 13.1, 11, 0.263 * dose.Milligrams), (dose.Minute, 29.9, 12, 1.16 * dose.Milligrams)]
            : [(dose.Minute, dose.Duration, 0, dose.Milligrams)]);
    }
}
