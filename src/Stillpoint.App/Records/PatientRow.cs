using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stillpoint.Care.Persons;

namespace Stillpoint.App.Records;

/// <summary>Who somebody is and how to reach them. What is medically true of them are facts, kept apart and append-only.</summary>
internal sealed class PatientRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }

    /// <summary>Short and check-digited, for paper and the telephone; ids are never shown to people.</summary>
    public required string Reference { get; init; }
    public required string GivenName { get; set; }

    /// <summary>Empty where somebody has one name only.</summary>
    public required string FamilyName { get; set; }

    /// <summary>What they want to be called by, where it is another name.</summary>
    public string? CalledName { get; set; }
    public string? Pronouns { get; set; }
    public required DateOnly BirthDate { get; set; }

    /// <summary>In their own words. The sex that doses and ranges go by is a fact of its own.</summary>
    public string? Gender { get; set; }
    public string? Phone { get; set; }
    public string? OtherPhone { get; set; }
    public string? Email { get; set; }
    public string? Address { get; set; }

    /// <summary><c>en</c> or <c>es</c>.</summary>
    public required string Language { get; set; }

    /// <summary>The language of the interpreter they need; null when none.</summary>
    public string? Interpreter { get; set; }

    /// <summary>Whom to call in an emergency, and who that is to them.</summary>
    public string? ContactName { get; set; }
    public string? ContactRelation { get; set; }
    public string? ContactPhone { get; set; }

    /// <summary>Where they are, as an IANA name: nothing is sent at night there. Null is the clinic's own.</summary>
    public string? TimeZone { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public long Version { get; init; }

    public string Name => NameOf(GivenName, FamilyName);

    public static string NameOf(string given, string family) => family.Length == 0 ? given : $"{given} {family}";

    /// <summary>What they are found and known again by.</summary>
    public PersonMarks Marks => new([GivenName, FamilyName, .. CalledName is { } called ? [called] : (string[])[]], BirthDate, Reference, [.. new[] { Phone, OtherPhone }.OfType<string>()], Email);

    /// <summary>A record of a person says nothing about the person when something prints it.</summary>
    public override string ToString() => "[patient]";
}

internal sealed class PatientMapping : IEntityTypeConfiguration<PatientRow>
{
    public void Configure(EntityTypeBuilder<PatientRow> builder)
    {
        builder.HasKey(patient => patient.Id);
        builder.IsProved(nameof(PatientRow.ClinicId), nameof(PatientRow.Reference), nameof(PatientRow.GivenName), nameof(PatientRow.FamilyName), nameof(PatientRow.BirthDate));
        builder.Ignore(patient => patient.Name).Ignore(patient => patient.Marks);
        builder.Property(patient => patient.Version).IsConcurrencyToken();
        builder.BelongsTo<PatientRow, ClinicRow>(patient => patient.ClinicId);
        builder.HasIndex(patient => patient.Reference).IsUnique();
    }
}
