using System.Security.Claims;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.Care.Session.Charting;

namespace Stillpoint.App.Session.Bedside;

/// <summary>By what right a signed-in person charts. What carries a signature is written by the page that takes it.</summary>
internal static class EntryAccess
{
    public static Authority Of(ClaimsPrincipal person) => new(Prescriber: person.IsInRole(Role.Prescriber.Word));
}
