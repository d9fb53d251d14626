namespace Stillpoint.Care.Screening.Record;

/// <summary>Why a line of the problem list or of the operations decides nothing.</summary>
public enum UnreadReason
{
    /// <summary>Words or a code that no rule knows: a person reads it.</summary>
    NotRecognized,

    /// <summary>An acute illness that began more than eight weeks ago and that nobody closed.</summary>
    Stale,

    /// <summary>Nothing in it that a person or a rule could read.</summary>
    Unreadable,
}

/// <summary>A problem or operation that no rule understood, word for word as it stands in the record.</summary>
/// <param name="At">The date it was given, as written.</param>
public sealed record UnreadLine(string From, string? Code, string? Text, string? Status, string? At, UnreadReason Reason);
