using System.Net;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Enquiry;

public sealed class The_front_page(OneClinic clinic) : IClassFixture<OneClinic>
{
    [Theory]
    [InlineData("/", "en", "Ask for help", "Staff sign-in")]
    [InlineData("/?lang=es", "es", "Pedir ayuda", "Entrada del personal")]
    public async Task Leads_who_is_not_signed_in_to_help_and_staff_to_their_door(string address, string language, string ask, string door)
    {
        using var visitor = clinic.Running.Visitor();
        var page = await Drawn.From(visitor.Get(address));
        Assert.Equal((HttpStatusCode.OK, language), (page.Status, page.Language));
        Assert.Contains($"href=\"/enquire?lang={language}\">{ask}<", page.Html, StringComparison.Ordinal);
        Assert.Contains($"href=\"/signin\">{door}<", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remembers_the_language_and_speaks_the_devices_own_before_one_was_chosen()
    {
        using var visitor = clinic.Running.Visitor();
        using (var asked = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Accept-Language", "es-MX,es;q=0.9,en;q=0.5" } } })
            Assert.Equal("es", (await Drawn.From(visitor.Send(asked))).Language);
        Assert.Equal("en", (await Drawn.From(visitor.Get("/"))).Language);
        await visitor.Read("/?lang=es");
        Assert.Equal("es", (await Drawn.From(visitor.Get("/enquire"))).Language);
        Assert.Equal("es", (await Drawn.From(visitor.Get("/not-found"))).Language);
        Assert.Equal("en", (await Drawn.From(visitor.Get("/signin"))).Language);
        await visitor.Read("/?lang=en");
        Assert.Equal("en", (await Drawn.From(visitor.Get("/enquire"))).Language);
        await visitor.Read("/?lang=tlh");
        Assert.Equal("en", (await Drawn.From(visitor.Get("/enquire"))).Language);
    }

    [Fact]
    public async Task Shows_urgent_help_on_every_page_a_patient_may_open()
    {
        using var visitor = clinic.Running.Visitor();
        foreach (var (language, says) in new[] { ("en", "thinking of ending your life?"), ("es", "piensa en quitarse la vida") })
            foreach (var address in new[] { "/", "/enquire", "/not-found", "/denied", "/failed", "/status/429" })
            {
                var page = await Drawn.From(visitor.Get($"{address}?lang={language}"));
                Assert.True(page.Text.Contains(says, StringComparison.Ordinal) && page.Html.Contains("href=\"tel:988\"", StringComparison.Ordinal), $"{address} in {language} shows no urgent help");
            }
    }

    public static TheoryData<string, string> Homes => new()
    {
        { "coordinator", "/enquiries" }, { "prescriber", "/patients" }, { "owner", "/people" }, { "therapist", "/patients" }, { "auditor", "/patients" }, { "custodian", "/inbox" }, { "medical-director", "/patients" },
    };

    [Theory, MemberData(nameof(Homes))]
    public async Task Sends_who_works_here_to_where_their_role_lives(string role, string home)
    {
        using var visitor = await clinic.Running.As(Role.Find(role)!);
        using var reply = await visitor.Get("/");
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.StartsWith(home, Visitor.To(reply), StringComparison.Ordinal);
        using var there = await visitor.Get(Visitor.To(reply));
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
    }

    [Fact]
    public async Task Sends_a_nurse_to_the_floor_and_who_has_no_role_to_their_account()
    {
        var floor = clinic.Running.Routes.Any(route => route.RoutePattern.RawText?.Trim('/') == "floor");
        using var nurse = await clinic.Running.As(Role.Nurse, Role.Prescriber);
        using var reply = await nurse.Get("/");
        Assert.Equal(floor ? "/floor" : "/patients", Visitor.To(reply));
        using var nobody = await clinic.Running.As();
        using var account = await nobody.Get("/");
        Assert.Equal("/account", Visitor.To(account));
    }
}
