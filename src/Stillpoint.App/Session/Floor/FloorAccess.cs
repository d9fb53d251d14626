using System.Security.Claims;
using Stillpoint.App.Authorization;

namespace Stillpoint.App.Session.Floor;

/// <summary>Opens the floor of a clinic the person works at: the one asked for, or their first. To anybody else it does not exist.</summary>
internal sealed class FloorAccess(FloorReader floor)
{
    public async Task<FloorView?> Open(ClaimsPrincipal who, Guid? asked, CancellationToken cancel) =>
        Clinic(who, asked) is { } clinic ? await floor.Look(clinic, who.Id(), cancel) : null;

    public static Guid? Clinic(ClaimsPrincipal who, Guid? asked) =>
        asked is { } named ? (who.WorksAt(named) ? named : null) : who.Clinics() is [var first, ..] ? first : null;
}
