using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>A patient's word on one channel: may the clinic use it or not. The newest of a channel counts; all stay.</summary>
internal sealed class ContactChoiceRow
{
    public required Guid Id { get; init; }
    public required Guid PatientId { get; init; }

    /// <summary><c>sms</c> or <c>email</c>.</summary>
    public required string Channel { get; init; }
    public required bool Allowed { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Who wrote it down; null where the patient did it by themself.</summary>
    public Guid? By { get; init; }
}

/// <summary>A number or address whose owner said stop: nothing is sent there any more, whoever's it is thought to be.</summary>
internal sealed class StoppedRecipientRow
{
    public required string Channel { get; init; }

    /// <summary>As it is compared: a number in its international form, an address in small letters.</summary>
    public required string Recipient { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The owner said stop, or nothing arrives there.</summary>
    public required bool Bounced { get; init; }

    public override string ToString() => "[recipient]";
}

internal sealed class ContactMapping : IEntityTypeConfiguration<ContactChoiceRow>, IEntityTypeConfiguration<StoppedRecipientRow>
{
    public void Configure(EntityTypeBuilder<ContactChoiceRow> builder)
    {
        builder.HasKey(choice => choice.Id);
        builder.IsProved();
        builder.BelongsTo<ContactChoiceRow, PatientRow>(choice => choice.PatientId);
    }

    public void Configure(EntityTypeBuilder<StoppedRecipientRow> builder) => builder.HasKey(stopped => new { stopped.Channel, stopped.Recipient });
}
