using System.Collections.Frozen;

namespace Stillpoint.Care.Screening.Medications.Identity;

/// <summary>
/// A line in a person's words may name several drugs. Beside one that is recognised it says which part names nothing known: a word
/// that belongs to no dose, form or direction, a class of drugs without the drug, or the letters by which a harmless brand is sold
/// with something added.
/// </summary>
internal static class LineParts
{
    private const int ShortestName = 3, LongestLine = 2_000;

    /// <summary>Words between two drugs.</summary>
    private static readonly FrozenSet<string> Between = Set("and with plus y e con mas also tambien");

    /// <summary>A part that begins so says how or why the drug is taken.</summary>
    private static readonly FrozenSet<string> Directions = Set(
        "take takes taking taken took for by as prn if when until from since started stopped to at on in per due dr doctor md np her his my their not no without none use used apply inject give given "
        + "tomar toma para por cada si desde hasta al cuando sin segun durante");

    private static readonly FrozenSet<string> Purpose = Set("for para no not without sin against contra");

    private static readonly FrozenSet<string> Classes = Set(
        "opioid opioids opiate opiates narcotic narcotics benzo benzos benzodiazepine benzodiazepines maoi maois barbiturate barbiturates sedative sedatives hypnotic hypnotics antidepressant antidepressants ssri ssris snri snris "
        + "antipsychotic antipsychotics anticonvulsant anticonvulsants antiepileptic antiepileptics painkiller painkillers relaxant relaxants stimulant stimulants tranquilizer tranquilizers antihistamine antihistamines decongestant decongestants thinner thinners "
        + "opioide opioides opiaceo opiaceos benzodiacepina benzodiacepinas benzodiazepina benzodiazepinas imao barbiturico barbituricos sedante sedantes hipnotico hipnoticos antidepresivo antidepresivos isrs antipsicotico antipsicoticos "
        + "anticonvulsivo anticonvulsivante anticonvulsivantes calmante calmantes analgesico analgesicos relajante relajantes estimulante estimulantes tranquilizante tranquilizantes antihistaminico antihistaminicos");

    private static readonly FrozenSet<(string, string)> ClassesOfTwo = FrozenSet.ToFrozenSet(
        [("mao", "inhibitor"), ("mao", "inhibitors"), ("sleeping", "pill"), ("sleeping", "pills"), ("sleeping", "tablet"), ("sleeping", "tablets"), ("pain", "pill"), ("pain", "pills"), ("para", "dormir"), ("street", "pills"), ("street", "drugs")]);

    /// <summary>What is added to a brand for the night, for a cold, for the nose.</summary>
    private static readonly FrozenSet<string> Additions = Set(
        "pm night nighttime nightshift noche nocturno nocturna cold flu sinus gripe gripal resfriado catarro plus complex complejo compuesto compositum d dm ac pe cf fast max severe multi congestion cough tos hbp forte dn codeine");

    /// <summary>Sold over the counter under one name with many things added.</summary>
    private static readonly FrozenSet<string> SoldWithAdditions = Set(
        "acetaminophen ibuprofen naproxen aspirin guaifenesin loratadine cetirizine fexofenadine desloratadine levocetirizine promethazine dextromethorphan chlorpheniramine diphenhydramine phenylephrine metamizole ketoprofen caffeine");

    /// <summary>Behind a hyphen these say how a tablet releases, not what is in it.</summary>
    private static readonly FrozenSet<string> Releases = Set("xr er sr la cr xl dr ir odt ec cd lar pr mr od retard free acting release released coated based");

    /// <summary>The first such part, as it is written; null where every part is understood, or none is.</summary>
    public static string? UnreadOf(string? text)
    {
        if (text is null || text.Length > LongestLine) return null;
        var parts = Split(text).Select(part => new Part(part)).Where(part => part.Words.Count > 0).ToList();
        return parts.Exists(part => part.Found.Count > 0) ? parts.Where(part => part.IsUnread).Select(part => part.Text).FirstOrDefault() : null;
    }

