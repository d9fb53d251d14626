using System.Globalization;
using System.Text.Json;

namespace Stillpoint.App.Json;

/// <summary>
/// Says why a text is no JSON document and where, by walking it once more: the parser knows the byte, a person looks for the field.
/// A name that stands twice in one object is a fault too, also inside a bundle: nobody can tell which of the two was meant.
/// </summary>
internal static class JsonFault
{
    /// <summary>An object or a list that is open at the moment, and how far into it the walk has come.</summary>
    private sealed class Open(HashSet<string>? names)
    {
        public HashSet<string>? Names { get; } = names;

        public string? Name { get; set; }

        public int Index { get; set; } = -1;

        public string? Step => Names is null ? Index < 0 ? null : Index.ToString(CultureInfo.InvariantCulture) : Name;
    }

    /// <summary>What the parser follows; no clinical resource comes near it.</summary>
    private const int Deepest = 64;

    public static RefusedException In(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = Deepest });
        var inside = new Stack<Open>();
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.PropertyName)
                {
                    var at = inside.Peek();
                    at.Name = reader.GetString()!;
                    if (!at.Names!.Add(at.Name)) return Fields.Refuse("invalid_value", $"The field '{Fields.Clip(at.Name)}' is given twice.", Pointer(inside));
                    continue;
                }
                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    inside.Pop();
                    continue;
                }
                if (inside.TryPeek(out var list) && list.Names is null) list.Index++;
                if (reader.TokenType is JsonTokenType.StartObject) inside.Push(new(new(StringComparer.Ordinal)));
                else if (reader.TokenType is JsonTokenType.StartArray) inside.Push(new(null));
            }
        }
        catch (JsonException bad)
        {
            var why = inside.Count >= Deepest ? $"This is nested more than {Deepest} levels deep" : "This is not valid JSON";
            return Fields.Refuse("invalid_json", string.Create(CultureInfo.InvariantCulture, $"{why} (byte {bad.BytePositionInLine + 1} of its line {bad.LineNumber + 1})."), Pointer(inside));
        }
        return Fields.Refuse("invalid_json", "This is not valid JSON.", null);
    }

    /// <summary>The place as a JSON pointer; null at the root.</summary>
    private static string? Pointer(Stack<Open> inside) =>
        inside.Reverse().Select(level => level.Step).TakeWhile(step => step is not null).Aggregate((string?)null, (path, step) => path + Fields.Step(step!));
}
