using Stillpoint.Care.Persons;

namespace Stillpoint.Care.Session.Readings;

/// <summary>Whether whom a monitor names is the patient it was said to be on.</summary>
public enum NamedMatch
{
    Same,

    /// <summary>It may be: a person has to say so.</summary>
    Unclear,

    Another,
}

/// <summary>Whom a monitor believes it is on: the identifiers somebody typed into it, and a name and birth date where it has them.</summary>
public sealed record NamedPatient(IReadOnlyList<string> Identifiers, string? FamilyName, string? GivenName, DateOnly? BirthDate)
{
    /// <summary>
    /// A reference is the patient's alone, and decides. Another birth date is another person, and so is another name. What a monitor's
    /// keyboard does to a name (capitals, no marks, cut off, both names in one field or in the wrong order) leaves it the same name as
    /// far as it goes; the monitor's own number beside it says nothing for or against. Whatever is not plainly the same is asked.
    /// </summary>
    public NamedMatch Match(string reference, string familyName, string givenName, DateOnly birthDate)
    {
        var letters = Letters.Of(reference);
        if (letters.Length > 0 && Identifiers.Any(identifier => Letters.Of(identifier) == letters)) return NamedMatch.Same;
        if (BirthDate is { } born && born != birthDate) return NamedMatch.Another;
        var name = MonitorNames.Match(FamilyName, GivenName, familyName, givenName);
        return name switch
        {
            NamedMatch.Same => Identifiers.Count == 0 || BirthDate is not null ? NamedMatch.Same : NamedMatch.Unclear,
            NamedMatch.Unclear or NamedMatch.Another => name,
        };
    }

    /// <summary>Whether this plainly is the patient. Whatever is not is kept apart.</summary>
    public bool Is(string reference, string familyName, string givenName, DateOnly birthDate) =>
        Match(reference, familyName, givenName, birthDate) == NamedMatch.Same;

    public override string ToString() => "[patient named by a monitor]";
}
