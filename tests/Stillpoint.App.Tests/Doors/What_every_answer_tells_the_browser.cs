using System.Net;
using System.Security.Cryptography.X509Certificates;
using Stillpoint.App.Authorization;
using Stillpoint.App.Doors;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Doors;

public sealed class What_every_answer_tells_the_browser
{
    [Theory]
    [InlineData("/signin")]
    [InlineData("/people")]
    [InlineData("/no-such-page")]
    [InlineData("/health/live")]
    [InlineData("/mark.svg")]
    public async Task Scripts_and_styles_come_from_here_alone_and_no_address_is_passed_on(string path)
    {
        await using var clinic = await RunningClinic.Start();
        using var visitor = clinic.Visitor();
        using var reply = await visitor.Get(path);
        var policy = reply.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", reply.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", reply.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(reply.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_page_of_somebody_is_kept_in_no_cache()
    {
        await using var clinic = await RunningClinic.Start();
        using var nurse = await clinic.As(Role.Nurse);
        using var reply = await nurse.Get("/account");
        Assert.True(reply.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Origin", "https://elsewhere.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    public async Task Another_site_changes_nothing_here(string header, string value, bool passes)
    {
        await using var clinic = await RunningClinic.Start();
        using var nurse = await clinic.As(Role.Nurse);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ask/dose") { Content = new StringContent("{}") };
        request.Headers.Add(header, value);
        using var reply = await nurse.Send(request);
        Assert.Equal(passes ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.Forbidden, reply.StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_is_not_taken()
    {
        await using var clinic = await RunningClinic.Start();
        using var owner = await clinic.As(Role.Owner);
        foreach (var path in new[] { "/people", "/sign-out", "/keys", "/account", "/theme" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "invite")]) };
            using var reply = await owner.Send(request);
            Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        }
    }

    [Fact]
    public async Task With_a_certificate_the_cookie_travels_encrypted_only_and_plain_addresses_are_forgotten()
    {
        var folder = Directory.CreateTempSubdirectory("stillpoint-tls-").FullName;
        var today = TestClock.Afternoon;
        using var root = ClinicCertificate.Root("Harbour", ["clinic.lan"], today);
        using var server = ClinicCertificate.Server(root, ["clinic.lan"], today);
        using var key = server.GetECDsaPrivateKey();
        var file = Path.Combine(folder, "server.pem");
        await File.WriteAllTextAsync(file, server.ExportCertificatePem() + "\n" + key!.ExportPkcs8PrivateKeyPem());

        await using var clinic = await RunningClinic.Start(with: settings => settings with { Certificate = file });
        Assert.StartsWith("https://", clinic.Address, StringComparison.Ordinal);
        var nurse = await clinic.Staff([Role.Nurse]);
        using var visitor = new Visitor(new Uri(clinic.Address), trusts: root, on: today);
        using var reply = await visitor.SignIn(nurse.Email, RunningClinic.Password);
        Assert.Contains("secure", reply.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("__Host-stillpoint=", StringComparison.Ordinal)), StringComparison.OrdinalIgnoreCase);
        Assert.True(reply.Headers.Contains("Strict-Transport-Security"));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_word_of_a_proxy_is_taken_only_when_there_is_one(bool behind)
    {
        await using var clinic = await RunningClinic.Start(with: settings => settings with { BehindProxy = behind, Hosts = "clinic.example" });
        using var visitor = clinic.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/signin");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        using var reply = await visitor.Send(request);
        Assert.Equal(behind, reply.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal(behind, reply.Headers.GetValues("Set-Cookie").Single().Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task It_is_alive_at_once_and_ready_while_its_database_answers()
    {
        await using var clinic = await RunningClinic.Start();
        using var visitor = clinic.Visitor();
        Assert.Equal("Healthy", await visitor.Read("/health/live"));
        Assert.Equal("Healthy", await visitor.Read("/health/ready"));
    }
}
