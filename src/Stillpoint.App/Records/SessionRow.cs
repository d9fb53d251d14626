using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>One monitored session in one chair. What happened in it are its events; this row only says whose and where.</summary>
internal sealed class SessionRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }
    public required Guid PatientId { get; init; }
    public required Guid VisitId { get; init; }

    /// <summary>The version of the course it is given by: the newest, until any of the drug was given.</summary>
    public required Guid PlanVersionId { get; set; }
    public required Guid ChairId { get; set; }

    /// <summary>When the patient came; once an arrival was undone, when they came after all.</summary>
    public required DateTimeOffset OpenedAt { get; set; }

    /// <summary>Set when the session is signed; an open session owns the readings of its chair.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}

internal static class Sessions
{
    /// <summary>Those whose arrival stands: one that was undone has its visit waiting again.</summary>
    public static IQueryable<SessionRow> Begun(this ClinicDb db) =>
        db.Set<SessionRow>().Where(session => !db.Set<VisitRow>().Any(visit => visit.Id == session.VisitId && visit.Status == VisitStatus.Booked));
}

/// <summary>One thing that happened: appended once, never changed. <see cref="Number"/> is the order of arrival.</summary>
internal sealed class SessionEventRow
{
    public required Guid SessionId { get; init; }
    public required int Number { get; init; }

    /// <summary>Made by whoever recorded it (UUIDv7), so that sending twice stores once.</summary>
    public required Guid Id { get; init; }

    /// <summary>A written word of the record's vocabulary; old words stay readable for ever.</summary>
    public required string Kind { get; init; }
    public required DateTimeOffset MeasuredAt { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public Guid? By { get; init; }

    /// <summary><c>person</c>, <c>device</c>, <c>import</c> or <c>system</c>.</summary>
    public required string Source { get; init; }
    public Guid? Supersedes { get; init; }

    /// <summary>JSON, byte for byte as it was hashed.</summary>
    public required string Body { get; init; }
    public required string PreviousHash { get; init; }
    public required string Hash { get; init; }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<SessionRow>, IEntityTypeConfiguration<SessionEventRow>
{
    public void Configure(EntityTypeBuilder<SessionRow> builder)
    {
        builder.HasKey(session => session.Id);
        builder.IsProved();
        builder.BelongsTo<SessionRow, ClinicRow>(session => session.ClinicId);
        builder.BelongsTo<SessionRow, PatientRow>(session => session.PatientId);
        builder.BelongsTo<SessionRow, VisitRow>(session => session.VisitId);
        builder.BelongsTo<SessionRow, PlanVersionRow>(session => session.PlanVersionId);
        builder.BelongsTo<SessionRow, ChairRow>(session => session.ChairId);
        builder.HasIndex(session => session.ClinicId);
        builder.HasIndex(session => session.ClinicId, "IX_session_open").HasFilter("closed_at is null");
    }

    public void Configure(EntityTypeBuilder<SessionEventRow> builder)
    {
        builder.HasKey(entry => new { entry.SessionId, entry.Number });
        builder.BelongsTo<SessionEventRow, SessionRow>(entry => entry.SessionId);
        builder.HasIndex(entry => entry.Id).IsUnique();
    }
}
