using System.Globalization;
using System.Text.Json;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Json;

/// <summary>
/// One JSON object of a request, read by name. Every reader answers null when the key is absent or null, and refuses
/// with the path when the value is of the wrong kind: what is misspelt or malformed must never vanish silently.
/// </summary>
internal readonly struct Fields
{
    /// <summary>More than anybody asks of one patient: three weeks by the minute are 30,241.</summary>
    private const int MostItems = 100_000;

    private readonly JsonElement element;

    private readonly House? house;

    private Fields(JsonElement element, string path, House? house) => (this.element, Path, this.house) = (element, path, house);

    /// <summary>The house the whole request is judged by.</summary>
    public House House => house ?? House.Shipped;

    /// <summary>The JSON pointer of this object; empty at the root.</summary>
    public string Path { get; }

    public JsonElement Element => element;

    public static Fields Of(JsonElement element, string path = "", House? house = null) => element.ValueKind == JsonValueKind.Object
        ? new(element, path, house)
        : throw Refuse(path.Length == 0 ? "not_an_object" : "invalid_type", "An object is expected here.", path);

    /// <summary>
    /// Refuses any key that is not listed: these words are ours and closed. Duplicate keys are refused too. Every request
    /// may carry <c>id</c> and <c>rulesVersion</c>, so at the root they need no listing.
    /// </summary>
    public Fields Only(params ReadOnlySpan<string> known)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name) && !(Path.Length == 0 && property.Name is ("id" or "rulesVersion")))
                throw Refuse("unknown_field", $"There is no field called '{Clip(property.Name)}' here.", At(property.Name));
            if (!seen.Add(property.Name))
                throw Refuse("invalid_value", $"The field '{property.Name}' is given twice.", At(property.Name));
        }
        return this;
    }

    public string At(string name) => Path + Step(name);

    /// <summary>One step of a JSON pointer. A name nobody could have meant is cut, so that an answer never grows with a hostile request.</summary>
    public static string Step(string name) => "/" + Clip(name, 200).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public bool Has(string name) => Value(name) is not null;

    /// <summary>The raw value; null when the key is absent or its value is null.</summary>
    public JsonElement? Value(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public T Required<T>(string name, T? value) where T : struct => value ?? throw Missing(name);

    public T Required<T>(string name, T? value) where T : class => value ?? throw Missing(name);

    public RefusedException Missing(string name) => Refuse("missing_field", $"'{name}' is required.", At(name));

    public RefusedException Invalid(string name, string says) => Refuse("invalid_value", says, At(name));

    public Fields? Object(string name) => Value(name) is { } value ? Of(value, At(name)) : null;

    public string? Text(string name) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw Refuse("invalid_type", $"'{name}' is text.", At(name)),
    };

    public bool? Bool(string name) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Refuse("invalid_type", $"'{name}' is true or false.", At(name)),
    };

    public decimal? Decimal(string name) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDecimal(out var number) => number,
        { ValueKind: JsonValueKind.Number } => throw Refuse("invalid_value", $"'{name}' is too large a number.", At(name)),
        _ => throw Refuse("invalid_type", $"'{name}' is a number.", At(name)),
    };

    /// <summary>A binary double, for predictions only.</summary>
    public double? Double(string name) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        { ValueKind: JsonValueKind.Number } => throw Refuse("invalid_value", $"'{name}' is too large a number.", At(name)),
        _ => throw Refuse("invalid_type", $"'{name}' is a number.", At(name)),
    };

    public int? Integer(string name) => Decimal(name) switch
    {
        null => null,
        { } number when decimal.IsInteger(number) && number is >= int.MinValue and <= int.MaxValue => (int)number,
        _ => throw Invalid(name, $"'{name}' is a whole number."),
    };

    /// <summary>An instant: ISO 8601 with an offset.</summary>
    public DateTimeOffset? Instant(string name) =>
        Text(name) is { } text ? WrittenTime.Instant(text) ?? throw Invalid(name, $"'{name}' is a date and time with an offset, such as 2026-11-22T09:00:00-05:00.") : null;

    /// <summary>One of the words of an enumeration, written exactly as the enumeration writes it.</summary>
    public T? Word<T>(string name) where T : struct, Enum => Text(name) switch
    {
        null => null,
        { Length: > 0 } text when !char.IsDigit(text[0]) && text[0] != '-' && !text.Contains(',', StringComparison.Ordinal) && Enum.TryParse<T>(text, ignoreCase: false, out var word) => word,
        _ => throw Invalid(name, $"'{name}' is one of {string.Join(", ", Enum.GetNames<T>())}."),
    };

    /// <summary>One of the listed words.</summary>
    public string? Choice(string name, params ReadOnlySpan<string> words)
    {
        if (Text(name) is not { } text) return null;
        return words.Contains(text) ? text : throw Invalid(name, $"'{name}' is one of {string.Join(", ", words.ToArray())}.");
    }

    public IEnumerable<(JsonElement Item, string Path)>? Array(string name)
    {
        if (Value(name) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Array) throw Refuse("invalid_type", $"'{name}' is a list.", At(name));
        if (value.GetArrayLength() > MostItems) throw Invalid(name, $"'{name}' holds more than {MostItems} items.");
        var path = At(name);
        return value.EnumerateArray().Select((item, index) => (item, string.Create(CultureInfo.InvariantCulture, $"{path}/{index}")));
    }

    public static RefusedException Refuse(string code, string says, string? path) => new(new Refusal(code, says, path));

    public static string Clip(string text, int length = 60) => text.Length <= length ? text : text[..length] + "…";
}
