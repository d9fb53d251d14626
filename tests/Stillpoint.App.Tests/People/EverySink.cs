using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.Doors;

namespace Stillpoint.App.Tests.People;

/// <summary>Every place that is not the record: logs, traces, metrics, addresses, the audit, jobs, links and messages. No patient's name belongs there.</summary>
internal sealed class EverySink : IDisposable
{
    private readonly StringWriter log = new();
    private readonly ConcurrentBag<string> spans = [], measured = [];
    private readonly ConcurrentQueue<string> addresses = new();
    private readonly ActivityListener traces;
    private readonly MeterListener metrics;

    public EverySink()
    {
        traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => spans.Add($"{span.DisplayName} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Baggage)}"),
        };
        ActivitySource.AddActivityListener(traces);
        metrics = new MeterListener { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        metrics.SetMeasurementEventCallback<double>((_, _, tags, _) => measured.Add(string.Join(' ', tags.ToArray())));
        metrics.SetMeasurementEventCallback<long>((_, _, tags, _) => measured.Add(string.Join(' ', tags.ToArray())));
        metrics.Start();
    }

    public string Log => log.ToString();

    /// <summary>Makes the program as talkative as it can be made, all of it through the lines the product writes.</summary>
    public void Hear(WebApplicationBuilder builder)
    {
        builder.Logging.AddProvider(new Everything(log));
        builder.Services.Configure<LoggerFilterOptions>(options =>
        {
            options.Rules.Clear();
            options.MinLevel = LogLevel.Trace;
        });
    }

    /// <summary>An address that was asked for, a header that came back, or what a browser's console said.</summary>
    public void Saw(string said) => addresses.Enqueue(said);

    public async Task HoldsNone(RunningClinic clinic, params string[] names)
    {
        metrics.RecordObservableInstruments();
        Assert.Contains("says", Log, StringComparison.Ordinal);
        Assert.NotEmpty(spans);
        Assert.NotEmpty(measured);
        Assert.NotEmpty(addresses);
        Nowhere("the log", [Log]);
        Nowhere("a trace", spans);
        Nowhere("a metric", measured);
        Nowhere("an address or a header", addresses);

        await using var db = clinic.Database.Open();
        Nowhere("the audit", (await db.Set<AuditEntryRow>().ToListAsync()).Select(entry => $"{entry.Action} {entry.Subject} {entry.Detail}"));
        Nowhere("a job", (await db.Set<JobRow>().ToListAsync()).Select(job => $"{job.Kind} {job.Key} {job.Body}"));
        Nowhere("a link", (await db.Set<SingleUseLinkRow>().ToListAsync()).Select(link => $"{link.Purpose} {link.Subject}"));
        Nowhere("a message", (await db.Set<OutboxMessageRow>().ToListAsync()).Select(message => $"{Outbox.Text(message)} {message.Values}"));

        void Nowhere(string place, IEnumerable<string> said) => Assert.All(said, words => Assert.All(names, name => Assert.False(
            words.Contains(name, StringComparison.OrdinalIgnoreCase),
            string.Create(CultureInfo.InvariantCulture, $"The name is in {place}: …{Around(words, name)}…"))));
    }

    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
        log.Dispose();
    }

    private static string Around(string words, string name)
    {
        var at = words.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : words[Math.Max(0, at - 300)..Math.Min(words.Length, at + 60)];
    }

    private sealed class Everything(TextWriter lines) : ILoggerProvider
    {
        public ILogger CreateLogger(string category) => new LineLogger(lines, category);

        public void Dispose() { }
    }
}
