using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Record;

/// <summary>What one line of the record came to.</summary>
/// <param name="Lines">The problems it states, none where nobody understood it.</param>
/// <param name="Unread">The line word for word, where somebody has to read it.</param>
/// <param name="SetAside">Why words of it are not read as this patient's, with the words.</param>
internal sealed record LineReading(IReadOnlyList<ProblemLine> Lines, UnreadLine? Unread, string? SetAside);

/// <summary>Reads a patient's lines as problems: by their codes, and by their words beside them. The same words are read once.</summary>
internal sealed class ProblemReader(DateTimeOffset at)
{
    private const int StaleDays = 56, HeadInjuryMonths = 3;

    /// <summary>Of a longer text the rest is left to a person.</summary>
    private const int LongestText = 20_000;

    /// <summary>What happens at a time: an earlier year says that it is over.</summary>
    private static readonly HashSet<Problem> Events =
    [
        Problem.CardiovascularEvent, Problem.IntracerebralHaemorrhage, Problem.SubarachnoidHaemorrhage, Problem.NontraumaticBleed, Problem.HeadInjury, Problem.RespiratoryInfection,
        Problem.Delirium, Problem.Pregnancy, Problem.Seizure, Problem.AcuteCystitis, Problem.SkullOperation, Problem.NasalOperation, Problem.PregnancyEnd,
    ];

    private static readonly HashSet<Problem> Acute = [Problem.RespiratoryInfection, Problem.Delirium, Problem.AcuteCystitis, Problem.HeadInjury];

    private readonly Dictionary<string, List<Mention>> read = new(StringComparer.Ordinal);

    /// <summary>A chart repeats the same few diagnoses at every visit: each is understood once.</summary>
    private readonly Dictionary<Condition, Understood> understood = new(SameWords.Comparer);

    public LineReading Read(Condition condition)
    {
        if (!understood.TryGetValue(condition, out var known)) understood[condition] = known = Understand(condition);
        var (coded, mentions) = (known.Coded, known.Mentions);
        var lines = coded.ConvertAll(found => Coded(condition, found.Code, found.Meaning, mentions));
        if (known.Spoken.Count > 0)
        {
            lines.AddRange(known.Spoken
                .Select(read => Worded(condition, read.Text, read.Mention, beside: coded.Count > 0))
                .GroupBy(line => line.Problem)
                .Select(same => same.OrderBy(line => line.Doubt).ThenBy(line => line.Past).ThenByDescending(line => line.Onset?.Latest ?? DateOnly.MinValue).First()));
        }
        // An acute cystitis of long ago is no cystitis now.
        if (lines.Exists(line => line is { Problem: Problem.AcuteCystitis, Stale: true })) lines.RemoveAll(line => line.Problem == Problem.CystitisOrHaematuria);
        return new(lines, Unread(condition, known.Texts, lines, mentions), SetAside(condition, lines, mentions));
    }

    private Understood Understand(Condition condition)
    {
        List<string> texts = [.. condition.Texts];
        List<(string Text, Mention Mention)> mentions = [.. texts.SelectMany(text => Mentions(text).Select(mention => (text, mention)))];
        List<(ClinicalCode Code, CodeMeaning Meaning)> coded = [.. condition.Codes.SelectMany(code => ProblemCodes.Find(code).Select(meaning => (Code: code, Meaning: meaning)))
            .GroupBy(found => found.Meaning.Row).Select(found => found.OrderBy(one => one.Meaning.Asks).First())];
        return new(texts, coded, mentions,
        [
            .. mentions.Where(read => read.Mention.Silenced is null || IsFamilyPsychosis(read.Mention)).Where(read => !coded.Exists(known => known.Meaning.Row.Problem == RowOf(read.Mention).Problem)),
        ]);
    }

    /// <summary>Whether a code or the words of a relative's disease mean psychosis.</summary>
    public bool IsPsychosis(RelativeDisease disease)
    {
        var coded = disease.Codes.SelectMany(ProblemCodes.Find).ToList();
        return coded.Count > 0
            ? coded.Exists(meaning => meaning.Row.Problem == Problem.Psychosis)
            : disease.Codes.Select(code => code.Display).Append(disease.Text).OfType<string>()
                .SelectMany(Mentions).Any(mention => mention is { Row.Problem: Problem.Psychosis, Possible: false, Silenced: null or Silence.AnotherPerson });
    }

