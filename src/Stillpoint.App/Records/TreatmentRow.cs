using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Records;

/// <summary>
/// What a session came to once its drug had ended: when, how much, how it was borne. Folded from the strip and moved forward by every
/// later entry; rebuilt from the strip it is the same. Follow-up and outcomes count these instead of reading strips.
/// </summary>
internal sealed class TreatmentRow
{
    public required Guid SessionId { get; init; }
    public required Guid ClinicId { get; init; }
    public required Guid PatientId { get; init; }
    public required Guid CourseId { get; init; }
    public required Product Product { get; init; }
    public required Route Route { get; init; }
    public required Indication Indication { get; init; }
    public required DateTimeOffset StartedAt { get; set; }

    /// <summary>When the last of the drug went in.</summary>
    public required DateTimeOffset EndedAt { get; set; }

    /// <summary>When the patient left; null while they are here.</summary>
    public DateTimeOffset? LeftAt { get; set; }
    public required decimal Mg { get; set; }
    public decimal? MgPerKg { get; set; }
    public int AdverseEvents { get; set; }

    /// <summary>The gravest of them; 0 when there was none.</summary>
    public int WorstGrade { get; set; }
}

internal sealed class TreatmentMapping : IEntityTypeConfiguration<TreatmentRow>
{
    public void Configure(EntityTypeBuilder<TreatmentRow> builder)
    {
        builder.HasKey(treatment => treatment.SessionId);
        builder.Property(treatment => treatment.Mg).HasConversion<InHundredths>();
        builder.Property(treatment => treatment.MgPerKg).HasConversion<InHundredths>();
        builder.BelongsTo<TreatmentRow, SessionRow>(treatment => treatment.SessionId);
        builder.BelongsTo<TreatmentRow, ClinicRow>(treatment => treatment.ClinicId);
        builder.BelongsTo<TreatmentRow, PatientRow>(treatment => treatment.PatientId);
        builder.BelongsTo<TreatmentRow, CourseRow>(treatment => treatment.CourseId);
        builder.HasIndex(treatment => new { treatment.PatientId, treatment.EndedAt });
        builder.HasIndex(treatment => new { treatment.ClinicId, treatment.EndedAt });
    }
}
