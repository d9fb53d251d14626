using System.Text;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Screening;

/// <summary>The stored words of facts as people read them.</summary>
internal static class FactText
{
    private static readonly Dictionary<string, string> Odd = new(StringComparer.Ordinal)
    {
        ["raisedIop"] = "raised eye pressure", ["pcp"] = "PCP", ["rideShareAlone"] = "ride-share, alone", ["psychosisOver24h"] = "psychosis for more than 24 h",
    };

    /// <summary>bilateralOophorectomy is read as bilateral oophorectomy.</summary>
    public static string Say(string word)
    {
        if (Odd.TryGetValue(word, out var said)) return said;
        var text = new StringBuilder(word.Length + 4);
        foreach (var letter in word)
            if (char.IsAsciiLetterUpper(letter)) text.Append(' ').Append(char.ToLowerInvariant(letter));
            else text.Append(letter);
        return text.ToString();
    }

    /// <summary>A value with its unit; a moment in the clinic's own time.</summary>
    public static string Show(Fact fact, Shell.ClinicClock clock) => fact.Untyped switch
    {
        DateTimeOffset moment => clock.Moment(moment),
        LastUse { At: { } moment } => clock.Moment(moment),
        IReadOnlyList<DrugTaken> taken when taken.Count > 0 => string.Join(", ", taken.Select(drug => $"{drug.Drug} {clock.Moment(drug.At)}")),
        string word when fact.Key.Shape is FactShape.OneWord => Say(word),
        IReadOnlyList<string> words when words.Count > 0 => string.Join(", ", words.Select(Say)),
        SuicideScreenAnswers screen => string.Join(", ", SuicideScreenAnswers.Names.Zip(screen.Items, (item, answer) => $"{item} {answer switch { true => "yes", false => "no", _ => "blank" }}")),
        _ => fact.Shown,
    };
}
