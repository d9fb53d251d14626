using System.Text.Json;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>Oxygen that was given: an oxygen saturation of the same record, or within five minutes of it, is no value of room air.</summary>
internal sealed class OxygenReader(DateTimeOffset at)
{
    private const string Flow = "3151-8", Fraction = "3150-6";

    private const decimal RoomAirPercent = 21;

    private static readonly TimeSpan Near = TimeSpan.FromMinutes(5);

    private readonly List<DateTimeOffset> given = [];

    public void Read(JsonElement observation, JsonItems components)
    {
        var gives = Gives(observation);
        foreach (var part in components) gives |= Gives(part);
        if (!gives) return;
        if (observation.Text("status"u8) is "final" or "amended" or "corrected" && observation.When("effective"u8, at.Offset) is { } when) given.Add(when.Earliest);
    }

    /// <summary>For every saturation that was taken on oxygen, that it was.</summary>
    public IEnumerable<Fact> Breathed(IReadOnlyList<Fact> results) => given.Count == 0 ? [] : [.. results
        .Where(fact => fact.Key == Measurements.Spo2 && given.Exists(when => (when - fact.At.Earliest).Duration() <= Near))
        .Select(fact => ScreeningFacts.Spo2OnOxygen.Fact(true, fact.At, fact.From) with { Path = "loinc|" + Flow })];

    private static bool Gives(JsonElement observation)
    {
        if (observation.Member("code"u8) is not { } concept) return false;
        foreach (var coding in concept.Items("coding"u8))
        {
            if (coding.Member("code"u8) is not { ValueKind: JsonValueKind.String } code || (!code.ValueEquals(Flow) && !code.ValueEquals(Fraction))) continue;
            var isFlow = code.ValueEquals(Flow);
            var quantity = observation.Member("valueQuantity"u8);
            if (quantity?.Number("value"u8) is not { } amount) return false;
            var percent = !isFlow && amount <= 1 ? amount * 100 : amount;
            return isFlow ? amount > 0 : percent > RoomAirPercent;
        }
        return false;
    }
}
