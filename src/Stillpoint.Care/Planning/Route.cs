namespace Stillpoint.Care.Planning;

/// <summary>The way the medicine goes in.</summary>
public enum Route
{
    Intravenous,
    IntravenousBolus,
    Intramuscular,
    Subcutaneous,
    Oral,
    Sublingual,
    IntranasalRacemic,
    IntranasalEsketamine,
}

/// <summary>Routes as orders, records and the contract write them.</summary>
public static class Routes
{
    private static readonly (Route Route, string Code)[] Written =
    [
        (Route.Intravenous, "IV"),
        (Route.IntravenousBolus, "IVBolus"),
        (Route.Intramuscular, "IM"),
        (Route.Subcutaneous, "SC"),
        (Route.Oral, "PO"),
        (Route.Sublingual, "SL"),
        (Route.IntranasalRacemic, "IN_Racemic"),
        (Route.IntranasalEsketamine, "IN_Esketamine"),
    ];

    public static IReadOnlyList<string> Codes { get; } = [.. Written.Select(row => row.Code)];

    public static string Code(this Route route) => Written[(int)route].Code;

    /// <summary>As a prescriber says it.</summary>
    public static string Words(this Route route) => route switch
    {
        Route.Intravenous => "IV",
        Route.IntravenousBolus => "IV push",
        Route.Intramuscular => "IM",
        Route.Subcutaneous => "SC",
        Route.Oral => "oral",
        Route.Sublingual => "sublingual",
        Route.IntranasalRacemic or Route.IntranasalEsketamine => "nasal",
    };

    /// <summary>The same where one is chosen among all of them: each in words of its own.</summary>
    public static string WordsApart(this Route route) => route switch
    {
        Route.Intravenous => "IV infusion",
        Route.IntranasalRacemic => "nasal ketamine",
        Route.IntranasalEsketamine => "esketamine spray",
        Route.IntravenousBolus or Route.Intramuscular or Route.Subcutaneous or Route.Oral or Route.Sublingual => route.Words(),
    };

    public static Route? Find(string code)
    {
        var at = Array.FindIndex(Written, row => row.Code == code);
        return at < 0 ? null : Written[at].Route;
    }

    /// <summary>Infused or pushed into a vein.</summary>
    public static bool IsIntravenous(this Route route) => route is Route.Intravenous or Route.IntravenousBolus;

    /// <summary>Given by needle, so drawn from a vial.</summary>
    public static bool IsByNeedle(this Route route) => route.IsIntravenous() || route is Route.Intramuscular or Route.Subcutaneous;

    public static bool IsIntranasal(this Route route) => route is Route.IntranasalRacemic or Route.IntranasalEsketamine;
}
