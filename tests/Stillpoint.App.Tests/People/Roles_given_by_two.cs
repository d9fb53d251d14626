using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.People;

/// <summary>Nobody becomes two people, or a prescriber, alone.</summary>
public sealed class Roles_given_by_two
{
    private static readonly (string, string) Password = ("password", RunningClinic.Password);

    private static async Task<List<string>> RolesOf(RunningClinic clinic, Guid person) => [.. (await clinic.Ask(services => services.GetRequiredService<Staffing>().RolesOf(person))).Select(role => role.Word)];

    private static async Task<RoleApprovalRow> TheAsk(RunningClinic clinic, Guid person)
    {
        await using var db = clinic.Database.Open();
        return await db.Set<RoleApprovalRow>().SingleAsync(row => row.StaffId == person && row.EndedAt == null);
    }

    private static async Task<string> Approve(Visitor approver, RoleApprovalRow ask, string password = RunningClinic.Password)
    {
        using var reply = await approver.Fill("/people/approvals", $"ask-{ask.Id:N}", ("act", "approve"), ("password", password));
        return reply.StatusCode == HttpStatusCode.Redirect ? "" : WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> Place(Visitor owner, RunningClinic clinic, Guid person, params Role[] roles) =>
        owner.Fill($"/people/{person}", "place", [("clinics", clinic.Clinic.ToString()), Password, .. roles.Select(role => ("roles", role.Word))]);

    [Theory, OnEveryEngine]
    public async Task What_signs_is_held_only_once_a_second_person_approved_it_with_their_password(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var owner = await clinic.Staff([Role.Owner]);
        using var gives = await clinic.SignedIn(owner);
        using var placed = await Place(gives, clinic, owner.Id, Role.Owner, Role.Prescriber, Role.Nurse, Role.Coordinator);
        Assert.Equal(["coordinator", "owner"], await RolesOf(clinic, owner.Id));
        Assert.Contains("wait for a second person", await gives.Read($"/people/{owner.Id}"), StringComparison.Ordinal);

        using var director = await clinic.As(Role.MedicalDirector);
        var ask = await TheAsk(clinic, owner.Id);
        Assert.Contains("Approvals", await director.Read("/inbox"), StringComparison.Ordinal);
        Assert.Contains("isn't your password", await Approve(director, ask, "not the password 1"), StringComparison.Ordinal);
        Assert.Equal(["coordinator", "owner"], await RolesOf(clinic, owner.Id));
        Assert.Equal("", await Approve(director, ask));
        Assert.Equal(["coordinator", "nurse", "owner", "prescriber"], await RolesOf(clinic, owner.Id));

        await using var db = clinic.Database.Open();
        var signature = await db.Set<SignatureRow>().SingleAsync(row => row.Subject == $"role-approval/{ask.Id}");
        Assert.Equal((Approvals.Meaning, signature.By), (signature.Meaning, (await db.Set<RoleApprovalRow>().SingleAsync()).ApprovedBy));
        Assert.NotEqual(owner.Id, signature.By);
    }

    [Fact]
    public async Task Nobody_approves_what_they_gave_or_their_own_while_somebody_else_can()
    {
        await using var clinic = await RunningClinic.Start();
        var (owner, other) = (await clinic.Staff([Role.Owner]), await clinic.Staff([Role.Owner]));
        using var gives = await clinic.SignedIn(owner);
        await Place(gives, clinic, other.Id, Role.Owner, Role.Prescriber);
        var ask = await TheAsk(clinic, other.Id);
        Assert.DoesNotContain($"ask-{ask.Id:N}", await gives.Read("/people/approvals"), StringComparison.Ordinal);
        var form = new ApproveRolesForm(ask.Id) { Act = "approve", Password = { Typed = RunningClinic.Password } };
        var self = await clinic.Ask(services => form.Sent(() => services.GetRequiredService<Approvals>().Decide(ask.Id, form, owner.Id)));
        Assert.Contains("Another person approves what you gave", Assert.IsType<Outcome.Refused>(self).All[0].Says, StringComparison.Ordinal);
        using var holder = await clinic.SignedIn(other);
        Assert.Contains("Somebody else approves your own roles", await Approve(holder, ask), StringComparison.Ordinal);
        Assert.Equal(["owner"], await RolesOf(clinic, other.Id));
    }

    [Fact]
    public async Task A_refused_or_withdrawn_role_is_never_held()
    {
        await using var clinic = await RunningClinic.Start();
        var nurse = await clinic.Staff([Role.Therapist]);
        using var owner = await clinic.As(Role.Owner);
        using var director = await clinic.As(Role.MedicalDirector);
        await Place(owner, clinic, nurse.Id, Role.Therapist, Role.Nurse);
        var withdrawn = await TheAsk(clinic, nurse.Id);
        var approve = await director.Prepare("/people/approvals", $"ask-{withdrawn.Id:N}", ("act", "approve"), Password);
        await Place(owner, clinic, nurse.Id, Role.Therapist);
        using var late = await approve();
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);

        await Place(owner, clinic, nurse.Id, Role.Therapist, Role.Nurse);
        var ask = await TheAsk(clinic, nurse.Id);
        using var refused = await director.Fill("/people/approvals", $"ask-{ask.Id:N}", ("act", "refuse"));
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Equal(["therapist"], await RolesOf(clinic, nurse.Id));
    }

