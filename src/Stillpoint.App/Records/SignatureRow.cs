using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>A person's signature: who, when, on what, and what signing it means, in the words they saw.</summary>
internal sealed class SignatureRow
{
    public required Guid Id { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>What was signed: a kind and an id, such as <c>course/0193…</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The sentence the person agreed to.</summary>
    public required string Meaning { get; init; }

    /// <summary>SHA-256 of the exact text or record that was signed.</summary>
    public required string ContentHash { get; init; }

    /// <summary>That text itself, from which the hash can be made again; null on signatures from before it was kept.</summary>
    public string? Content { get; init; }
}

internal sealed class SignatureMapping : IEntityTypeConfiguration<SignatureRow>
{
    public void Configure(EntityTypeBuilder<SignatureRow> builder)
    {
        builder.HasKey(signature => signature.Id);
        builder.IsProved();
        builder.HasIndex(signature => signature.Subject);
    }
}
