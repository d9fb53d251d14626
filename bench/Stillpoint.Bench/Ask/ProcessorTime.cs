using System.Diagnostics;
using System.Globalization;
using Stillpoint.App.Json;

namespace Stillpoint.Bench.Ask;

/// <summary>
/// <c>processor</c>: the same stages by processor time, garbage collection on every thread included. On a machine that others use as
/// well it says what the work costs, where a clock says how long it had to wait.
/// </summary>
internal static class ProcessorTime
{
    private const int Times = 300;

    /// <summary>Reading, judging and writing, at their fastest, against what only parses the same text on the same machine.</summary>
    private const int MostAgainstParsing = 3;

    public static async Task Run()
    {
        var chart = new ScreeningALargeChart();
        chart.Parse();
        var all = new EveryQuestion();
        var parsing = await Measure("parse the text", () => chart.Parse_the_text());
        await Measure("read the bundle", () => chart.Read_the_bundle());
        await Measure("judge the record", () => chart.Judge_the_record());
        var after = await Measure("everything after parsing", () => chart.Everything_after_parsing());
        await Measure("all ten questions", () => all.All_ten().GetAwaiter().GetResult());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"everything after parsing takes {after / parsing:0.0} times as long as parsing (at most {MostAgainstParsing})"));
    }

    private static async Task<double> Measure(string what, Action work)
    {
        for (var warm = 0; warm < Times; warm++) work();
        await Task.Delay(1000); // the compiler's second thoughts
        for (var warm = 0; warm < Times; warm++) work();

        var took = new double[Times];
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var collections = GC.CollectionCount(0);
        for (var run = 0; run < Times; run++)
        {
            var started = Stopwatch.GetTimestamp();
            work();
            took[run] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
        process.Refresh();
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        collections = GC.CollectionCount(0) - collections;
        Array.Sort(took);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-26} {(process.TotalProcessorTime - before).TotalMilliseconds / Times,6:0.00} ms of processor; by the clock fastest {took[0]:0.00}, quartile {took[Times / 4]:0.00}, median {took[Times / 2]:0.00} ms; {allocated / 1e6 / Times:0.00} MB, {(double)collections / Times:0.00} collections"));
        return took[0];
    }
}
