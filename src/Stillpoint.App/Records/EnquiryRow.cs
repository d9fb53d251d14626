using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Records;

internal enum EnquiryStatus { New, Accepted, Declined, Signposted }

/// <summary>Somebody asked for help. A coordinator accepts it, declines it with a reason, or points to a better place.</summary>
internal sealed class EnquiryRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }
    public required string Reference { get; init; }
    public required string Name { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public required string Language { get; init; }
    public required string Message { get; init; }

    /// <summary>When the person would like to be called.</summary>
    public string? BestTime { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }

    public required EnquiryStatus Status { get; set; }
    public string? Reason { get; set; }
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public Guid? PatientId { get; set; }
    public long Version { get; init; }

    public override string ToString() => "[enquiry]";
}

/// <summary>Leave to contact somebody by one channel, given once and revocable: SMS and e-mail are asked apart.</summary>
internal sealed class ContactConsentRow
{
    public required Guid Id { get; init; }
    public required Guid EnquiryId { get; init; }

    /// <summary><c>sms</c> or <c>email</c>.</summary>
    public required string Channel { get; init; }
    public required DateTimeOffset GivenAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class EnquiryMapping : IEntityTypeConfiguration<EnquiryRow>, IEntityTypeConfiguration<ContactConsentRow>
{
    public void Configure(EntityTypeBuilder<EnquiryRow> builder)
    {
        builder.HasKey(enquiry => enquiry.Id);
        builder.Property(enquiry => enquiry.Version).IsConcurrencyToken();
        builder.BelongsTo<EnquiryRow, ClinicRow>(enquiry => enquiry.ClinicId);
        builder.BelongsTo<EnquiryRow, PatientRow>(enquiry => enquiry.PatientId);
        builder.HasIndex(enquiry => enquiry.Reference).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ContactConsentRow> builder)
    {
        builder.HasKey(consent => consent.Id);
        builder.BelongsTo<ContactConsentRow, EnquiryRow>(consent => consent.EnquiryId);
    }
}
