namespace Stillpoint.Care.Kinetics;

/// <summary>The highest point of a curve.</summary>
public sealed record Peak(double Minute, double NgPerMl);

/// <summary>
/// What people ask of a curve: how high, when, how long above a level, when below it. All of it is a model's estimate, and none
/// of it a criterion for dose, restart, discharge or driving.
/// </summary>
public static class Landmarks
{
    /// <summary>Printed wherever a predicted level or time is shown.</summary>
    public const string Sentence = "A model's estimate, not measured. No predicted level or washout time is a criterion for dose, restart, discharge or driving.";

    private const double Week = 7 * 1440;

    /// <summary>The highest level at or after a minute, or null where there is none or the model's peak is not to be believed.</summary>
    public static Peak? Peak(this Prediction prediction, Series series = Series.Ketamine, double from = 0, double until = double.PositiveInfinity)
    {
        if (!prediction.Has(series) || PeakIsAnArtefact(prediction, series)) return null;
        var minutes = Minutes(prediction, from, Math.Min(until, Horizon(prediction)));
        var best = 0;
        for (var i = 1; i < minutes.Count; i++)
            if (Level(prediction, series, minutes[i]) > Level(prediction, series, minutes[best])) best = i;
        var minute = Highest(prediction, series, minutes[Math.Max(0, best - 1)], minutes[Math.Min(minutes.Count - 1, best + 1)], minutes[best]);
        var level = Level(prediction, series, minute);
        return level > 0 ? new(minute, level) : null;
    }

    /// <summary>Minutes above a level, all told, up to a minute.</summary>
    public static double MinutesAbove(this Prediction prediction, double ngPerMl, Series series = Series.Ketamine, double until = double.PositiveInfinity)
    {
        var sum = 0.0;
        var minutes = Minutes(prediction, 0, Math.Min(until, Horizon(prediction)));
        for (var i = 1; i < minutes.Count; i++)
        {
            var (before, after) = (Level(prediction, series, minutes[i - 1]) > ngPerMl, Level(prediction, series, minutes[i]) > ngPerMl);
            if (before && after) sum += minutes[i] - minutes[i - 1];
            else if (before != after)
            {
                var crossing = Crossing(prediction, series, ngPerMl, minutes[i - 1], minutes[i]);
                sum += before ? crossing - minutes[i - 1] : minutes[i] - crossing;
            }
        }
        return sum;
    }

    /// <summary>The minute after which the level stays below; null where it never was above, or still is a week after the last dose.</summary>
    public static double? StaysBelow(this Prediction prediction, double ngPerMl, Series series = Series.Ketamine)
    {
        var minutes = Minutes(prediction, 0, Horizon(prediction));
        if (Level(prediction, series, minutes[^1]) > ngPerMl) return null;
        for (var i = minutes.Count - 2; i >= 0; i--)
            if (Level(prediction, series, minutes[i]) > ngPerMl) return Crossing(prediction, series, ngPerMl, minutes[i], minutes[i + 1]);
        return null;
    }

    private static bool PeakIsAnArtefact(Prediction prediction, Series series) =>
        series == Series.Ketamine && prediction.Subject.Model.Id == "domino" && prediction.Doses.Any(dose => dose.By == GivenBy.IntravenousBolus);

    private static double Horizon(Prediction prediction) => prediction.Turns.Count == 0 ? Week : prediction.Turns[^1] + Week;

    /// <summary>Minutes close together where something changes, and further apart as the curve calms down.</summary>
    private static List<double> Minutes(Prediction prediction, double from, double until)
    {
        var minutes = new List<double> { from };
        var turns = prediction.Turns.Where(turn => turn > from && turn < until).Append(until).ToArray();
        var start = from;
        foreach (var turn in turns)
        {
            for (double at = start, width = 0.25; at + width < turn; width = Math.Min(15, width * 1.04))
            {
                at += width;
                minutes.Add(at);
            }
            minutes.Add(turn);
            start = turn;
        }
        return minutes;
    }

    private static double Highest(Prediction prediction, Series series, double low, double high, double best)
    {
        // A peak where an infusion ends is a corner: it is one of the minutes already.
        for (var i = 0; i < 80 && high - low > 1e-7; i++)
        {
            var (a, b) = (low + (high - low) / 3, high - (high - low) / 3);
            if (Level(prediction, series, a) < Level(prediction, series, b)) low = a;
            else high = b;
        }
        var middle = (low + high) / 2;
        return Level(prediction, series, middle) > Level(prediction, series, best) ? middle : best;
    }

    private static double Crossing(Prediction prediction, Series series, double ngPerMl, double low, double high)
    {
        var aboveAtLow = Level(prediction, series, low) > ngPerMl;
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (Level(prediction, series, middle) > ngPerMl == aboveAtLow) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    private static double Level(Prediction prediction, Series series, double minute) => prediction.At(minute)[series] ?? 0;
}
