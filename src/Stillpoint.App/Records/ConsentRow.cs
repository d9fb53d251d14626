using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stillpoint.App.Texts;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Records;

/// <summary>What a patient agreed to: the exact text, the answers, the name they signed with and who explained it.</summary>
internal sealed class ConsentRow
{
    public required Guid Id { get; init; }
    public required Guid PatientId { get; init; }
    public required Product Product { get; init; }
    public required Route Route { get; init; }
    public required Indication Indication { get; init; }
    public required string DocumentVersion { get; init; }
    public required string Language { get; init; }
    public required string DocumentText { get; init; }

    /// <summary>JSON: questions asked, teach-back answers, the off-label acknowledgement.</summary>
    public required string Answers { get; init; }
    public required bool OffLabelAcknowledged { get; init; }

    /// <summary>The name as the patient wrote it.</summary>
    public required string SignedName { get; init; }
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>Who explained it and was present.</summary>
    public required Guid ExplainedBy { get; init; }
    public Guid? Witness { get; init; }

    public override string ToString() => "[consent]";
}

internal sealed class ConsentMapping : IEntityTypeConfiguration<ConsentRow>
{
    public void Configure(EntityTypeBuilder<ConsentRow> builder)
    {
        builder.HasKey(consent => consent.Id);
        builder.IsProved();
        builder.BelongsTo<ConsentRow, PatientRow>(consent => consent.PatientId);
    }
}
