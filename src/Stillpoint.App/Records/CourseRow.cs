using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Records;

internal enum CourseStatus { Active, Completed, Stopped }

/// <summary>A planned series of sessions for one indication.</summary>
internal sealed class CourseRow
{
    public required Guid Id { get; init; }
    public required Guid PatientId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    public required CourseStatus Status { get; set; }
    public long Version { get; init; }
}

/// <summary>What was ordered, as one prescriber signed it. A change is a later version with its reason.</summary>
internal sealed class PlanVersionRow
{
    public required Guid Id { get; init; }
    public required Guid CourseId { get; init; }
    public required int Number { get; init; }
    public required Product Product { get; init; }
    public required Route Route { get; init; }
    public required Indication Indication { get; init; }

    /// <summary>The dosing row, <c>DOS-01</c> to <c>DOS-28</c>.</summary>
    public required string DoseRow { get; init; }

    /// <summary>JSON: the dose request and the answer it got, regimen, spacing, limits, stop rules, measures.</summary>
    public required string Body { get; init; }
    public required Verdict Verdict { get; init; }
    public required string RulesVersion { get; init; }
    public required string Why { get; init; }

    /// <summary>What the page displayed when it was signed, a line each; null on orders from before it was kept.</summary>
    public string? Shown { get; init; }
    public required DateTimeOffset SignedAt { get; init; }
    public required Guid SignatureId { get; init; }
}

internal sealed class CourseMapping : IEntityTypeConfiguration<CourseRow>, IEntityTypeConfiguration<PlanVersionRow>
{
    public void Configure(EntityTypeBuilder<CourseRow> builder)
    {
        builder.HasKey(course => course.Id);
        builder.Property(course => course.Version).IsConcurrencyToken();
        builder.BelongsTo<CourseRow, PatientRow>(course => course.PatientId);
    }

    public void Configure(EntityTypeBuilder<PlanVersionRow> builder)
    {
        builder.HasKey(plan => plan.Id);
        builder.IsProved();
        builder.BelongsTo<PlanVersionRow, CourseRow>(plan => plan.CourseId);
        builder.BelongsTo<PlanVersionRow, SignatureRow>(plan => plan.SignatureId);
        builder.HasIndex(plan => new { plan.CourseId, plan.Number }).IsUnique();
    }
}