    /// <summary>The parts of a line, between signs and words such as "and".</summary>
    public static IEnumerable<string> Split(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsBetween(text, at)) continue;
            foreach (var part in ByWords(text[start..at])) yield return part;
            start = at + 1;
        }
        foreach (var part in ByWords(text[start..])) yield return part;
    }

    /// <summary>A sign between two drugs; a stroke between letters, for "mg/mL" leaves nothing unread, and not within a number.</summary>
    private static bool IsBetween(string text, int at) => text[at] switch
    {
        ';' or '+' or '(' or ')' or '|' or '\n' => true,
        ',' => at + 1 >= text.Length || !char.IsAsciiDigit(text[at + 1]),
        '/' => at > 0 && at + 1 < text.Length && (char.IsLetter(text[at + 1]) || text[at + 1] == ' ') && (char.IsLetter(text[at - 1]) || text[at - 1] is ' ' or ')'),
        _ => false,
    };

    private static IEnumerable<string> ByWords(string part)
    {
        List<string> words = [];
        foreach (var word in part.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (words.Count > 0 && Word.Read(word) is [{ Text: var plain }] && Between.Contains(plain))
            {
                yield return string.Join(' ', words);
                words.Clear();
            }
            else
            {
                words.Add(word);
            }
        }
        if (words.Count > 0) yield return string.Join(' ', words);
    }

    private sealed class Part(string text)
    {
        public string Text { get; } = text;

        public List<Word> Words { get; } = Word.Read(text);

        public List<FoundName> Found => found ??= [.. DrugIndex.Find(Words)];

        private List<FoundName>? found;

        public bool IsUnread => !Words.Exists(word => word.Bracketed) && (NamesAClass || (Found.Count > 0 ? Found.Exists(IsMore) : NamesSomething));

        private bool IsTaken(int at) => Found.Exists(name => at >= name.At && at < name.At + name.Length);

        private bool NamesAClass
        {
            get
            {
                for (var at = 0; at < Words.Count; at++)
                {
                    if (Purpose.Contains(Words[at].Text) && !(at + 1 < Words.Count && ClassesOfTwo.Contains((Words[at].Text, Words[at + 1].Text)))) return false;
                    if (IsTaken(at)) continue;
                    if (Classes.Contains(Words[at].Text) || (at + 1 < Words.Count && !IsTaken(at + 1) && ClassesOfTwo.Contains((Words[at].Text, Words[at + 1].Text)))) return true;
                }
                return false;
            }
        }

        /// <summary>No known name, and a word that might be one.</summary>
        private bool NamesSomething =>
            Words.Find(word => char.IsLetter(word.Text[0])) is { Text: not null } first && !Directions.Contains(first.Text)
            && Words.TakeWhile(word => !Purpose.Contains(word.Text))
                .Any(word => word.Text.Length >= ShortestName && char.IsLetter(word.Text[0]) && !Directions.Contains(word.Text) && !Misspelling.IsOrdinary(word));

        /// <summary>A known name with something hyphened to it, or with the letters of an addition behind it.</summary>
        private bool IsMore(FoundName name)
        {
            var next = name.At + name.Length;
            if (name.At > 0 && Words[name.At].Hyphened && !IsTaken(name.At - 1) && IsAnything(Words[name.At - 1])) return true;
            if (next >= Words.Count || IsTaken(next)) return false;
            if (Words[next].Hyphened && IsAnything(Words[next])) return true;
            return Additions.Contains(Words[next].Text) && name.Ingredients.Any(ingredient => SoldWithAdditions.Contains(ingredient.Name));
        }

        private static bool IsAnything(Word word) => char.IsLetter(word.Text[0]) && !Releases.Contains(word.Text) && !Misspelling.IsOrdinary(word);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
