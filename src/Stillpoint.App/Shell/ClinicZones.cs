using System.Collections.Concurrent;
using System.Security.Claims;
using Stillpoint.App.Records;

namespace Stillpoint.App.Shell;

/// <summary>The time zone pages are written in: of the clinic a person works at, or of the only clinic there is.</summary>
internal sealed class ClinicZones(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<Guid, TimeZoneInfo> known = new();

    public TimeZoneInfo For(ClaimsPrincipal? person)
    {
        var named = person?.FindFirstValue("clinic");
        return Guid.TryParse(named, out var clinic) ? known.GetOrAdd(clinic, id => Read(id) ?? TimeZoneInfo.Utc) : Read(null) ?? TimeZoneInfo.Utc;
    }

    private TimeZoneInfo? Read(Guid? clinic)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var rows = db.Set<ClinicRow>().Where(row => clinic == null || row.Id == clinic).Select(row => row.TimeZone).Take(2).ToList();
        return rows is [var zone] ? TimeZoneInfo.FindSystemTimeZoneById(zone) : null;
    }
}
