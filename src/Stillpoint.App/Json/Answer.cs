using System.Globalization;
using System.Text.Json;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Medications;

namespace Stillpoint.App.Json;

/// <summary>
/// Writes an answer so that the same request always gives the same bytes: keys in the order they are written, numbers in
/// shortest round-trip form without an exponent, times with the offset they came with.
/// </summary>
internal sealed class Answer(Utf8JsonWriter json)
{
    public Answer Object(string? name, Action members)
    {
        Name(name);
        json.WriteStartObject();
        members();
        json.WriteEndObject();
        return this;
    }

    /// <summary>An object, or null when there is nothing to say.</summary>
    public Answer Object<T>(string name, T? value, Action<T> members) where T : class =>
        value is null ? Null(name) : Object(name, () => members(value));

    public Answer Array<T>(string? name, IEnumerable<T>? items, Action<T> write)
    {
        if (items is null) return Null(name);
        Name(name);
        json.WriteStartArray();
        foreach (var item in items) write(item);
        json.WriteEndArray();
        return this;
    }

    public Answer Texts(string? name, IEnumerable<string>? items) => Array(name, items, item => Text(null, item));

    public Answer Text(string? name, string? value)
    {
        Name(name);
        if (value is null) json.WriteNullValue(); else json.WriteStringValue(value);
        return this;
    }

    public Answer Bool(string? name, bool? value)
    {
        Name(name);
        if (value is { } known) json.WriteBooleanValue(known); else json.WriteNullValue();
        return this;
    }

    public Answer Number(string? name, decimal? value)
    {
        Name(name);
        if (value is not { } number) json.WriteNullValue();
        else json.WriteRawValue(Plain(number), skipInputValidation: true);
        return this;
    }

    public Answer Number(string? name, double? value)
    {
        Name(name);
        if (value is not { } number || !double.IsFinite(number)) json.WriteNullValue();
        else json.WriteRawValue(Plain(number), skipInputValidation: true);
        return this;
    }

    public Answer Number(string? name, int? value) => Number(name, (decimal?)value);

    public Answer Time(string? name, DateTimeOffset? value) => Text(name, value is { } instant ? Times.Write(instant) : null);

    public Answer Null(string? name)
    {
        Name(name);
        json.WriteNullValue();
        return this;
    }

    /// <summary>The findings, in the order given; <paramref name="more"/> adds a question's own members at the end.</summary>
    public Answer Findings(IEnumerable<Finding> findings, Action<Finding>? more = null) => Array("findings", findings, finding => Object(null, () =>
    {
        Text("rule", finding.Rule);
        Text("severity", finding.Severity.ToString());
        Text("because", finding.Because);
        Text("source", finding.Source.Name);
        Array("inputs", finding.Inputs, Write);
        Texts("missing", finding.Missing);
        Time("clearsAt", finding.ClearsAt);
        Bool("policy", finding.Policy);
        Text("signer", finding.Signer is { } signer ? Contract.Word(signer) : null);
        more?.Invoke(finding);
    }));

    /// <summary>What of the request was set aside, and why.</summary>
    public Answer Ignored(IEnumerable<Ignored> items) =>
        Array("ignored", items, item => Object(null, () => Text("path", item.Path).Text("reason", item.Reason)));

    private void Write(Input input) => Object(null, () =>
    {
        Text("path", input.Path);
        Value("value", input.Value);
        if (input.Unit is not null) Text("unit", input.Unit);
        if (input.At is not null) Text("at", input.At);
        Text("from", input.From);
    });

    public Answer Value(string? name, object? value) => value switch
    {
        null => Null(name),
        string text => Text(name, text),
        bool known => Bool(name, known),
        decimal number => Number(name, number),
        int number => Number(name, (decimal)number),
        double number => Number(name, number),
        DateTimeOffset instant => Time(name, instant),
        DateOnly date => Text(name, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Enum word => Text(name, word.ToString()),
        IEnumerable<string> texts => Texts(name, texts),
        _ => throw new NotSupportedException($"An input is never of type {value.GetType().Name}."),
    };

    /// <summary>A decimal without trailing zeros and never an exponent.</summary>
    public static string Plain(decimal number)
    {
        var text = number.ToString("0.############################", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>Shortest digits that read back as the same double, written out in full: <c>1E-05</c> becomes <c>0.00001</c>.</summary>
    public static string Plain(double number)
    {
        if (number == 0) return "0";
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        if (exponentAt < 0) return text;

        var exponent = int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = text[..exponentAt];
        var sign = mantissa.StartsWith('-') ? "-" : "";
        var digits = mantissa.TrimStart('-').Replace(".", "", StringComparison.Ordinal);
        var point = mantissa.TrimStart('-').IndexOf('.', StringComparison.Ordinal);
        var before = (point < 0 ? digits.Length : point) + exponent;
        if (before <= 0) return sign + "0." + new string('0', -before) + digits;
        return before >= digits.Length ? sign + digits + new string('0', before - digits.Length) : sign + digits[..before] + "." + digits[before..];
    }

    private void Name(string? name)
    {
        if (name is not null) json.WritePropertyName(name);
    }
}