    [Fact]
    public async Task Changing_who_may_do_what_asks_for_the_password_and_a_wrong_one_changes_nothing()
    {
        await using var clinic = await RunningClinic.Start();
        var nurse = await clinic.Staff([Role.Nurse]);
        using var owner = await clinic.As(Role.Owner);
        (string, string) wrong = ("password", "not the password 1");
        foreach (var send in new Func<Task<HttpResponseMessage>>[]
        {
            () => owner.Fill($"/people/{nurse.Id}", "place", ("roles", "therapist"), ("clinics", clinic.Clinic.ToString()), wrong),
            () => owner.Fill($"/people/{nurse.Id}", "link", wrong),
            () => owner.Fill($"/people/{nurse.Id}", "leave", ("sure", "true"), wrong),
            () => owner.Fill("/keys", "make", ("called", "The referral program"), ("days", "30"), wrong),
        })
        {
            var page = await Drawn.From(send());
            Assert.Contains("Nothing was changed", page.Text, StringComparison.Ordinal);
            clinic.Clock.Pass(SignIn.ClosedFor);
        }
        await using var db = clinic.Database.Open();
        Assert.Equal(["nurse"], await RolesOf(clinic, nurse.Id));
        Assert.Null((await db.Set<StaffRow>().SingleAsync(row => row.Id == nurse.Id)).LeftAt);
        Assert.False(await db.Set<SingleUseLinkRow>().AnyAsync());
        Assert.False(await db.Set<AskKeyRow>().AnyAsync());
    }

    /// <summary>A clinic whose owner is alone, and the first they invite: joined at once, by whoever holds the link.</summary>
    private static async Task<(StaffRow Owner, Visitor Visitor, StaffRow First)> Opened(RunningClinic clinic)
    {
        await using (var db = clinic.Database.Open()) await db.Set<StaffRoleRow>().ExecuteDeleteAsync();
        var owner = await clinic.Staff([Role.Owner]);
        var visitor = await clinic.SignedIn(owner);
        Assert.Contains("Nobody here can approve but you", await visitor.Read("/people"), StringComparison.Ordinal);
        var first = await Invite(clinic, visitor, "Teal Larkin", "teal@harbour.example", Role.MedicalDirector, Role.Prescriber);
        return (owner, visitor, first);
    }

    private static async Task<StaffRow> Invite(RunningClinic clinic, Visitor owner, string name, string email, params Role[] roles)
    {
        var page = await (await owner.Fill("/people", "invite", [("name", name), ("email", email), ("clinics", clinic.Clinic.ToString()), Password, .. roles.Select(role => ("roles", role.Word))])).Content.ReadAsStringAsync();
        using var joining = clinic.Visitor();
        using var joined = await joining.Fill(Regex.Match(page, "/join/[A-Za-z0-9_-]+").Value, "join", ("newPassword", "nine quiet ferries"), ("newAgain", "nine quiet ferries"));
        await using var db = clinic.Database.Open();
        return await db.Set<StaffRow>().SingleAsync(row => row.Email == email);
    }

    private static Task<string?> Together(RunningClinic clinic, StaffRow signedIn, StaffRow second, string password) => clinic.Ask(async services =>
        (await services.GetRequiredService<Signing>().ConfirmSecond(second.Email, password, signedIn.Id, clinic.Clinic, Access.WitnessesDrugs)).Refusal);

