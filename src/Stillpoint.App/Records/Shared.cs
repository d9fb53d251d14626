using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>A versioned text or setting of a clinic (a consent text, instructions, limits) with its effective date and two approvals.</summary>
internal sealed class PolicyRow
{
    public required Guid Id { get; init; }

    /// <summary>The clinic whose policy it is; null for every clinic.</summary>
    public Guid? ClinicId { get; init; }
    public required string Name { get; init; }
    public required int Number { get; init; }
    public required DateOnly EffectiveFrom { get; init; }
    public required string Body { get; init; }
    public required string Cites { get; init; }
    public string Why { get; init; } = "";

    /// <summary>Of a consent: whoever signed an earlier version is asked again. Null where its author said that it makes no difference.</summary>
    public bool? AsksAgain { get; init; }
    public Guid? WrittenBy { get; init; }

    /// <summary>A second person; until then the version is a proposal and the one before holds.</summary>
    public Guid? ApprovedBy { get; set; }
    public DateTimeOffset? ApprovedAt { get; set; }
}

/// <summary>Every number of a house under its version, as it was when somebody was first judged by it. Rows are never changed or deleted.</summary>
internal sealed class HouseVersionRow
{
    public required string Version { get; init; }

    /// <summary>A JSON object of keys and numbers.</summary>
    public required string Body { get; init; }
    public required DateTimeOffset KeptAt { get; init; }
}

/// <summary>Work that runs once, however many servers look for it.</summary>
internal sealed class JobRow
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }

    /// <summary>The same key is the same work: planning it twice plans it once.</summary>
    public required string Key { get; init; }
    public required string Body { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public DateTimeOffset? LeasedUntil { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public int Attempts { get; set; }

    /// <summary>It failed too often and is tried no more until the owner says so.</summary>
    public DateTimeOffset? GivenUpAt { get; set; }

    /// <summary>The kind of failure of its last try; never its words, which may quote a patient.</summary>
    public string? LastFailure { get; set; }
}

/// <summary>A link that works once and for a while. Only a hash of its token is kept.</summary>
internal sealed class SingleUseLinkRow
{
    public required Guid Id { get; init; }
    public required string TokenHash { get; init; }

    /// <summary>What it opens: <c>invitation</c>, <c>form</c>, …</summary>
    public required string Purpose { get; init; }
    public required string Subject { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>A message waiting to be sent: a template and its values, never clinical content.</summary>
internal sealed class OutboxMessageRow
{
    public required Guid Id { get; init; }
    public required string Channel { get; init; }
    public required string Recipient { get; init; }
    public required string Template { get; init; }
    public required string Language { get; init; }

    /// <summary>JSON. A link in it is a key, and is taken out once the message is on its way.</summary>
    public required string Values { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whose it is, who allowed it or may take that back; null for people who work here.</summary>
    public Guid? PatientId { get; init; }
    public Guid? EnquiryId { get; init; }

    /// <summary>Not before then: somebody is sending it, or it failed and is tried again.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    /// <summary>It is sent no more, and <see cref="CameOf"/> says why.</summary>
    public DateTimeOffset? GivenUpAt { get; set; }
    public string? CameOf { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public int Attempts { get; set; }

    public override string ToString() => "[message]";
}

internal sealed class SharedMapping : IEntityTypeConfiguration<PolicyRow>, IEntityTypeConfiguration<HouseVersionRow>, IEntityTypeConfiguration<JobRow>,
    IEntityTypeConfiguration<SingleUseLinkRow>, IEntityTypeConfiguration<OutboxMessageRow>
{
    public void Configure(EntityTypeBuilder<PolicyRow> builder)
    {
        builder.HasKey(policy => policy.Id);
        builder.IsProved();
        builder.HasIndex(policy => new { policy.Name, policy.Number }).IsUnique();
        builder.BelongsTo<PolicyRow, ClinicRow>(policy => policy.ClinicId);
    }

    public void Configure(EntityTypeBuilder<HouseVersionRow> builder)
    {
        builder.HasKey(version => version.Version);
        builder.IsProved();
    }

    public void Configure(EntityTypeBuilder<JobRow> builder)
    {
        builder.HasKey(job => job.Id);
        builder.HasIndex(job => job.Key).IsUnique();
        builder.HasIndex(job => new { job.DoneAt, job.DueAt });
    }

    public void Configure(EntityTypeBuilder<SingleUseLinkRow> builder)
    {
        builder.HasKey(link => link.Id);
        builder.HasIndex(link => link.TokenHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<OutboxMessageRow> builder)
    {
        builder.HasKey(message => message.Id);
        builder.HasIndex(message => new { message.SentAt, message.GivenUpAt });
    }
}
