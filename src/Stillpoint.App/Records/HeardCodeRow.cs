using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>One code a monitor sends: how often, when, and what it is read as.</summary>
internal sealed record HeardCodeRow
{
    public required Guid DeviceId { get; init; }

    /// <summary>System, code and text as the monitor writes them.</summary>
    public required string Code { get; init; }

    /// <summary>The sign it was last read as; null when it was read as none.</summary>
    public string? Sign { get; init; }

    /// <summary>It is understood, and none of the signs a session keeps.</summary>
    public bool IsNoSign { get; init; }
    public required string Unit { get; init; }

    /// <summary>How many observations, counted to about ten seconds.</summary>
    public required long Messages { get; init; }
    public required DateTimeOffset FirstAt { get; init; }
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>When it last had a value a living patient can have; null when it never had one.</summary>
    public DateTimeOffset? UsableAt { get; init; }

    /// <summary>The monitor's own time of the last of them, and the same as corrected to ours.</summary>
    public required DateTimeOffset DeviceAt { get; init; }
    public required DateTimeOffset MeasuredAt { get; init; }
}

/// <summary>A step in saying what a code of one monitor means: proposed, approved by a second person, withdrawn. Appended, never changed.</summary>
internal sealed class CodeMeaningRow
{
    public const string Proposed = "proposed", Approved = "approved", Withdrawn = "withdrawn";

    /// <summary>In the order in which it was said.</summary>
    public long Number { get; init; }

    /// <summary>What its steps have in common.</summary>
    public required Guid Proposal { get; init; }
    public required string Step { get; init; }
    public required Guid DeviceId { get; init; }
    public required string Code { get; init; }
    public required string Sign { get; init; }

    /// <summary>Believed where a message gives none, in UCUM.</summary>
    public required string Unit { get; init; }
    public required string Site { get; init; }

    /// <summary>How it was found out, or why it was withdrawn.</summary>
    public required string Why { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid By { get; init; }
}

internal sealed class HeardCodeMapping : IEntityTypeConfiguration<HeardCodeRow>, IEntityTypeConfiguration<CodeMeaningRow>
{
    public void Configure(EntityTypeBuilder<HeardCodeRow> builder)
    {
        builder.HasKey(heard => new { heard.DeviceId, heard.Code });
        builder.BelongsTo<HeardCodeRow, DeviceRow>(heard => heard.DeviceId);
    }

    public void Configure(EntityTypeBuilder<CodeMeaningRow> builder)
    {
        builder.HasKey(said => said.Number);
        builder.IsProved();
        builder.BelongsTo<CodeMeaningRow, DeviceRow>(said => said.DeviceId);
    }
}
