using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;

namespace Stillpoint.App.Session.Record;

/// <summary>One session's strip for another reader: every entry as it was stored, with its hashes.</summary>
internal static class RecordExport
{
    public static async Task Json(ClinicDb db, Guid session, Stream output)
    {
        await using var json = new Utf8JsonWriter(output, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("session", session);
        json.WriteStartArray("events");
        await foreach (var row in Rows(db, session))
        {
            json.WriteStartObject();
            json.WriteNumber("number", row.Number);
            json.WriteString("id", row.Id);
            json.WriteString("kind", row.Kind);
            json.WriteString("measuredAt", Time(row.MeasuredAt));
            json.WriteString("recordedAt", Time(row.RecordedAt));
            if (row.By is { } by) json.WriteString("by", by); else json.WriteNull("by");
            json.WriteString("source", row.Source);
            if (row.Supersedes is { } earlier) json.WriteString("supersedes", earlier); else json.WriteNull("supersedes");
            json.WritePropertyName("body");
            json.WriteRawValue(row.Body);
            json.WriteString("previousHash", row.PreviousHash);
            json.WriteString("hash", row.Hash);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync();
        output.WriteByte((byte)'\n');
    }

    public static async Task Csv(ClinicDb db, Guid session, TextWriter output)
    {
        await output.WriteLineAsync("number,id,kind,measured_at,recorded_at,by,source,supersedes,body,hash");
        await foreach (var row in Rows(db, session))
        {
            string?[] cells = [row.Number.ToString(CultureInfo.InvariantCulture), row.Id.ToString(), row.Kind, Time(row.MeasuredAt), Time(row.RecordedAt),
                row.By?.ToString(), row.Source, row.Supersedes?.ToString(), row.Body, row.Hash];
            await output.WriteLineAsync(string.Join(',', cells.Select(Cell)));
        }
    }

    private static IAsyncEnumerable<SessionEventRow> Rows(ClinicDb db, Guid session) =>
        db.Set<SessionEventRow>().AsNoTracking().Where(row => row.SessionId == session).OrderBy(row => row.Number).AsAsyncEnumerable();

    private static string Time(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    // A cell that a spreadsheet would take for a formula is made text.
    private static string Cell(string? value)
    {
        value ??= "";
        if (value.Length > 0 && "=+-@\t\r".Contains(value[0], StringComparison.Ordinal)) value = "'" + value;
        return value.AsSpan().ContainsAny("\",\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }
}
