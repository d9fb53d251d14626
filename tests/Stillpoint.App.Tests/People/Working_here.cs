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

public sealed class Working_here
{
    private static async Task<string> Invite(Visitor owner, RunningClinic clinic, string name = "Teal Larkin", string email = "teal@harbour.example", params Role[] roles)
    {
        var page = await (await owner.Fill("/people", "invite", [("name", name), ("email", email), ("clinics", clinic.Clinic.ToString()), ("password", RunningClinic.Password), .. roles.Select(role => ("roles", role.Word))])).Content.ReadAsStringAsync();
        return Regex.Match(page, "/join/[A-Za-z0-9_-]+").Value is { Length: > 0 } link ? link : throw new InvalidOperationException(page);
    }

    [Theory, OnEveryEngine]
    public async Task An_invited_person_chooses_a_password_and_has_the_roles_they_were_given(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        using var owner = await clinic.As(Role.Owner);
        var link = await Invite(owner, clinic, roles: [Role.Coordinator, Role.Therapist]);

        using var teal = clinic.Visitor();
        Assert.Contains("Welcome, Teal Larkin", await teal.Read(link), StringComparison.Ordinal);
        using var joined = await teal.Fill(link, "join", ("newPassword", "nine quiet ferries"), ("newAgain", "nine quiet ferries"));
        Assert.Equal(HttpStatusCode.Redirect, joined.StatusCode);
        var account = await teal.Read("/account");
        Assert.Contains("Coordinator, Therapist", account, StringComparison.Ordinal);
        Assert.Contains("Harbour", account, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_works_once_and_for_three_days()
    {
        await using var clinic = await RunningClinic.Start();
        using var owner = await clinic.As(Role.Owner);
        var used = await Invite(owner, clinic, roles: Role.Nurse);
        using var teal = clinic.Visitor();
        await teal.Fill(used, "join", ("newPassword", "nine quiet ferries"), ("newAgain", "nine quiet ferries"));
        Assert.Contains("doesn't work any more", await clinic.Visitor().Read(used), StringComparison.Ordinal);

        var late = await Invite(owner, clinic, "Robin Ash", "robin@harbour.example", Role.Nurse);
        clinic.Clock.Pass(TimeSpan.FromDays(3));
        Assert.Contains("doesn't work any more", await clinic.Visitor().Read(late), StringComparison.Ordinal);
        Assert.Contains("doesn't work any more", await clinic.Visitor().Read("/join/made-up"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_password_leaves_the_invitation_as_it_was()
    {
        await using var clinic = await RunningClinic.Start();
        using var owner = await clinic.As(Role.Owner);
        var link = await Invite(owner, clinic, roles: Role.Nurse);
        using var teal = clinic.Visitor();
        var refused = WebUtility.HtmlDecode(await (await teal.Fill(link, "join", ("newPassword", "harbour harbour"), ("newAgain", "harbour harbour"))).Content.ReadAsStringAsync());
        Assert.Contains("Leave the clinic's name out of it", refused, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await teal.Fill(link, "join", ("newPassword", "nine quiet ferries"), ("newAgain", "nine quiet ferries"))).StatusCode);
    }

    [Fact]
    public async Task A_role_taken_away_is_gone_with_the_next_click()
    {
        await using var clinic = await RunningClinic.Start();
        using var owner = await clinic.As(Role.Owner);
        var second = await clinic.Staff([Role.Owner]);
        using var visitor = await clinic.SignedIn(second);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/people")).StatusCode);

        await owner.Fill($"/people/{second.Id}", "place", ("roles", "therapist"), ("clinics", clinic.Clinic.ToString()), ("password", RunningClinic.Password));

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Get("/people")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/account")).StatusCode);
    }

    [Fact]
    public async Task Who_leaves_is_signed_out_everywhere_and_cannot_come_back_in()
    {
        await using var clinic = await RunningClinic.Start();
        using var owner = await clinic.As(Role.Owner);
        var nurse = await clinic.Staff([Role.Nurse]);
        using var visitor = await clinic.SignedIn(nurse);

        await owner.Fill($"/people/{nurse.Id}", "leave", ("sure", "true"), ("password", RunningClinic.Password));

        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SignIn(nurse.Email, RunningClinic.Password)).StatusCode);
    }

    [Theory, OnEveryEngine]
    public async Task Somebody_always_owns_the_clinic_even_when_two_owners_demote_each_other_at_once(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        await using (var db = clinic.Database.Open()) await db.Set<StaffRoleRow>().ExecuteDeleteAsync();
        var first = await clinic.Staff([Role.Owner]);
        var second = await clinic.Staff([Role.Owner]);

        var outcomes = await Task.WhenAll(
            clinic.Ask(services => services.GetRequiredService<Staffing>().Change(Actor.Of(first.Id), second.Id, [Role.Nurse], [clinic.Clinic])),
            clinic.Ask(services => services.GetRequiredService<Staffing>().Change(Actor.Of(second.Id), first.Id, [Role.Nurse], [clinic.Clinic])));

        Assert.Single(outcomes, outcome => outcome is Outcome.Done);
        Assert.Contains("Somebody must be the owner", outcomes.OfType<Outcome.Refused>().Single().All[0].Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_link_replaces_a_lost_password_and_a_lost_phone()
    {
        await using var clinic = await RunningClinic.Start();
        using var owner = await clinic.As(Role.Owner);
        var nurse = await clinic.Staff([Role.Nurse]);
        using var before = await clinic.SignedIn(nurse);
        var page = await (await owner.Fill($"/people/{nurse.Id}", "link", ("password", RunningClinic.Password))).Content.ReadAsStringAsync();
        var link = Regex.Match(page, "/join/[A-Za-z0-9_-]+").Value;

        using var visitor = clinic.Visitor();
        await visitor.Fill(link, "join", ("newPassword", "nine quiet ferries"), ("newAgain", "nine quiet ferries"));

        Assert.Equal(HttpStatusCode.Redirect, (await before.Get("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await clinic.Visitor().SignIn(nurse.Email, RunningClinic.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await clinic.Visitor().SignIn(nurse.Email, "nine quiet ferries")).StatusCode);
    }

    [Theory]
    [InlineData("", "teal@harbour.example", "nurse", "Enter the person's name.")]
    [InlineData("Teal", "teal", "nurse", "Enter their work e-mail")]
    [InlineData("Teal", "teal@harbour.example", "", "Choose at least one role.")]
    [InlineData("Teal", "teal@harbour.example", "patient", "not a role of staff")]
    [InlineData("Teal", "teal@harbour.example", "emperor", "not a role of staff")]
    public async Task An_invitation_that_lacks_something_says_what(string name, string email, string role, string says)
    {
        await using var clinic = await RunningClinic.Start();
        using var owner = await clinic.As(Role.Owner);
        (string, string)[] roles = role.Length == 0 ? [] : [("roles", role)];
        var page = await Drawn.From(owner.Fill("/people", "invite", [("name", name), ("email", email), ("clinics", clinic.Clinic.ToString()), ("password", RunningClinic.Password), .. roles]));
        Assert.Contains(page.Summary, refusal => refusal.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_audit_keeps_who_changed_whom()
    {
        await using var clinic = await RunningClinic.Start();
        var owner = await clinic.Staff([Role.Owner]);
        var nurse = await clinic.Staff([Role.Nurse]);
        await clinic.Ask(services => services.GetRequiredService<Staffing>().Change(Actor.Of(owner.Id), nurse.Id, [Role.Therapist, Role.Custodian], [clinic.Clinic]));
        await using var db = clinic.Database.Open();
        var entry = await db.Set<AuditEntryRow>().SingleAsync(one => one.Action == "roles-changed");
        Assert.Equal(owner.Id, entry.By);
        Assert.Equal($"person/{nurse.Id}", entry.Subject);
        Assert.StartsWith("nurse > therapist; awaits a second person: custodian", entry.Detail, StringComparison.Ordinal);
    }
}
