using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Session.Readings;

/// <summary>The text a reading is kept as: written words for signs and states, so that old rows stay readable for ever.</summary>
internal static class ReadingText
{
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly string[] Signs =
        ["systolic", "diastolic", "meanPressure", "heartRate", "pulseRate", "spo2", "respiratoryRate", "endTidalCo2", "temperature"];

    private static readonly string[] States = ["measured", "questionable", "unavailable", "withdrawn", "test", "unreadable"];

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? scratch;

    public static string WordFor(Signal signal) => Signs[(int)signal];

    public static Signal SignalFor(string word) => (Signal)Place(Signs, word);

    public static string WordFor(SignalStatus status) => States[(int)status];

    /// <summary>The unit a vital sign is always kept in, in UCUM.</summary>
    public static string UnitOf(Signal signal) => signal switch
    {
        Signal.HeartRate or Signal.PulseRate or Signal.RespiratoryRate => "/min",
        Signal.SpO2 => "%",
        Signal.Temperature => "Cel",
        Signal.Systolic or Signal.Diastolic or Signal.MeanPressure or Signal.EndTidalCO2 => "mm[Hg]",
    };

    /// <param name="ours">A time of the monitor's as it is by our clock.</param>
    public static string Write(IReadOnlyList<MonitorSignal> signals, Func<DateTimeOffset, DateTimeOffset> ours)
    {
        var buffer = scratch ??= new ArrayBufferWriter<byte>(1024);
        buffer.Clear();
        using (var json = new Utf8JsonWriter(buffer, Written))
        {
            json.WriteStartArray();
            foreach (var signal in signals)
            {
                json.WriteStartObject();
                if (signal.Signal is { } sign) json.WriteString("sign", WordFor(sign));
                if (signal.Value is { } value) json.WriteNumber("value", value);
                json.WriteString("unit", signal.Unit);
                json.WriteString("status", WordFor(signal.Status));
                json.WriteString("code", signal.Code);
                if (signal.Rank > 0) json.WriteNumber("rank", signal.Rank);
                if (signal.Meaning is { } meaning) json.WriteString("meaning", meaning);
                if (signal.At is { } at) json.WriteNumber("at", Records.Instants.Microseconds(ours(at)));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Every signal of a row, the unknown ones too.</summary>
    public static IReadOnlyList<MonitorSignal> Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var signals = new List<MonitorSignal>(document.RootElement.GetArrayLength());
        foreach (var entry in document.RootElement.EnumerateArray())
            signals.Add(new(
                entry.TryGetProperty("sign", out var sign) ? (Signal)Place(Signs, sign.GetString()!) : null,
                entry.TryGetProperty("rank", out var rank) ? rank.GetInt32() : 0,
                entry.TryGetProperty("value", out var value) ? value.GetDecimal() : null,
                entry.GetProperty("unit").GetString()!, (SignalStatus)Place(States, entry.GetProperty("status").GetString()!),
                entry.TryGetProperty("at", out var at) ? Records.Instants.At(at.GetInt64()) : null,
                entry.GetProperty("code").GetString()!)
            { Meaning = entry.TryGetProperty("meaning", out var meaning) ? meaning.GetGuid() : null });
        return signals;
    }

    /// <summary>The reading as it is judged: of several sources of one sign the best method that has a usable value.</summary>
    public static Reading Reading(DateTimeOffset measuredAt, IReadOnlyList<MonitorSignal> signals)
    {
        var values = new List<(SignalValue Value, int Rank)>(signals.Count);
        foreach (var signal in signals)
        {
            if (signal.Signal is not { } sign) continue;
            var value = new SignalValue(sign, signal.Value, signal.Status, signal.At);
            var at = values.FindIndex(known => known.Value.Signal == sign);
            if (at < 0) values.Add((value, signal.Rank));
            else if (IsBetter(value, signal.Rank, values[at].Value, values[at].Rank)) values[at] = (value, signal.Rank);
        }
        return new(measuredAt, values.ConvertAll(known => known.Value));
    }

    private static bool IsBetter(SignalValue value, int rank, SignalValue known, int knownRank) =>
        value.Usable is not null && (known.Usable is null || rank < knownRank);

    public static string Write(NamedPatient named)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, Written))
        {
            json.WriteStartObject();
            json.WriteStartArray("identifiers");
            foreach (var identifier in named.Identifiers) json.WriteStringValue(identifier);
            json.WriteEndArray();
            if (named.FamilyName is not null) json.WriteString("family", named.FamilyName);
            if (named.GivenName is not null) json.WriteString("given", named.GivenName);
            if (named.BirthDate is { } born) json.WriteString("born", born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static NamedPatient ReadNamed(string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        string? Text(string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
        return new([.. root.GetProperty("identifiers").EnumerateArray().Select(value => value.GetString()!)], Text("family"), Text("given"),
            Text("born") is { } born ? DateOnly.ParseExact(born, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null);
    }

    private static int Place(string[] words, string word) =>
        Array.IndexOf(words, word) is var at and >= 0 ? at : throw new FormatException($"No reading was ever written with the word {word}.");
}
