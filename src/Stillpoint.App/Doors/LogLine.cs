using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Stillpoint.App.Doors;

/// <summary>
/// One JSON object a line. It carries ids, counts, times and words of the program, and cannot carry a person: of what was
/// filled into a message only numbers, ids, times, network addresses, yes or no and enumerations are written, everything else as its kind; of an
/// exception the types and where it came from, never its message, which may quote what somebody typed.
/// </summary>
internal sealed class LogLine(TimeProvider clock) : ConsoleFormatter(Name)
{
    public new const string Name = "stillpoint";

    /// <summary>Addresses, environment and folder at start-up: the host's own words, written before anybody came.</summary>
    private const string StartUp = "Microsoft.Hosting.Lifetime";

    private static readonly JsonWriterOptions Plainly = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopes, TextWriter writer)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plainly))
        {
            json.WriteStartObject();
            json.WriteString("at", clock.GetUtcNow());
            json.WriteString("level", entry.LogLevel.ToString());
            json.WriteString("category", entry.Category);
            if (entry.EventId.Name is { } name) json.WriteString("event", name);
            Message(json, entry.State as IReadOnlyList<KeyValuePair<string, object?>>, entry.Category == StartUp);
            if (entry.Exception is { } exception) Exception(json, exception);
            json.WriteEndObject();
        }
        writer.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void Message(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, object?>>? state, bool startUp)
    {
        // Words that were put together before they came here could hold anything.
        if (state is null) return;
        foreach (var (key, value) in state)
            if (key == "{OriginalFormat}") json.WriteString("says", value as string);
            else if (Speakable(value) || startUp && value is string) json.WriteString(key, FormattableString.Invariant($"{value}"));
            else json.WriteString(key, $"[{Kind(value)}]");
    }

    private static bool Speakable(object? value) => value is null or bool or byte or short or int or long or float or double or decimal or Guid or TimeSpan or DateTimeOffset or DateTime or Enum
        or IntPtr or System.Net.HttpStatusCode or System.Net.IPAddress;

    private static string Kind(object? value) => value?.GetType() is { } type ? type.IsGenericType ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] : type.Name : "null";

    private static void Exception(Utf8JsonWriter json, Exception exception)
    {
        json.WriteStartArray("exceptions");
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            json.WriteStartObject();
            json.WriteString("type", inner.GetType().FullName);
            json.WriteString("where", inner.StackTrace);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}

internal static class LogSetup
{
    /// <summary>Our lines and no others; the framework speaks only when something is wrong.</summary>
    public static ILoggingBuilder AddOurLines(this ILoggingBuilder logging)
    {
        logging.ClearProviders().AddConsole(console => console.FormatterName = LogLine.Name).AddConsoleFormatter<LogLine, ConsoleFormatterOptions>();
        logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        // Says at every start that the key folder is plain; docs/running says how to keep it.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        return logging;
    }
}
