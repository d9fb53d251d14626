using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Records;

public enum SuitabilityDecision { Suitable, SuitableWithOverrides, NeedsMoreData, NotSuitable }

internal static class SuitabilityWords
{
    public static string Words(this SuitabilityDecision decision) => decision switch
    {
        SuitabilityDecision.Suitable => "suitable",
        SuitabilityDecision.SuitableWithOverrides => "suitable with overrides",
        SuitabilityDecision.NeedsMoreData => "needs more data",
        SuitabilityDecision.NotSuitable => "not suitable",
    };

    public static bool LetsTreat(this SuitabilityDecision decision) => decision is SuitabilityDecision.Suitable or SuitabilityDecision.SuitableWithOverrides;
}

/// <summary>A prescriber's signed judgement of whether a patient may be treated, with every finding as it stood.</summary>
internal sealed class SuitabilityRow
{
    public required Guid Id { get; init; }
    public required Guid PatientId { get; init; }

    public required SuitabilityDecision Decision { get; init; }
    public required Product Product { get; init; }
    public required Route Route { get; init; }
    public required Indication Indication { get; init; }
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
        builder.IsProved();
        builder.BelongsTo<SuitabilityRow, PatientRow>(suitability => suitability.PatientId);
        builder.BelongsTo<SuitabilityRow, SignatureRow>(suitability => suitability.SignatureId);
    }
}
