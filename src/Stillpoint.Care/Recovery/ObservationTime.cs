using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Recovery;

/// <summary>How long a drug given beside the ketamine is observed, in minutes from its own time.</summary>
public sealed record ObservedDrug(string Drug, int Minutes, Source Source);

/// <summary>
/// The clocks of recovery. The medicine has its minimum, counted from the end of its administration; each other drug has
/// its own, counted from when it was given. The latest counts; minutes are not added up.
/// </summary>
public sealed record ObservationTime(decimal? MinimumMinutes, DateTimeOffset? EarliestAt, IReadOnlyList<string> Missing)
{
    private const decimal UsualDose = 0.5m;
    private const decimal OldFrom = 65;

    private static readonly Source Resedation = new("ASA 2018");

    public static IReadOnlyList<ObservedDrug> Drugs { get; } =
    [
        new("midazolam", 60, Resedation),
        new("lorazepam", 60, Resedation),
        new("flumazenil", 120, Resedation),
        new("naloxone", 120, Resedation),
        new("labetalol", 60, Source.Policy),
        new("hydralazine", 60, Source.Policy),
        new("ondansetron", 0, Source.Policy),
        new("dexamethasone", 0, Source.Policy),
        new("acetaminophen", 0, Source.Policy),
        new("glycopyrrolate", 0, Source.Policy),
        new("metoclopramide", 0, Source.Policy),
    ];

    /// <summary>Observation after a drug: this table, which a prescriber may lengthen and never shorten; null when neither knows it.</summary>
    public static decimal? MinutesAfter(GivenDrug given)
    {
        var known = Drugs.FirstOrDefault(row => string.Equals(row.Drug, given.Drug?.Trim(), StringComparison.OrdinalIgnoreCase));
        if (given.ObserveMinutes is < 0 || string.IsNullOrWhiteSpace(given.Drug)) return null;
        return known is null ? given.ObserveMinutes : Math.Max(known.Minutes, given.ObserveMinutes ?? 0);
    }

    public static ObservationTime Of(DischargeFacts facts)
    {
        var missing = new List<string>();
        var minimum = Minimum(facts, missing);
        if (facts.AdministrationEndAt is null) missing.Add("administrationEndAt");
        if (facts.Rescues is null) missing.Add("rescues");

        var earliest = minimum is { } minutes ? After(facts.AdministrationEndAt, minutes) : null;
        foreach (var (given, index) in (facts.Rescues ?? []).Select((given, index) => (given, index)))
        {
            var observed = MinutesAfter(given);
            if (observed is null) missing.Add(FormattableString.Invariant($"rescues/{index}/observeMin"));
            if (given.At is null) missing.Add(FormattableString.Invariant($"rescues/{index}/at"));
            if (observed is { } after && After(given.At, after) is { } until && until > earliest) earliest = until;
        }
        return new(minimum, missing.Count == 0 ? earliest?.ToOffset(facts.At.Offset) : null, missing);
    }

    private static DateTimeOffset? After(DateTimeOffset? start, decimal minutes) => start is { Year: > 1900 and < 9000 } from
        ? from + Hours.FromMinutes(minutes)
        : null;

    private static decimal? Minimum(DischargeFacts facts, List<string> missing)
    {
        if (facts.Indication is "IND-20" or "IND-21")
        {
            missing.Add("criteria of a post-anaesthesia unit");
            return null;
        }
        if (facts.Product == Product.Esketamine || facts.Route == Route.IntranasalEsketamine) return 120;
        var larger = facts.MgPerKg is not { } dose || dose.Value > UsualDose; // a dose nobody stated is taken for the larger
        switch (facts.Route)
        {
            case Route.Intramuscular:
                return larger ? 120 : 90;
            case Route.Intravenous or Route.IntravenousBolus:
                if (larger && !IndicationGroups.IsPain(facts.Indication)) return 90; // without an indication the mood times: never the shorter
                if (facts.AgeYears is { } years) return years >= OldFrom ? 90 : 60;
                missing.Add("patient.ageYears");
                return null;
            default:
                return 120;
        }
    }
}
