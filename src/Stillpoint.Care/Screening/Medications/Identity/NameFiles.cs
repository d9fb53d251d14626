namespace Stillpoint.Care.Screening.Medications.Identity;

/// <summary>One line of a file of names: what it stands for, and the names that stand for it.</summary>
internal sealed record NameLine(string Head, string[] Names);

/// <summary>
/// The files of drug names that are built into this assembly, one idea a file. A line that begins with a number sign says what the
/// file is, where its names come from and under which licence; adding a name is adding a line.
/// </summary>
internal static class NameFiles
{
    public const string Ingredients = "ingredients";
    public const string WithoutARow = "without-a-row";
    public const string WithoutARule = "without-a-rule";
    public const string LookAlikes = "look-alikes";
    public const string OrdinaryWords = "ordinary-words";
    public const string Allergens = "allergens";
    public const string AllergyWords = "allergy-words";

    /// <summary>Files whose lines name ingredients of the three above.</summary>
    public static IReadOnlyList<string> Brands { get; } = ["brands-united-states", "brands-spanish-speaking", "brands-elsewhere", "spanish"];

    public static IReadOnlyList<string> All { get; } = [Ingredients, WithoutARow, WithoutARule, .. Brands, LookAlikes, OrdinaryWords, Allergens, AllergyWords];

    /// <summary>The lines that hold names.</summary>
    public static IEnumerable<NameLine> Read(string file) => Lines(file).Where(line => line[0] != '#').Select(line =>
        line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon ? new NameLine(line[..colon], line[(colon + 2)..].Split(", ")) : new NameLine(line, []));

    /// <summary>What the file says of itself under a word such as <c>Origin</c>.</summary>
    public static string Says(string file, string word) => string.Join(' ', Lines(file).Where(line => line[0] == '#').Select(line => line[1..].Trim())
        .SkipWhile(line => !line.StartsWith(word + ": ", StringComparison.Ordinal))
        .TakeWhile((line, at) => at == 0 || !Labelled(line))).Replace(word + ": ", "", StringComparison.Ordinal);

    private static bool Labelled(string line) => line.StartsWith("What: ", StringComparison.Ordinal) || line.StartsWith("Origin: ", StringComparison.Ordinal)
        || line.StartsWith("Licence: ", StringComparison.Ordinal) || line.StartsWith("Form: ", StringComparison.Ordinal);

    private static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(NameFiles).Assembly.GetManifestResourceStream($"drug-names/{file}.txt") ?? throw new InvalidOperationException($"The file of names {file} is not built in.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } written) yield return written;
        }
    }
}
