using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>One link of the audit chain: who saw or did what, to whose record, when and why.</summary>
internal sealed class AuditEntryRow
{
    public required long Number { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The person, or null for the system itself.</summary>
    public Guid? By { get; init; }

    /// <summary>A written word such as <c>viewed</c>, <c>session-appended</c>, <c>signed</c>.</summary>
    public required string Action { get; init; }
    public Guid? Patient { get; init; }

    /// <summary>What was seen or changed: a kind and an id, such as <c>session/0193…</c>. Never a name.</summary>
    public required string Subject { get; init; }
    public required string Detail { get; init; }
    public required string PreviousHash { get; init; }
    public required string Hash { get; init; }
}

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntryRow>
{
    public void Configure(EntityTypeBuilder<AuditEntryRow> builder)
    {
        builder.HasKey(entry => entry.Number);
        builder.Property(entry => entry.Number).ValueGeneratedNever();
        builder.HasIndex(entry => entry.Patient);
        builder.HasIndex(entry => entry.Subject);
    }
}
