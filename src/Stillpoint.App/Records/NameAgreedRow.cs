using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>A person signed that whom a monitor names is the patient of a session. Appended, never changed.</summary>
internal sealed class NameAgreedRow
{
    public required Guid Id { get; init; }
    public required Guid SessionId { get; init; }
    public required Guid DeviceId { get; init; }

    /// <summary>Whom it names, as it is kept with the readings.</summary>
    public required string Named { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid SignatureId { get; init; }

    public override string ToString() => "[name agreed]";
}

internal sealed class NameAgreedMapping : IEntityTypeConfiguration<NameAgreedRow>
{
    public void Configure(EntityTypeBuilder<NameAgreedRow> builder)
    {
        builder.HasKey(name => name.Id);
        builder.IsProved();
        builder.BelongsTo<NameAgreedRow, SessionRow>(name => name.SessionId);
        builder.BelongsTo<NameAgreedRow, DeviceRow>(name => name.DeviceId);
        builder.BelongsTo<NameAgreedRow, SignatureRow>(name => name.SignatureId);
    }
}
