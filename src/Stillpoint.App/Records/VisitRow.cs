using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Records;

/// <summary>What somebody comes for; drug is given at a session alone.</summary>
internal enum VisitKind { Evaluation, Session, FollowUp }

internal enum VisitStatus { Booked, Arrived, Done, Missed, Cancelled }

internal static class VisitWords
{
    public static string Words(this VisitKind kind) => kind switch
    {
        VisitKind.Evaluation => "evaluation",
        VisitKind.Session => "session with drug",
        VisitKind.FollowUp => "follow-up",
    };
}

/// <summary>An appointment: a patient, a chair when drug is given, who covers it, and who takes the patient home.</summary>
internal sealed class VisitRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }
    public required Guid PatientId { get; init; }

    public required VisitKind Kind { get; init; }
    public Guid? CourseId { get; init; }
    public Guid? ChairId { get; set; }
    public Guid? Prescriber { get; set; }
    public Guid? Nurse { get; set; }
    public required DateTimeOffset StartsAt { get; set; }

    /// <summary>When the patient leaves; the chair is theirs until it is clean.</summary>
    public required DateTimeOffset EndsAt { get; set; }

    /// <summary>How the drug is to be given, as the plan said when it was booked.</summary>
    public Route? Route { get; set; }

    /// <summary>Its phases; all zero in visits from before they were kept.</summary>
    public int ArrivalMinutes { get; set; }
    public int DosingMinutes { get; set; }
    public int RecoveryMinutes { get; set; }
    public int CleaningMinutes { get; set; }
    public string? EscortName { get; set; }
    public string? EscortPhone { get; set; }

    /// <summary>When this escort took the place of another; null while it is the first.</summary>
    public DateTimeOffset? EscortNamedAt { get; set; }

    /// <summary>What the escort said by their own link, and when; null while nobody has asked them.</summary>
    public EscortWord? EscortWord { get; set; }
    public DateTimeOffset? EscortWordAt { get; set; }

    public required VisitStatus Status { get; set; }
    public long Version { get; init; }

    public override string ToString() => "[visit]";
}

/// <summary>Who is on duty, where and in which role.</summary>
internal sealed class DutyRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }
    public required Guid Person { get; init; }
    public required Role Role { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
}

internal sealed class VisitMapping : IEntityTypeConfiguration<VisitRow>, IEntityTypeConfiguration<DutyRow>
{
    public void Configure(EntityTypeBuilder<VisitRow> builder)
    {
        builder.HasKey(visit => visit.Id);
        builder.Property(visit => visit.Version).IsConcurrencyToken();
        builder.BelongsTo<VisitRow, ClinicRow>(visit => visit.ClinicId);
        builder.BelongsTo<VisitRow, PatientRow>(visit => visit.PatientId);
        builder.BelongsTo<VisitRow, CourseRow>(visit => visit.CourseId);
        builder.BelongsTo<VisitRow, ChairRow>(visit => visit.ChairId);
        builder.HasIndex(visit => new { visit.ClinicId, visit.StartsAt });
        builder.HasIndex(visit => visit.StartsAt);
    }

    public void Configure(EntityTypeBuilder<DutyRow> builder)
    {
        builder.HasKey(duty => duty.Id);
        builder.BelongsTo<DutyRow, ClinicRow>(duty => duty.ClinicId);
        builder.HasIndex(duty => new { duty.ClinicId, duty.StartsAt });
    }
}
