namespace Stillpoint.Care.Screening.Record;

/// <summary>One meaning that codes and words can have.</summary>
internal sealed record ProblemRow(Problem Problem, string Label);

/// <summary>What a line of the vocabulary holds.</summary>
internal enum EntryKind
{
    /// <summary>An ICD-10 prefix; <c>x</c> is any sign, <c>$</c> the end.</summary>
    Icd,

    /// <summary>An ICD-10 prefix that means something else than its section.</summary>
    NotIcd,
    Snomed,
    English,
    Spanish,

    /// <summary>Words that hold another entry's words and mean something else.</summary>
    Other,
}

/// <summary>One line of the vocabulary.</summary>
/// <param name="Asks">Too broad to decide anything: even a confirmed line is only a question.</param>
internal sealed record VocabularyEntry(ProblemRow Row, EntryKind Kind, string Text, bool Asks, string File);

/// <summary>
/// What codes and words mean to the screening rules, read once from the text files beside it, where adding a name is adding a line. A
/// code fires a rule only where the record says the diagnosis is confirmed.
/// </summary>
internal static class ProblemVocabulary
{
    private const string Folder = "Screening.Record.Vocabulary.";

    public static IReadOnlyList<VocabularyEntry> Entries { get; } = [.. Files().SelectMany(file => Read(file.Name, file.Text))];

    public static IReadOnlyList<ProblemRow> Rows { get; } = [.. Entries.Select(entry => entry.Row).Distinct()];

    public static ProblemRow Row(Problem problem) => Rows.First(row => row.Problem == problem);

    /// <summary>The files by name, with their text.</summary>
    public static IEnumerable<(string Name, string Text)> Files()
    {
        var assembly = typeof(ProblemVocabulary).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.Contains(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (resource[(resource.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..], reader.ReadToEnd());
        }
    }

    private static IEnumerable<VocabularyEntry> Read(string file, string text)
    {
        ProblemRow? row = null;
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var (first, rest) = Cut(line, ' ');
            if (first == "=")
            {
                var (problem, label) = Cut(rest, ':');
                row = new(Enum.Parse<Problem>(problem), label);
                continue;
            }
            var asks = first.EndsWith('?');
            foreach (var one in Expand(rest)) yield return new(row!, Kind(first.TrimEnd('?')), one, asks, file);
        }
    }

    /// <summary><c>{a|b} c</c> is <c>a c</c> and <c>b c</c>.</summary>
    private static IEnumerable<string> Expand(string text)
    {
        var open = text.IndexOf('{', StringComparison.Ordinal);
        if (open < 0) return [text];
        var close = text.IndexOf('}', open);
        return text[(open + 1)..close].Split('|').SelectMany(either => Expand(text[..open] + either.Trim() + text[(close + 1)..]));
    }

    private static EntryKind Kind(string word) => word switch
    {
        "icd" => EntryKind.Icd,
        "not" => EntryKind.NotIcd,
        "snomed" => EntryKind.Snomed,
        "en" => EntryKind.English,
        "es" => EntryKind.Spanish,
        "other" => EntryKind.Other,
        _ => throw new FormatException($"The vocabulary knows no kind of line called '{word}'."),
    };

    private static (string First, string Then) Cut(string line, char at)
    {
        var end = line.IndexOf(at, StringComparison.Ordinal);
        return (line[..end], line[(end + 1)..].Trim());
    }
}
