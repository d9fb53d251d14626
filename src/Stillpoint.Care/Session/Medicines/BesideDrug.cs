using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Monitoring;

namespace Stillpoint.Care.Session.Medicines;

/// <summary>On whose word a drug beside the ketamine is given.</summary>
public enum OrderedHow
{
    /// <summary>A prescriber signed it for this moment.</summary>
    Written,

    /// <summary>A prescriber said it, a nurse read it back; the prescriber signs it afterwards.</summary>
    Verbal,

    /// <summary>A prescriber signed it for this session, to be given when it is needed.</summary>
    Standing,
}

/// <summary>How closely a drug is held to its prescriber.</summary>
public enum HeldTo
{
    /// <summary>May be left as a standing order.</summary>
    StandingOrder,

    /// <summary>Ordered for the moment, never left to be given later.</summary>
    TheMoment,

    /// <summary>Given by anesthesia staff alone.</summary>
    Anesthesia,
}

/// <summary>What is looked at again after a drug, and when.</summary>
public sealed record LookAgain(MonitoredSign What, params IReadOnlyList<int> Minutes);

/// <summary>A drug beside the ketamine, given one way: its unit, its usual dose and its limits for an adult.</summary>
/// <param name="Routes">By these routes; the first is the usual one.</param>
/// <param name="Least">The smallest usual dose.</param>
/// <param name="Usual">The largest usual dose; above it is asked.</param>
public sealed record BesideDrug(string Drug, string Unit, IReadOnlyList<string> Routes, decimal Least, decimal Usual, Source Source)
{
    /// <summary>The largest single dose; above it nothing is ordered here.</summary>
    public required HouseNumber Single { get; init; }

    /// <summary>The most in one session, all doses together; null where no source states one.</summary>
    public HouseNumber? InAll { get; init; }

    /// <summary>The most in one session from 65 years.</summary>
    public HouseNumber? InAllFromSixtyFive { get; init; }

    /// <summary>By weight, where the single dose follows it: mg/kg.</summary>
    public decimal? PerKg { get; init; }

    /// <summary>Minutes between two doses.</summary>
    public decimal? Apart { get; init; }

    public HeldTo HeldTo { get; init; } = HeldTo.TheMoment;

    /// <summary>It adds to sedation.</summary>
    public bool Sedates { get; init; }

    /// <summary>When it isn't given, or only on a prescriber's second thought.</summary>
    public IReadOnlyList<Caution> NotWith { get; init; } = [];

    public IReadOnlyList<LookAgain> LookAgain { get; init; } = [];

    /// <summary>Dose, ways and limits in a line, as they are read before one is ordered.</summary>
    public string Says(House house) =>
        $"{Drug} {string.Join(" or ", Routes)} {Amount(Least, Usual)} {Unit}{(PerKg is { } perKg ? FormattableString.Invariant($" ({perKg:0.###} mg/kg)") : "")}; at most {house[Single]} {Unit} at once"
        + $"{(InAll is { } all ? $", {house[all]} {Unit} in a session" : "")}{(InAllFromSixtyFive is { } old ? $", {house[old]} {Unit} from 65 years" : "")}{(Apart is { } minutes ? FormattableString.Invariant($", {minutes:0.#} min apart") : "")}"
        + $"{(NotWith.Count > 0 ? $". Not with {string.Join(", ", NotWith.Select(caution => caution.Says))}" : "")}.";

    private static string Amount(decimal least, decimal most) => least == most ? FormattableString.Invariant($"{least:0.###}") : FormattableString.Invariant($"{least:0.###}–{most:0.###}");
}
