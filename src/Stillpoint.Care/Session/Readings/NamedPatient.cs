using System.Globalization;
using System.Text;

namespace Stillpoint.Care.Session.Readings;

/// <summary>Whom a monitor believes it is on: the identifiers somebody typed into it, and a name and birth date where it has them.</summary>
public sealed record NamedPatient(IReadOnlyList<string> Identifiers, string? FamilyName, string? GivenName, DateOnly? BirthDate)
{
    /// <summary>
    /// Whether this plainly is the patient: by the reference where the monitor has any identifier, else by name and, where it
    /// has one, birth date. Whatever is not plainly the patient is somebody else.
    /// </summary>
    public bool Is(string reference, string familyName, string givenName, DateOnly birthDate)
    {
        if (Identifiers.Count > 0) return Identifiers.Any(identifier => Letters(identifier) == Letters(reference));
        if (BirthDate is { } born && born != birthDate) return false;
        if (FamilyName is null || Letters(FamilyName) != Letters(familyName)) return false;
        return GivenName is null || Letters(GivenName) == Letters(givenName);
    }

    public override string ToString() => "[patient named by a monitor]";

    /// <summary>Letters and digits alone, without accents or case: what is the same on a monitor's small keyboard.</summary>
    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
            if (char.IsLetterOrDigit(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) letters.Append(char.ToUpperInvariant(letter));
        return letters.ToString();
    }
}
