using System.Reflection;

namespace Stillpoint.Care.HouseValues;

/// <summary>Every house number there is, found where it is declared: a static field, or a static list of them.</summary>
public static class HouseNumbers
{
    private static readonly Lazy<IReadOnlyDictionary<string, HouseNumber>> Read = new(() => Declared().OrderBy(number => number.Key, StringComparer.Ordinal).ToDictionary(number => number.Key, StringComparer.Ordinal));

    public static IEnumerable<HouseNumber> All => Read.Value.Values;

    public static HouseNumber? Find(string key) => Read.Value.GetValueOrDefault(key);

    private static IEnumerable<HouseNumber> Declared() => typeof(HouseNumbers).Assembly.GetTypes()
        .Where(type => !type.ContainsGenericParameters)
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(field => typeof(HouseNumber).IsAssignableFrom(field.FieldType) || typeof(IEnumerable<HouseNumber>).IsAssignableFrom(field.FieldType))
        .SelectMany(field => field.GetValue(null) switch
        {
            HouseNumber number => [number],
            IEnumerable<HouseNumber> numbers => numbers,
            _ => Enumerable.Empty<HouseNumber>(),
        });
}