    private List<Mention> Mentions(string text)
    {
        if (!read.TryGetValue(text, out var known)) read[text] = known = ProblemText.Read(text.Length > LongestText ? text[..LongestText] : text, at);
        return known;
    }

    private ProblemLine Coded(Condition condition, ClinicalCode code, CodeMeaning meaning, List<(string Text, Mention Mention)> mentions)
    {
        var same = mentions.Where(read => read.Mention.Row == meaning.Row).ToList();
        var contradicted = same.Count > 0 && same.TrueForAll(read => read.Mention.Silenced is Silence.Denial or Silence.AnotherPerson) && !same.Exists(read => SaysWithout(read.Text));
        var doubt = condition.IsFromTheFuture ? Doubt.FromTheFuture : contradicted ? Doubt.Contradicted : meaning.Asks ? Doubt.TooBroad : condition.IsConfirmed ? Doubt.None : Doubt.NotConfirmed;
        var day = same.Select(read => read.Mention).Where(mention => mention.Day is not null).MaxBy(mention => mention.Day!.Latest)
            ?? mentions.Select(read => read.Mention).FirstOrDefault(mention => mention.Day is not null);
        return Line(condition, meaning.Row, OwnWords(condition) ?? $"{meaning.Row.Label} ({code.Code})", code.Path, doubt, past: false, day);
    }

    private static ProblemRow RowOf(Mention mention) => mention.Relative is null ? mention.Row : ProblemVocabulary.Row(Problem.FamilyPsychosis);

    private ProblemLine Worded(Condition condition, string text, Mention mention, bool beside)
    {
        var row = RowOf(mention);
        var doubt = condition.IsFromTheFuture ? Doubt.FromTheFuture : beside ? Doubt.BesideTheCode : mention.TooBroad ? Doubt.TooBroad : mention.Possible ? Doubt.Suspected : condition.IsConfirmed ? Doubt.None : Doubt.NotConfirmed;
        return Line(condition, row, Clip(text), "text|" + Clip(text), doubt, mention.Past, mention);
    }

    private ProblemLine Line(Condition condition, ProblemRow row, string entry, string path, Doubt doubt, bool past, Mention? said)
    {
        var onset = condition.Onset is { } written ? RecordedDay.Of(written, at) : said?.Day is { } day && !day.IsAfter(at) ? day : null;
        var begun = onset ?? (condition.Recorded is { } recorded ? RecordedDay.Of(recorded, at) : null);
        var over = past || condition.IsPast(at)
            || (condition.Onset is null && said is { IsBeginning: false } && onset is not null && Events.Contains(row.Problem) && onset.Latest.Year < ClinicCalendar.Date(at).Year);
        return new(row.Problem, entry, new(path, condition.ClinicalStatus ?? condition.VerificationStatus ?? "recorded", null, condition.Onset?.Written, condition.From))
        {
            Doubt = doubt, Past = over, Onset = onset, Begun = begun, Ended = condition.Abatement is { } ended ? RecordedDay.Of(ended, at) : null,
            Stale = !over && Acute.Contains(row.Problem) && begun is not null && IsStale(row.Problem, begun.LatestBy(at)),
        };
    }

    private bool IsStale(Problem problem, DateOnly begun) => problem == Problem.HeadInjury
        ? !ClinicCalendar.WithinMonths(begun, HeadInjuryMonths, at)
        : ClinicCalendar.Date(at).DayNumber - begun.DayNumber > StaleDays;

