using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Stillpoint.App.Doors;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Doors;

public sealed partial class A_line_of_the_log
{
    private const string Name = "Zzyzx Quillfeather";

    private sealed record Patient(string Called);

    private static string Line(Action<ILogger> write)
    {
        using var lines = new StringWriter();
        write(new LineLogger(lines, "Stillpoint.Test"));
        return lines.ToString();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Infusion {Session} of {Patient} stopped after {Minutes} min, {Count} readings")]
    private static partial void LogStopped(ILogger log, Guid session, object patient, double minutes, int count);

    [Fact]
    public void Carries_ids_counts_and_times()
    {
        var session = Guid.Parse("0193aaaa-0000-7000-8000-000000000001");
        using var line = JsonDocument.Parse(Line(log => LogStopped(log, session, Name, 2.5, 4)));
        Assert.Equal(session.ToString(), line.RootElement.GetProperty("Session").GetString());
        Assert.Equal("2.5", line.RootElement.GetProperty("Minutes").GetString());
        Assert.Equal("4", line.RootElement.GetProperty("Count").GetString());
        Assert.Equal("Warning", line.RootElement.GetProperty("level").GetString());
        Assert.Equal("Infusion {Session} of {Patient} stopped after {Minutes} min, {Count} readings", line.RootElement.GetProperty("says").GetString());
        Assert.Equal(TestClock.Afternoon, line.RootElement.GetProperty("at").GetDateTimeOffset());
    }

    [Fact]
    public void Cannot_carry_a_name_however_it_is_handed_over() => Assert.All(
        new Action<ILogger>[]
        {
            log => LogStopped(log, Guid.Empty, Name, 1, 1),
            log => LogStopped(log, Guid.Empty, new Patient(Name), 1, 1),
            log => LogStopped(log, Guid.Empty, new[] { Name }, 1, 1),
            log => log.Log(LogLevel.Error, default, Name, null, (state, _) => state),
            log => log.Log(LogLevel.Error, default, new Patient(Name), new InvalidOperationException(Name, new FormatException($"“{Name}” is no number")), (state, _) => state.ToString()),
        },
        write => Assert.DoesNotContain("Zzyzx", Line(write), StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Says_what_kind_of_thing_failed_and_where_without_its_words()
    {
        InvalidOperationException thrown;
        try
        {
            throw new InvalidOperationException(Name);
        }
        catch (InvalidOperationException caught)
        {
            thrown = caught;
        }
        var line = Line(log => log.Log(LogLevel.Error, default, "", thrown, (_, _) => ""));
        Assert.Contains("System.InvalidOperationException", line, StringComparison.Ordinal);
        Assert.Contains(nameof(Says_what_kind_of_thing_failed_and_where_without_its_words), line, StringComparison.Ordinal);
        Assert.Single(line.TrimEnd().Split('\n'));
    }
}

/// <summary>Writes through the product's own line formatter.</summary>
internal sealed class LineLogger(TextWriter lines, string category) : ILogger
{
    private static readonly LogLine Formatter = new(new TestClock());

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel level) => true;

    public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (lines) Formatter.Write(new LogEntry<TState>(level, category, id, state, exception, formatter), null, lines);
    }
}
