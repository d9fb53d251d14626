using System.Globalization;
using System.Text;
using Stillpoint.App.Texts;

namespace Stillpoint.App.People;

/// <summary>
/// What a password must be: long, and not what someone would try first. No rule about capitals or symbols, which make
/// passwords worse (NIST SP 800-63B §3.1.1.2). Every reason is said at once, in words.
/// </summary>
internal static class PasswordRules
{
    public const int Shortest = 12, Longest = 128;

    /// <param name="password">As typed; never trimmed.</param>
    /// <param name="person">The person's name and e-mail address.</param>
    /// <param name="clinics">The names of the clinics.</param>
    public static IReadOnlyList<string> Judge(string password, IEnumerable<string> person, IEnumerable<string> clinics)
    {
        var reasons = new List<string>();
        var length = new StringInfo(password).LengthInTextElements;
        if (length < Shortest) reasons.Add($"Use {Shortest} characters or more; this has {length}.");
        if (password.Length > Longest) reasons.Add($"Use {Longest} characters or fewer.");

        var text = CommonPasswords.Fold(password);
        if (NameIn(text, person.SelectMany(Words)) is { } name) reasons.Add($"Leave your own name out of it: this contains “{name}”.");
        if (NameIn(text, clinics.Append("Stillpoint").SelectMany(Words).Where(word => !Ordinary.Contains(word))) is { } clinic)
            reasons.Add($"Leave the clinic's name out of it: this contains “{clinic}”.");
        if (CommonPasswords.Holds(password)) reasons.Add("This is among the passwords tried first: a common word, a run of keys or one piece repeated. Three or four unrelated words make a good one.");
        return reasons;
    }

    private static string? NameIn(string text, IEnumerable<string> words) => words.FirstOrDefault(word => CommonPasswords.Within(text, word));

    /// <summary>The words of a name that are long enough to recognise, and the whole name run together.</summary>
    private static IEnumerable<string> Words(string name)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        var local = at < 0 ? name : name[..at];
        var words = CommonPasswords.Fold(local).Split([' ', '-', '.', ',', '_', '+', '\'', '’', '(', ')', '&', '/'], StringSplitOptions.RemoveEmptyEntries);
        return words.Append(string.Concat(words)).Where(word => word.Length >= 3 && !Titles.Contains(word));
    }

    private static readonly HashSet<string> Titles = ["mrs", "miss", "the", "and", "von", "van", "del", "info", "mail", "office", "prof"];

    /// <summary>Words that half of all clinics have in their name, and that say nothing about this one.</summary>
    private static readonly HashSet<string> Ordinary =
        ["the", "and", "for", "new", "our", "street", "road", "avenue", "lane", "north", "south", "east", "west", "city", "town", "group", "health", "care", "center", "centre", "medical", "clinica", "practice", "house", "mind", "life", "hill", "park"];
}
