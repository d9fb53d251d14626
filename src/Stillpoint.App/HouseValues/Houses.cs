using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;

namespace Stillpoint.App.HouseValues;

/// <summary>
/// Which house a clinic is judged by: the one in force at a moment, and every one that was ever named, found again by its version
/// whatever a later build ships.
/// </summary>
internal sealed class Houses(ClinicDb db)
{
    /// <summary>A clinic's own number is a policy of this name and the number's key.</summary>
    public const string Prefix = "house/";

    public static string PolicyOf(HouseNumber number) => Prefix + number.Key;

    /// <summary>The house of a clinic at a moment.</summary>
    public async Task<House> InForce(Guid clinic, DateTimeOffset at, CancellationToken cancel = default) => (await Policies(clinic, cancel)).InForce(at);

    /// <summary>The house of a clinic on a day there.</summary>
    public async Task<House> InForce(Guid clinic, DateOnly on, CancellationToken cancel = default) => (await Policies(clinic, cancel)).InForce(on);

    /// <summary>Every number the clinic has set for itself, from whenever it counts.</summary>
    public async Task<ClinicPolicies> Policies(Guid clinic, CancellationToken cancel = default)
    {
        var zone = await db.Set<ClinicRow>().Where(row => row.Id == clinic).Select(row => row.TimeZone).SingleAsync(cancel);
        return new(TimeZoneInfo.FindSystemTimeZoneById(zone), await db.Set<PolicyRow>().AsNoTracking()
            .Where(policy => policy.ClinicId == clinic && EF.Functions.Like(policy.Name, Prefix + "%") && policy.ApprovedAt != null)
            .OrderBy(policy => policy.Number).ToListAsync(cancel));
    }

    /// <summary>The number a policy sets; null when it is none of this build's.</summary>
    public static KeyValuePair<HouseNumber, decimal>? Read(PolicyRow policy) =>
        policy.Name.StartsWith(Prefix, StringComparison.Ordinal) && HouseNumbers.Find(policy.Name[Prefix.Length..]) is { } number
        && decimal.TryParse(policy.Body, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? new(number, value) : null;

    /// <summary>The house of this version, as it was written down; one that nobody wrote down is found nowhere, and says so.</summary>
    public async Task<House> Named(string version, CancellationToken cancel = default)
    {
        if (version == House.Shipped.Version) return House.Shipped;
        if (RuleSet.SameNumbers.Contains(version)) return House.Recorded(version, []);
        var kept = await db.Set<HouseVersionRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Version == version, cancel);
        return kept is null ? House.Lost(version) : Recorded(kept);
    }

    /// <summary>Every version that was ever written down, by its name.</summary>
    public async Task<IReadOnlyDictionary<string, House>> All(CancellationToken cancel = default) =>
        (await db.Set<HouseVersionRow>().AsNoTracking().ToListAsync(cancel)).ToDictionary(row => row.Version, Recorded, StringComparer.Ordinal);

    /// <summary>Writes a house down, every number of it, so that what is judged by it can be judged by it for ever.</summary>
    public async Task Keep(House house, DateTimeOffset now)
    {
        var body = JsonSerializer.Serialize(HouseNumbers.All.ToDictionary(number => number.Key, number => house[number].Number, StringComparer.Ordinal));
        // Of two at once one waits for the other. SQLite's transaction holds the only write lock already.
        if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({OneAtATime})");
        if (await db.Set<HouseVersionRow>().AnyAsync(row => row.Version == house.Version)) return;
        db.Add(new HouseVersionRow { Version = house.Version, Body = body, KeptAt = Instants.Whole(now) });
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private const long OneAtATime = 7_201_005;

    private static House Recorded(HouseVersionRow row) => House.Recorded(row.Version, JsonSerializer.Deserialize<Dictionary<string, decimal>>(row.Body)!
        .Select(one => (Number: HouseNumbers.Find(one.Key), one.Value)).Where(one => one.Number is not null).Select(one => KeyValuePair.Create(one.Number!, one.Value)));
}
