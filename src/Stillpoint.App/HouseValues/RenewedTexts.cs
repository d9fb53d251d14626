using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;

namespace Stillpoint.App.HouseValues;

/// <summary>Whether a consent was signed on a text that has changed since in a way that matters, as its author said when it was published. A slip of the pen that was put right asks nobody again.</summary>
internal static class RenewedTexts
{
    /// <summary>The newest version that whoever signed this is asked about again; null while what they signed still says what matters.</summary>
    public static async Task<PolicyRow?> Since(ClinicDb db, ConsentRow consent, DateOnly today, CancellationToken cancel = default)
    {
        var signed = consent.DocumentVersion.Split(", ").Select(one => one.Split(' ')).Where(parts => parts is [_, _] && int.TryParse(parts[1], System.Globalization.CultureInfo.InvariantCulture, out _))
            .ToDictionary(parts => parts[0], parts => int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var names = signed.Keys.ToList();
        return (await db.Set<PolicyRow>().AsNoTracking().Where(policy => names.Contains(policy.Name) && policy.AsksAgain == true && policy.ApprovedAt != null && policy.EffectiveFrom <= today).ToListAsync(cancel))
            .Where(policy => policy.Number > signed[policy.Name]).MaxBy(policy => policy.EffectiveFrom);
    }
}
