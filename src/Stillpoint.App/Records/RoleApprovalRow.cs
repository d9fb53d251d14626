using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>
/// What one person did to another's account that a second has to answer for: roles that sign, the first who may approve any, a
/// new way in for somebody who works here already. It waits, is approved with a signature, or is ended.
/// </summary>
internal sealed class RoleApprovalRow
{
    /// <summary>The written words of <see cref="Why"/>.</summary>
    public const string ForRoles = "roles", First = "first", NewLink = "link";

    public required Guid Id { get; init; }
    public required Guid StaffId { get; init; }
    public required string Why { get; init; }

    /// <summary>The words of the roles, with a blank between; empty for a new link.</summary>
    public required string Roles { get; init; }
    public required Guid AskedBy { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When the account was entered by the way nobody approved; until then nobody has.</summary>
    public DateTimeOffset? EnteredAt { get; set; }
    public Guid? ApprovedBy { get; set; }
    public DateTimeOffset? ApprovedAt { get; set; }
    public Guid? SignatureId { get; set; }

    /// <summary>When it was refused, withdrawn, or replaced by another.</summary>
    public DateTimeOffset? EndedAt { get; set; }
    public long Version { get; init; }
}

internal sealed class RoleApprovalMapping : IEntityTypeConfiguration<RoleApprovalRow>
{
    public void Configure(EntityTypeBuilder<RoleApprovalRow> builder)
    {
        builder.HasKey(approval => approval.Id);
        builder.IsProved();
        builder.Property(approval => approval.Version).IsConcurrencyToken();
        builder.BelongsTo<RoleApprovalRow, StaffRow>(approval => approval.StaffId);
        builder.BelongsTo<RoleApprovalRow, StaffRow>(approval => approval.AskedBy);
        builder.BelongsTo<RoleApprovalRow, SignatureRow>(approval => approval.SignatureId);
    }
}
