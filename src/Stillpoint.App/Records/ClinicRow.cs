using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>A place of treatment with its own time zone; a patient, a chair and a session belong to one.</summary>
internal sealed class ClinicRow
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }

    /// <summary>An IANA name such as <c>America/New_York</c>; used for display only.</summary>
    public required string TimeZone { get; set; }
    public string? Phone { get; set; }

    /// <summary>The public holidays on which it is closed, with spaces between; null where it keeps none.</summary>
    public string? Holidays { get; set; }

    /// <summary>Where it is, as the public pages say it.</summary>
    public string? Address { get; set; }

    /// <summary>A map of somebody else's, which a reader may open.</summary>
    public string? MapLink { get; set; }

    /// <summary>The number that is answered when the clinic is closed.</summary>
    public string? AfterHoursPhone { get; set; }

    /// <summary>What is offered and for how much, a line each, in the words of each language.</summary>
    public string? PricesEn { get; set; }
    public string? PricesEs { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}

internal sealed class ChairRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }
    public required string Name { get; set; }
    public required int Position { get; set; }

    /// <summary>The routes it is fitted for, with spaces between; null where it takes every one.</summary>
    public string? Routes { get; set; }
    public DateTimeOffset? RetiredAt { get; set; }
}

internal sealed class ClinicMapping : IEntityTypeConfiguration<ClinicRow>, IEntityTypeConfiguration<ChairRow>
{
    public void Configure(EntityTypeBuilder<ClinicRow> builder)
    {
        builder.HasKey(clinic => clinic.Id);
        builder.Ignore(clinic => clinic.Zone);
    }

    public void Configure(EntityTypeBuilder<ChairRow> builder)
    {
        builder.HasKey(chair => chair.Id);
        builder.BelongsTo<ChairRow, ClinicRow>(chair => chair.ClinicId);
        builder.HasIndex(chair => new { chair.ClinicId, chair.Name }).IsUnique();
    }
}
