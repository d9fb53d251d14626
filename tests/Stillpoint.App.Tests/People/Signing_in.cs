using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.People;

public sealed class Signing_in
{
    private static async Task<List<string>> Audited(RunningClinic clinic, Guid person)
    {
        await using var db = clinic.Database.Open();
        return await db.Set<AuditEntryRow>().Where(entry => entry.Subject == $"person/{person}").OrderBy(entry => entry.Number).Select(entry => (entry.Action + " " + entry.Detail).Trim()).ToListAsync();
    }

    [Fact]
    public async Task The_right_password_opens_the_door_and_the_audit_keeps_it()
    {
        await using var clinic = await RunningClinic.Start();
        var nurse = await clinic.Staff([Role.Nurse]);
        using var visitor = clinic.Visitor();

        using var reply = await visitor.SignIn(nurse.Email.ToUpperInvariant(), RunningClinic.Password, page: "/signin?back=%2Faccount");

        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.Equal("/account", Visitor.To(reply));
        Assert.Contains(nurse.Name, await visitor.Read("/account"), StringComparison.Ordinal);
        Assert.Equal(["signed-in password, from 127.0.0.1"], await Audited(clinic, nurse.Id));
        var cookie = reply.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("stillpoint=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public async Task The_way_back_never_leads_to_another_site(string back)
    {
        await using var clinic = await RunningClinic.Start();
        var nurse = await clinic.Staff([Role.Nurse]);
        using var visitor = clinic.Visitor();
        using var reply = await visitor.SignIn(nurse.Email, RunningClinic.Password, page: $"/signin?back={Uri.EscapeDataString(back)}");
        Assert.Equal("/", Visitor.To(reply));
    }

    [Fact]
    public async Task A_wrong_password_and_a_stranger_get_the_same_answer()
    {
        await using var clinic = await RunningClinic.Start();
        var nurse = await clinic.Staff([Role.Nurse]);
        using var visitor = clinic.Visitor();
        var wrong = await (await visitor.SignIn(nurse.Email, "not the password")).Content.ReadAsStringAsync();
        var stranger = await (await visitor.SignIn("nobody@harbour.example", "not the password")).Content.ReadAsStringAsync();
        Assert.Contains("You are not signed in", wrong, StringComparison.Ordinal);
        Assert.Contains("You are not signed in", stranger, StringComparison.Ordinal);
        Assert.DoesNotContain("not the password", wrong, StringComparison.Ordinal);
        Assert.Equal(["sign-in-refused from 127.0.0.1"], await Audited(clinic, nurse.Id));
        await using var db = clinic.Database.Open();
        Assert.Equal("from 127.0.0.1", (await db.Set<AuditEntryRow>().SingleAsync(entry => entry.Subject == "person/unknown")).Detail);
    }

    [Theory, OnEveryEngine]
    public async Task Five_wrong_passwords_shut_the_way_from_there_for_fifteen_minutes(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var nurse = await clinic.Staff([Role.Nurse]);
        using var visitor = clinic.Visitor();
        for (var tries = 0; tries < 5; tries++) (await visitor.SignIn(nurse.Email, "not the password")).Dispose();

        Assert.Equal(HttpStatusCode.OK, (await visitor.SignIn(nurse.Email, RunningClinic.Password)).StatusCode);
        Assert.Equal("sign-in-refused too many tries, from 127.0.0.1", (await Audited(clinic, nurse.Id))[^1]);

        clinic.Clock.Pass(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignIn(nurse.Email, RunningClinic.Password)).StatusCode);
    }

    [Fact]
    public async Task Four_wrong_passwords_then_the_right_one_start_the_count_anew()
    {
        await using var clinic = await RunningClinic.Start();
        var nurse = await clinic.Staff([Role.Nurse]);
        using var visitor = clinic.Visitor();
        for (var round = 0; round < 2; round++)
        {
            for (var tries = 0; tries < 4; tries++) (await visitor.SignIn(nurse.Email, "not the password")).Dispose();
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignIn(nurse.Email, RunningClinic.Password)).StatusCode);
        }
    }

    [Theory, OnEveryEngine]
    public async Task Many_wrong_guesses_at_once_get_no_more_tries_than_one_after_another(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var nurse = await clinic.Staff([Role.Nurse]);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
            Assert.Null(await clinic.Ask(services => services.GetRequiredService<SignIn>().Try(nurse.Email, "not the password", null, "192.0.2.7")))));
        await using var db = clinic.Database.Open();
        Assert.InRange(await db.Set<AuditEntryRow>().CountAsync(entry => entry.Action == "sign-in-refused" && entry.Detail == "from 192.0.2.7"), 0, 5);
        Assert.Equal(12, await db.Set<AuditEntryRow>().CountAsync(entry => entry.Action == "sign-in-refused"));
    }

    [Fact]
    public async Task Nobody_may_knock_without_end()
    {
        await using var clinic = await RunningClinic.Start();
        using var visitor = clinic.Visitor();
        var statuses = new List<HttpStatusCode>();
        for (var tries = 0; tries < 35; tries++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/signin") { Content = new FormUrlEncodedContent([]) };
            using var reply = await visitor.Send(request);
            statuses.Add(reply.StatusCode);
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, statuses.Take(30));
    }

    [Fact]
    public async Task Who_is_signed_in_uses_up_nobody_elses_tries_behind_the_same_address()
    {
        await using var clinic = await RunningClinic.Start();
        using var busy = await clinic.As(Role.Nurse);
        using var colleague = await clinic.As(Role.Prescriber);
        using var stranger = clinic.Visitor();
        async Task<HttpStatusCode> Send(Visitor who, string to)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = new FormUrlEncodedContent([]) };
            using var reply = await who.Send(request);
            return reply.StatusCode;
        }
        for (var tries = 0; tries < 30; tries++) Assert.Equal(HttpStatusCode.NoContent, await Send(busy, "/act"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Send(busy, "/act"));
        Assert.Equal(HttpStatusCode.NoContent, await Send(colleague, "/act"));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, await Send(stranger, "/signin"));
    }

    [Fact]
    public async Task With_an_authenticator_the_password_alone_is_not_enough_and_a_code_works_once()
    {
        await using var clinic = await RunningClinic.Start();
        var (nurse, secret, codes) = await WithAuthenticator(clinic);
        clinic.Clock.Pass(TimeSpan.FromMinutes(1));
        var code = Totp.CodeAt(secret, Totp.StepOf(clinic.Clock.GetUtcNow()));
        using var visitor = clinic.Visitor();

        Assert.Equal(HttpStatusCode.OK, (await visitor.SignIn(nurse.Email, RunningClinic.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SignIn(nurse.Email, RunningClinic.Password, "000000")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SignIn(nurse.Email, "not the password", code)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignIn(nurse.Email, RunningClinic.Password, code)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SignIn(nurse.Email, RunningClinic.Password, code)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignIn(nurse.Email, RunningClinic.Password, recovery: codes[3])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SignIn(nurse.Email, RunningClinic.Password, recovery: codes[3])).StatusCode);
    }

    [Fact]
    public async Task Neither_the_authenticators_secret_nor_a_recovery_code_stands_in_the_database()
    {
        await using var clinic = await RunningClinic.Start();
        var (nurse, secret, codes) = await WithAuthenticator(clinic);
        await using var db = clinic.Database.Open();
        var row = await db.Set<StaffRow>().SingleAsync(person => person.Id == nurse.Id);
        Assert.DoesNotContain(Totp.Written(secret), row.AuthenticatorSecret, StringComparison.OrdinalIgnoreCase);
        var hashes = await db.Set<RecoveryCodeRow>().Select(code => code.Hash).ToListAsync();
        Assert.Equal(10, hashes.Count);
        Assert.All(codes, code => Assert.DoesNotContain(hashes, hash => hash.Contains(code, StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task<(StaffRow Nurse, byte[] Secret, IReadOnlyList<string> Codes)> WithAuthenticator(RunningClinic clinic)
    {
        var nurse = await clinic.Staff([Role.Nurse]);
        var (secret, codes) = await clinic.Ask(async services =>
        {
            var twoSteps = services.GetRequiredService<TwoSteps>();
            var enrolment = await twoSteps.Begin(nurse.Id);
            var key = Totp.Read(enrolment!.Secret.Value.Replace(" ", "", StringComparison.Ordinal));
            Assert.Null(await twoSteps.Prove(nurse.Id, enrolment.Ticket, "000000"));
            return (key, (await twoSteps.Prove(nurse.Id, enrolment.Ticket, Totp.CodeAt(key, Totp.StepOf(clinic.Clock.GetUtcNow()))))!.Value.Codes);
        });
        return (nurse, secret, codes);
    }

    [Fact]
    public async Task Until_the_second_step_is_set_up_a_person_reaches_their_account_and_nothing_else()
    {
        await using var clinic = await RunningClinic.Start(with: settings => settings with { TwoSteps = true });
        var owner = await clinic.Staff([Role.Owner]);
        using var visitor = clinic.Visitor();
        using var reply = await visitor.SignIn(owner.Email, RunningClinic.Password);
        Assert.Equal("/account/two-step", Visitor.To(reply));
        using var people = await visitor.Get("/people");
        Assert.Equal("/account/two-step", Visitor.To(people));

        var page = await visitor.Read("/account/two-step");
        var secret = System.Text.RegularExpressions.Regex.Match(page, "secret\">([A-Z2-7 ]+)<").Groups[1].Value;
        Assert.Contains("<svg class=\"qr\"", page, StringComparison.Ordinal);
        var code = Totp.CodeAt(Totp.Read(secret.Replace(" ", "", StringComparison.Ordinal)), Totp.StepOf(clinic.Clock.GetUtcNow()));
        var ticket = System.Text.RegularExpressions.Regex.Match(page, "name=\"ticket\" value=\"([^\"]+)\"").Groups[1].Value;
        var done = await (await visitor.Fill("/account/two-step", "two-step", ("code", code), ("ticket", ticket))).Content.ReadAsStringAsync();
        Assert.Contains("Ten codes for paper", done, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/people")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_it_and_a_new_password_ends_it_everywhere_else()
    {
        await using var clinic = await RunningClinic.Start();
        var nurse = await clinic.Staff([Role.Nurse]);
        using var here = await clinic.SignedIn(nurse);
        using var there = await clinic.SignedIn(nurse);

        var changed = await here.Fill("/account", "password", ("now", RunningClinic.Password), ("newPassword", "three plum tugboats"), ("newAgain", "three plum tugboats"));
        Assert.Contains("Your password is changed", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await there.Get("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/account")).StatusCode);

        await here.Fill("/account", "sign-out");
        Assert.Equal(HttpStatusCode.Redirect, (await here.Get("/account")).StatusCode);
    }

    [Fact]
    public async Task Programs_get_a_status_and_people_get_the_sign_in_page()
    {
        await using var clinic = await RunningClinic.Start();
        using var visitor = clinic.Visitor();
        using var page = await visitor.Get("/people");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal("/signin?back=%2Fpeople", Visitor.To(page));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ask/dose") { Content = new StringContent("{}") };
        using var api = await visitor.Send(request);
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        Assert.Null(api.Headers.Location);
    }

    [Fact]
    public async Task The_demo_offers_its_people_and_the_real_clinic_never_does()
    {
        await using var demo = await RunningClinic.Start(with: settings => settings with { Demo = true });
        var nurse = await demo.Staff([Role.Nurse], name: "Ida Fennel");
        using var visitor = demo.Visitor();
        Assert.Contains("Ida Fennel", await visitor.Read("/signin"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Fill("/signin", "demo", ("person", nurse.Id.ToString()))).StatusCode);

        await using var real = await RunningClinic.Start();
        var person = await real.Staff([Role.Nurse], name: "Ida Fennel");
        Assert.DoesNotContain("Ida Fennel", await real.Visitor().Read("/signin"), StringComparison.Ordinal);
        Assert.Null(await real.Ask(services => services.GetRequiredService<DemoSignIns>().Enter(person.Id)));
    }
}
