using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Stillpoint.App.Json;
using Stillpoint.Care;

namespace Stillpoint.App.Ask;

/// <summary>
/// Turns requests into answers, one JSON line each, in input order. The same shell serves the command line and HTTP, so
/// the same request gives the same bytes at both. It knows no clock, no locale, no network and no database.
/// </summary>
/// <param name="houses">The houses a request may name by <c>rulesVersion</c>, beside the one as shipped.</param>
internal sealed class AskShell(Question question, IReadOnlyDictionary<string, House>? houses = null)
{
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly JsonDocumentOptions NoNameTwice = new() { AllowDuplicateProperties = false };

    private readonly ArrayBufferWriter<byte> line = new();

    /// <summary>How a whole input went: how many requests it held and how many of them could not be read.</summary>
    internal readonly record struct Outcome(int Requests, int Errors);

    public async Task<Outcome> Run(Stream input, Stream output, CancellationToken cancel = default)
    {
        var requests = 0;
        var errors = 0;
        await foreach (var request in new RequestReader(input).Read(cancel))
        {
            requests++;
            if (!AnswerTo(request)) errors++;
            await output.WriteAsync(line.WrittenMemory, cancel);
            await output.FlushAsync(cancel);
        }
        return new(requests, errors);
    }

    /// <summary>Writes the answer to one request, or its error line; says whether it was an answer.</summary>
    private bool AnswerTo(RawRequest request)
    {
        string? id = null;
        var judgedBy = House.Shipped;
        try
        {
            if (request.Refused is { } refused) throw new RefusedException(refused);

            if (!IsText(request.Text.Span)) throw Fields.Refuse("invalid_json", "A text in this request holds bytes or escapes that are no characters.", null);
            using var document = Parse(request.Text, out var fault);
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("id", out var given) && given.ValueKind == JsonValueKind.String)
                id = given.GetString();
            if (fault is not null) throw fault;
            var fields = Fields.Of(document.RootElement);
            _ = fields.Text("id");
            if (fields.Text("rulesVersion") is { } version) judgedBy = Named(version) ?? throw fields.Invalid("rulesVersion", $"This build holds the rules of {RuleSet.Version}, as shipped or as a clinic here had them approved; not this version.");
            fields = Fields.Of(document.RootElement, house: judgedBy);

            Line(json =>
            {
                json.WriteString("id", id);
                json.WriteString("question", question.Name);
                json.WriteString("rulesVersion", judgedBy.Version);
                question.Ask(fields, new Answer(json));
            });
            return true;
        }
        catch (RefusedException refusal)
        {
            Line(json =>
            {
                json.WriteString("id", id);
                json.WriteNumber("line", request.Line);
                json.WriteString("question", question.Name);
                json.WriteString("rulesVersion", judgedBy.Version);
                json.WriteStartObject("error");
                json.WriteString("code", refusal.Refusal.Code);
                json.WriteString("message", refusal.Refusal.Says);
                json.WriteString("path", refusal.Refusal.Path);
                json.WriteEndObject();
            });
            return false;
        }
    }

    /// <summary>A house of these rules; one of earlier rules would be judged by rules that weren't in force with it.</summary>
    private House? Named(string version) => version == House.Shipped.Version ? House.Shipped
        : version.StartsWith(RuleSet.Version + "+", StringComparison.Ordinal) ? houses?.GetValueOrDefault(version) : null;

    private void Line(Action<Utf8JsonWriter> members)
    {
        line.Clear();
        using (var json = new Utf8JsonWriter(line, Written))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        line.Write("\n"u8);
    }

    /// <summary>The document; one in which a name stands twice is read all the same, for its id, and comes with its fault.</summary>
    private static JsonDocument Parse(ReadOnlyMemory<byte> text, out RefusedException? fault)
    {
        fault = null;
        try
        {
            return JsonDocument.Parse(text, NoNameTwice);
        }
        catch (JsonException)
        {
            fault = JsonFault.In(text.Span);
            if (fault.Refusal.Code == "invalid_json") throw fault;
        }
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            throw Fields.Refuse("invalid_json", "A name stands twice in this request, and after that it is no JSON any more.", null);
        }
    }

    /// <summary>Whether every text can be read. The parser takes half a surrogate pair for well formed; no string can hold one.</summary>
    private static bool IsText(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text)) return false;
        if (text.IndexOf("\\u"u8) < 0) return true;
        try
        {
            var reader = new Utf8JsonReader(text);
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped) _ = reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        catch (JsonException)
        {
            // Where it is no JSON at all, whoever parses it says so and where.
        }
        return true;
    }
}
