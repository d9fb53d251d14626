using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Record;

/// <summary>Why a line only asks a question, firmest first.</summary>
public enum Doubt
{
    /// <summary>It stands.</summary>
    None,

    /// <summary>It is said to begin after the decision: a slip in its date.</summary>
    FromTheFuture,
    NotConfirmed,

    /// <summary>The text itself says that it is only suspected.</summary>
    Suspected,

    /// <summary>Too broad a word or code to decide.</summary>
    TooBroad,

    /// <summary>Only the text beside a code says so.</summary>
    BesideTheCode,

    /// <summary>The text denies the code or gives it to somebody else.</summary>
    Contradicted,
}

/// <summary>A problem as one line of the record states it at the moment of decision.</summary>
/// <param name="Entry">The patient's own entry: its words, or our name of its code.</param>
public sealed record ProblemLine(Problem Problem, string Entry, Input Input)
{
    public Doubt Doubt { get; init; }

    /// <summary>It asks a question and decides nothing.</summary>
    public bool Prompt => Doubt != Doubt.None;

    /// <summary>Over; only rules that look at the whole life read it.</summary>
    public bool Past { get; init; }

    /// <summary>An acute illness that began long ago and that nobody closed: neither current nor over.</summary>
    public bool Stale { get; init; }

    /// <summary>When it began or happened, from the record or from its words.</summary>
    public RecordedDay? Onset { get; init; }

    /// <summary>As <see cref="Onset"/>; without one, the day it was written down, which it can't have begun after.</summary>
    public RecordedDay? Begun { get; init; }

    public RecordedDay? Ended { get; init; }

    /// <summary>An operation or another thing that was done.</summary>
    public bool IsOperation { get; init; }

    /// <summary>The entry with its date, such as <c>Meningioma (2021)</c>.</summary>
    public string Says
    {
        get
        {
            var code = Entry.EndsWith(')') && Input.Path.StartsWith("icd-10-cm|", StringComparison.Ordinal) && Entry.Contains(Input.Path["icd-10-cm|".Length..], StringComparison.Ordinal);
            if (Onset is not { } onset || Entry.Contains(onset.Written, StringComparison.Ordinal)) return Entry;
            return code ? $"{Entry[..^1]}, {ShownDay.Of(onset.Written)})" : $"{Entry} ({ShownDay.Of(onset.Written)})";
        }
    }

}
