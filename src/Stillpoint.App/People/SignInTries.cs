using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;

namespace Stillpoint.App.People;

/// <summary>
/// Counts tries at the sign-in page by the e-mail and by where they come from. Five wrong ones shut that e-mail for that
/// address; fifty from everywhere shut it for every address but those the person has signed in from before. So an outsider
/// can shut their own way in and nobody else's.
/// </summary>
internal sealed class SignInTries(ClinicDb db, TimeProvider clock)
{
    public const int FromOneAddress = 5, FromEverywhere = 50;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan AddressesAreKnownFor = TimeSpan.FromDays(30), TriesAreKeptFor = TimeSpan.FromDays(1);

    /// <summary>Counts this try before it is judged, so that many at once get no more than one after another; says whether it may be judged.</summary>
    public async Task<bool> Count(string email, string address, Guid? person)
    {
        var (now, hash) = (clock.Moment(), HashOf(email));
        var forgotten = now - TriesAreKeptFor;
        await db.Set<SignInTryRow>().Where(one => one.At < forgotten).ExecuteDeleteAsync();
        db.Add(new SignInTryRow { Id = Guid.CreateVersion7(now), EmailHash = hash, Address = address, At = now });
        await db.SaveChangesAsync(CancellationToken.None);

        var since = now - Window;
        var tries = db.Set<SignInTryRow>().Where(one => one.EmailHash == hash && one.At > since);
        if (await tries.CountAsync(one => one.Address == address) > FromOneAddress) return false;
        return await tries.CountAsync() <= FromEverywhere || await IsKnown(person, address, now - AddressesAreKnownFor);
    }

    /// <summary>The right password was given from here, or the owner opened the way again.</summary>
    public Task Forget(string email, string? address = null)
    {
        var hash = HashOf(email);
        return db.Set<SignInTryRow>().Where(one => one.EmailHash == hash && (address == null || one.Address == address)).ExecuteDeleteAsync();
    }

    private Task<bool> IsKnown(Guid? person, string address, DateTimeOffset since) =>
        db.Set<SignInRow>().AnyAsync(one => one.StaffId == person && one.Address == address && one.BegunAt > since);

    private static string HashOf(string email) => SingleUseLinks.HashOf(StaffStore.KeyOf(email));
}
