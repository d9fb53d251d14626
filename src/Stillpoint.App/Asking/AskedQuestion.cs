using System.Text.Json;

namespace Stillpoint.App.Asking;

/// <summary>One question on one screen, in the words of one language, with the answers to choose from.</summary>
/// <param name="Key">What the answer is kept under. It names the version of the form: an answer to another version is another answer.</param>
/// <param name="Words">The question as the person reads it.</param>
internal sealed record AskedQuestion(string Key, string Words)
{
    /// <summary>The answers to choose from; none where the answer is written.</summary>
    public IReadOnlyList<(string Value, string Word)> Options { get; init; } = [];

    /// <summary>How the answer is written; null where it is chosen.</summary>
    public Writing? Written { get; init; }

    /// <summary>What helps to answer, below the question.</summary>
    public string? Hint { get; init; }

    /// <summary>What stands above the question, such as the time it asks about.</summary>
    public string? Above { get; init; }

    /// <summary>The owner's notice that goes with the words.</summary>
    public string? Notice { get; init; }

    /// <summary>Its place among all questions the form could ask: what its address says instead of what it asks.</summary>
    public int Place { get; init; }

    /// <summary>It may be passed over.</summary>
    public bool MaySkip { get; init; } = true;

    /// <summary>More than one answer may be ticked.</summary>
    public bool Several { get; init; }

    /// <summary>The words of a screen reader and of the review: the answer as it was chosen.</summary>
    public string Said(string answer) => answer == Answers.Skipped ? "" : Written is not null ? Written.Said(answer) : string.Join(", ", answer.Split(' ').Select(one => Options.FirstOrDefault(option => option.Value == one).Word ?? one));

    /// <summary>Whether this is an answer the question takes.</summary>
    public bool Takes(string answer) => answer == Answers.Skipped ? MaySkip : Written is not null ? Written.Takes(this, answer) : (answer.Length > 0 && answer.Split(' ') is var chosen && (Several || chosen.Length == 1) && chosen.All(one => Options.Any(option => option.Value == one)));
}

/// <summary>What somebody has answered so far, each under the key of its question. What was left out on purpose is an answer too.</summary>
internal sealed class Answers
{
    /// <summary>The person passed the question over.</summary>
    public const string Skipped = "-";

    private readonly SortedDictionary<string, string> given;

    private Answers(SortedDictionary<string, string> given) => this.given = given;

    public static Answers Read(string json) => new(new(JsonSerializer.Deserialize<Dictionary<string, string>>(json)!, StringComparer.Ordinal));

    public string Write() => JsonSerializer.Serialize(given);

    public string? this[string key]
    {
        get => given.GetValueOrDefault(key);
        set => given[key] = value!;
    }

    public int Count => given.Count;

    public IEnumerable<string> Keys => given.Keys;

    public bool Has(AskedQuestion ask) => given.ContainsKey(ask.Key);
}
