using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.FollowUp.Outcomes;

namespace Stillpoint.Care.Tests.FollowUp.Outcomes;

public sealed class Curves_of_survival
{
    private static readonly Gen<List<Watched>> Some = Gen.Choose(0, 40).Zip(Gen.Elements(true, false))
        .Select(one => new Watched(one.Item1, one.Item2)).ListOf().Select(all => all.ToList());

    /// <summary>Efron's way to the same: whoever is seen for the last time leaves their share to all who are watched longer.</summary>
    private static double ByHandingOn(IReadOnlyList<Watched> watched, int day)
    {
        var inOrder = watched.OrderBy(one => one.Days).ThenByDescending(one => one.Happened).ToList();
        var share = Enumerable.Repeat(1.0 / inOrder.Count, inOrder.Count).ToArray();
        for (var at = 0; at < inOrder.Count - 1; at++)
        {
            if (inOrder[at].Happened) continue;
            var each = share[at] / (inOrder.Count - at - 1);
            for (var later = at + 1; later < inOrder.Count; later++) share[later] += each;
            share[at] = 0;
        }
        return 1 - inOrder.Select((one, at) => one.Happened && one.Days <= day ? share[at] : 0).Sum();
    }

    [Fact]
    public void Whoever_is_last_seen_hands_their_share_on_and_the_curve_is_the_same() => Prop.ForAll(Some.Where(all => all.Count > 0).ToArbitrary(),
        watched =>
    {
        var curve = SurvivalCurve.Of(watched);
        return curve.Steps.All(step => Math.Abs(step.Spared - ByHandingOn(watched, step.Day)) < 1e-9);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void It_only_falls_stays_within_its_interval_and_loses_nobody() => Prop.ForAll(Some.ToArbitrary(), watched =>
    {
        var curve = SurvivalCurve.Of(watched);
        var shares = curve.Steps.Select(step => step.Spared).Prepend(1).ToList();
        return shares.Zip(shares.Skip(1)).All(pair => pair.Second <= pair.First) && curve.Steps.All(step => step.Low <= step.Spared + 1e-12
            && step.High >= step.Spared - 1e-12 && step is { Low: >= 0, High: <= 1 })
            && curve.Steps.Sum(step => step.Happened + step.LastSeen) == watched.Count && curve.Happened == watched.Count(one => one.Happened);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Where_everybody_is_watched_to_the_end_it_is_the_plain_share() => Prop.ForAll(Some.Where(all => all.Count > 0).ToArbitrary(),
        watched =>
    {
        var whole = watched.ConvertAll(one => one with { Happened = true });
        return SurvivalCurve.Of(whole).Steps.All(step => Math.Abs(step.Spared - ((double)whole.Count(one =>
            one.Days > step.Day) / whole.Count)) < 1e-9);
    }).Check(Config.QuickThrowOnFailure);

    /// <summary>The remissions of 21 children on mercaptopurine, in weeks: the data every textbook prints.</summary>
    [Fact]
    public void Is_what_the_textbook_prints()
    {
        int[] ended = [6, 6, 6, 7, 10, 13, 16, 22, 23], lastSeen = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
        var curve = SurvivalCurve.Of([.. ended.Select(week => new Watched(week, true)), .. lastSeen.Select(week => new Watched(week, false))]);
        Assert.Equal([0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448], new[] { 6, 7, 10, 13, 16, 22, 23 }.Select(week =>
            Math.Round(curve.At(week)!.Spared, 3)));
        Assert.Equal(23, curve.Median);
        Assert.Equal([21, 17, 15, 12, 11, 7, 6], new[] { 6, 7, 10, 13, 16, 22, 23 }.Select(curve.AtRisk));
    }

    [Fact]
    public void Beyond_the_longest_watched_nothing_is_known()
    {
        var curve = SurvivalCurve.Of([new(10, true), new(30, false)]);
        Assert.Equal(0.5, curve.At(30)!.Spared, 9);
        Assert.Null(curve.At(31));
        Assert.Null(SurvivalCurve.Of([new(10, false)]).Median);
        Assert.Empty(SurvivalCurve.Of([]).Steps);
    }
}
