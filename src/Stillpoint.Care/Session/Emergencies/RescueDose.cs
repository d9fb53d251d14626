using Stillpoint.Care.Findings;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Session.Emergencies;

/// <summary>A rescue drug as a card offers it. The prescriber orders it; the card only brings the number, the limit and the warning together.</summary>
/// <param name="How">Route, speed and repeats.</param>
/// <param name="Least">The smallest dose as a fixed amount, or null when it goes by weight.</param>
/// <param name="Most">The largest single dose.</param>
/// <param name="PerKg">The dose by weight: least and most.</param>
public sealed record RescueDose(string Drug, string How, Dose? Least = null, Dose? Most = null, (MgPerKg Least, MgPerKg Most)? PerKg = null)
{
    public string? Limit { get; init; }

    /// <summary>When not to give it.</summary>
    public string? NotWhen { get; init; }

    public bool Policy { get; init; }

    /// <summary>
    /// The span in milligrams for this weight, never above the largest single dose. Without a weight a dose by weight falls
    /// back to the fixed span where there is one, and to nothing where there is none.
    /// </summary>
    public (Dose Least, Dose Most)? For(BodyMass? weight)
    {
        if (PerKg is { } rule && weight is not null) return (Capped(rule.Least * weight), Capped(rule.Most * weight));
        return Least is { } least ? (least, Most ?? least) : null;
    }

    private Dose Capped(Dose dose) => Most is { } most && dose > most ? most : dose.Rounded(0.01m);
}

/// <summary>Rescue drugs written once, for the cards of emergencies and of flags alike.</summary>
internal static class Rescue
{
    public static RescueDose Fixed(string drug, decimal least, decimal most, string how, string? limit = null, string? notWhen = null, bool policy = false) =>
        new(drug, how, Dose.Of(least), Dose.Of(most)) { Limit = limit, NotWhen = notWhen, Policy = policy };

    public static RescueDose ByWeight(string drug, decimal least, decimal most, string how, decimal? largest = null, string? limit = null, string? notWhen = null) =>
        new(drug, how, null, largest is { } cap ? Dose.Of(cap) : null, (MgPerKg.Of(least), MgPerKg.Of(most))) { Limit = limit, NotWhen = notWhen };
}
