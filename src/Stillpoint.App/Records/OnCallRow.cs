using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>A stretch of the week in which a clinic reads what patients answer, in minutes of the day by its own clock.</summary>
internal sealed class StaffedHoursRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }

    /// <summary>0 is Sunday.</summary>
    public required int Weekday { get; init; }
    public required int Opens { get; init; }
    public required int Closes { get; init; }
}

/// <summary>Who is called when an alert finds nobody at the screens, in this order.</summary>
internal sealed class OnCallRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }
    public required int Position { get; set; }
    public required Guid Person { get; init; }

    /// <summary>The number a text goes to; an email goes to the address of their account.</summary>
    public string? Phone { get; set; }
}

/// <summary>Somebody on call was told of an alert, and when they opened it.</summary>
internal sealed class AlertCallRow
{
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required Guid Person { get; init; }
    public required DateTimeOffset CalledAt { get; init; }
    public DateTimeOffset? OpenedAt { get; set; }
}

internal sealed class OnCallMapping : IEntityTypeConfiguration<StaffedHoursRow>, IEntityTypeConfiguration<OnCallRow>, IEntityTypeConfiguration<AlertCallRow>
{
    public void Configure(EntityTypeBuilder<StaffedHoursRow> builder)
    {
        builder.HasKey(hours => hours.Id);
        builder.BelongsTo<StaffedHoursRow, ClinicRow>(hours => hours.ClinicId);
    }

    public void Configure(EntityTypeBuilder<OnCallRow> builder)
    {
        builder.HasKey(one => one.Id);
        builder.BelongsTo<OnCallRow, ClinicRow>(one => one.ClinicId);
    }

    public void Configure(EntityTypeBuilder<AlertCallRow> builder)
    {
        builder.HasKey(call => call.Id);
        builder.BelongsTo<AlertCallRow, TaskRow>(call => call.TaskId);
    }
}
