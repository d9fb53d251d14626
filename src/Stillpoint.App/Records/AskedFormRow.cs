using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stillpoint.Care.FollowUp.Cadence;

namespace Stillpoint.App.Records;

/// <summary>What became of a check by link: sent by the patient, not answered while it counted, no longer wanted, or never sent.</summary>
internal enum AskedFormEnd { Answered, Missed, Withdrawn, NotSent }

/// <summary>A check a patient is asked by link: what, when, and what they have answered so far. Once sent, the answers are measures.</summary>
internal sealed class AskedFormRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }
    public required Guid PatientId { get; init; }

    /// <summary>The same key is the same check, however often it is planned.</summary>
    public required string Key { get; init; }
    public required CheckMoment Moment { get; init; }
    public Guid? SessionId { get; init; }

    /// <summary>The codes of its forms, in order, with spaces between.</summary>
    public required string Forms { get; set; }
    public required DateTimeOffset SendAt { get; set; }
    public required DateTimeOffset ClosesAt { get; set; }

    /// <summary>When it is brought to mind next; null when no more.</summary>
    public DateTimeOffset? RemindAt { get; set; }

    /// <summary>JSON: when it is brought to mind after that, in microseconds.</summary>
    public required string RemindLater { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>JSON: each answer by its question, as it was given. Only added to and changed until sent.</summary>
    public string Answers { get; set; } = "{}";
    public DateTimeOffset? BegunAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public AskedFormEnd? End { get; set; }

    /// <summary>Why it was not sent or not wanted any more, in words.</summary>
    public string? Why { get; set; }
    public long Version { get; init; }

    public override string ToString() => "[form]";
}

internal sealed class AskedFormMapping : IEntityTypeConfiguration<AskedFormRow>
{
    public void Configure(EntityTypeBuilder<AskedFormRow> builder)
    {
        builder.HasKey(form => form.Id);
        builder.Property(form => form.Version).IsConcurrencyToken();
        builder.BelongsTo<AskedFormRow, ClinicRow>(form => form.ClinicId);
        builder.BelongsTo<AskedFormRow, PatientRow>(form => form.PatientId);
        builder.BelongsTo<AskedFormRow, SessionRow>(form => form.SessionId);
        builder.HasIndex(form => new { form.PatientId, form.Key }).IsUnique();
        builder.HasIndex(form => new { form.EndedAt, form.SendAt });
    }
}
