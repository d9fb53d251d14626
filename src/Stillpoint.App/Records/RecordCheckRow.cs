using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>One check of the record: how far it went and what it found. Whoever loses these rows only has to check everything again.</summary>
internal sealed class RecordCheckRow
{
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Everything was recomputed, not what is new and a part of the old.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>The last entry of the audit then, and its hash: the next check goes on behind it.</summary>
    public required long CheckedTo { get; init; }
    public required string Head { get; init; }

    /// <summary>The entry behind which the next part of the old begins.</summary>
    public required long OldFrom { get; init; }
    public required long Links { get; init; }

    /// <summary>Rows that nothing proves, as they were written before rows were.</summary>
    public required long NotCovered { get; init; }

    /// <summary>Rows that are proved only since rows are, and were written before.</summary>
    public required long Found { get; init; }
    public required long TookMs { get; init; }

    /// <summary>The first link that does not hold, in words; null when all do.</summary>
    public string? Broken { get; init; }
}

internal sealed class RecordCheckMapping : IEntityTypeConfiguration<RecordCheckRow>
{
    public void Configure(EntityTypeBuilder<RecordCheckRow> builder)
    {
        builder.HasKey(check => check.Id);
        builder.HasIndex(check => check.At);
    }
}
