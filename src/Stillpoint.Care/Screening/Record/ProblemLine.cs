using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Record;

/// <summary>A problem as one line of the record states it at the moment of decision.</summary>
/// <param name="Prompt">Not confirmed, only suspected, or too broad: it asks a question and decides nothing.</param>
/// <param name="Past">Over; only rules that look at the whole life read it.</param>
public sealed record ProblemLine(Problem Problem, string Label, bool Prompt, bool Past, RecordedDay? Onset, RecordedDay? Ended, Input Input)
{
    /// <summary>The problem with its date, such as <c>Aortic dissection recorded 2014</c>.</summary>
    public string Says => Onset is { } onset ? $"{Label} recorded {onset.Written}" : $"{Label} recorded";
}

/// <summary>Reads a patient's lines as problems.</summary>
public static class ProblemLines
{
    /// <summary>A line is read by its codes; by its words only when the rules know none of its codes.</summary>
    public static IEnumerable<ProblemLine> Read(Condition condition, DateTimeOffset at)
    {
        var coded = condition.Codes.SelectMany(code => ProblemCodes.Find(code).Select(row => (code, row))).DistinctBy(found => found.row.Problem).ToList();
        if (coded.Count > 0)
            return coded.Select(found => Line(condition, found.row, new(found.code.Path, Standing(condition), null, condition.Onset?.Written, condition.From), at, !condition.IsConfirmed, past: false));

        return Texts(condition).SelectMany(text => ProblemText.Read(text).Select(mention => (text, mention)))
            .Where(read => read.mention.Relative is null || IsFamilyPsychosis(read.mention))
            .Select(read => Line(condition, Meant(read.mention), new("text|" + Clip(read.text), Standing(condition), null, condition.Onset?.Written, condition.From), at, !condition.IsConfirmed || read.mention.Possible, read.mention.Past))
            .GroupBy(line => line.Problem)
            .Select(lines => lines.OrderBy(line => line.Prompt).ThenBy(line => line.Past).First());
    }

    /// <summary>
    /// Whether the rules can tell what a line is about: any ICD-10-CM code by its category, a SNOMED CT code they know, or words. A bare
    /// code of another kind may mean anything.
    /// </summary>
    public static bool IsReadable(Condition condition) =>
        Texts(condition).Any() || condition.Codes.Any(code => code.IsIcd10 || ProblemCodes.Find(code).Any());

    /// <summary>A line of which the rules know neither code nor words.</summary>
    public static UnreadLine Unread(Condition condition) => new(
        condition.From, condition.Codes.Select(code => code.Path).FirstOrDefault(), string.Join(" | ", Texts(condition)) is { Length: > 0 } text ? text : null,
        condition.ClinicalStatus, condition.Onset?.Written, UnreadReason.NotRecognized);

    /// <summary>Whether a code or the words of a relative's disease mean psychosis.</summary>
    public static bool IsPsychosis(RelativeDisease disease)
    {
        var coded = disease.Codes.SelectMany(ProblemCodes.Find).ToList();
        if (coded.Count > 0) return coded.Any(row => row.Problem == Problem.Psychosis);
        return disease.Codes.Select(code => code.Display).Append(disease.Text).OfType<string>()
            .SelectMany(ProblemText.Read).Any(mention => mention is { Row.Problem: Problem.Psychosis, Possible: false });
    }

    /// <summary>Enough of a text to find it again.</summary>
    internal static string Clip(string text) => text.Length <= 120 ? text : text[..120] + "…";

    private static IEnumerable<string> Texts(Condition condition) =>
        condition.Codes.Select(code => code.Display).Prepend(condition.Text).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);

    private static bool IsFamilyPsychosis(Mention mention) => mention is { Row.Problem: Problem.Psychosis, Relative: not Kinship.Distant };

    private static ProblemRow Meant(Mention mention) => mention.Relative is null ? mention.Row : FamilyPsychosis;

    private static ProblemRow FamilyPsychosis { get; } = ProblemTable.Rows.First(row => row.Problem == Problem.FamilyPsychosis);

    private static ProblemLine Line(Condition condition, ProblemRow row, Input input, DateTimeOffset at, bool prompt, bool past) => new(
        row.Problem, row.Label, prompt, past || condition.IsPast(at),
        condition.Onset is { } onset ? RecordedDay.Of(onset, at) : null,
        condition.Abatement is { } ended ? RecordedDay.Of(ended, at) : null,
        input);

    private static string Standing(Condition condition) => condition.ClinicalStatus ?? condition.VerificationStatus ?? "recorded";
}
