using System.Reflection;

namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>Every instrument this build knows. A new file in <c>Definitions</c> is enough to add one.</summary>
public static class Instruments
{
    public static IReadOnlyList<Instrument> All { get; } =
    [
        .. typeof(Instruments).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(Instruments).Namespace + ".Definitions")
            .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(property => property.PropertyType == typeof(Instrument))
            .Select(property => (Instrument)property.GetValue(null)!)
            .OrderBy(instrument => instrument.Code, StringComparer.Ordinal),
    ];

    private static readonly Dictionary<string, Instrument> ByCode = All.ToDictionary(instrument => instrument.Code, StringComparer.Ordinal);

    public static Instrument? Find(string code) => ByCode.GetValueOrDefault(code);
}
