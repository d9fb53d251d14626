using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Doors;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.Booking;

/// <summary>Whose calendar is fed: a person who works here, or a chair.</summary>
internal enum FeedOf { Person, Chair }

/// <summary>A feed has been given a new address: told once, in the page that comes back.</summary>
internal sealed class FeedForm(string handler) : Form(handler)
{
    /// <summary>The secret of the address that was just made.</summary>
    internal string? Made { get; set; }
}

/// <summary>Gives calendars a secret address that other programs read, and takes it back: whoever has it sees when somebody is booked, and nothing of whom or what for.</summary>
internal sealed class Feeds(ClinicDb db, AuditTrail audit, SingleUseLinks links, TimeProvider clock)
{
    /// <summary>An address has to be made anew after so long; what leaked and nobody noticed ends by itself.</summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromDays(400), Before = TimeSpan.FromDays(14), Ahead = TimeSpan.FromDays(180);

    public static string PurposeOf(FeedOf what) => what switch { FeedOf.Person => "feed-person", FeedOf.Chair => "feed-chair" };

    /// <summary>Whether a feed has an address that is read.</summary>
    public Task<bool> Has(FeedOf what, Guid id)
    {
        var (purpose, subject, now) = (PurposeOf(what), id.ToString(), clock.Moment());
        return db.Set<SingleUseLinkRow>().AnyAsync(link => link.Purpose == purpose && link.Subject == subject && link.UsedAt == null && link.ExpiresAt > now);
    }

    /// <summary>A new address; the one before is read no more.</summary>
    public Task<Outcome> Make(FeedOf what, Guid id, FeedForm form, Actor actor) => audit.Do(actor, new AuditNote("feed-made", $"{PurposeOf(what)}/{id}"), async () =>
    {
        await links.End(PurposeOf(what), id.ToString());
        form.Made = links.Make(PurposeOf(what), id.ToString(), Lasting);
        return new Outcome.Done();
    });

    public Task<Outcome> Revoke(FeedOf what, Guid id, Actor actor) => audit.Do(actor, new AuditNote("feed-revoked", $"{PurposeOf(what)}/{id}"), async () =>
    {
        await links.End(PurposeOf(what), id.ToString());
        return new Outcome.Done();
    });

    /// <summary>The calendar an address opens; null when there is none, or it was taken back.</summary>
    public async Task<string?> Read(string token, CancellationToken cancel)
    {
        var now = clock.Moment();
        var (from, until) = (now - Before, now + Ahead);
        var visits = db.Set<VisitRow>().AsNoTracking().Where(row => row.StartsAt > from && row.StartsAt < until && row.Status != VisitStatus.Cancelled && row.Status != VisitStatus.Missed).OrderBy(row => row.StartsAt);
        if (await links.Subject(token, PurposeOf(FeedOf.Person)) is { } person && Guid.TryParse(person, out var who))
        {
            if (await db.Set<StaffRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == who && row.LeftAt == null, cancel) is not { } staff) return null;
            return CalendarFile.Write(staff.Name, await Entries(visits.Where(row => row.Nurse == who || row.Prescriber == who), cancel), now);
        }
        if (await links.Subject(token, PurposeOf(FeedOf.Chair)) is { } seat && Guid.TryParse(seat, out var where))
        {
            if (await db.Set<ChairRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == where, cancel) is not { } chair) return null;
            return CalendarFile.Write(chair.Name, await Entries(visits.Where(row => row.ChairId == where), cancel), now);
        }
        return null;
    }

    private async Task<IReadOnlyList<CalendarEntry>> Entries(IQueryable<VisitRow> visits, CancellationToken cancel)
    {
        var rows = await visits.ToListAsync(cancel);
        var chairs = await db.Set<ChairRow>().AsNoTracking().ToDictionaryAsync(chair => chair.Id, chair => chair.Name, cancel);
        var clinics = await db.Set<ClinicRow>().AsNoTracking().ToDictionaryAsync(clinic => clinic.Id, clinic => clinic.Name, cancel);
        return [.. rows.Select(row => new CalendarEntry(row.Id, row.StartsAt, row.EndsAt, row.ChairId is { } chair ? $"Booked, {chairs[chair]}" : "Booked", clinics[row.ClinicId], row.Version))];
    }
}

internal static class FeedEndpoint
{
    public static IEndpointRouteBuilder MapFeeds(this IEndpointRouteBuilder app)
    {
        app.MapGet("/feed/{Token}", async ([Microsoft.AspNetCore.Mvc.FromRoute(Name = "Token")] string token, Feeds feeds, HttpContext http) =>
        {
            if (token.Length > 100 || await feeds.Read(token, http.RequestAborted) is not { } file) return Results.NotFound();
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.Text(file, "text/calendar; charset=utf-8");
        }).AllowAnonymous().RequireRateLimiting(RateLimits.Programs);
        return app;
    }
}
