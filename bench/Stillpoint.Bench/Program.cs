using System.Diagnostics;
using BenchmarkDotNet.Running;
using Stillpoint.Bench.Ask;
using Stillpoint.Bench.Calendar;
using Stillpoint.Bench.Clinic;
using Stillpoint.Bench.Kinetics;
using Stillpoint.Bench.Monitors;
using Stillpoint.Bench.Outcomes;
using Stillpoint.Bench.Screens;
using Stillpoint.Bench.Trials;

// `once NAME`: one run of a population benchmark in a fresh process, with its time and the most memory the process held.
if (args is ["once", var name])
{
    var population = new Population();
    var before = Stopwatch.GetTimestamp();
    object result = name switch
    {
        "values" => population.Every_value(),
        "kept" => population.Every_value_kept(),
        _ => population.Exact_percentiles(),
    };
    var took = Stopwatch.GetElapsedTime(before);
    using var process = Process.GetCurrentProcess();
    Console.WriteLine($"{name}: {took.TotalSeconds:0.000} s cold, {process.PeakWorkingSet64 / (1 << 20)} MiB at most");
    GC.KeepAlive(result);
    return;
}
// `monitors`: how many monitor messages a second are made durable and acknowledged, and how long an acknowledgement takes.
if (args is ["monitors", .. var how])
{
    await MonitorLoad.Run(how);
    return;
}
// `lines`: 100,000 requests a line each, how many are answered a second and what memory that takes.
if (args is ["lines"])
{
    await LinesAsked.Run();
    return;
}
// `readings`: how long a monitor's reading takes to an open screen, with many beds at one reading a second.
if (args is ["readings", .. var beds])
{
    await ReadingLoad.Run(beds);
    return;
}
// `clinic`: a file with five years of a clinic, or a part of it, to measure pages and checks on.
if (args is ["clinic", .. var size])
{
    await ClinicCommand.Run(size);
    return;
}
// `screens`: what the pages of a running floor cost in time, processor and statements to the database.
if (args is ["screens", .. var floor])
{
    await ScreenLoad.Run(floor);
    return;
}
// `calendar --http`: the same over the whole server and its database.
if (args is ["calendar", "--http", .. var served])
{
    await CalendarLoad.Run(served);
    return;
}
// `calendar`: how long a free slot, a course and a day of many chairs take.
if (args is ["calendar", .. var calendar])
{
    CalendarBench.Run(calendar);
    return;
}
// `site`: how long a public page takes at several hundred requests a second, beside a bare one.
if (args is ["site", .. var asked])
{
    await SiteLoad.Run(asked);
    return;
}
// `search`: how long finding a person takes among five thousand.
if (args is ["search", .. var sought])
{
    await SearchLoad.Run(sought);
    return;
}
// `outcomes`: what a year of a large group of clinics takes to be counted.
if (args is ["outcomes", .. var group])
{
    await OutcomeLoad.Run(group);
    return;
}
// `trial`: nothing acknowledged is lost and nothing doubled when programs are killed, or their database is taken away, under load.
if (args is ["trial", .. var trial])
{
    await TrialCommand.Run(trial);
    return;
}
// `processor`: what a large chart and all ten questions cost in processor time, for a machine that is not idle.
if (args is ["processor"])
{
    await ProcessorTime.Run();
    return;
}
BenchmarkSwitcher.FromAssembly(System.Reflection.Assembly.GetExecutingAssembly()).Run(args);
