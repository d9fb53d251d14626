using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Recovery;

/// <summary>Something seen before a patient goes home, in words that are attested together with the others of its list.</summary>
/// <param name="Criterion">The criterion it answers.</param>
/// <param name="Name">Tells it from the others.</param>
/// <param name="Set">Writes the answer into what was looked at.</param>
public sealed record GoingHomeStatement(string Criterion, string Name, string Says, Func<Entry.RecoveryChecked, bool, Entry.RecoveryChecked> Set)
{
    /// <summary>Whatever is asked about suicide, the hand that signs and the two who acknowledge are never attested in a list.</summary>
    public static IReadOnlyList<GoingHomeStatement> All { get; } =
    [
        new("DIS-06", "oriented", "Knows who they are, where, and which day it is", (seen, yes) => seen with { Oriented = yes }),
        new("DIS-06", "monthsBackwards", "Says the months backwards", (seen, yes) => seen with { MonthsBackwards = yes }),
        new("DIS-07", "dissociationResolved", "Says that it is over, and feels like themselves", (seen, yes) => seen with { DissociationResolved = yes }),
        new("DIS-09", "walksTenMetres", "Walks ten meters steadily, with the aid they came with", (seen, yes) => seen with { WalksTenMetres = yes }),
        new("DIS-10", "fluidsTolerated", "Drinks and keeps it down", (seen, yes) => seen with { FluidsTolerated = yes }),
        new("DIS-12", "ivRemoved", "The cannula is out", (seen, yes) => seen with { IvRemoved = yes }),
        new("DIS-12", "ivSiteChecked", "Its site was looked at", (seen, yes) => seen with { IvSiteChecked = yes }),
        new("DIS-13", "escortPresent", "The escort is here", (seen, yes) => seen with { EscortPresent = yes }),
        new("DIS-13", "escortIdentityChecked", "The escort showed who they are", (seen, yes) => seen with { EscortIdentityChecked = yes }),
        new("DIS-13", "escortKind", "The escort is an adult who stays with the patient at home", (seen, yes) => seen with { EscortKind = yes ? "adult" : "rideShare" }),
    ];
}
