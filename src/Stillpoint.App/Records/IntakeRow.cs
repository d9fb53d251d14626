using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>What a patient tells of themselves by link: each answer as it was given, kept at once. Sent in, the answers are facts, the patient's own word.</summary>
internal sealed class IntakeRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }
    public required Guid PatientId { get; init; }
    public required Guid CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>JSON: each answer by its question.</summary>
    public string Answers { get; set; } = "{}";
    public DateTimeOffset? BegunAt { get; set; }
    public DateTimeOffset? SentInAt { get; set; }

    /// <summary>Who went through it with the patient, or alone.</summary>
    public Guid? ReadBy { get; set; }
    public DateTimeOffset? ReadAt { get; set; }
    public long Version { get; init; }

    public override string ToString() => "[intake]";
}

internal sealed class IntakeMapping : IEntityTypeConfiguration<IntakeRow>
{
    public void Configure(EntityTypeBuilder<IntakeRow> builder)
    {
        builder.HasKey(intake => intake.Id);
        builder.Property(intake => intake.Version).IsConcurrencyToken();
        builder.BelongsTo<IntakeRow, ClinicRow>(intake => intake.ClinicId);
        builder.BelongsTo<IntakeRow, PatientRow>(intake => intake.PatientId);
    }
}
