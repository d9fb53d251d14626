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

    /// <summary>Whether a code is that of a flow or a fraction of oxygen.</summary>
    public static bool IsOxygen(string code) => code is Flow or Fraction;

    /// <summary>Whether what stands under such a code is more than room air.</summary>
    public static bool Gives(JsonElement observation, string code)
    {
        if (observation.Member("valueQuantity"u8)?.Number("value"u8) is not { } amount) return false;
        if (code == Flow) return amount > 0;
        return (amount <= 1 ? amount * 100 : amount) > RoomAirPercent;
    }

    /// <summary>Notes when an observation says that oxygen was given.</summary>
    public void Given(JsonElement observation)
    {
        if (observation.Text("status"u8) is "final" or "amended" or "corrected" && observation.When("effective"u8, at.Offset) is { } when) given.Add(when.Earliest);
    }

    /// <summary>For every saturation that was taken on oxygen, that it was.</summary>
    public IEnumerable<Fact> Breathed(IReadOnlyList<Fact> results) => given.Count == 0 ? [] : [.. results
        .Where(fact => fact.Key == Measurements.Spo2 && given.Exists(when => (when - fact.At.Earliest).Duration() <= Near))
        .Select(fact => ScreeningFacts.Spo2OnOxygen.Fact(true, fact.At, fact.From) with { Path = "loinc|" + Flow })];
}
