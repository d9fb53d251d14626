using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;

namespace Stillpoint.App.Authorization;

/// <summary>Begins and ends sign-ins. A cookie that was copied ends with the sign-in it names.</summary>
internal sealed class SignIns(ClinicDb db, Settings settings, AuditTrail audit, TimeProvider clock)
{
    /// <summary>One long shift; then one signs in again, however busy the page was.</summary>
    public static readonly TimeSpan Last = TimeSpan.FromHours(12);

    /// <summary>Signs this person in at this device; whoever was signed in on it is signed out.</summary>
    public async Task Begin(HttpContext http, StaffRow person)
    {
        await End(http.User);
        var now = clock.Moment();
        var signIn = new SignInRow { Id = Guid.CreateVersion7(now), StaffId = person.Id, BegunAt = now, ActiveAt = now, Address = http.Address() };
        db.Add(signIn);
        await db.SaveChangesAsync(CancellationToken.None);
        await http.SignInAsync(StaffCookie.Scheme, StaffCookie.Ticket(person, signIn.Id));
    }

    /// <summary>Signs out: the cookie and every copy of it.</summary>
    public async Task End(HttpContext http)
    {
        if (Person.Find(http.User) is { } person) await audit.Change(Actor.Of(person), new AuditNote("signed-out", $"person/{person}", Detail: $"from {http.Address()}"), () => End(http.User));
        await http.SignOutAsync(StaffCookie.Scheme);
    }

    /// <summary>Notes that the person did something, so that the screen stays open. A disk that is full keeps nobody from reading.</summary>
    public async Task Act(Guid signIn)
    {
        var now = clock.Moment();
        try
        {
            await db.Set<SignInRow>().Where(one => one.Id == signIn).ExecuteUpdateAsync(set => set.SetProperty(one => one.ActiveAt, now));
        }
        catch (Exception away) when (Outage.Is(away))
        {
        }
    }

    /// <summary>Locks the screen now, as many quiet minutes would have.</summary>
    public Task Lock(Guid signIn)
    {
        var quiet = clock.Moment() - Quiet(settings);
        return db.Set<SignInRow>().Where(one => one.Id == signIn && one.ActiveAt > quiet).ExecuteUpdateAsync(set => set.SetProperty(one => one.ActiveAt, quiet));
    }

    /// <summary>How long a screen may be quiet. The page covers itself on the minute; the server waits one more, since it hears of a hand only now and then.</summary>
    public static TimeSpan Quiet(Settings settings) => TimeSpan.FromMinutes(settings.LockAfterMinutes + 1);

    /// <summary>Where a person is signed in now, the newest first.</summary>
    public Task<List<SignInRow>> Open(Guid person)
    {
        var begun = clock.Moment() - Last;
        return db.Set<SignInRow>().AsNoTracking().Where(one => one.StaffId == person && one.EndedAt == null && one.BegunAt > begun).OrderByDescending(one => one.BegunAt).ToListAsync();
    }

    /// <summary>Ends every sign-in of a person but this one.</summary>
    public async Task EndOthers(Guid person, Guid? here)
    {
        DateTimeOffset? now = clock.Moment();
        await audit.Change(Actor.Of(person), new AuditNote("other-sign-ins-ended", $"person/{person}"), () =>
            db.Set<SignInRow>().Where(one => one.StaffId == person && one.Id != here && one.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.EndedAt, now)));
    }

    private async Task End(System.Security.Claims.ClaimsPrincipal who)
    {
        if (Person.SignInOf(who) is not { } signIn) return;
        DateTimeOffset? now = clock.Moment();
        await db.Set<SignInRow>().Where(one => one.Id == signIn && one.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.EndedAt, now));
    }
}
