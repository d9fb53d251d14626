using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stillpoint.App.Records;

namespace Stillpoint.App.Records;

/// <summary>A monitor a person has registered; nothing is taken from any other.</summary>
internal sealed class DeviceRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }

    /// <summary>What the monitor calls itself in its messages.</summary>
    public required string Identifier { get; init; }

    /// <summary>What the staff call it.</summary>
    public required string Name { get; set; }

    /// <summary>The bed it is set to; when it names another one it may have been moved, and its readings are refused. Null: any.</summary>
    public string? Bed { get; set; }
    public required DateTimeOffset RegisteredAt { get; init; }
    public Guid? RegisteredBy { get; init; }
    public DateTimeOffset? RetiredAt { get; set; }
    public long Version { get; init; }
}

/// <summary>Something a person said of where a monitor is; appended, never changed.</summary>
internal sealed class DeviceBindingRow
{
    /// <summary>In the order in which it was said.</summary>
    public long Number { get; init; }
    public required Guid DeviceId { get; init; }

    /// <summary>Null when the monitor was taken from its chair.</summary>
    public Guid? ChairId { get; init; }

    /// <summary>The session whose patient it was said to be on; null when nobody was in the chair.</summary>
    public Guid? SessionId { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? By { get; init; }
}

/// <summary>One OBR group of one message: appended once it was received, never changed.</summary>
internal sealed class DeviceReadingRow
{
    /// <summary>In the order in which readings became durable.</summary>
    public long Number { get; init; }
    public required Guid DeviceId { get; init; }

    /// <summary>The monitor's time, corrected by its measured offset; never later than <see cref="RecordedAt"/>.</summary>
    public required DateTimeOffset MeasuredAt { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The time as the monitor gave it.</summary>
    public required DateTimeOffset DeviceAt { get; init; }
    public string? Bed { get; init; }

    /// <summary>Whom the monitor named, as JSON; null when nobody.</summary>
    public string? Named { get; init; }

    /// <summary>All its signals with unit and status, as JSON.</summary>
    public required string Signals { get; init; }

    public override string ToString() => "[device reading]";
}

/// <summary>Messages that for one cause were not, or not wholly, taken in: how many, and the newest of them byte for byte.</summary>
internal sealed record RejectedMessageRow
{
    public required Guid Id { get; init; }

    /// <summary>The first of them.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The newest of them.</summary>
    public required DateTimeOffset LastAt { get; init; }
    public required long Messages { get; init; }

    /// <summary>What makes two of them alike: answer, reason, monitor, bed and sender.</summary>
    public required string Cause { get; init; }

    /// <summary>The word for the kind of cause it is.</summary>
    public required string Kind { get; init; }

    /// <summary>The address they came from.</summary>
    public required string From { get; init; }
    public required string Answer { get; init; }
    public required string Because { get; init; }
    public string? Device { get; init; }
    public string? Bed { get; init; }
    public required byte[] Bytes { get; init; }
    public DateTimeOffset? SeenAt { get; set; }
    public Guid? SeenBy { get; set; }

    public override string ToString() => "[rejected message]";
}

internal sealed class DeviceMapping : IEntityTypeConfiguration<DeviceRow>, IEntityTypeConfiguration<DeviceBindingRow>,
    IEntityTypeConfiguration<DeviceReadingRow>, IEntityTypeConfiguration<RejectedMessageRow>
{
    public void Configure(EntityTypeBuilder<DeviceRow> builder)
    {
        builder.HasKey(device => device.Id);
        builder.Property(device => device.Version).IsConcurrencyToken();
        builder.BelongsTo<DeviceRow, ClinicRow>(device => device.ClinicId);
        builder.HasIndex(device => device.Identifier).IsUnique();
    }

    public void Configure(EntityTypeBuilder<DeviceBindingRow> builder)
    {
        builder.HasKey(binding => binding.Number);
        builder.IsProved();
        builder.HasIndex(binding => new { binding.DeviceId, binding.Number });
        builder.BelongsTo<DeviceBindingRow, DeviceRow>(binding => binding.DeviceId);
        builder.BelongsTo<DeviceBindingRow, ChairRow>(binding => binding.ChairId);
        builder.BelongsTo<DeviceBindingRow, SessionRow>(binding => binding.SessionId);
    }

    public void Configure(EntityTypeBuilder<DeviceReadingRow> builder)
    {
        builder.HasKey(reading => reading.Number);
        builder.BelongsTo<DeviceReadingRow, DeviceRow>(reading => reading.DeviceId);
        builder.HasIndex(reading => new { reading.DeviceId, reading.MeasuredAt });
    }

    public void Configure(EntityTypeBuilder<RejectedMessageRow> builder)
    {
        builder.HasKey(message => message.Id);
        builder.HasIndex(message => new { message.SeenAt, message.LastAt });
        builder.HasIndex(message => message.Cause).IsUnique().HasFilter("seen_at is null");
    }
}
