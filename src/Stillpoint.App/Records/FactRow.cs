using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>Something true of a patient at a moment, as it was stated: append-only, shared by evaluation, intake, gate and bedside.</summary>
internal sealed class FactRow
{
    public required Guid Id { get; init; }
    public required Guid PatientId { get; init; }

    /// <summary>A key of the fact vocabulary, or <c>condition</c>, <c>allergy</c>, <c>medication</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The one text of the value, as the vocabulary writes it; JSON for a line of a list.</summary>
    public required string Value { get; init; }
    public string? Unit { get; init; }
    public required DateTimeOffset MeasuredAt { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public Guid? By { get; init; }

    /// <summary>In words: the patient, a clinician, a laboratory, an import.</summary>
    public required string Source { get; init; }

    /// <summary>The earlier fact this one corrects or ends.</summary>
    public Guid? Supersedes { get; init; }
}

internal sealed class FactMapping : IEntityTypeConfiguration<FactRow>
{
    public void Configure(EntityTypeBuilder<FactRow> builder)
    {
        builder.ToTable("fact");
        builder.HasKey(fact => fact.Id);
        builder.IsProved();
        builder.BelongsTo<FactRow, PatientRow>(fact => fact.PatientId);
        builder.BelongsTo<FactRow, FactRow>(fact => fact.Supersedes);
        builder.HasIndex(fact => new { fact.PatientId, fact.Key, fact.MeasuredAt });
    }
}
