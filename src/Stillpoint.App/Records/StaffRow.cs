using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stillpoint.App.Records;

namespace Stillpoint.App.Records;

/// <summary>Somebody who works here, or was invited to. People are never deleted: what they did keeps its author.</summary>
internal sealed class StaffRow
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public required string Email { get; set; }

    /// <summary>The address as two addresses are compared.</summary>
    public required string EmailKey { get; set; }

    /// <summary>Null until an invitation was accepted.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with everything that must end the sign-ins of before.</summary>
    public required string SecurityStamp { get; set; }

    /// <summary>Wrong passwords of somebody who is signed in, when they signed or changed something; the sign-in page counts its own.</summary>
    public int FailedTries { get; set; }

    /// <summary>Until then nothing can be signed by them.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>The authenticator's secret, encrypted.</summary>
    public string? AuthenticatorSecret { get; set; }
    public bool HasTwoSteps { get; set; }

    /// <summary>The 30-second step of the last code that was used: a code works once.</summary>
    public long? LastStep { get; set; }
    public required DateTimeOffset InvitedAt { get; init; }
    public DateTimeOffset? JoinedAt { get; set; }
    public DateTimeOffset? LeftAt { get; set; }
    public long Version { get; init; }

    public override string ToString() => "[person]";
}

internal sealed class StaffRoleRow
{
    public required Guid StaffId { get; init; }
    public required Role Role { get; init; }
}

/// <summary>Where somebody works; they reach patients of these clinics and of no other.</summary>
internal sealed class StaffClinicRow
{
    public required Guid StaffId { get; init; }
    public required Guid ClinicId { get; init; }
}

internal sealed class RecoveryCodeRow
{
    public required Guid Id { get; init; }
    public required Guid StaffId { get; init; }
    public required string Hash { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}

internal sealed class StaffMapping : IEntityTypeConfiguration<StaffRow>, IEntityTypeConfiguration<StaffRoleRow>,
    IEntityTypeConfiguration<StaffClinicRow>, IEntityTypeConfiguration<RecoveryCodeRow>
{
    public void Configure(EntityTypeBuilder<StaffRow> builder)
    {
        builder.HasKey(person => person.Id);
        builder.IsProved(nameof(StaffRow.Name), nameof(StaffRow.Email), nameof(StaffRow.JoinedAt), nameof(StaffRow.LeftAt));
        builder.Property(person => person.Version).IsConcurrencyToken();
        builder.HasIndex(person => person.EmailKey).IsUnique();
    }

    public void Configure(EntityTypeBuilder<StaffRoleRow> builder)
    {
        builder.HasKey(role => new { role.StaffId, role.Role });
        builder.IsProved();
        builder.BelongsTo<StaffRoleRow, StaffRow>(role => role.StaffId);
        builder.HasIndex(role => role.Role);
    }

    public void Configure(EntityTypeBuilder<StaffClinicRow> builder)
    {
        builder.HasKey(work => new { work.StaffId, work.ClinicId });
        builder.IsProved();
        builder.BelongsTo<StaffClinicRow, StaffRow>(work => work.StaffId);
        builder.BelongsTo<StaffClinicRow, ClinicRow>(work => work.ClinicId);
    }

    public void Configure(EntityTypeBuilder<RecoveryCodeRow> builder)
    {
        builder.HasKey(code => code.Id);
        builder.BelongsTo<RecoveryCodeRow, StaffRow>(code => code.StaffId);
    }
}
