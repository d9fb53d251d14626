namespace Stillpoint.Care.Kinetics;

/// <summary>How an amount of drug gets into the person, as far as a prediction can tell ways apart.</summary>
public enum GivenBy
{
    IntravenousInfusion,
    IntravenousBolus,
    Intramuscular,
    Subcutaneous,
    Oral,
    Sublingual,
    Intranasal,

    /// <summary>One 28 mg device of esketamine nasal spray; its number within the session matters.</summary>
    EsketamineSpray,
    EsketamineOral,

    /// <summary>Esketamine oral thin film.</summary>
    EsketamineFilm,
}

/// <summary>Groups of ways in.</summary>
public static class WaysIn
{
    /// <summary>Into a vein, with nothing to absorb.</summary>
    public static bool IsIntravenous(this GivenBy by) => by is GivenBy.IntravenousInfusion or GivenBy.IntravenousBolus;

    /// <summary>Racemic ketamine outside a vein: small studies, absorbed by the rows of <see cref="AbsorptionTable"/>.</summary>
    public static bool IsRacemicDepot(this GivenBy by) => by is >= GivenBy.Intramuscular and <= GivenBy.Intranasal;

    /// <summary>The way in as a person reads it.</summary>
    public static string Words(this GivenBy by) => by switch
    {
        GivenBy.IntravenousInfusion => "intravenous infusion",
        GivenBy.IntravenousBolus => "intravenous bolus",
        GivenBy.Intramuscular => "intramuscular",
        GivenBy.Subcutaneous => "subcutaneous",
        GivenBy.Oral => "oral",
        GivenBy.Sublingual => "sublingual",
        GivenBy.Intranasal => "intranasal racemic",
        GivenBy.EsketamineSpray => "esketamine nasal spray",
        GivenBy.EsketamineOral => "oral esketamine",
        GivenBy.EsketamineFilm => "esketamine oral thin film",
    };
}
