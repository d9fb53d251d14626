namespace Stillpoint.Care.Persons;

/// <summary>How far two charts look like one person's.</summary>
public enum Sameness { Different, Possible, Likely }

/// <summary>Whether two people may be one, and what speaks for it, in words.</summary>
public sealed record Likeness(Sameness Sameness, IReadOnlyList<string> Because)
{
    public static Likeness Of(PersonMarks one, PersonMarks other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var (mine, theirs) = (Words(one), Words(other));
        var name = mine.SetEquals(theirs) || Whole(one).Overlaps(Whole(other)) ? NameIs.Same : AreNear(mine, theirs) ? NameIs.Near : mine.Any(word => word.Length > 2 && theirs.Any(their => Letters.AreNearly(word, their))) ? NameIs.Shared : NameIs.Another;
        var born = (one.Born, other.Born) switch
        {
            (null, _) or (_, null) => BornIs.Unknown,
            ({ } a, { } b) when a == b => BornIs.Same,
            ({ } a, { } b) when IsSlip(a, b) => BornIs.Slip,
            _ => BornIs.Another,
        };
        var phone = one.Phones.Select(PersonWords.OfPhone).Intersect(other.Phones.Select(PersonWords.OfPhone)).Any(word => word.Length >= 9);
        var email = one.Email is { } address && address.Equals(other.Email, StringComparison.OrdinalIgnoreCase);
        var sameness = (name, born) switch
        {
            (NameIs.Same or NameIs.Near, BornIs.Same) => Sameness.Likely,
            (NameIs.Same, BornIs.Slip) => Sameness.Likely,
            (NameIs.Same or NameIs.Near, BornIs.Unknown or BornIs.Slip) when phone || email => Sameness.Likely,
            (NameIs.Shared, BornIs.Same) => phone || email ? Sameness.Likely : Sameness.Possible,
            (_, BornIs.Same) when phone || email => Sameness.Likely,
            (NameIs.Same, BornIs.Unknown) or (NameIs.Near, BornIs.Slip) => Sameness.Possible,
            (NameIs.Same or NameIs.Near, BornIs.Another) when phone || email => Sameness.Possible,
            (NameIs.Near or NameIs.Shared, BornIs.Unknown) when phone || email => Sameness.Possible,
            _ => Sameness.Different,
        };
        return new(sameness, sameness is Sameness.Different ? [] : [.. Reasons(name, born, phone, email)]);
    }

    private enum NameIs { Another, Shared, Near, Same }

    private enum BornIs { Another, Unknown, Slip, Same }

    private static IEnumerable<string> Reasons(NameIs name, BornIs born, bool phone, bool email)
    {
        if (name is NameIs.Same) yield return "same name";
        if (name is NameIs.Near) yield return "nearly the same name";
        if (name is NameIs.Shared) yield return "a name in common";
        if (born is BornIs.Same) yield return "same birth date";
        if (born is BornIs.Slip) yield return "birth date but for a slip";
        if (phone) yield return "same phone";
        if (email) yield return "same email";
    }

    /// <summary>The words of given and family name; the name somebody is called by stands in for neither.</summary>
    private static HashSet<string> Words(PersonMarks person) => [.. person.Names.Take(2).SelectMany(PersonWords.Parts).Select(Letters.Of).Where(word => word.Length > 0)];

    private static HashSet<string> Whole(PersonMarks person) =>
        person.Names is [var given, var family, ..] ? [Letters.Of(given + family), Letters.Of(family + given)] : [.. person.Names.Select(Letters.Of)];

    /// <summary>Each word of the shorter name is in the other, whole, nearly or as its initial, and one of them is no initial.</summary>
    private static bool AreNear(HashSet<string> mine, HashSet<string> theirs)
    {
        var (few, many) = mine.Count <= theirs.Count ? (mine, theirs) : (theirs, mine);
        if (few.Count < 2) return false;
        return few.All(word => many.Any(other => Letters.AreNearly(word, other) || word.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(word, StringComparison.Ordinal)))
            && few.Any(word => word.Length > 1 && many.Any(other => other.Length > 1 && Letters.AreNearly(word, other)));
    }

    /// <summary>Day and month the other way round, or one digit another.</summary>
    private static bool IsSlip(DateOnly one, DateOnly other) =>
        (one.Year == other.Year && one.Day == other.Month && one.Month == other.Day)
        || PersonWords.Of(one).Zip(PersonWords.Of(other)).Count(pair => pair.First != pair.Second) == 1;
}
