using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Interop.Fhir.Questionnaires;

/// <summary>How far a form got.</summary>
internal enum FormProgress
{
    InProgress,
    Completed,
    /// <summary>Corrected after it was completed.</summary>
    Amended,
    /// <summary>Abandoned: its safety items still count, and blank ones still alarm.</summary>
    Stopped,
}

/// <summary>The answers of one form, in the order of the instrument.</summary>
internal sealed record AnsweredForm(Instrument Instrument, IReadOnlyList<ItemAnswer> Answers, FormProgress Progress)
{
    /// <summary>Items asked and never scored; empty when none were.</summary>
    public IReadOnlyList<ItemAnswer> Unscored { get; init; } = [];

    public string? Id { get; init; }

    public DateTimeOffset? Authored { get; init; }

    /// <summary>A reference to the patient.</summary>
    public string? Subject { get; init; }
}

/// <summary>What a FHIR resource came to: a form, or why it is not read.</summary>
internal abstract record FormReading
{
    private FormReading() { }

    /// <param name="Unread">Where something stood that belongs to no item of the instrument.</param>
    internal sealed record Read(AnsweredForm Form, IReadOnlyList<string> Unread) : FormReading;

    internal sealed record Refused(string Because) : FormReading;
}
