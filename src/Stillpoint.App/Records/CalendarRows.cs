using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>A stretch of the week in which a clinic is open, in minutes of the day by its own clock.</summary>
internal sealed class OpeningHoursRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }

    /// <summary>0 is Sunday.</summary>
    public required int Weekday { get; init; }
    public required int Opens { get; init; }
    public required int Closes { get; init; }
}

/// <summary>A day on which a clinic is closed: a holiday, a storm.</summary>
internal sealed class ClosedDayRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }
    public required DateOnly Day { get; init; }
    public required string Why { get; init; }
}

/// <summary>When somebody works at a clinic every week, in minutes of the day by its clock; a single day more stands as a duty.</summary>
internal sealed class WeeklyShiftRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }
    public required Guid Person { get; init; }

    /// <summary>0 is Sunday.</summary>
    public required int Weekday { get; init; }
    public required int Begins { get; init; }
    public required int Ends { get; init; }
}

/// <summary>Somebody who works here is away: ill, on leave.</summary>
internal sealed class AbsenceRow
{
    public required Guid Id { get; init; }
    public required Guid Person { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public required string Why { get; init; }

    public override string ToString() => "[absence]";
}

/// <summary>What was done with a visit.</summary>
internal enum VisitAct { Booked, Moved, Cancelled, Missed, Late, ArrivalUndone, Restored }

/// <summary>Why a visit was moved or cancelled.</summary>
internal enum VisitReason { PatientAsked, PatientIll, Transport, NoEscort, Weather, StaffAway, ClinicClosed, NotFit, CourseChanged, Mistake, AnsweredTheEvening, Other }

internal static class VisitReasonWords
{
    public static string Words(this VisitReason reason) => reason switch
    {
        VisitReason.PatientAsked => "the patient asked",
        VisitReason.PatientIll => "the patient is ill",
        VisitReason.Transport => "no way to get here",
        VisitReason.NoEscort => "nobody to take them home",
        VisitReason.Weather => "weather",
        VisitReason.StaffAway => "somebody who works here is away",
        VisitReason.ClinicClosed => "the clinic is closed",
        VisitReason.NotFit => "not fit for it now",
        VisitReason.CourseChanged => "the course was changed",
        VisitReason.Mistake => "booked by mistake",
        VisitReason.AnsweredTheEvening => "an answer of the evening before",
        VisitReason.Other => "another reason",
    };
}

/// <summary>One thing done with a visit, as it stood before; added, never changed.</summary>
internal sealed class VisitChangeRow
{
    public required Guid Id { get; init; }
    public required Guid VisitId { get; init; }
    public required VisitAct Act { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Null where the patient did it by themself.</summary>
    public Guid? By { get; init; }

    /// <summary>When and where it was before; null when it was booked.</summary>
    public DateTimeOffset? StartedAt { get; init; }
    public Guid? ChairId { get; init; }
    public VisitReason? Reason { get; init; }
    public string? Note { get; init; }

    /// <summary>What was asked about and was meant, in the words of the question.</summary>
    public string? Meant { get; init; }

    public override string ToString() => "[change of a visit]";
}

internal sealed class CalendarMapping : IEntityTypeConfiguration<OpeningHoursRow>, IEntityTypeConfiguration<ClosedDayRow>, IEntityTypeConfiguration<WeeklyShiftRow>,
    IEntityTypeConfiguration<AbsenceRow>, IEntityTypeConfiguration<VisitChangeRow>
{
    public void Configure(EntityTypeBuilder<OpeningHoursRow> builder)
    {
        builder.HasKey(hours => hours.Id);
        builder.BelongsTo<OpeningHoursRow, ClinicRow>(hours => hours.ClinicId);
    }

    public void Configure(EntityTypeBuilder<ClosedDayRow> builder)
    {
        builder.HasKey(closed => closed.Id);
        builder.BelongsTo<ClosedDayRow, ClinicRow>(closed => closed.ClinicId);
        builder.HasIndex(closed => new { closed.ClinicId, closed.Day }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<WeeklyShiftRow> builder)
    {
        builder.HasKey(shift => shift.Id);
        builder.BelongsTo<WeeklyShiftRow, ClinicRow>(shift => shift.ClinicId);
        builder.BelongsTo<WeeklyShiftRow, StaffRow>(shift => shift.Person);
    }

    public void Configure(EntityTypeBuilder<AbsenceRow> builder)
    {
        builder.HasKey(absence => absence.Id);
        builder.BelongsTo<AbsenceRow, StaffRow>(absence => absence.Person);
        builder.HasIndex(absence => absence.EndsAt);
    }

    public void Configure(EntityTypeBuilder<VisitChangeRow> builder)
    {
        builder.HasKey(change => change.Id);
        builder.IsProved();
        builder.BelongsTo<VisitChangeRow, VisitRow>(change => change.VisitId);
    }
}
