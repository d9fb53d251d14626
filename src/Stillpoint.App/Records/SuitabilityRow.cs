using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>A prescriber's signed judgement of whether a patient may be treated, with every finding as it stood.</summary>
internal sealed class SuitabilityRow
{
    public required Guid Id { get; init; }
    public required Guid PatientId { get; init; }

    /// <summary><c>suitable</c>, <c>suitableWithOverrides</c>, <c>notSuitable</c> or <c>needsMoreData</c>.</summary>
    public required string Decision { get; init; }
    public required string Product { get; init; }
    public required string Route { get; init; }
    public required string Indication { get; init; }
    public required string RulesVersion { get; init; }

    /// <summary>JSON: all findings, as the prescriber saw them.</summary>
    public required string Findings { get; init; }

    /// <summary>JSON: each override with its reason.</summary>
    public required string Overrides { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }
    public required Guid SignatureId { get; init; }
}

internal sealed class SuitabilityMapping : IEntityTypeConfiguration<SuitabilityRow>
{
    public void Configure(EntityTypeBuilder<SuitabilityRow> builder)
    {
        builder.HasKey(suitability => suitability.Id);
        builder.BelongsTo<SuitabilityRow, PatientRow>(suitability => suitability.PatientId);
        builder.BelongsTo<SuitabilityRow, SignatureRow>(suitability => suitability.SignatureId);
    }
}
