using Stillpoint.App.Records;

namespace Stillpoint.App.HouseValues;

/// <summary>The approved policies of a clinic that set a number of the house, in the order in which they were approved, and where the clinic's days begin.</summary>
internal sealed record ClinicPolicies(TimeZoneInfo Zone, IReadOnlyList<PolicyRow> Approved)
{
    public House InForce(DateTimeOffset at) => InForce(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime));

    /// <summary>The house on a day there. A number that a later build no longer allows stands as shipped; the page of policies says so.</summary>
    public House InForce(DateOnly on)
    {
        var latest = Approved.Where(policy => policy.EffectiveFrom <= on).GroupBy(policy => policy.Name, StringComparer.Ordinal)
            .Select(versions => versions.Last()).Select(Houses.Read).OfType<KeyValuePair<HouseNumber, decimal>>().ToList();
        return House.Shipped.With(latest) is HouseChange.Changed all ? all.House
            : latest.Aggregate(House.Shipped, (house, one) => house.With(one.Key, one.Value) is HouseChange.Changed changed ? changed.House : house);
    }
}
