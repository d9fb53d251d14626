using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>Who somebody is and how to reach them. What is medically true of them are facts, kept apart and append-only.</summary>
internal sealed class PatientRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }

    /// <summary>Short and check-digited, for paper and the telephone; ids are never shown to people.</summary>
    public required string Reference { get; init; }
    public required string GivenName { get; set; }
    public required string FamilyName { get; set; }
    public required DateOnly BirthDate { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }

    /// <summary><c>en</c> or <c>es</c>.</summary>
    public required string Language { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public long Version { get; init; }

    public string Name => $"{GivenName} {FamilyName}";

    /// <summary>A record of a person says nothing about the person when something prints it.</summary>
    public override string ToString() => "[patient]";
}

internal sealed class PatientMapping : IEntityTypeConfiguration<PatientRow>
{
    public void Configure(EntityTypeBuilder<PatientRow> builder)
    {
        builder.HasKey(patient => patient.Id);
        builder.IsProved(nameof(PatientRow.ClinicId), nameof(PatientRow.Reference), nameof(PatientRow.GivenName), nameof(PatientRow.FamilyName), nameof(PatientRow.BirthDate));
        builder.Ignore(patient => patient.Name);
        builder.Property(patient => patient.Version).IsConcurrencyToken();
        builder.BelongsTo<PatientRow, ClinicRow>(patient => patient.ClinicId);
        builder.HasIndex(patient => patient.Reference).IsUnique();
    }
}
