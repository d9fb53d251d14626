using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stillpoint.Care.Booking;

namespace Stillpoint.App.Records;

/// <summary>What the adult who takes the patient home said when they were asked by their own link.</summary>
internal enum EscortWord { Asked, Yes, No }

/// <summary>What a patient is asked the evening before a session, what they answered, and what it asks of somebody.</summary>
internal sealed class EveningCheckRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }
    public required Guid PatientId { get; init; }
    public required Guid VisitId { get; init; }

    /// <summary>When the visit was to begin as it was asked about; a visit that is moved is asked about anew.</summary>
    public required DateTimeOffset StartsAt { get; set; }
    public required DateTimeOffset SendAt { get; set; }
    public DateTimeOffset? RemindAt { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>JSON: each answer by its question, as it was given.</summary>
    public string Answers { get; set; } = "{}";
    public DateTimeOffset? AnsweredAt { get; set; }
    public EveningWord? Word { get; set; }

    /// <summary>JSON: what somebody has to see to, a sentence each.</summary>
    public string? Reasons { get; set; }

    /// <summary>Why it could not be sent: a person calls.</summary>
    public string? ByPerson { get; set; }
    public long Version { get; init; }

    public override string ToString() => "[evening before]";
}

internal sealed class EveningCheckMapping : IEntityTypeConfiguration<EveningCheckRow>
{
    public void Configure(EntityTypeBuilder<EveningCheckRow> builder)
    {
        builder.HasKey(evening => evening.Id);
        builder.Property(evening => evening.Version).IsConcurrencyToken();
        builder.BelongsTo<EveningCheckRow, ClinicRow>(evening => evening.ClinicId);
        builder.BelongsTo<EveningCheckRow, PatientRow>(evening => evening.PatientId);
        builder.BelongsTo<EveningCheckRow, VisitRow>(evening => evening.VisitId);
        builder.HasIndex(evening => evening.VisitId).IsUnique();
        builder.HasIndex(evening => new { evening.AnsweredAt, evening.StartsAt });
    }
}
