using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;

namespace Stillpoint.App.HouseValues;

/// <summary>A text or setting as it was in force: what the clinic approved, or what the build ships.</summary>
internal sealed record PolicyText(string Name, int Number, string Body, string Cites)
{
    public string Version => $"{Name} {Number}";
}

/// <summary>
/// Versioned texts and settings. The build ships number 0 of each; a clinic's own version holds from its date once a second
/// person has approved it. Proposing and approving are noted in the audit.
/// </summary>
internal sealed class Policies(ClinicDb db, AuditTrail audit, IEnumerable<PolicyText> shipped, TimeProvider clock)
{
    public async Task<PolicyText> InForce(string name, DateOnly on)
    {
        var own = await db.Set<PolicyRow>().AsNoTracking().Where(policy => policy.Name == name && policy.ApprovedAt != null && policy.EffectiveFrom <= on)
            .OrderByDescending(policy => policy.Number).FirstOrDefaultAsync();
        return own is not null ? new(own.Name, own.Number, own.Body, own.Cites) : shipped.Single(policy => policy.Name == name);
    }

    /// <summary>Proposes the next version; the one in force stays until somebody else approves this one.</summary>
    public async Task<PolicyRow> Propose(PolicyProposal proposal, Actor writer)
    {
        PolicyRow? row = null;
        await audit.Change(writer, new AuditNote("policy-proposed", $"policy/{proposal.Name}", null, proposal.Body), async () =>
        {
            var number = await db.Set<PolicyRow>().Where(policy => policy.Name == proposal.Name).MaxAsync(policy => (int?)policy.Number) ?? 0;
            row = new PolicyRow
            {
                Id = proposal.Id ?? Guid.CreateVersion7(clock.GetUtcNow()), ClinicId = proposal.Clinic, Name = proposal.Name, Number = number + 1, EffectiveFrom = proposal.From,
                Body = proposal.Body, Cites = proposal.Cites, Why = proposal.Why, AsksAgain = proposal.AsksAgain, WrittenBy = writer.Person,
            };
            db.Add(row);
        });
        return row!;
    }

    /// <summary>Puts a proposal in force; answers why not, in words.</summary>
    /// <param name="also">What else happens with it, all or nothing; answers why not.</param>
    public Task<string?> Approve(Guid id, Actor by, Func<PolicyRow, Task<string?>>? also = null) =>
        audit.Together(by, new AuditNote("policy-approved", $"policy/{id}"), async () =>
        {
            var row = await db.Set<PolicyRow>().SingleAsync(policy => policy.Id == id);
            if (row.WrittenBy == by.Person) return "A second person approves: not the one who wrote it.";
            if (row.ApprovedAt is not null) return "It is approved already.";
            (row.ApprovedBy, row.ApprovedAt) = (by.Person, clock.Moment());
            await db.SaveChangesAsync(CancellationToken.None);
            return also is null ? null : await also(row);
        });
}

/// <summary>What somebody proposes: the words or the number, from which day, after which source and why. For every clinic when none is named.</summary>
internal sealed record PolicyProposal(string Name, string Body, string Cites, DateOnly From, string Why = "")
{
    public Guid? Clinic { get; init; }

    /// <summary>Whoever agreed to an earlier version is asked again.</summary>
    public bool? AsksAgain { get; init; }

    /// <summary>The id it gets, where the form that sent it made one.</summary>
    public Guid? Id { get; init; }
}
