using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stillpoint.App.Audit;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.Doors;

namespace Stillpoint.App.Tests.People;

/// <summary>A patient with an unmistakable name is taken through every page and every form there is; then every place that is not the record is searched for the name.</summary>
public sealed class A_patients_name
{
    private const string Given = "Zzyzx", Family = "Quillfeather";

    private sealed class Everything(TextWriter lines) : ILoggerProvider
    {
        public ILogger CreateLogger(string category) => new LineLogger(lines, category);

        public void Dispose() { }
    }

    [Fact]
    public async Task Is_in_no_log_trace_metric_address_header_or_audit()
    {
        using var lines = new StringWriter();
        var spans = new ConcurrentBag<string>();
        using var traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => spans.Add($"{span.DisplayName} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Baggage)}"),
        };
        ActivitySource.AddActivityListener(traces);
        var measured = new ConcurrentBag<string>();
        using var metrics = new MeterListener { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        metrics.SetMeasurementEventCallback<double>((_, _, tags, _) => measured.Add(string.Join(' ', tags.ToArray())));
        metrics.SetMeasurementEventCallback<long>((_, _, tags, _) => measured.Add(string.Join(' ', tags.ToArray())));
        metrics.Start();

        await using var clinic = await RunningClinic.Start(more: builder =>
        {
            // As talkative as it can be made, all of it through the lines the product writes.
            builder.Logging.AddProvider(new Everything(lines));
            builder.Services.Configure<LoggerFilterOptions>(options =>
            {
                options.Rules.Clear();
                options.MinLevel = LogLevel.Trace;
            });
        });
        var somewhere = await Somewhere.In(clinic, Given, Family);
        using var staff = await clinic.SignedIn(await clinic.Staff(Role.All));
        using var nobody = clinic.Visitor();
        var replies = new List<string>();
        var sent = 0;
        foreach (var route in clinic.Routes.Where(route => route.RequestDelegate is not null && route.RoutePattern.RawText is not null && !route.RoutePattern.RawText.Contains("sign-out", StringComparison.Ordinal)))
        {
            var visitor = route.Metadata.GetMetadata<IAllowAnonymous>() is null ? staff : nobody;
            sent += await visitor.FillEveryForm(somewhere.Fill(route.RoutePattern), $"{Given} {Family}", replies);
        }
        using (var question = new HttpRequestMessage(HttpMethod.Post, "/api/ask/dose") { Content = new StringContent($"{{\"id\":\"{Given} {Family}\",\"{Given}\":1}}") })
        using (var reply = await staff.Send(question)) replies.Add(reply.Headers.ToString());
        metrics.RecordObservableInstruments();

        Assert.True(sent > 5, $"only {sent} forms were sent");
        Assert.Contains("says", lines.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(spans);
        Assert.NotEmpty(measured);
        Nowhere("the log", [lines.ToString()]);
        Nowhere("a trace", spans);
        Nowhere("a metric", measured);
        Nowhere("an address or a header", replies);

        await using var db = clinic.Database.Open();
        Nowhere("the audit", (await db.Set<AuditEntryRow>().ToListAsync()).Select(entry => $"{entry.Action} {entry.Subject} {entry.Detail}"));
        Nowhere("a job", (await db.Set<JobRow>().ToListAsync()).Select(job => $"{job.Kind} {job.Key} {job.Body}"));
        Nowhere("a link", (await db.Set<SingleUseLinkRow>().ToListAsync()).Select(link => $"{link.Purpose} {link.Subject}"));
        Assert.Contains(await db.Set<PatientRow>().ToListAsync(), patient => patient.GivenName == Given);
    }

    private static void Nowhere(string place, IEnumerable<string> said) =>
        Assert.All(said, words => Assert.False(
            words.Contains(Given, StringComparison.OrdinalIgnoreCase) || words.Contains(Family, StringComparison.OrdinalIgnoreCase),
            string.Create(CultureInfo.InvariantCulture, $"The name is in {place}: …{Around(words)}…")));

    private static string Around(string words)
    {
        var at = Math.Max(words.IndexOf(Given, StringComparison.OrdinalIgnoreCase), words.IndexOf(Family, StringComparison.OrdinalIgnoreCase));
        return words[Math.Max(0, at - 300)..Math.Min(words.Length, at + 60)];
    }
}
