using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>One person at one device, from signing in to signing out. The cookie names it and is good while it has not ended.</summary>
internal sealed class SignInRow
{
    public required Guid Id { get; init; }
    public required Guid StaffId { get; init; }
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When the person last did something themselves; what an open page asks by its own doesn't count.</summary>
    public required DateTimeOffset ActiveAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Where on the network it came from.</summary>
    public required string Address { get; init; }

    public override string ToString() => "[sign-in]";
}

/// <summary>A try at the sign-in page that is not known to be right. What was typed is kept as a hash alone: it may be a password.</summary>
internal sealed class SignInTryRow
{
    public required Guid Id { get; init; }
    public required string EmailHash { get; init; }
    public required string Address { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class SignInMapping : IEntityTypeConfiguration<SignInRow>, IEntityTypeConfiguration<SignInTryRow>
{
    public void Configure(EntityTypeBuilder<SignInRow> builder)
    {
        builder.HasKey(one => one.Id);
        builder.BelongsTo<SignInRow, StaffRow>(one => one.StaffId);
    }

    public void Configure(EntityTypeBuilder<SignInTryRow> builder)
    {
        builder.HasKey(one => one.Id);
        builder.HasIndex(one => new { one.EmailHash, one.At });
        builder.HasIndex(one => one.At);
    }
}
