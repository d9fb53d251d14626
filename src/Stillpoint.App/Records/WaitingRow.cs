using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>A patient who would come sooner, should a seat become free.</summary>
internal sealed class WaitingRow
{
    public required Guid Id { get; init; }
    public required Guid ClinicId { get; init; }
    public required Guid PatientId { get; init; }
    public required DateTimeOffset Since { get; init; }

    /// <summary>Somebody can take them home at short notice.</summary>
    public required bool EscortNear { get; set; }

    /// <summary>Got a seat, or waits no more.</summary>
    public DateTimeOffset? GoneAt { get; set; }
    public long Version { get; init; }

    public override string ToString() => "[waiting]";
}

/// <summary>A seat that became free, offered to one of those who wait: the first yes has it.</summary>
internal sealed class GapOfferRow
{
    public required Guid Id { get; init; }

    /// <summary>The visit whose cancelling made the gap: all offers of it are for one seat.</summary>
    public required Guid GapId { get; init; }
    public required Guid ClinicId { get; init; }
    public required Guid PatientId { get; init; }
    public required Guid ChairId { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset OfferedAt { get; init; }

    /// <summary>After this the next is asked; null where it holds until the seat is taken.</summary>
    public DateTimeOffset? HoldsUntil { get; init; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public bool? SaidYes { get; set; }

    /// <summary>The visit that came of it.</summary>
    public Guid? VisitId { get; set; }
    public long Version { get; init; }

    public override string ToString() => "[offer of a seat]";
}

internal sealed class WaitingMapping : IEntityTypeConfiguration<WaitingRow>, IEntityTypeConfiguration<GapOfferRow>
{
    public void Configure(EntityTypeBuilder<WaitingRow> builder)
    {
        builder.HasKey(waiting => waiting.Id);
        builder.Property(waiting => waiting.Version).IsConcurrencyToken();
        builder.BelongsTo<WaitingRow, ClinicRow>(waiting => waiting.ClinicId);
        builder.BelongsTo<WaitingRow, PatientRow>(waiting => waiting.PatientId);
        builder.HasIndex(waiting => new { waiting.ClinicId, waiting.GoneAt });
    }

    public void Configure(EntityTypeBuilder<GapOfferRow> builder)
    {
        builder.HasKey(offer => offer.Id);
        builder.Property(offer => offer.Version).IsConcurrencyToken();
        builder.BelongsTo<GapOfferRow, VisitRow>(offer => offer.GapId);
        builder.BelongsTo<GapOfferRow, ClinicRow>(offer => offer.ClinicId);
        builder.BelongsTo<GapOfferRow, PatientRow>(offer => offer.PatientId);
        builder.BelongsTo<GapOfferRow, ChairRow>(offer => offer.ChairId);
        builder.BelongsTo<GapOfferRow, VisitRow>(offer => offer.VisitId);
        builder.HasIndex(offer => new { offer.GapId, offer.PatientId }).IsUnique();
    }
}
