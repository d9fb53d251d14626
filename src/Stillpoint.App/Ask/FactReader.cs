using System.Text.Json;
using Stillpoint.App.Json;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Ask;

/// <summary>Reads <c>facts</c>: a closed vocabulary, each value bare or with when it was stated and by whom. A misspelt fact is refused.</summary>
internal static class FactReader
{
    public static IReadOnlyList<Fact> Read(Fields facts, DateTimeOffset at)
    {
        var read = new List<Fact>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in facts.Element.EnumerateObject())
        {
            var path = facts.At(property.Name);
            if (Vocabulary.Find(property.Name) is not { Measured: false } key) throw Fields.Refuse("unknown_fact", $"There is no fact called '{Fields.Clip(property.Name)}'.", path);
            if (!seen.Add(property.Name)) throw Fields.Refuse("invalid_value", $"The fact '{property.Name}' is given twice.", path);
            if (Fact(key, property.Value, path, at) is { } fact) read.Add(fact);
        }
        return read;
    }

    private static Fact? Fact(FactKey key, JsonElement json, string path, DateTimeOffset at)
    {
        var stated = at;
        string? source = null;
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("value", out var inner))
        {
            var wrapped = Fields.Of(json, path).Only("value", "at", "source");
            stated = wrapped.Instant("at") ?? at;
            source = wrapped.Text("source");
            json = inner;
            path = wrapped.At("value");
        }
        return json.ValueKind == JsonValueKind.Null ? null : key.Fact(Value(key, json, path), stated) with { Source = source };
    }

    private static object Value(FactKey key, JsonElement json, string path) => key switch
    {
        FactKey<bool> => json.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => throw Wrong(path, "true or false") },
        FactKey<Amount> number => Checked(number, new Amount(Number(json, path)), path),
        FactKey<string> text => Checked(text, Text(json, path), path),
        FactKey<IReadOnlyList<string>> words => Checked(words, Items(json, path).Select(item => Text(item.Item, item.Path)).Distinct(StringComparer.Ordinal).ToArray(), path),
        FactKey<DateTimeOffset> => Moment(json, path),
        FactKey<RecordedDay> => RecordedDay.Read(Text(json, path)) ?? throw Bad(path, "This is not a date such as 2026-11-22."),
        FactKey<LastUse> => Text(json, path) == "none" ? LastUse.Never : new LastUse(Moment(json, path)),
        FactKey<SuicideScreenAnswers> => Screen(json, path),
        FactKey<ConsentScope> => Consent(Fields.Of(json, path)),
        FactKey<IReadOnlyList<DrugTaken>> => Taken(Fields.Of(json, path)),
        FactKey<IReadOnlyList<DrugHold>> => Items(json, path).Select(item => Hold(Fields.Of(item.Item, item.Path))).ToArray(),
        FactKey<IReadOnlyList<SignedOverride>> => Items(json, path).Select(item => Signed(Fields.Of(item.Item, item.Path))).ToArray(),
        _ => throw new NotSupportedException($"The fact '{key}' has no reader."),
    };

    private static T Checked<T>(FactKey<T> key, T value, string path) where T : notnull => key.Refuses(value) is { } because ? throw Bad(path, because) : value;

    private static decimal Number(JsonElement json, string path) => json.ValueKind != JsonValueKind.Number
        ? throw Wrong(path, "a number")
        : json.TryGetDecimal(out var number) ? number : throw Bad(path, "This number is too large.");

    private static string Text(JsonElement json, string path) => json.ValueKind == JsonValueKind.String ? json.GetString()! : throw Wrong(path, "text");

    private static DateTimeOffset Moment(JsonElement json, string path) =>
        WrittenTime.Instant(Text(json, path)) ?? throw Bad(path, "This is not a date and time with an offset, such as 2026-11-22T09:00:00-05:00.");

    private static IEnumerable<(JsonElement Item, string Path)> Items(JsonElement json, string path) => json.ValueKind == JsonValueKind.Array
        ? json.EnumerateArray().Select((item, number) => (item, $"{path}/{number}"))
        : throw Wrong(path, "a list");

    private static SuicideScreenAnswers Screen(JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Array && json.GetArrayLength() != 7) throw Bad(path, "There are seven answers: items 1, 2, 3, 4, 5, 6 and 6b.");
        return SuicideScreenAnswers.Of([.. Items(json, path).Select(item => Answered(item.Item, item.Path))]);
    }

    private static bool? Answered(JsonElement json, string path) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number when json.TryGetDecimal(out var answer) && answer is 0 or 1 => answer == 1,
        JsonValueKind.Number => throw Bad(path, "An answer is 1, 0 or null."),
        _ => throw Wrong(path, "1, 0 or null"),
    };

    private static ConsentScope Consent(Fields covers)
    {
        covers.Only("product", "route", "indication", "offLabelAcknowledged");
        var scope = new ConsentScope(covers.Word<Product>("product"), covers.Route("route"), covers.Text("indication"), covers.Bool("offLabelAcknowledged"));
        return ScreeningFacts.ConsentCovers.Refuses(scope) is { } because ? throw covers.Invalid("indication", because) : scope;
    }

    private static DrugTaken[] Taken(Fields drugs) =>
        [.. drugs.Element.EnumerateObject().Where(drug => drug.Value.ValueKind != JsonValueKind.Null).Select(drug => new DrugTaken(drug.Name, Moment(drug.Value, drugs.At(drug.Name))))];

    private static DrugHold Hold(Fields hold)
    {
        hold.Only("drug", "held");
        return new(hold.Required("drug", hold.Text("drug")), hold.Bool("held"));
    }

    private static SignedOverride Signed(Fields signed)
    {
        signed.Only("rule", "reason", "signedBy", "signedAt", "credential");
        return new(
            signed.Required("rule", signed.Text("rule")),
            signed.Required("reason", signed.Text("reason")),
            signed.Required("signedBy", signed.Text("signedBy")),
            signed.Required("signedAt", signed.Instant("signedAt")),
            signed.Choice("credential", "prescriber", "psychiatrist", "nurse", "other") is { } credential ? Enum.Parse<Credential>(credential, ignoreCase: true) : null);
    }

    private static RefusedException Wrong(string path, string wanted) => Fields.Refuse("invalid_type", $"Expected here: {wanted}.", path);

    private static RefusedException Bad(string path, string says) => Fields.Refuse("invalid_value", says, path);
}
