using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>What can be corrected of who somebody is.</summary>
internal enum PatientField
{
    GivenName, FamilyName, CalledName, Pronouns, BirthDate, Gender, Phone, OtherPhone, Email, Address, Language, Interpreter, ContactName, ContactRelation, ContactPhone,
}

/// <summary>One value of who somebody is, as it was and as it was corrected to, by whom and why. Appended, never changed.</summary>
internal sealed class PatientChangeRow
{
    public required Guid Id { get; init; }
    public required Guid PatientId { get; init; }
    public required PatientField Field { get; init; }
    public string? Before { get; init; }
    public string? After { get; init; }

    /// <summary>Null where nothing stood there before.</summary>
    public string? Why { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? By { get; init; }

    public override string ToString() => "[change of a patient]";
}

internal sealed class PatientChangeMapping : IEntityTypeConfiguration<PatientChangeRow>
{
    public void Configure(EntityTypeBuilder<PatientChangeRow> builder)
    {
        builder.HasKey(change => change.Id);
        builder.IsProved();
        builder.BelongsTo<PatientChangeRow, PatientRow>(change => change.PatientId);
    }
}
