using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Texts;

namespace Stillpoint.App.People;

/// <summary>Tells people that somebody opened a new way into an account: its holder in their inbox and by e-mail, and everybody else who approves roles in theirs.</summary>
internal sealed class AccountNotices(ClinicDb db, Outbox outbox, TimeProvider clock)
{
    public const string Template = "account-notice";

    private static readonly TimeSpan AnsweredIn = TimeSpan.FromDays(1);

    /// <summary>In the transaction of whatever is told.</summary>
    /// <param name="holder">Whose account it is.</param>
    /// <param name="by">Who did it, and needn't be told.</param>
    /// <param name="yours">What happened, as the holder reads it: <c>made a new link for your sign-in</c>.</param>
    /// <param name="theirs">The same as the others read it.</param>
    public async Task Tell(StaffRow holder, Guid by, string yours, string theirs)
    {
        var who = await db.Set<StaffRow>().Where(person => person.Id == by).Select(person => person.Name).SingleAsync();
        var clinics = await db.Set<StaffClinicRow>().Where(work => work.StaffId == holder.Id).Join(db.Set<ClinicRow>(), work => work.ClinicId, clinic => clinic.Id, (_, clinic) => clinic).OrderBy(clinic => clinic.Name).ToListAsync();
        if (clinics is not [var clinic, ..]) return;
        var now = clock.Moment();
        if (holder.Id != by) Add(holder.Id, clinic.Id, $"{who} {yours}. Was that agreed with you?", now);
        var letsIn = Access.Policies.Single(one => one.Name == Access.ApprovesRoles).LetsIn;
        var others = await db.Set<StaffRow>().Where(person => person.LeftAt == null && person.Id != by && person.Id != holder.Id && db.Set<StaffRoleRow>().Any(role => role.StaffId == person.Id && letsIn.Contains(role.Role)))
            .Select(person => person.Id).ToListAsync();
        foreach (var other in others) Add(other, clinic.Id, $"{who} {theirs}. Ask {holder.Name} whether that was agreed", now);
        var at = now.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        outbox.Put("email", holder.Email, Template, Language.English, new Dictionary<string, string> { ["clinic"] = clinic.Name, ["what"] = $"on {at} {who} {yours}." });
    }

    private void Add(Guid to, Guid clinic, string says, DateTimeOffset now) => db.Add(new TaskRow
    {
        Id = Guid.CreateVersion7(now), ClinicId = clinic, Kind = TaskKind.AccountNotice, Title = says, OwnerRole = Role.Owner, Owner = to, DueAt = now + AnsweredIn, CreatedAt = now,
    });
}
