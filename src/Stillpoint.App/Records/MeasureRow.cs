using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Records;

/// <summary>How a form came to us: sent by the patient, filled in at a visit, read out on the phone, a total added up on paper, the patient's own paper form.</summary>
internal enum MeasuredHow { ByLink, AtVisit, ByPhone, TotalFromPaper, PatientsPaper }

/// <summary>Whose answers they are: the patient's own, or a clinician's rating.</summary>
internal enum AnsweredBy { Patient, Clinician }

/// <summary>A questionnaire or rating scale as it was completed: the answers, what they came to then, and how they came to us. Append-only; a correction is a later row.</summary>
internal sealed class MeasureRow
{
    public required Guid Id { get; init; }
    public required Guid PatientId { get; init; }

    /// <summary>The code of the instrument, such as <c>PHQ-9</c>.</summary>
    public required string Instrument { get; init; }
    public required string InstrumentVersion { get; init; }
    public required string ScoringVersion { get; init; }

    /// <summary>The recall window it was asked in; null where the form has only one.</summary>
    public string? Window { get; init; }

    /// <summary>The language of the words that were shown; null where the rater read another copy.</summary>
    public string? Language { get; init; }
    public required AnsweredBy AnsweredBy { get; init; }
    public required MeasuredHow How { get; init; }

    /// <summary>Who entered it; null where the patient did.</summary>
    public Guid? By { get; init; }

    /// <summary>JSON: the code of each item in the order of the form, null where it was left blank. Of a total from paper only the safety items.</summary>
    public required string Answers { get; init; }
    public required ScoreStatus Status { get; init; }
    public decimal? Total { get; init; }
    public string? Severity { get; init; }

    /// <summary>JSON: the whole score as it was worked out then, parts and alerts too.</summary>
    public required string Score { get; init; }
    public required DateTimeOffset MeasuredAt { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The session it belongs to, where it was asked because of one.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>The measure this one corrects; both stay.</summary>
    public Guid? Supersedes { get; init; }

    /// <summary>It was entered by mistake, and nothing stands in its place.</summary>
    public bool TakenBack { get; init; }

    /// <summary>Why it was corrected or taken back.</summary>
    public string? Why { get; init; }

    public override string ToString() => "[measure]";
}

internal sealed class MeasureMapping : IEntityTypeConfiguration<MeasureRow>
{
    public void Configure(EntityTypeBuilder<MeasureRow> builder)
    {
        builder.HasKey(measure => measure.Id);
        builder.IsProved();
        builder.Property(measure => measure.Total).HasConversion<InHundredths>();
        builder.BelongsTo<MeasureRow, PatientRow>(measure => measure.PatientId);
        builder.BelongsTo<MeasureRow, SessionRow>(measure => measure.SessionId);
        builder.BelongsTo<MeasureRow, MeasureRow>(measure => measure.Supersedes);
        builder.HasIndex(measure => measure.Supersedes).IsUnique();
        builder.HasIndex(measure => new { measure.PatientId, measure.MeasuredAt });
    }
}

/// <summary>A total in whole hundredths: both engines add and compare it alike.</summary>
internal sealed class InHundredths() : ValueConverter<decimal, long>(total => (long)(total * 100), hundredths => hundredths / 100m);
