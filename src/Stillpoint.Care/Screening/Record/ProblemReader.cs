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

    public LineReading Read(Condition condition)
    {
        List<(string Text, Mention Mention)> mentions = [.. condition.Texts.SelectMany(text => Mentions(text).Select(mention => (text, mention)))];
        var coded = condition.Codes.SelectMany(code => ProblemCodes.Find(code).Select(meaning => (code, meaning)))
            .GroupBy(found => found.meaning.Row).Select(found => found.OrderBy(one => one.meaning.Asks).First()).ToList();
        var lines = coded.ConvertAll(found => Coded(condition, found.code, found.meaning, mentions));
        lines.AddRange(mentions
            .Where(read => read.Mention.Silenced is null || IsFamilyPsychosis(read.Mention))
            .Select(read => Worded(condition, read.Text, read.Mention, beside: coded.Count > 0))
            .GroupBy(line => line.Problem)
            .Select(same => same.OrderBy(line => line.Doubt).ThenBy(line => line.Past).First())
            .Where(line => !lines.Exists(known => known.Problem == line.Problem)));
        // An acute cystitis of long ago is no cystitis now.
        if (lines.Exists(line => line is { Problem: Problem.AcuteCystitis, Stale: true })) lines.RemoveAll(line => line.Problem == Problem.CystitisOrHaematuria);
        return new(lines, Unread(condition, lines, mentions), SetAside(condition, lines, mentions));
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
        var doubt = contradicted ? Doubt.Contradicted : meaning.Asks ? Doubt.TooBroad : condition.IsConfirmed ? Doubt.None : Doubt.NotConfirmed;
        var day = same.Concat(mentions).Select(read => read.Mention).FirstOrDefault(mention => mention.Day is not null);
        return Line(condition, meaning.Row, OwnWords(condition) ?? $"{meaning.Row.Label} ({code.Code})", code.Path, doubt, past: false, day);
    }

    private ProblemLine Worded(Condition condition, string text, Mention mention, bool beside)
    {
        var row = mention.Relative is null ? mention.Row : ProblemVocabulary.Row(Problem.FamilyPsychosis);
        var doubt = beside ? Doubt.BesideTheCode : mention.TooBroad ? Doubt.TooBroad : mention.Possible ? Doubt.Suspected : condition.IsConfirmed ? Doubt.None : Doubt.NotConfirmed;
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

    private static UnreadLine? Unread(Condition condition, List<ProblemLine> lines, List<(string Text, Mention Mention)> mentions)
    {
        var words = condition.Texts.Any();
        var reason = lines.Exists(line => line.Stale) ? UnreadReason.Stale
            : condition.Texts.Any(text => text.Length > LongestText) ? UnreadReason.NotRecognized
            : lines.Count > 0 || mentions.Exists(read => read.Mention.Silenced is not null) ? (UnreadReason?)null
            : words || condition.Codes.Any(code => code.IsIcd10 && ProblemCodes.IsIcd10Form(code.Code)) ? UnreadReason.NotRecognized : UnreadReason.Unreadable;
        return reason is null ? null : new(condition.From, condition.Codes.Select(code => code.Path).FirstOrDefault(),
            words ? string.Join(" | ", condition.Texts.Select(text => text.Length > LongestText ? text[..LongestText] + "…" : text)) : null, condition.ClinicalStatus, (condition.Onset ?? condition.Recorded)?.Written, reason.Value);
    }

    /// <summary>Words read as a denial, another person or a mere mention; those of a code's own name are no news.</summary>
    private static string? SetAside(Condition condition, List<ProblemLine> lines, List<(string Text, Mention Mention)> mentions)
    {
        var silenced = mentions.Where(read => read.Mention.Silenced is not null && (lines.Count == 0 || read.Text == condition.Text) && !IsFamilyPsychosis(read.Mention) && (lines.Count == 0 || !SaysWithout(read.Text))).Select(read => (read.Text, read.Mention.Silenced)).FirstOrDefault();
        return silenced.Silenced switch
        {
            null => null,
            Silence.Denial => $"Read as a denial: {Clip(silenced.Text)}",
            Silence.AnotherPerson => $"Read as said of somebody else: {Clip(silenced.Text)}",
            Silence.Context => $"Read as a screening, a vaccination, a risk or a worry: {Clip(silenced.Text)}",
            _ => throw new InvalidOperationException("Every reason to be silent is said."),
        };
    }

    private static bool IsFamilyPsychosis(Mention mention) =>
        mention is { Row.Problem: Problem.Psychosis, Silenced: Silence.AnotherPerson, Relative: Kinship.FirstDegree or Kinship.Unsaid };

    /// <summary>"Without" sets off what a diagnosis lacks; it contradicts no code.</summary>
    private static bool SaysWithout(string text) => text.Contains("without", StringComparison.OrdinalIgnoreCase) || text.Contains("sin ", StringComparison.OrdinalIgnoreCase);

    private static string? OwnWords(Condition condition) => condition.Texts.FirstOrDefault() is { } text ? Clip(text) : null;

    /// <summary>Enough of a text to find it again, without the tag that a terminology puts behind a name.</summary>
    internal static string Clip(string text)
    {
        var tag = text.EndsWith(')') ? text.LastIndexOf(" (", StringComparison.Ordinal) : -1;
        var plain = tag > 0 && text[(tag + 2)..^1] is "disorder" or "finding" or "situation" or "procedure" or "event" ? text[..tag] : text;
        return plain.Length <= 120 ? plain : plain[..120] + "…";
    }
}
