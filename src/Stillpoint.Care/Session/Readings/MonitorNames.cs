using static Stillpoint.Care.Persons.Letters;

namespace Stillpoint.Care.Session.Readings;

/// <summary>Names as a monitor's small keyboard leaves them.</summary>
internal static class MonitorNames
{
    /// <summary>Fewer letters than this may be the beginning of any name.</summary>
    private const int LeastOfACut = 3;

    /// <summary>Whether the name a monitor shows is a person's, as far as it goes.</summary>
    public static NamedMatch Match(string? shownFamily, string? shownGiven, string family, string given)
    {
        var (theirs, ours) = ((Family: Of(shownFamily ?? ""), Given: Of(shownGiven ?? "")), (Family: Of(family), Given: Of(given)));
        if (theirs is { Family.Length: 0, Given.Length: 0 }) return NamedMatch.Unclear;
        if (theirs.Family == ours.Family && (theirs.Given.Length == 0 || theirs.Given == ours.Given)) return NamedMatch.Same;
        // Both in one field, or each in the other's: the letters are all there.
        var whole = theirs.Family + theirs.Given;
        if (whole == ours.Family + ours.Given || whole == ours.Given + ours.Family) return NamedMatch.Same;
        return IsCut(theirs.Family, theirs.Given, ours.Family, ours.Given) || IsCut(theirs.Given, theirs.Family, ours.Family, ours.Given)
            || IsBeginning(whole, ours.Family + ours.Given) || IsBeginning(whole, ours.Given + ours.Family)
            || OneOfSeveral(shownFamily, shownGiven, family, given) ? NamedMatch.Unclear : NamedMatch.Another;
    }

    /// <summary>A family name cut off, with a given name cut off to no less than its first letter, or without one.</summary>
    private static bool IsCut(string shownFamily, string shownGiven, string family, string given) =>
        (shownFamily == family || IsBeginning(shownFamily, family)) && given.StartsWith(shownGiven, StringComparison.Ordinal);

    private static bool IsBeginning(string shown, string whole) => shown.Length >= LeastOfACut && whole.StartsWith(shown, StringComparison.Ordinal);

    /// <summary>Of two family or given names one, as a short field shows: García López as LOPEZ, Ana María as MARIA.</summary>
    private static bool OneOfSeveral(string? shownFamily, string? shownGiven, string family, string given) =>
        Words(shownFamily) is { Count: > 0 } families && families.TrueForAll(Words(family).Contains) && Words(shownGiven).TrueForAll(Words(given).Contains);

    private static List<string> Words(string? name) =>
        [.. (name ?? "").Split([' ', '-', ',', '.', '\''], StringSplitOptions.RemoveEmptyEntries).Select(Of).Where(word => word.Length > 0)];
}
