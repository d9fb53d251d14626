using System.Security.Claims;
using Stillpoint.App.Authorization;

namespace Stillpoint.App.Session.Bedside;

/// <summary>Who may write which entry. Whoever is at the bedside charts what happened; what decides the treatment is a prescriber's.</summary>
internal static class EntryAccess
{
    private static readonly HashSet<string> Prescribers = ["stop-closed"];

    // These carry signatures and are written by the page that asks for them, never sent as they are.
    private static readonly HashSet<string> Signed = ["gate-overridden", "drug-prepared", "time-out-signed", "waste-witnessed", "discharged", "left-against-advice", "session-signed", "identity-checked", "check-answered", "restart-ordered", "staff-handover"];

    /// <summary>Why this person may not write this entry, or null.</summary>
    public static string? Refuses(string kind, ClaimsPrincipal person) =>
        Signed.Contains(kind) ? "This is recorded on its own page, where it is signed."
        : Prescribers.Contains(kind) && !person.IsInRole(Role.Prescriber.Word) ? "Only a prescriber records this."
        : null;
}
