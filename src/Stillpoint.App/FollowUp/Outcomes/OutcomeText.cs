using Stillpoint.Care.FollowUp.Outcomes;
using static System.FormattableString;

namespace Stillpoint.App.FollowUp.Outcomes;

/// <summary>Counted things as people read them.</summary>
internal static class OutcomeText
{
    /// <summary>The days on which a curve is told in numbers.</summary>
    public static IReadOnlyList<int> Days { get; } = [7, 14, 28, 56, 91, 182, 364];

    public static string Share(Proportion share) => share.Among == 0 ? "nobody" : share.IsSmall ? Invariant($"{share.Of} of {share.Among}")
        : Invariant($"{share.Percent:0} % ({share.Interval.Low:0} to {share.Interval.High:0}), {share.Of} of {share.Among}");

    public static string Rate(PerHundred rate) => rate.Sessions == 0 ? "no session" : rate.IsSmall ? Invariant($"{rate.Events} in {rate.Sessions}")
        : Invariant($"{rate.Rate:0.0} ({rate.Interval.Low:0.0} to {rate.Interval.High:0.0})");

    public static string Change(MeanChange change) => change.Among < SmallNumbers.Share ? Invariant($"{change.Among} scored: too few")
        : Invariant($"{change.Baseline:0.0} before, better by {change.Better:0.0} ({change.Interval.Low:0.0} to {change.Interval.High:0.0}){(change.ByBaselineSpread is { } d ? Invariant($", d {d:0.0}") : "")}{(change.ByChangeSpread is { } z ? Invariant($", d_z {z:0.0}") : "")}, {change.Among} scored");

    public static string Median(SurvivalCurve curve) => curve.Among < SmallNumbers.Share ? Invariant($"{curve.Among} watched: too few")
        : curve.Median is { } day ? Invariant($"{day} days") : Invariant($"not reached in {curve.Until} days");

    /// <summary>The share that is left on a day, with its interval and those still watched.</summary>
    public static string Left(SurvivalCurve curve, int day) => curve.At(day) is { } step
        ? Invariant($"{100 * step.Spared:0} % ({100 * step.Low:0} to {100 * step.High:0}), {curve.AtRisk(day)} watched") : "not known";
}