    [Fact]
    public async Task The_first_who_may_approve_is_let_in_by_the_owner_alone_and_those_two_sign_nothing_together_yet()
    {
        await using var clinic = await RunningClinic.Start();
        var (owner, visitor, first) = await Opened(clinic);
        Assert.Equal(["medical-director", "prescriber"], await RolesOf(clinic, first.Id));
        Assert.Contains("let in by the other alone", await Together(clinic, owner, first, "nine quiet ferries"), StringComparison.Ordinal);

        // A second is not the first any more, and waits for the first.
        var nurse = await Invite(clinic, visitor, "Robin Ash", "robin@harbour.example", Role.Nurse);
        Assert.Empty(await RolesOf(clinic, nurse.Id));
        clinic.Clock.Pass(TwoPeople.Apart);
        Assert.Null(await Together(clinic, owner, first, "nine quiet ferries"));
        visitor.Dispose();
    }

    [Fact]
    public async Task A_third_person_who_vouches_ends_the_wait()
    {
        await using var clinic = await RunningClinic.Start();
        var (owner, visitor, first) = await Opened(clinic);
        using var third = await clinic.As(Role.Owner);
        Assert.Equal("", await Approve(third, await TheAsk(clinic, first.Id)));
        Assert.Null(await Together(clinic, owner, first, "nine quiet ferries"));
        visitor.Dispose();
    }

    [Theory, OnEveryEngine]
    public async Task Who_opened_a_new_way_into_a_colleagues_account_signs_nothing_with_it_and_everybody_is_told(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var (owner, nurse, director) = (await clinic.Staff([Role.Owner, Role.Nurse], name: "Ada Okafor"), await clinic.Staff([Role.Nurse], name: "Ida Fennel"), await clinic.Staff([Role.MedicalDirector]));
        Assert.Null(await Together(clinic, owner, nurse, RunningClinic.Password));
        using var taking = await clinic.SignedIn(owner);
        var page = await (await taking.Fill($"/people/{nurse.Id}", "link", Password)).Content.ReadAsStringAsync();
        var link = Regex.Match(page, "/join/[A-Za-z0-9_-]+").Value;

        // The holder hears of it at their next look, and by e-mail; the others who approve roles too.
        using (var holder = await clinic.SignedIn(nurse))
            Assert.Contains("Ada Okafor made a new link", await holder.Read("/inbox"), StringComparison.Ordinal);
        using (var others = await clinic.SignedIn(director))
            Assert.Contains("the second step of Ida Fennel anew", await others.Read("/inbox"), StringComparison.Ordinal);
        Assert.DoesNotContain("made a new link", await taking.Read("/inbox"), StringComparison.Ordinal);
        await using var db = clinic.Database.Open();
        var message = await db.Set<OutboxMessageRow>().SingleAsync();
        Assert.Equal(("email", nurse.Email), (message.Channel, message.Recipient));
        Assert.Contains("Ada Okafor made a new link", Outbox.Text(message), StringComparison.Ordinal);
        Assert.DoesNotContain("/join/", message.Values, StringComparison.Ordinal);

        using var entering = clinic.Visitor();
        await entering.Fill(link, "join", ("newPassword", "nine quiet ferries"), ("newAgain", "nine quiet ferries"));
        Assert.Contains("let in by the other alone", await Together(clinic, owner, nurse, "nine quiet ferries"), StringComparison.Ordinal);
        Assert.Contains("let in by the other alone", await Together(clinic, nurse, owner, RunningClinic.Password), StringComparison.Ordinal);
        // Another new link doesn't end the wait.
        await taking.Fill($"/people/{nurse.Id}", "link", Password);
        Assert.Contains("let in by the other alone", await Together(clinic, owner, nurse, "nine quiet ferries"), StringComparison.Ordinal);
        Assert.Null(await Together(clinic, await clinic.Staff([Role.Nurse]), nurse, "nine quiet ferries"));
        Assert.Equal(2, await db.Set<AuditEntryRow>().CountAsync(entry => entry.Action == "link-renewed"));
    }

    [Fact]
    public async Task Two_accounts_that_one_person_opened_anew_sign_nothing_together()
    {
        await using var clinic = await RunningClinic.Start();
        var (owner, nurse, other) = (await clinic.Staff([Role.Owner]), await clinic.Staff([Role.Nurse]), await clinic.Staff([Role.Nurse]));
        using var taking = await clinic.SignedIn(owner);
        foreach (var person in new[] { nurse, other })
        {
            var page = await (await taking.Fill($"/people/{person.Id}", "link", Password)).Content.ReadAsStringAsync();
            using var entering = clinic.Visitor();
            await entering.Fill(Regex.Match(page, "/join/[A-Za-z0-9_-]+").Value, "join", ("newPassword", "nine quiet ferries"), ("newAgain", "nine quiet ferries"));
        }
        Assert.Contains("both by one person", await Together(clinic, nurse, other, "nine quiet ferries"), StringComparison.Ordinal);
    }
}
