using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stillpoint.Care.FollowUp.Outcomes;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Records;

/// <summary>
/// What one course came to, worked out from its doses and scores and kept beside them, so that a year of many clinics is counted at once. Worked out
/// again it is the same.
/// </summary>
internal sealed class CourseOutcomeRow
{
    public required Guid CourseId { get; init; }
    public required Guid ClinicId { get; init; }
    public required Indication Indication { get; init; }
    public required Route Route { get; init; }
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>The month of the first dose by the clinic's clock, counted since the year nought.</summary>
    public required int Month { get; init; }
    public required int Doses { get; init; }
    public int? Planned { get; init; }
    public required int SeriesDays { get; init; }
    public string? Scale { get; init; }
    public decimal? Baseline { get; init; }
    public decimal? EndTotal { get; init; }
    public decimal? LastTotal { get; init; }
    public int AtEnd { get; init; }
    public int AtLast { get; init; }
    public int? LastDay { get; init; }
    public int? ResponseDay { get; init; }
    public int? LossDay { get; init; }
    public int? WellDay { get; init; }
    public int? RelapseDay { get; init; }
    public int DosesAfterResponse { get; init; }
    public int? DangerBefore { get; init; }
    public int? DangerAfter { get; init; }

    /// <summary>The way it was worked out: an earlier one is worked out again.</summary>
    public required int Way { get; init; }

    public CourseOutcome Outcome => new()
    {
        Scale = Scale, BeganAt = BeganAt, Doses = Doses, Planned = Planned, SeriesDays = SeriesDays, Baseline = Baseline, End = EndTotal, Last =
            LastTotal, AtEnd = (CameTo)AtEnd, AtLast = (CameTo)AtLast, LastDay = LastDay,
        ResponseDay = ResponseDay, LossDay = LossDay, WellDay = WellDay, RelapseDay = RelapseDay, DosesAfterResponse = DosesAfterResponse,
        DangerBefore = DangerBefore, DangerAfter = DangerAfter,
    };

    public static CourseOutcomeRow Of(Guid course, Guid clinic, Indication indication, Route route, int month, CourseOutcome of) => new()
    {
        CourseId = course, ClinicId = clinic, Indication = indication, Route = route, BeganAt = of.BeganAt, Month = month, Doses = of.Doses,
        Planned = of.Planned, SeriesDays = of.SeriesDays, Scale = of.Scale,
        Baseline = of.Baseline, EndTotal = of.End, LastTotal = of.Last, AtEnd = (int)of.AtEnd, AtLast = (int)of.AtLast, LastDay = of.LastDay,
        ResponseDay = of.ResponseDay, LossDay = of.LossDay, WellDay = of.WellDay,
        RelapseDay = of.RelapseDay, DosesAfterResponse = of.DosesAfterResponse, DangerBefore = of.DangerBefore, DangerAfter = of.DangerAfter, Way =
            CourseOutcome.Way,
    };
}

/// <summary>
/// What a course was in one month at one clinic: sessions given, how they were borne, who came and who did not. Kept like <see
/// cref="CourseOutcomeRow"/>.
/// </summary>
internal sealed class CourseMonthRow
{
    public required Guid CourseId { get; init; }
    public required Guid ClinicId { get; init; }
    public required int Month { get; init; }
    public required Indication Indication { get; init; }
    public required Route Route { get; init; }
    public int Sessions { get; set; }
    public int AdverseEvents { get; set; }

    /// <summary>Sessions with an event of grade 3 or more.</summary>
    public int Grave { get; set; }

    /// <summary>Booked sessions whose patient came, and whose patient did not.</summary>
    public int Came { get; set; }
    public int Missed { get; set; }

    /// <summary>How long a chair was theirs.</summary>
    public int ChairMinutes { get; set; }
}

/// <summary>Something was written that what is kept of a patient's courses rests on. It goes once that was worked out again.</summary>
internal sealed class OutcomeDueRow
{
    public long Number { get; init; }
    public required Guid PatientId { get; init; }

    /// <summary>Whoever saves what outcomes rest on leaves word of it, in the same transaction.</summary>
    public static async Task Note(ClinicDb db, CancellationToken cancel)
    {
        HashSet<Guid> about = [];
        foreach (var entry in db.ChangeTracker.Entries().Where(entry =>
            entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
            foreach (var patient in await Patients(db, entry, cancel)) about.Add(patient);
        about.ExceptWith(db.ChangeTracker.Entries<OutcomeDueRow>().Where(entry => entry.State is EntityState.Added)
            .Select(entry => entry.Entity.PatientId));
        db.AddRange(about.Select(patient => new OutcomeDueRow { PatientId = patient }));
    }

    /// <summary>Once it is saved it is another's to take away.</summary>
    public static void LetGo(ClinicDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries<OutcomeDueRow>().Where(entry => entry.State is EntityState.Unchanged).ToList()) entry.State =
            EntityState.Detached;
    }

    private static async Task<IReadOnlyList<Guid>> Patients(ClinicDb db, EntityEntry entry, CancellationToken cancel) => entry.Entity switch
    {
        TreatmentRow treatment => [treatment.PatientId],
        MeasureRow measure => [measure.PatientId],
        VisitRow { Kind: VisitKind.Session, CourseId: not null } visit => [visit.PatientId],
        SamePersonRow said => [said.PatientId, said.OtherId],
        PlanVersionRow plan => db.ChangeTracker.Entries<CourseRow>().FirstOrDefault(course => course.Entity.Id == plan.CourseId) is { } course
            ? [course.Entity.PatientId]
            : await db.Set<CourseRow>().Where(row => row.Id == plan.CourseId).Select(row => row.PatientId).ToListAsync(cancel),
        _ => [],
    };
}

internal sealed class OutcomeMapping : IEntityTypeConfiguration<CourseOutcomeRow>, IEntityTypeConfiguration<CourseMonthRow>,
    IEntityTypeConfiguration<OutcomeDueRow>
{
    public void Configure(EntityTypeBuilder<CourseOutcomeRow> builder)
    {
        builder.HasKey(outcome => outcome.CourseId);
        builder.Ignore(outcome => outcome.Outcome);
        builder.Property(outcome => outcome.Baseline).HasConversion<InHundredths>();
        builder.Property(outcome => outcome.EndTotal).HasConversion<InHundredths>();
        builder.Property(outcome => outcome.LastTotal).HasConversion<InHundredths>();
        builder.BelongsTo<CourseOutcomeRow, CourseRow>(outcome => outcome.CourseId);
        builder.BelongsTo<CourseOutcomeRow, ClinicRow>(outcome => outcome.ClinicId);
        builder.HasIndex(outcome => outcome.Month);
        builder.HasIndex(outcome => new { outcome.ClinicId, outcome.Month });
    }

    public void Configure(EntityTypeBuilder<CourseMonthRow> builder)
    {
        builder.HasKey(month => new { month.CourseId, month.ClinicId, month.Month });
        builder.BelongsTo<CourseMonthRow, CourseRow>(month => month.CourseId);
        builder.BelongsTo<CourseMonthRow, ClinicRow>(month => month.ClinicId);
        builder.HasIndex(month => month.Month);
        builder.HasIndex(month => new { month.ClinicId, month.Month });
    }

    public void Configure(EntityTypeBuilder<OutcomeDueRow> builder)
    {
        builder.HasKey(due => due.Number);
        builder.BelongsTo<OutcomeDueRow, PatientRow>(due => due.PatientId);
    }
}
