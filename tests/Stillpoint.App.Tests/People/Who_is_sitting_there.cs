using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.People;

public sealed class Who_is_sitting_there
{
    private static Task<RunningClinic> Locking() => RunningClinic.Start(with: settings => settings with { LockAfterMinutes = 5 });

    [Theory, OnEveryEngine]
    public async Task A_cookie_that_was_copied_ends_when_its_owner_signs_out(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var nurse = await clinic.Staff([Role.Nurse]);
        using var visitor = await clinic.SignedIn(nurse);
        using var thief = clinic.Visitor();
        foreach (Cookie cookie in visitor.Cookies.GetAllCookies()) thief.Cookies.Add(new Uri(clinic.Address), new Cookie(cookie.Name, cookie.Value));
        Assert.Equal(HttpStatusCode.OK, (await thief.Get("/account")).StatusCode);

        (await visitor.Fill("/account", "sign-out")).Dispose();

        Assert.Equal(HttpStatusCode.Redirect, (await thief.Get("/account")).StatusCode);
        await using var db = clinic.Database.Open();
        Assert.Equal("from 127.0.0.1", (await db.Set<AuditEntryRow>().SingleAsync(entry => entry.Action == "signed-out" && entry.By == nurse.Id)).Detail);
    }

    [Theory, OnEveryEngine]
    public async Task A_person_sees_where_they_are_signed_in_and_what_was_refused_and_ends_the_others(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var nurse = await clinic.Staff([Role.Nurse]);
        using var elsewhere = await clinic.SignedIn(nurse);
        using var stranger = clinic.Visitor();
        (await stranger.SignIn(nurse.Email, "not the password")).Dispose();
        using var here = await clinic.SignedIn(nurse);

        var page = (await Drawn.From(here.Get("/account"))).Text;
        Assert.Equal(3, page.Split("127.0.0.1").Length - 1);
        Assert.Contains("127.0.0.1, this device", page, StringComparison.Ordinal);
        Assert.Contains("A try to sign in, from 127.0.0.1", page, StringComparison.Ordinal);

        (await here.Fill("/account", "end-others", ("now", "not the password"))).Dispose();
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.Get("/account")).StatusCode);
        (await here.Fill("/account", "end-others", ("now", RunningClinic.Password))).Dispose();
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.Get("/account")).StatusCode);
        Assert.DoesNotContain("everywhere else", (await Drawn.From(here.Get("/account"))).Text, StringComparison.Ordinal);
        await using var db = clinic.Database.Open();
        Assert.Single(await db.Set<AuditEntryRow>().Where(entry => entry.Action == "other-sign-ins-ended" && entry.By == nurse.Id).ToListAsync());
    }

    [Fact]
    public async Task A_sign_in_ends_after_twelve_hours_however_busy_the_page_was()
    {
        await using var clinic = await RunningClinic.Start();
        using var nurse = await clinic.As(Role.Nurse);
        for (var hour = 0; hour < 11; hour++)
        {
            clinic.Clock.Pass(TimeSpan.FromHours(1));
            Assert.Equal(HttpStatusCode.OK, (await nurse.Get("/account")).StatusCode);
        }
        clinic.Clock.Pass(TimeSpan.FromHours(1.01));
        Assert.Equal(HttpStatusCode.Redirect, (await nurse.Get("/account")).StatusCode);
    }

    [Theory, OnEveryEngine]
    public async Task A_screen_that_only_asks_by_itself_is_locked_after_some_quiet_minutes(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine, with: settings => settings with { LockAfterMinutes = 5 });
        using var nurse = await clinic.As(Role.Nurse);
        Assert.Equal(HttpStatusCode.OK, (await nurse.Get("/floor")).StatusCode);
        for (var minute = 0; minute < 6; minute++)
        {
            Assert.Equal(HttpStatusCode.OK, (await nurse.Get("/floor/board")).StatusCode);
            clinic.Clock.Pass(TimeSpan.FromMinutes(1));
        }
        Assert.Equal(HttpStatusCode.Locked, (await nurse.Get("/floor/board")).StatusCode);
        using var page = await nurse.Get("/patients");
        Assert.Equal(HttpStatusCode.Locked, page.StatusCode);
        Assert.Contains("enter your password", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hand_on_the_page_keeps_it_open()
    {
        await using var clinic = await Locking();
        using var nurse = await clinic.As(Role.Nurse);
        for (var minute = 0; minute < 20; minute++)
        {
            clinic.Clock.Pass(TimeSpan.FromMinutes(1));
            using var act = new HttpRequestMessage(HttpMethod.Post, "/act");
            Assert.Equal(HttpStatusCode.NoContent, (await nurse.Send(act)).StatusCode);
        }
    }

    [Fact]
    public async Task The_same_person_unlocks_with_their_password_and_comes_back_where_they_were()
    {
        await using var clinic = await Locking();
        using var nurse = await clinic.As(Role.Nurse);
        clinic.Clock.Pass(TimeSpan.FromMinutes(7));

        using var wrong = await nurse.Fill("/locked?back=%2Faccount", "unlock", (ScreenLock.Password, "not the password"));
        Assert.Equal(HttpStatusCode.Locked, wrong.StatusCode);
        Assert.Contains("That isn't your password", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var right = await nurse.Fill("/locked?back=%2Faccount", "unlock", (ScreenLock.Password, RunningClinic.Password));
        Assert.Equal("/account", Visitor.To(right));
        Assert.Equal(HttpStatusCode.OK, (await nurse.Get("/account")).StatusCode);
        await using var db = clinic.Database.Open();
        Assert.Equal(["confirmation-refused from 127.0.0.1", "confirmed password, from 127.0.0.1"],
            await db.Set<AuditEntryRow>().Where(entry => entry.Action.StartsWith("confirm")).OrderBy(entry => entry.Number).Select(entry => entry.Action + " " + entry.Detail).ToListAsync());
    }

    [Fact]
    public async Task What_is_sent_to_a_locked_screen_is_kept_and_goes_on_with_the_password()
    {
        await using var clinic = await Locking();
        using var owner = await clinic.As(Role.Owner);
        var page = await owner.Read("/keys");
        var token = Regex.Match(page, "__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        clinic.Clock.Pass(TimeSpan.FromMinutes(7));

        using var sent = new HttpRequestMessage(HttpMethod.Post, "/keys") { Content = new FormUrlEncodedContent(Fields(page, token, "The referral program")) };
        using var locked = await owner.Send(sent);
        Assert.Equal(HttpStatusCode.Locked, locked.StatusCode);
        var kept = WebUtility.HtmlDecode(await locked.Content.ReadAsStringAsync());
        Assert.Contains("value=\"The referral program\"", kept, StringComparison.Ordinal);

        var fresh = Regex.Match(kept, "__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var again = new HttpRequestMessage(HttpMethod.Post, "/keys")
        {
            Content = new FormUrlEncodedContent(Fields(page, fresh, "The referral program").Append(new(ScreenLock.Password, RunningClinic.Password))),
        };
        Assert.Equal(HttpStatusCode.OK, (await owner.Send(again)).StatusCode);
        await using var db = clinic.Database.Open();
        Assert.Equal("The referral program", (await db.Set<AskKeyRow>().SingleAsync()).Name);
    }

    private static List<KeyValuePair<string, string>> Fields(string page, string token, string called)
    {
        var form = Regex.Matches(page, "<form.*?</form>", RegexOptions.Singleline).Select(match => match.Value).Single(text => text.Contains("What uses it", StringComparison.Ordinal));
        var hidden = Regex.Matches(form, "type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"").Where(match => match.Groups[1].Value != "__RequestVerificationToken")
            .Select(match => KeyValuePair.Create(match.Groups[1].Value, match.Groups[2].Value));
        var typed = Regex.Matches(form, "<input class=\"form-control[^>]* name=\"([^\"]+)\"").Select(match => KeyValuePair.Create(match.Groups[1].Value, called));
        return [.. hidden, .. typed.Where(field => field.Key != "password"), new("days", "30"), new("password", RunningClinic.Password), new("__RequestVerificationToken", token)];
    }

    [Fact]
    public async Task An_outsider_who_guesses_shuts_their_own_way_in_and_nobodys_signature()
    {
        await using var clinic = await RunningClinic.Start();
        var prescriber = await clinic.Staff([Role.Prescriber]);
        for (var tries = 0; tries < 6; tries++)
            Assert.Null(await clinic.Ask(services => services.GetRequiredService<SignIn>().Try(prescriber.Email, "not the password", null, "192.0.2.7")));

        Assert.NotNull((await clinic.Ask(services => services.GetRequiredService<Signing>().Confirm(prescriber.Id, RunningClinic.Password))).Confirmed);
        Assert.Null(await clinic.Ask(services => services.GetRequiredService<SignIn>().Try(prescriber.Email, RunningClinic.Password, null, "192.0.2.7")));
        Assert.NotNull(await clinic.Ask(services => services.GetRequiredService<SignIn>().Try(prescriber.Email, RunningClinic.Password, null, "192.0.2.8")));
    }

    [Fact]
    public async Task Guesses_from_a_hundred_addresses_shut_the_account_but_for_where_its_owner_has_been_before()
    {
        await using var clinic = await RunningClinic.Start();
        var prescriber = await clinic.Staff([Role.Prescriber]);
        using var known = await clinic.SignedIn(prescriber);
        for (var tries = 0; tries <= SignInTries.FromEverywhere; tries++)
            await clinic.Ask(services => services.GetRequiredService<SignInTries>().Count(prescriber.Email, $"192.0.2.{tries}", prescriber.Id));

        Assert.Null(await clinic.Ask(services => services.GetRequiredService<SignIn>().Try(prescriber.Email, RunningClinic.Password, null, "198.51.100.9")));
        Assert.NotNull(await clinic.Ask(services => services.GetRequiredService<SignIn>().Try(prescriber.Email, RunningClinic.Password, null, "127.0.0.1")));
    }

    [Fact]
    public async Task Guessing_a_colleagues_password_beside_them_closes_the_guessers_own_signing()
    {
        await using var clinic = await RunningClinic.Start();
        var (nurse, prescriber) = (await clinic.Staff([Role.Nurse]), await clinic.Staff([Role.Prescriber]));
        for (var tries = 0; tries < 6; tries++)
            Assert.Null((await clinic.Ask(services => services.GetRequiredService<Signing>().ConfirmSecond(prescriber.Email, "not the password", nurse.Id, clinic.Clinic, Access.WitnessesDrugs))).Confirmed);

        Assert.Equal(Signing.Closed, (await clinic.Ask(services => services.GetRequiredService<Signing>().Confirm(nurse.Id, RunningClinic.Password))).Refusal);
        Assert.NotNull((await clinic.Ask(services => services.GetRequiredService<Signing>().Confirm(prescriber.Id, RunningClinic.Password))).Confirmed);
    }

    [Fact]
    public async Task Somebody_without_a_second_step_is_no_witness_where_it_is_asked_of_everybody()
    {
        await using var clinic = await RunningClinic.Start(with: settings => settings with { TwoSteps = true });
        var (nurse, other) = (await clinic.Staff([Role.Nurse]), await clinic.Staff([Role.Nurse]));
        var (confirmed, refusal) = await clinic.Ask(services => services.GetRequiredService<Signing>().ConfirmSecond(other.Email, RunningClinic.Password, nurse.Id, clinic.Clinic, Access.WitnessesDrugs));
        Assert.Null(confirmed);
        Assert.Contains("second step", refusal, StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task Two_signatures_of_one_person_at_once_are_both_right(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var prescriber = await clinic.Staff([Role.Prescriber]);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => clinic.Ask(services => services.GetRequiredService<Signing>().Confirm(prescriber.Id, RunningClinic.Password))));
        Assert.All(both, one => Assert.NotNull(one.Confirmed));
    }

    [Fact]
    public async Task Every_look_at_the_enrolment_has_a_secret_of_its_own_and_proving_one_ends_other_sign_ins()
    {
        await using var clinic = await RunningClinic.Start(with: settings => settings with { TwoSteps = true });
        var nurse = await clinic.Staff([Role.Nurse]);
        using var here = clinic.Visitor();
        using var thief = clinic.Visitor();
        (await here.SignIn(nurse.Email, RunningClinic.Password)).Dispose();
        (await thief.SignIn(nurse.Email, RunningClinic.Password)).Dispose();
        var (page, stolen) = (await here.Read("/account/two-step"), await thief.Read("/account/two-step"));
        Assert.NotEqual(SecretOf(page), SecretOf(stolen));

        var ticket = Regex.Match(page, "name=\"ticket\" value=\"([^\"]+)\"").Groups[1].Value;
        var code = Totp.CodeAt(Totp.Read(SecretOf(page)), Totp.StepOf(clinic.Clock.GetUtcNow()));
        (await here.Fill("/account/two-step", "two-step", ("code", code), ("ticket", ticket))).Dispose();

        Assert.Equal(HttpStatusCode.OK, (await here.Get("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.Get("/account")).StatusCode);
    }

    private static string SecretOf(string page) => Regex.Match(page, "secret\">([A-Z2-7 ]+)<").Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);

    [Fact]
    public async Task A_code_used_while_the_clock_was_a_day_ahead_does_not_shut_the_right_ones_out()
    {
        await using var clinic = await RunningClinic.Start();
        var secret = Totp.NewSecret();
        var now = clinic.Clock.GetUtcNow();
        var tomorrow = Totp.StepOf(now.AddDays(1));
        Assert.Equal(Totp.StepOf(now), Totp.Check(secret, Totp.CodeAt(secret, Totp.StepOf(now)), now, tomorrow));
        Assert.Null(Totp.Check(secret, Totp.CodeAt(secret, Totp.StepOf(now)), now, Totp.StepOf(now)));
    }

    [Fact]
    public async Task A_stream_ends_with_the_right_to_read_it()
    {
        await using var clinic = await RunningClinic.Start();
        var nurse = await clinic.Staff([Role.Nurse]);
        using var visitor = await clinic.SignedIn(nurse);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/floor/live");
        using var reply = await visitor.Send(request);
        await using var stream = await reply.Content.ReadAsStreamAsync();
        Assert.True(await stream.ReadAsync(new byte[64]) > 0);

        await clinic.Ask(services => services.GetRequiredService<Staffing>().LetGo(Audit.Actor.System, nurse.Id));
        clinic.Clock.Pass(TimeSpan.FromSeconds(11));

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var rest = new byte[1024];
        while (await stream.ReadAsync(rest, patience.Token) > 0) { }
    }

    [Fact]
    public async Task A_key_of_a_program_ends_on_its_day_and_opens_no_page()
    {
        await using var clinic = await RunningClinic.Start();
        var owner = await clinic.Staff([Role.Owner]);
        var key = await clinic.Ask(services => services.GetRequiredService<AskKeys>().Make(Audit.Actor.Of(owner.Id), "The referral program", TimeSpan.FromDays(30)));
        Assert.Equal(HttpStatusCode.OK, await With(clinic, key, HttpMethod.Post, "/api/ask/score"));
        Assert.NotEqual(HttpStatusCode.OK, await With(clinic, key, HttpMethod.Get, "/planner"));
        clinic.Clock.Pass(TimeSpan.FromDays(31));
        Assert.Equal(HttpStatusCode.Unauthorized, await With(clinic, key, HttpMethod.Post, "/api/ask/score"));
    }

    private static async Task<HttpStatusCode> With(RunningClinic clinic, string key, HttpMethod method, string path)
    {
        using var program = clinic.Visitor();
        using var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Post) request.Content = new StringContent("""{"instrument":"AUDIT-C","answers":[1,1,1],"context":{"sex":"female"}}""");
        request.Headers.Authorization = new("Bearer", key);
        using var reply = await program.Send(request);
        return reply.StatusCode;
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    public async Task A_request_for_another_host_is_refused(string host)
    {
        await using var clinic = await RunningClinic.Start();
        using var visitor = clinic.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = host } };
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Send(request)).StatusCode);
    }
}
