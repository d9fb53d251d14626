using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>What somebody is licensed as, as the owner saw it on paper. Appended, never changed: the newest of a person counts.</summary>
internal sealed class CredentialRow
{
    public required Guid Id { get; init; }
    public required Guid StaffId { get; init; }

    /// <summary><c>psychiatrist</c>, or <c>none</c> once it holds no longer.</summary>
    public required string Kind { get; init; }

    /// <summary>Number and state, as the license has them.</summary>
    public required string License { get; init; }

    /// <summary>The last day it is good for, by the clinic's calendar.</summary>
    public required DateOnly ExpiresOn { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required Guid RecordedBy { get; init; }
}

internal sealed class CredentialMapping : IEntityTypeConfiguration<CredentialRow>
{
    public void Configure(EntityTypeBuilder<CredentialRow> builder)
    {
        builder.HasKey(credential => credential.Id);
        builder.IsProved();
        builder.BelongsTo<CredentialRow, StaffRow>(credential => credential.StaffId);
    }
}