    private static UnreadLine? Unread(Condition condition, List<string> texts, List<ProblemLine> lines, List<(string Text, Mention Mention)> mentions)
    {
        var words = texts.Count > 0;
        var reason = lines.Exists(line => line.Stale) ? UnreadReason.Stale
            : texts.Exists(text => text.Length > LongestText) ? UnreadReason.NotRecognized
            // Of a line in words alone that is half understood, the other half is somebody's to read.
            : condition.Codes.Count == 0 && mentions.Count > 0 && texts.Exists(text => text.Length <= LongestText && ProblemText.NamesAnother(text)) ? UnreadReason.NotRecognized
            : lines.Count > 0 || mentions.Exists(read => read.Mention.Silenced is not null) ? (UnreadReason?)null
            : words || condition.Codes.Any(code => code.IsIcd10 && ProblemCodes.IsIcd10Form(code.Code)) ? UnreadReason.NotRecognized : UnreadReason.Unreadable;
        return reason is null ? null : new(condition.From, condition.Codes.Select(code => code.Path).FirstOrDefault(),
            words ? string.Join(" | ", texts.Select(text => text.Length > LongestText ? text[..LongestText] + "…" : text)) : null, condition.ClinicalStatus, (condition.Onset ?? condition.Recorded)?.Written, reason.Value);
    }

    /// <summary>Words read as a denial, another person or a mere mention; those of a code's own name are no news.</summary>
    private static string? SetAside(Condition condition, List<ProblemLine> lines, List<(string Text, Mention Mention)> mentions)
    {
        if (!mentions.Exists(read => read.Mention.Silenced is not null)) return null;
        var silenced = mentions.Where(read => read.Mention.Silenced is not null && (lines.Count == 0 || read.Text == condition.Text) && !IsFamilyPsychosis(read.Mention) && (lines.Count == 0 || !SaysWithout(read.Text))).Select(read => (read.Text, read.Mention.Silenced)).FirstOrDefault();
        return silenced.Silenced is not { } silence ? null : silence switch
        {
            Silence.Denial => $"Read as a denial: {Clip(silenced.Text)}",
            Silence.AnotherPerson => $"Read as said of somebody else: {Clip(silenced.Text)}",
            Silence.Context => $"Read as a screening, a vaccination, a risk or a worry: {Clip(silenced.Text)}",
        };
    }

    private static bool IsFamilyPsychosis(Mention mention) =>
        mention is { Row.Problem: Problem.Psychosis, Silenced: Silence.AnotherPerson, Relative: Kinship.FirstDegree or Kinship.Unsaid };

    /// <summary>"Without" sets off what a diagnosis lacks; it contradicts no code.</summary>
    private static bool SaysWithout(string text) => text.Contains("without", StringComparison.OrdinalIgnoreCase) || text.Contains("sin ", StringComparison.OrdinalIgnoreCase);

    private static string? OwnWords(Condition condition) => (condition.Text ?? condition.Codes.Select(code => code.Display).FirstOrDefault(display => display is not null)) is { } text ? Clip(text) : null;

    /// <summary>Enough of a text to find it again, without the tag that a terminology puts behind a name.</summary>
    internal static string Clip(string text)
    {
        var tag = text.EndsWith(')') ? text.LastIndexOf(" (", StringComparison.Ordinal) : -1;
        var plain = tag > 0 && text[(tag + 2)..^1] is "disorder" or "finding" or "situation" or "procedure" or "event" ? text[..tag] : text;
        return plain.Length <= 120 ? plain : plain[..120] + "…";
    }

    /// <summary>What the codes and words of a line mean, whatever its dates and status.</summary>
    /// <param name="Spoken">What the words say beside the codes.</param>
    private sealed record Understood(List<string> Texts, List<(ClinicalCode Code, CodeMeaning Meaning)> Coded, List<(string Text, Mention Mention)> Mentions, List<(string Text, Mention Mention)> Spoken);

    /// <summary>Two lines in the same words and codes.</summary>
    private sealed class SameWords : IEqualityComparer<Condition>
    {
        public static SameWords Comparer { get; } = new();

        public bool Equals(Condition? one, Condition? other) => one!.Text == other!.Text && one.Codes.SequenceEqual(other.Codes);

        public int GetHashCode(Condition condition) => HashCode.Combine(condition.Text, condition.Codes.Count, condition.Codes.Count > 0 ? condition.Codes[0].Code : null);
    }
}
