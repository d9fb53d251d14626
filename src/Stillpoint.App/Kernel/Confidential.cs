using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stillpoint.App.Kernel;

/// <summary>
/// Something about a person that a log, an exception, a debugger or a stray serialiser must not say aloud. Whoever truly
/// needs it writes <c>.Value</c>, and that word can be searched for.
/// </summary>
[DebuggerDisplay("[confidential]")]
[JsonConverter(typeof(ConfidentialJson))]
public readonly record struct Confidential<T>([property: DebuggerBrowsable(DebuggerBrowsableState.Never)] T Value)
{
    public override string ToString() => "[confidential]";
}

public static class Confidential
{
    public static Confidential<T> Of<T>(T value) => new(value);
}

/// <summary>Writes a confidential value as its mask, and refuses to read one: it never travels as itself.</summary>
internal sealed class ConfidentialJson : JsonConverterFactory
{
    public override bool CanConvert(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Confidential<>);

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Masked<>).MakeGenericType(type.GenericTypeArguments))!;

    private sealed class Masked<T> : JsonConverter<Confidential<T>>
    {
        public override Confidential<T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException("A confidential value is not read from JSON.");

        public override void Write(Utf8JsonWriter writer, Confidential<T> value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
