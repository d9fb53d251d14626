using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>Lets another program ask the clinical questions, and do nothing else. Only a hash of it is kept.</summary>
internal sealed class AskKeyRow
{
    public required Guid Id { get; init; }

    /// <summary>What the owner called it.</summary>
    public required string Name { get; init; }
    public required string TokenHash { get; init; }
    public required Guid MadeBy { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The questions it may ask, with a blank between; empty for every one.</summary>
    public string Questions { get; init; } = "";
    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class AskKeyMapping : IEntityTypeConfiguration<AskKeyRow>
{
    public void Configure(EntityTypeBuilder<AskKeyRow> builder)
    {
        builder.HasKey(key => key.Id);
        builder.HasIndex(key => key.TokenHash).IsUnique();
        builder.BelongsTo<AskKeyRow, StaffRow>(key => key.MadeBy);
    }
}
