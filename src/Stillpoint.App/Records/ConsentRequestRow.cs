using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Records;

/// <summary>A consent a patient reads, answers for and signs by link. It counts once a clinician has confirmed it; then a <see cref="ConsentRow"/> holds it for ever.</summary>
internal sealed class ConsentRequestRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }
    public required Guid PatientId { get; init; }
    public required Product Product { get; init; }
    public required Route Route { get; init; }
    public required Indication Indication { get; init; }
    public required string Language { get; init; }
    public required string DocumentVersion { get; init; }
    public required string DocumentText { get; init; }
    public required Guid CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>JSON: what was said back to each question, and how many tries it took.</summary>
    public string Answers { get; set; } = "{}";
    public string? SignedName { get; set; }
    public string? GuardianName { get; set; }

    /// <summary>Whether they may be touched to be comforted; null where they did not say.</summary>
    public bool? Touch { get; set; }
    public bool OffLabelAcknowledged { get; set; }
    public DateTimeOffset? SignedAt { get; set; }
    public Guid? ConsentId { get; set; }

    /// <summary>It is confirmed, or not wanted any more.</summary>
    public DateTimeOffset? EndedAt { get; set; }
    public long Version { get; init; }

    public override string ToString() => "[consent request]";
}

/// <summary>A question about a consent that a person answers before it is signed.</summary>
internal sealed class ConsentQuestionRow
{
    public required Guid Id { get; init; }
    public required Guid RequestId { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public required string Question { get; init; }
    public string? Answer { get; set; }
    public Guid? AnsweredBy { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }

    public override string ToString() => "[question]";
}

/// <summary>A consent taken back, by the patient or by somebody for them. From that moment it covers nothing.</summary>
internal sealed class ConsentWithdrawalRow
{
    public required Guid Id { get; init; }
    public required Guid ConsentId { get; init; }
    public required Guid PatientId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Who wrote it down; null where the patient did by their link.</summary>
    public Guid? By { get; init; }
    public required string Reason { get; init; }

    public override string ToString() => "[withdrawal]";
}

internal sealed class ConsentRequestMapping : IEntityTypeConfiguration<ConsentRequestRow>, IEntityTypeConfiguration<ConsentQuestionRow>, IEntityTypeConfiguration<ConsentWithdrawalRow>
{
    public void Configure(EntityTypeBuilder<ConsentRequestRow> builder)
    {
        builder.HasKey(request => request.Id);
        builder.Property(request => request.Version).IsConcurrencyToken();
        builder.BelongsTo<ConsentRequestRow, ClinicRow>(request => request.ClinicId);
        builder.BelongsTo<ConsentRequestRow, PatientRow>(request => request.PatientId);
    }

    public void Configure(EntityTypeBuilder<ConsentQuestionRow> builder)
    {
        builder.HasKey(question => question.Id);
        builder.BelongsTo<ConsentQuestionRow, ConsentRequestRow>(question => question.RequestId);
    }

    public void Configure(EntityTypeBuilder<ConsentWithdrawalRow> builder)
    {
        builder.HasKey(withdrawal => withdrawal.Id);
        builder.IsProved();
        builder.BelongsTo<ConsentWithdrawalRow, ConsentRow>(withdrawal => withdrawal.ConsentId);
        builder.BelongsTo<ConsentWithdrawalRow, PatientRow>(withdrawal => withdrawal.PatientId);
        builder.HasIndex(withdrawal => withdrawal.ConsentId).IsUnique();
    }
}
