using BenchmarkDotNet.Attributes;
using Stillpoint.Care.Kinetics;

namespace Stillpoint.Bench.Kinetics;

/// <summary>
/// One person, from weight and dose to the finished curve: 0.5 mg/kg over 40 minutes at 70 kg, ketamine, norketamine and
/// effect site at 1,441 one-minute points. Nothing is prepared beforehand.
/// </summary>
[MemoryDiagnoser]
public class OnePatient
{
    private static readonly Subject Adult = new(PublishedModels.Default, Covariates.Weighing(70));
    private static readonly Administration[] Infusion = [new(GivenBy.IntravenousInfusion, 0, 35, 40)];

    [Benchmark]
    public Curves A_day_by_the_minute() => Prediction.Draw(Adult, new Grid(0, 1, 1441), Infusion);

    /// <summary>The arrays of the result alone, to subtract.</summary>
    [Benchmark]
    public Curves Only_the_result() => new(new Grid(0, 1, 1441), new double[1441], new double[1441], new double[1441], null);
}

/// <summary>500 virtual patients over one session, the band of a bedside: drawn, solved, followed and their percentiles found.</summary>
[MemoryDiagnoser]
public class BedsideBand
{
    private static readonly Subject Adult = new(PublishedModels.Default, Covariates.Weighing(70));
    private static readonly Administration[] Infusion = [new(GivenBy.IntravenousInfusion, 0, 35, 40)];
    private readonly SessionBand running = SessionBand.Of(Adult, Infusion);

    [Benchmark]
    public PopulationPercentiles From_nothing() => SessionBand.Of(Adult, Infusion).Percentiles(Grid.Between(0, 240, 1));

    /// <summary>Plasma alone and three percentiles, a point a minute, as the strip draws it.</summary>
    [Benchmark]
    public PopulationPercentiles As_the_strip_asks() => SessionBand.Of(Adult with { Ke0PerMinute = null }, Infusion).Percentiles(Grid.Between(0, 240, 1), shares: [0.05, 0.5, 0.95]);

    [Benchmark]
    public PopulationPercentiles After_a_rate_change() => running.Running(20, 0.5, 35).Percentiles(Grid.Between(20, 240, 1));
}

/// <summary>
/// 10,000 virtual patients, six infusions in three weeks, every 5 minutes for 21 days: 6,049 times and three outputs, 181
/// million values. Drawn, solved and followed afresh each time.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(BenchmarkDotNet.Engines.RunStrategy.Monitoring, launchCount: 1, warmupCount: 2, iterationCount: 10)]
public class Population
{
    private static readonly Subject Adult = new(PublishedModels.Default, Covariates.Weighing(70));
    private static readonly Administration[] Course = [.. Enumerable.Range(0, 6).Select(i => new Administration(GivenBy.IntravenousInfusion, i * 3.5 * 1440, 35, 40))];
    private static readonly Grid EveryFiveMinutes = new(0, 5, 6049);

    private double[]? kept;

    /// <summary>Every value is computed, and handed over in blocks from which the highest ketamine level is taken.</summary>
    [Benchmark]
    public double Every_value()
    {
        var highest = 0.0;
        PopulationRun.Read(VirtualPatients.Draw(Adult, Course, 10_000, 1), Course, EveryFiveMinutes, block =>
        {
            for (var point = block.FirstPoint; point < block.LastPoint; point++)
                highest = Math.Max(highest, Highest(block.At(0, point)));
        });
        return highest;
    }

    private static double Highest(ReadOnlySpan<double> levels)
    {
        var highest = 0.0;
        foreach (var level in levels) highest = Math.Max(highest, level);
        return highest;
    }

    /// <summary>The same with all 181 million values kept in one array of 1.35 GiB.</summary>
    [Benchmark]
    public double[] Every_value_kept()
    {
        kept = null;
        var all = GC.AllocateUninitializedArray<double>(3 * 6049 * 10_000);
        PopulationRun.Read(VirtualPatients.Draw(Adult, Course, 10_000, 1), Course, EveryFiveMinutes, block =>
            Parallel.For(block.FirstPoint, block.LastPoint, point =>
            {
                for (var series = 0; series < 3; series++) block.At(series, point).CopyTo(all.AsSpan((series * 6049 + point) * 10_000, 10_000));
            }));
        return kept = all;
    }

    /// <summary>Exact 5, 25, 50, 75 and 95 % of every output at every time.</summary>
    [Benchmark]
    public PopulationPercentiles Exact_percentiles() =>
        PopulationPercentiles.Of(VirtualPatients.Draw(Adult, Course, 10_000, 1), Course, EveryFiveMinutes);
}
