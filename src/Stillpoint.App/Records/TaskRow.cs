using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

internal enum TaskKind { FollowUpCall, WelfareCall, CourseReview, AccountNotice }

/// <summary>Something a person owes a patient: who, by when, and who hears of it when it is late.</summary>
internal sealed class TaskRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }
    public Guid? PatientId { get; init; }

    public required TaskKind Kind { get; init; }
    public required string Title { get; init; }

    /// <summary>The role that owes it, until a person takes it.</summary>
    public required Role OwnerRole { get; init; }
    public Guid? Owner { get; set; }
    public required DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? EscalatesAt { get; init; }
    public Role? EscalatesTo { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DoneAt { get; set; }
    public Guid? DoneBy { get; set; }
    public string? Outcome { get; set; }
    public long Version { get; init; }
}

internal sealed class TaskMapping : IEntityTypeConfiguration<TaskRow>
{
    public void Configure(EntityTypeBuilder<TaskRow> builder)
    {
        builder.HasKey(task => task.Id);
        builder.Property(task => task.Version).IsConcurrencyToken();
        builder.BelongsTo<TaskRow, ClinicRow>(task => task.ClinicId);
        builder.BelongsTo<TaskRow, PatientRow>(task => task.PatientId);
        builder.HasIndex(task => new { task.ClinicId, task.DoneAt, task.DueAt });
    }
}
