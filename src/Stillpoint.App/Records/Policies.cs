using Microsoft.EntityFrameworkCore;

namespace Stillpoint.App.Records;

/// <summary>A text or setting as it was in force: what the clinic approved, or what the build ships.</summary>
internal sealed record PolicyText(string Name, int Number, string Body, string Cites)
{
    public string Version => $"{Name} {Number}";
}

/// <summary>
/// Versioned texts and settings. The build ships number 0 of each; a clinic's own version holds from its date once a second
/// person has approved it.
/// </summary>
internal sealed class Policies(ClinicDb db, IEnumerable<PolicyText> shipped, TimeProvider clock)
{
    public async Task<PolicyText> InForce(string name, DateOnly on)
    {
        var own = await db.Set<PolicyRow>().AsNoTracking().Where(policy => policy.Name == name && policy.ApprovedAt != null && policy.EffectiveFrom <= on)
            .OrderByDescending(policy => policy.Number).FirstOrDefaultAsync();
        return own is not null ? new(own.Name, own.Number, own.Body, own.Cites) : shipped.Single(policy => policy.Name == name);
    }

    /// <summary>Proposes the next version; the one in force stays until somebody else approves this one.</summary>
    public async Task<PolicyRow> Propose(string name, string body, string cites, DateOnly from, Guid writer)
    {
        var number = await db.Set<PolicyRow>().Where(policy => policy.Name == name).MaxAsync(policy => (int?)policy.Number) ?? 0;
        var row = new PolicyRow { Id = Guid.CreateVersion7(clock.GetUtcNow()), Name = name, Number = number + 1, EffectiveFrom = from, Body = body, Cites = cites, WrittenBy = writer };
        db.Add(row);
        await db.SaveChangesAsync(CancellationToken.None);
        return row;
    }

    /// <summary>Puts a proposal in force; answers why not, in words.</summary>
    public async Task<string?> Approve(Guid id, Guid by)
    {
        var row = await db.Set<PolicyRow>().SingleAsync(policy => policy.Id == id);
        if (row.WrittenBy == by) return "A second person approves: not the one who wrote it.";
        if (row.ApprovedAt is not null) return "It is approved already.";
        (row.ApprovedBy, row.ApprovedAt) = (by, clock.Moment());
        await db.SaveChangesAsync(CancellationToken.None);
        return null;
    }
}
