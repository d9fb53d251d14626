using System.Diagnostics;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Recovery;

/// <summary>
/// The clocks of recovery. The medicine has its minimum, counted from the end of its administration; each other drug has
/// its own, counted from when it was given. The latest counts; minutes are not added up.
/// </summary>
public sealed record ObservationTime(decimal? MinimumMinutes, DateTimeOffset? EarliestAt, IReadOnlyList<string> Missing)
{
    private static readonly HouseNumber
        Esketamine = Minutes("esketamine", "Minutes after the last spray of esketamine", 120, Sources.SpravatoLabel),
        Infusion = Minutes("infusion", "Minutes after an infusion of at most the usual dose", 60),
        LargeInfusion = Minutes("largeInfusion", "Minutes after an infusion of more than the usual dose, or from 65 years", 90),
        LargestInfusion = Minutes("largestInfusion", "Minutes after a pain infusion of a very large dose", 120),
        Muscle = Minutes("muscle", "Minutes after an injection of at most the usual dose into a muscle", 90),
        LargeMuscle = Minutes("largeMuscle", "Minutes after an injection of more than the usual dose into a muscle", 120),
        OtherRoutes = Minutes("otherRoutes", "Minutes after a dose under the skin, by mouth, under the tongue or of racemic ketamine in the nose", 120),
        UsualDose = new("DIS-01.usualDose", "The usual dose, above which is watched longer", 0.5m, "mg/kg", 0.25m, 0.5m, Source.Policy),
        VeryLargeDose = new("DIS-01.veryLargeDose", "A very large dose for pain, above which is watched longest", 2, "mg/kg", 1, 2, Source.Policy),
        OldFrom = new("DIS-01.old", "Age from which is watched longer", 65, "years", 50, 65, Source.Policy) { Whole = true };

    /// <summary>Observation after a drug: the house's table, which a prescriber may lengthen and never shorten; null when neither knows it.</summary>
    public static decimal? MinutesAfter(GivenDrug given, House house)
    {
        if (given.ObserveMinutes is < 0 || string.IsNullOrWhiteSpace(given.Drug)) return null;
        var complete = ObservedDrugs.AllKnown(given.Drug, out var known);
        var least = known.Select(drug => house[drug.Minutes].Number).DefaultIfEmpty(0).Max();
        return complete || given.ObserveMinutes is not null ? Math.Max(least, given.ObserveMinutes ?? 0) : null;
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
            var observed = MinutesAfter(given, facts.House);
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
        var house = facts.House;
        if (facts.Indication is "IND-20" or "IND-21")
        {
            missing.Add("criteria of a post-anesthesia unit");
            return null;
        }
        if (facts.Product == Product.Esketamine) return house[Esketamine];
        var large = facts.MgPerKg is not { } dose || dose.Value > house[UsualDose]; // a dose nobody stated is taken for the larger
        switch (facts.Route)
        {
            case Route.IntranasalEsketamine:
                return house[Esketamine];
            case Route.Intramuscular:
                return large ? house[LargeMuscle] : house[Muscle];
            case Route.Intravenous or Route.IntravenousBolus:
                if (VeryLarge(facts)) return house[LargestInfusion];
                if (large) return house[LargeInfusion];
                if (facts.AgeYears is { } years) return years >= house[OldFrom] ? house[LargeInfusion] : house[Infusion];
                missing.Add("patient.ageYears");
                return null;
            case Route.Subcutaneous or Route.Oral or Route.Sublingual or Route.IntranasalRacemic:
                return house[OtherRoutes];
            default:
                throw new UnreachableException($"No clock of recovery for {facts.Route}.");
        }
    }

    /// <summary>A pain infusion of more than a very large dose, or of a dose nobody stated. What it was for being unsaid, so much of it was no mood dose.</summary>
    private static bool VeryLarge(DischargeFacts facts) => facts.MgPerKg is { } dose
        ? dose.Value > facts.House[VeryLargeDose] && (facts.Indication is null || IndicationGroups.IsPain(facts.Indication))
        : IndicationGroups.IsPain(facts.Indication);

    private static HouseNumber Minutes(string name, string meaning, decimal minutes, Source? source = null) =>
        new($"DIS-01.{name}", meaning, minutes, "min", minutes, 480, source ?? Source.Policy) { Whole = true };
}
