using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>
/// What was said of two charts that may be one person's. Linked, what could hurt is seen from both; merged, everything is. Either ends
/// with <see cref="Separated"/>, and nothing that stands in either chart was ever moved.
/// </summary>
internal enum SamePersonStep { Linked, Merged, Separated }

/// <summary>Somebody said that two charts are one person's, or that they are not. Appended, never changed; the newest word on a pair counts.</summary>
internal sealed class SamePersonRow
{
    public required Guid Id { get; init; }
    public required Guid PatientId { get; init; }
    public required Guid OtherId { get; init; }

    /// <summary>Which word on this pair it is, from one.</summary>
    public required int Number { get; init; }
    public required SamePersonStep Step { get; init; }
    public required string Why { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? By { get; init; }

    /// <summary>Of the two who merged or separated them; null where one person linked them.</summary>
    public Guid? SignatureId { get; init; }
    public Guid? SecondSignatureId { get; init; }
}

internal sealed class SamePersonMapping : IEntityTypeConfiguration<SamePersonRow>
{
    public void Configure(EntityTypeBuilder<SamePersonRow> builder)
    {
        builder.HasKey(said => said.Id);
        builder.IsProved();
        builder.BelongsTo<SamePersonRow, PatientRow>(said => said.PatientId);
        builder.BelongsTo<SamePersonRow, PatientRow>(said => said.OtherId);
        builder.BelongsTo<SamePersonRow, SignatureRow>(said => said.SignatureId);
        builder.BelongsTo<SamePersonRow, SignatureRow>(said => said.SecondSignatureId);
    }
}

/// <summary>Another chart of the same person.</summary>
/// <param name="Since">The newest word on the pair that ties it.</param>
internal sealed record OtherChart(Guid Id, string Reference, Guid Clinic, bool IsMerged, SamePersonRow Since);

/// <summary>The charts of one person: the one that was asked for, and the others it is linked or merged with, over however many pairs.</summary>
internal sealed record Charts(Guid Asked, IReadOnlyList<OtherChart> Others)
{
    /// <summary>Every chart: allergies, conditions, medicines, doses and alerts are seen from each.</summary>
    public IReadOnlyList<Guid> All { get; } = [Asked, .. Others.Select(other => other.Id)];

    /// <summary>The charts that are read as one.</summary>
    public IReadOnlyList<Guid> AsOne { get; } = [Asked, .. Others.Where(other => other.IsMerged).Select(other => other.Id)];

    public static async Task<Charts> Of(ClinicDb db, Guid patient, CancellationToken cancel = default)
    {
        Dictionary<Guid, SamePersonRow> others = [];
        HashSet<Guid> merged = [patient];
        List<SamePersonRow> standing = [];
        // Charts are tied pair by pair; mostly there is none, and this is one look.
        for (List<Guid> next = [patient]; next.Count > 0;)
        {
            var asked = next;
            standing.AddRange(Standing(await db.Set<SamePersonRow>().AsNoTracking().Where(said => asked.Contains(said.PatientId) || asked.Contains(said.OtherId)).ToListAsync(cancel)));
            next = [.. standing.SelectMany(said => new[] { said.PatientId, said.OtherId }).Distinct().Where(id => id != patient && !others.ContainsKey(id))];
            foreach (var id in next) others[id] = standing.First(said => said.PatientId == id || said.OtherId == id);
        }
        for (var before = 0; before != merged.Count;)
        {
            before = merged.Count;
            foreach (var said in standing.Where(said => said.Step is SamePersonStep.Merged && (merged.Contains(said.PatientId) || merged.Contains(said.OtherId)))) merged.UnionWith([said.PatientId, said.OtherId]);
        }
        if (others.Count == 0) return new(patient, []);
        var rows = await db.Set<PatientRow>().AsNoTracking().Where(row => others.Keys.Contains(row.Id)).OrderBy(row => row.CreatedAt).Select(row => new { row.Id, row.Reference, row.ClinicId }).ToListAsync(cancel);
        return new(patient, [.. rows.Select(row => new OtherChart(row.Id, row.Reference, row.ClinicId, merged.Contains(row.Id), others[row.Id]))]);
    }

    /// <summary>The newest word on each pair, where it ties them.</summary>
    private static IEnumerable<SamePersonRow> Standing(IEnumerable<SamePersonRow> said) => said
        .GroupBy(one => one.PatientId.CompareTo(one.OtherId) < 0 ? (one.PatientId, one.OtherId) : (one.OtherId, one.PatientId))
        .Select(pair => pair.MaxBy(one => one.Number)!).Where(newest => newest.Step is not SamePersonStep.Separated);
}
