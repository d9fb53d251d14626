using System.Collections.Concurrent;
using System.Security.Claims;
using Stillpoint.App.Records;

namespace Stillpoint.App.Shell;

/// <summary>The time zone pages are written in: of the clinic the page is about, else one the person works at, or the only clinic there is.</summary>
internal sealed class ClinicZones(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<Guid, TimeZoneInfo> known = new();

    /// <summary>Where the wall leaves the clinic that what is asked for belongs to.</summary>
    public static readonly object OfThisPage = new();

    public TimeZoneInfo For(HttpContext? http)
    {
        if (http?.Items[OfThisPage] is Guid page) return known.GetOrAdd(page, id => Read(id) ?? TimeZoneInfo.Utc);
        var named = http?.User.FindFirstValue("clinic");
        return Guid.TryParse(named, out var clinic) ? known.GetOrAdd(clinic, id => Read(id) ?? TimeZoneInfo.Utc) : Read(null) ?? TimeZoneInfo.Utc;
    }

    private TimeZoneInfo? Read(Guid? clinic)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var rows = db.Set<ClinicRow>().Where(row => clinic == null || row.Id == clinic).OrderBy(row => row.Id).Select(row => row.TimeZone).Take(2).ToList();
        return rows is [var zone] ? TimeZoneInfo.FindSystemTimeZoneById(zone) : null;
    }
}
