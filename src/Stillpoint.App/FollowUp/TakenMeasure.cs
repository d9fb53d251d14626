using Stillpoint.App.Records;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.FollowUp;

/// <summary>A form as it came to us, before it is kept.</summary>
internal sealed record TakenMeasure(Guid Id, Guid Patient, Instrument Instrument, MeasuredHow How, DateTimeOffset MeasuredAt)
{
    /// <summary>The code of each item in the order of the form; null where it was left blank.</summary>
    public required IReadOnlyList<int?> Answers { get; init; }

    /// <summary>The total, where it was added up on paper.</summary>
    public decimal? TypedTotal { get; init; }

    /// <summary>The form these answers were given on, where another is in use by now: it is kept, and no score is made up for it.</summary>
    public string? OlderVersion { get; init; }
    public string? Window { get; init; }
    public string? Language { get; init; }
    public Guid? Session { get; init; }
    public Guid? Supersedes { get; init; }
    public string? Why { get; init; }

    public AnsweredBy AnsweredBy => Instrument.FilledBy == FilledBy.Clinician ? AnsweredBy.Clinician : AnsweredBy.Patient;

    public bool IsTotal => How == MeasuredHow.TotalFromPaper;

    public IReadOnlyList<ItemAnswer> Items => ItemAnswer.Form(Answers);

    /// <summary>The total with the safety items that came with it; null where the form is known item by item.</summary>
    public TypedTotal? Typed => !IsTotal ? null
        : new(TypedTotal, Answers.Select((code, index) => (Number: index + 1, code)).Where(item => item.code is not null).ToDictionary(item => item.Number, item => ItemAnswer.Of(item.code)));
}
