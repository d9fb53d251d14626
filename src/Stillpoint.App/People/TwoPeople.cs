using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;

namespace Stillpoint.App.People;

/// <summary>
/// Whether two accounts may be the two people of an act that takes two. Who let somebody in by a way nobody approved, as the
/// first who may approve or by a new link, may be sitting at both: those two, and two whom the same person let in so, sign
/// nothing together until a third person has vouched, or three days have passed in which everybody was told.
/// </summary>
internal sealed class TwoPeople(ClinicDb db, TimeProvider clock)
{
    public static readonly TimeSpan Apart = TimeSpan.FromDays(3);

    /// <param name="one">An account.</param>
    /// <param name="other">Another.</param>
    /// <param name="opening">Whether it may be the first pair of a clinic, which has nobody else yet.</param>
    public async Task<string?> WhyNot(Guid one, Guid other, bool opening = false)
    {
        if (one == other) return "The second person must be somebody else.";
        var since = clock.GetUtcNow() - Apart;
        var open = (await db.Set<RoleApprovalRow>().AsNoTracking()
                .Where(row => (row.StaffId == one || row.StaffId == other) && row.Why != RoleApprovalRow.ForRoles && row.ApprovedAt == null && row.EndedAt == null && row.EnteredAt > since).ToListAsync())
            .Where(row => !opening || row.Why != RoleApprovalRow.First).ToList();
        var firstLetInBy = open.Where(row => row.StaffId == one).Select(row => row.AskedBy).ToHashSet();
        var otherLetInBy = open.Where(row => row.StaffId == other).Select(row => row.AskedBy).ToHashSet();
        return otherLetInBy.Contains(one) || firstLetInBy.Contains(other) || firstLetInBy.Overlaps(otherLetInBy)
            ? $"One of the two was let in by the other alone, or both by one person, less than {Apart.Days} days ago: a third person vouches first, at Approvals." : null;
    }
}
