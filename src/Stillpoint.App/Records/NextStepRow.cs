using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stillpoint.Care.FollowUp.Course;

namespace Stillpoint.App.Records;

/// <summary>What a prescriber decided about a course after a session, beside what the rules offered; signed, and never changed: the next decision takes its place.</summary>
internal sealed class NextStepRow
{
    public required Guid Id { get; init; }
    public required Guid PatientId { get; init; }
    public required Guid CourseId { get; init; }

    /// <summary>What the rules came to.</summary>
    public required NextStepOutcome Offered { get; init; }
    public required NextDecision Decision { get; init; }

    /// <summary>Days between sessions from here on, where that was decided.</summary>
    public int? Days { get; init; }

    /// <summary>Why, where the rules say otherwise or ask for a reason.</summary>
    public string? Why { get; init; }

    /// <summary>What the page displayed when it was signed, a line each.</summary>
    public required string Shown { get; init; }
    public required string RulesVersion { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }
    public required Guid SignatureId { get; init; }

    public bool Disagrees => !NextDecisions.Offered(Offered).Contains(Decision);

    public override string ToString() => "[next step]";
}

internal sealed class NextStepMapping : IEntityTypeConfiguration<NextStepRow>
{
    public void Configure(EntityTypeBuilder<NextStepRow> builder)
    {
        builder.HasKey(step => step.Id);
        builder.IsProved();
        builder.Ignore(step => step.Disagrees);
        builder.BelongsTo<NextStepRow, PatientRow>(step => step.PatientId);
        builder.BelongsTo<NextStepRow, CourseRow>(step => step.CourseId);
        builder.BelongsTo<NextStepRow, SignatureRow>(step => step.SignatureId);
    }
}
