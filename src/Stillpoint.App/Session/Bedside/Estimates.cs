using System.Collections.Concurrent;
using Stillpoint.Care.Kinetics;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Bedside;

/// <summary>A moment of the predicted level with its 90 % band, in ng/mL. A guess; it is no criterion for anything.</summary>
public sealed record EstimatePoint(long At, double Median, double Low, double High);

/// <summary>The estimate of a session as its strip draws it, the model that made it and what it doubts; or why there is none.</summary>
/// <param name="Refused">Every reason why nothing is drawn; empty where something is.</param>
/// <param name="Running">A pump runs, so there is something to pause.</param>
/// <param name="StandsUntil">With nothing written, the curve holds until then: time only moves along it.</param>
/// <param name="Last">The middle of the session before, at the time since the drug began.</param>
public sealed record EstimateView(
    string Unit, string? Model, IReadOnlyList<string> Doubts, IReadOnlyList<EstimatePoint> Points,
    [property: TypeScript("[number, number][]")] IReadOnlyList<decimal[]> Last,
    IReadOnlyList<string> Refused, bool Running, long? StandsUntil);

/// <summary>What would be expected if the pump were paused at this moment.</summary>
public sealed record PausedView(long At, IReadOnlyList<EstimatePoint> Points);

/// <summary>
/// The estimates of the sessions that have a screen open. A curve depends on what went in and is planned, not on the time of
/// day: while nothing is written, a screen moves along the curve it has and nothing is computed. When something was written,
/// the virtual patients go on from where they stood at that moment, and the points before it are kept as they were. Only an
/// entry that changes what had happened before starts them over. Losing what is kept costs a few milliseconds and no digit.
/// </summary>
internal sealed class Estimates
{
    private const double AheadMinutes = 60, LongestMinutes = 720;
    private const int MostKept = 200;
    private static readonly double[] Shares = [0.05, 0.5, 0.95];

    private readonly ConcurrentDictionary<Guid, Kept> kept = new();

    public EstimateView Of(SessionView view, SessionStory? before)
    {
        var (of, refused) = Estimate.Read(view, view.Story, view.Now);
        if (of is null) return new("ng/mL", null, [], [], [], refused, Running: false, StandsUntil: null);
        var now = of.Minute(view.Now);
        if (now > LongestMinutes) return new("ng/mL", null, [], [], [], ["The drug began more than twelve hours ago; no estimate is drawn beyond that."], Running: false, StandsUntil: null);

        var known = Follow(view.Id, of, now);
        var stands = of.Start.AddMinutes(known.Until - AheadMinutes);
        if (of.PlannedEnd is { } end && end < stands) stands = end;
        return new("ng/mL", of.Subject.Model.Card.Title, [.. of.Doubts, .. Cautions.Of(of.Subject, of.Doses)], known.Points,
            before is null ? [] : Middle(view, before, of.Subject), [], of.Running, BedsideView.Ms(stands));
    }

    /// <summary>Null where there is no estimate, or no pump to pause.</summary>
    public PausedView? IfPaused(SessionView view)
    {
        var (of, _) = Estimate.Read(view, view.Story, view.Now);
        if (of is not { Running: true } || of.Minute(view.Now) is var now && now > LongestMinutes) return null;
        var known = Follow(view.Id, of, now);
        var paused = known.Band.Paused(now).Percentiles(Grid.Between(now, known.Until, 1), shares: Shares);
        return Points(paused, of.Start) is { } points ? new(BedsideView.Ms(view.Now), points) : null;
    }

    private Kept Follow(Guid session, EstimateOf of, double now)
    {
        // Whole hours of curve, so that the end of it moves seldom.
        var until = Math.Min(LongestMinutes + AheadMinutes, 60 * Math.Ceiling((Math.Max(now, of.Doses.Max(dose => dose.Minute + dose.Duration)) + AheadMinutes) / 60));
        var earlier = kept.TryGetValue(session, out var found) && found.Start == of.Start && found.Band.Subject == of.Subject ? found : null;
        if (earlier is not null && earlier.Until >= until && double.IsPositiveInfinity(Administration.FirstDifference(earlier.Band.Doses, of.Doses))) return earlier;

        var band = earlier?.Band.Following(of.Doses) ?? SessionBand.Of(of.Subject, of.Doses);
        // Drawn anew from the last event on; where they started over that is the first dose.
        List<EstimatePoint> points = earlier is null ? [] : [.. earlier.Points.Where(point => point.At < BedsideView.Ms(of.Start.AddMinutes(band.From)))];
        if (ReferenceEquals(band, earlier?.Band)) points = [.. earlier!.Points];
        if (points.Count <= until) points.AddRange(Points(band.Percentiles(Grid.Between(points.Count, until, 1), shares: Shares), of.Start) ?? []);
        var follows = new Kept(of.Start, band, points, until);
        if (kept.Count > MostKept) kept.Clear();
        return kept[session] = follows;
    }

    private static List<EstimatePoint>? Points(PopulationPercentiles band, DateTimeOffset start) =>
        band.Of(Series.Ketamine, 0.05) is not { } low || band.Of(Series.Ketamine, 0.5) is not { } median || band.Of(Series.Ketamine, 0.95) is not { } high ? null
        : [.. median.Select((level, index) => new EstimatePoint(BedsideView.Ms(start.AddMinutes(band.Grid[index])), Round(level), Round(low[index]), Round(high[index])))];

    /// <summary>The typical person's level in the session before, with the weight and the model of today, a point each two minutes.</summary>
    private static List<decimal[]> Middle(SessionView view, SessionStory before, Subject subject)
    {
        var (of, _) = Estimate.Read(view, before, before.Strip[^1].MeasuredAt);
        if (of is null || of.Subject.Model != subject.Model) return [];
        var curve = Prediction.Of(of.Subject, [.. of.Doses]).Curve(Grid.Between(0, Math.Min(LongestMinutes, of.Doses.Max(dose => dose.Minute + dose.Duration) + 3 * AheadMinutes), 2));
        return [.. curve.Ketamine.Select((level, index) => new[] { (decimal)(curve.Grid[index] * 60_000), (decimal)Round(level) })];
    }

    private static double Round(double level) => Math.Round(level, 1);

    /// <param name="Start">Minute zero.</param>
    /// <param name="Until">The last minute of the points, which begin at minute zero, one a minute.</param>
    private sealed record Kept(DateTimeOffset Start, SessionBand Band, IReadOnlyList<EstimatePoint> Points, double Until);
}
