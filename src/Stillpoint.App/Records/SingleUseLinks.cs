using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Stillpoint.App.Records;

/// <summary>Makes and honours links that work once and for a while. The token is told once, to whoever sends it; only its hash is kept.</summary>
internal sealed class SingleUseLinks(ClinicDb db, TimeProvider clock)
{
    /// <summary>A new link for a purpose; the caller saves it with whatever it belongs to.</summary>
    public string Make(string purpose, string subject, TimeSpan lasting)
    {
        var token = NewToken();
        var now = clock.Moment();
        db.Add(new SingleUseLinkRow { Id = Guid.CreateVersion7(now), TokenHash = HashOf(token), Purpose = purpose, Subject = subject, ExpiresAt = now + lasting });
        return token;
    }

    /// <summary>The link of this token and purpose, used and expired ones too; null when there is none.</summary>
    public async Task<SingleUseLinkRow?> Find(string token, string purpose) =>
        await db.Set<SingleUseLinkRow>().AsNoTracking().SingleOrDefaultAsync(link => link.TokenHash == HashOf(token)) is { } link && link.Purpose == purpose ? link : null;

    /// <summary>What an unused, unexpired link of this purpose opens; null otherwise, without saying which.</summary>
    public async Task<string?> Subject(string token, string purpose) =>
        await Find(token, purpose) is { UsedAt: null } link && link.ExpiresAt > clock.GetUtcNow() ? link.Subject : null;

    /// <summary>Uses the link up: of two hands at once, one gets the subject and the other null.</summary>
    public async Task<string?> Use(string token, string purpose)
    {
        if (await Subject(token, purpose) is not { } subject) return null;
        var hash = HashOf(token);
        DateTimeOffset? now = clock.Moment();
        var used = await db.Set<SingleUseLinkRow>().Where(link => link.TokenHash == hash && link.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, now));
        return used == 1 ? subject : null;
    }

    /// <summary>Ends every link of this purpose and subject that was not used yet.</summary>
    public Task End(string purpose, string subject)
    {
        DateTimeOffset? now = clock.Moment();
        return db.Set<SingleUseLinkRow>().Where(link => link.Purpose == purpose && link.Subject == subject && link.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, now));
    }

    public static string NewToken() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    /// <summary>With 256 random bits in a token, a plain hash of it can't be undone.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
