using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Records;

internal enum TaskKind
{
    FollowUpCall, WelfareCall, CourseReview, AccountNotice, Alert, SuitabilityReview, Stop, SessionToSign,
    NoGo, NoGoDate, NoGoWaste, NoGoCannula,

    /// <summary>Something that was signed rests on what was corrected or taken back since.</summary>
    Corrected,

    /// <summary>An order that was said and read back waits for its prescriber; a drug was given on nobody's order.</summary>
    OrderToSign, MedicineWithoutOrder,
    ContactBroken, OnCallEmpty,

    /// <summary>Something the evaluation still needs, from whoever can supply it.</summary>
    FactsMissing,

    /// <summary>Before a session: a patient whom no message reaches; an answer of the evening before that a person sees to.</summary>
    EveningCall, EveningAnswer,

    /// <summary>A consent by link waits for an answer or a talk; a consent was taken back.</summary>
    ConsentByLink, ConsentWithdrawn,

    /// <summary>What a patient told by link is to be gone through with them.</summary>
    IntakeToRead,

    /// <summary>The talk in the days after a session.</summary>
    IntegrationVisit,

    /// <summary>The monitoring form of an esketamine session is to be filed within seven days.</summary>
    MonitoringForm,
}

/// <summary>How an alert may end.</summary>
internal enum Disposition { Reached, Assessed, SafetyPlan, HandedOver, NotReached, FalseEntry }

/// <summary>Something a person owes a patient: who, by when, and who hears of it when it is late.</summary>
internal sealed class TaskRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }

    /// <summary>Whose it is; an alert from a message has nobody until the enquiry is accepted.</summary>
    public Guid? PatientId { get; set; }

    public required TaskKind Kind { get; init; }
    public required string Title { get; init; }

    /// <summary>The role that owes it.</summary>
    public required Role OwnerRole { get; init; }

    /// <summary>Whom alone it is for, such as the holder of an account; nobody else sees it.</summary>
    public Guid? Owner { get; set; }

    /// <summary>Who said that they see to it; the others go on seeing it.</summary>
    public Guid? TakenBy { get; set; }
    public required DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? EscalatesAt { get; init; }
    public Role? EscalatesTo { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DoneAt { get; set; }
    public Guid? DoneBy { get; set; }
    public string? Outcome { get; set; }

    /// <summary>The code of what raised it, such as <c>CSSRS_HIGH</c>; null where it is no alert.</summary>
    public string? Alert { get; init; }

    /// <summary>How soon a person must act on an alert.</summary>
    public AlertTier? Tier { get; init; }

    /// <summary>Where it came from and is answered: a page of ours, such as <c>/enquiries/0193…</c>.</summary>
    public string? About { get; init; }

    /// <summary>How an alert ended.</summary>
    public Disposition? Disposition { get; set; }
    public long Version { get; init; }

    /// <summary>Somebody may be in danger: every clinical role of the clinic sees it until it is answered.</summary>
    public bool IsAlert => Tier is not null;

    /// <summary>Its title repeats what was found of the patient: for those who may read clinical notes.</summary>
    public bool SaysWhatWasFound => IsAlert || Kind is TaskKind.SuitabilityReview or TaskKind.Stop or TaskKind.NoGo or TaskKind.FactsMissing;
}

internal sealed class TaskMapping : IEntityTypeConfiguration<TaskRow>
{
    public void Configure(EntityTypeBuilder<TaskRow> builder)
    {
        builder.HasKey(task => task.Id);
        builder.Property(task => task.Version).IsConcurrencyToken();
        builder.Ignore(task => task.IsAlert);
        builder.Ignore(task => task.SaysWhatWasFound);
        builder.BelongsTo<TaskRow, ClinicRow>(task => task.ClinicId);
        builder.BelongsTo<TaskRow, PatientRow>(task => task.PatientId);
        builder.HasIndex(task => new { task.ClinicId, task.DoneAt, task.DueAt });
        builder.HasIndex(task => task.About);
    }
}

internal static class TaskQueries
{
    /// <summary>The roles that answer for a patient's safety: an alert is theirs whoever owns it.</summary>
    private static readonly Role[] Clinical = [Role.Nurse, Role.Prescriber, Role.MedicalDirector];

    /// <summary>What roles answer for at some clinics: their own, what was escalated to them because it is late, every alert where they treat patients, and what is for the person alone.</summary>
    public static IQueryable<TaskRow> SeenBy(this IQueryable<TaskRow> tasks, IReadOnlyCollection<Role> roles, IReadOnlyCollection<Guid> clinics, Guid? person, DateTimeOffset now)
    {
        var treats = roles.Any(role => Clinical.Contains(role));
        return tasks.Where(task => task.Owner != null ? task.Owner == person : clinics.Contains(task.ClinicId)
            && (roles.Contains(task.OwnerRole) || (treats && task.Tier != null) || (task.EscalatesTo != null && roles.Contains(task.EscalatesTo) && task.EscalatesAt <= now)));
    }
}
