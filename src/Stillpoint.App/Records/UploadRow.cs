using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

internal enum UploadKind { Pdf, Jpeg, Png }

/// <summary>A picture or a PDF that somebody sent: cleaned of what a camera writes into it, and sealed.</summary>
internal sealed class UploadRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }
    public Guid? EnquiryId { get; init; }
    public Guid? PatientId { get; set; }

    /// <summary>What it was called where it came from, for people to know it by; never a path.</summary>
    public required string Name { get; init; }
    public required UploadKind Kind { get; init; }
    public required int Size { get; init; }

    /// <summary>Of the cleaned content.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The content, which only a server with the clinic's keys can read.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>In words: a referrer, the patient, somebody who works here.</summary>
    public required string SentBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    public override string ToString() => "[upload]";
}

internal sealed class UploadMapping : IEntityTypeConfiguration<UploadRow>
{
    public void Configure(EntityTypeBuilder<UploadRow> builder)
    {
        builder.HasKey(upload => upload.Id);
        builder.BelongsTo<UploadRow, ClinicRow>(upload => upload.ClinicId);
        builder.BelongsTo<UploadRow, EnquiryRow>(upload => upload.EnquiryId);
        builder.BelongsTo<UploadRow, PatientRow>(upload => upload.PatientId);
    }
}
