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

    /// <summary>The times of day that suit, with spaces between; null where none was said.</summary>
    public string? TimesOfDay { get; init; }

    /// <summary>JSON: the answers of the private check, where they were sent along.</summary>
    public string? Check { get; init; }

    /// <summary>The professional who asks for them, and how to reach that person; null where they ask for themselves.</summary>
    public string? ReferredBy { get; init; }
    public string? ReferrerReach { get; init; }

    /// <summary>When somebody of the clinic first spoke with them.</summary>
    public DateTimeOffset? FirstAnsweredAt { get; set; }

    /// <summary>Since when they are on the waiting list; null where they are not.</summary>
    public DateTimeOffset? WaitingSince { get; set; }

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

    /// <summary>The exact words that were agreed to, with their version.</summary>
    public string? Wording { get; init; }
}

/// <summary>A call to somebody who asked, and what came of it.</summary>
internal sealed class EnquiryCallRow
{
    public required Guid Id { get; init; }
    public required Guid EnquiryId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid By { get; init; }

    /// <summary>They were spoken with.</summary>
    public required bool Reached { get; init; }
    public required string Note { get; init; }

    public override string ToString() => "[call]";
}

internal sealed class EnquiryMapping : IEntityTypeConfiguration<EnquiryRow>, IEntityTypeConfiguration<ContactConsentRow>, IEntityTypeConfiguration<EnquiryCallRow>
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

    public void Configure(EntityTypeBuilder<EnquiryCallRow> builder)
    {
        builder.HasKey(call => call.Id);
        builder.BelongsTo<EnquiryCallRow, EnquiryRow>(call => call.EnquiryId);
    }
}
