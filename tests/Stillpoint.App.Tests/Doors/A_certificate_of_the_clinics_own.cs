using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Stillpoint.App.Doors;

namespace Stillpoint.App.Tests.Doors;

public sealed class A_certificate_of_the_clinics_own : IDisposable
{
    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private static readonly DateTimeOffset Today = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("stillpoint-certificate-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (int Exit, string Output, string Errors) Run(params string[] args) => RunAt(Today, args);

    private (int Exit, string Output, string Errors) RunAt(DateTimeOffset now, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exit = CertificateCommand.Run([.. args, "--out", folder], output, errors, new At(now));
        return (exit, output.ToString(), errors.ToString());
    }

    private string In(string file) => Path.Combine(folder, file);

    private static bool Trusted(X509Certificate2 server, X509Certificate2 root)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = Today.UtcDateTime;
        return chain.Build(server);
    }

    [Fact]
    public async Task A_tablet_that_trusts_the_root_trusts_the_server_by_name_and_by_address()
    {
        Assert.Equal(0, Run("--for", "stillpoint.clinic.lan,192.168.7.20").Exit);
        var (server, refusal) = ServerCertificate.Load(In("server.pem"), Today);
        Assert.Null(refusal);
        using var root = X509CertificateLoader.LoadCertificateFromFile(In("clinic-root.crt"));

        foreach (var name in new[] { "stillpoint.clinic.lan", "192.168.7.20", "localhost", "127.0.0.1" }) Assert.True(await Handshake(server!, root, name), name);
        Assert.False(await Handshake(server!, root, "elsewhere.clinic.lan"));
        server!.Dispose();
    }

    private static async Task<bool> Handshake(X509Certificate2 certificate, X509Certificate2 root, string name)
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new System.Net.Sockets.TcpClient();
        var connecting = client.ConnectAsync(IPAddress.Loopback, ((IPEndPoint)listener.LocalEndpoint).Port);
        using var accepted = await listener.AcceptTcpClientAsync();
        await connecting;
        await using var serving = new SslStream(accepted.GetStream());
        await using var asking = new SslStream(client.GetStream());
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, VerificationTime = Today.UtcDateTime, VerificationTimeIgnored = false };
        policy.CustomTrustStore.Add(root);
        var served = serving.AuthenticateAsServerAsync(certificate).ContinueWith(_ => { }, TaskScheduler.Default);
        try
        {
            await asking.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = name, CertificateChainPolicy = policy });
            return true;
        }
        catch (AuthenticationException)
        {
            return false;
        }
        finally
        {
            asking.Close();
            await served;
        }
    }

    [Fact]
    public void The_root_can_vouch_for_nothing_but_the_clinics_names()
    {
        using var root = ClinicCertificate.Root("Lantern Street", ["stillpoint.clinic.lan", "192.168.7.20"], Today);
        using var ours = ClinicCertificate.Server(root, ["stillpoint.clinic.lan"], Today);
        using var bank = ClinicCertificate.Server(root, ["bank.example"], Today);
        using var router = ClinicCertificate.Server(root, ["192.168.7.1"], Today);
        Assert.True(Trusted(ours, root));
        Assert.False(Trusted(bank, root));
        Assert.False(Trusted(router, root));
    }

    [Fact]
    public void Renewing_keeps_the_root_that_the_tablets_already_trust()
    {
        Run("--for", "stillpoint.clinic.lan");
        var before = File.ReadAllText(In("clinic-root.crt"));
        var oldServer = File.ReadAllText(In("server.pem"));
        var (exit, output, _) = RunAt(Today.AddDays(700), "--for", "stillpoint.clinic.lan");
        Assert.Equal(0, exit);
        Assert.Contains("root is as it was", output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(In("clinic-root.crt")));
        Assert.NotEqual(oldServer, File.ReadAllText(In("server.pem")));
    }

    [Fact]
    public void A_name_the_root_does_not_cover_needs_a_new_root_and_says_so()
    {
        Run("--for", "stillpoint.clinic.lan");
        var (exit, _, errors) = Run("--for", "other.clinic.lan");
        Assert.Equal(2, exit);
        Assert.Contains("--new-root", errors, StringComparison.Ordinal);
        Assert.Equal(0, Run("--for", "other.clinic.lan", "--new-root").Exit);
    }

    [Fact]
    public void Keys_are_readable_by_their_owner_alone()
    {
        Run("--for", "stillpoint.clinic.lan");
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in new[] { "clinic-root.key", "server.pem" })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(In(file)));
    }

    [Fact]
    public void An_ended_or_unreadable_certificate_is_refused_in_one_sentence()
    {
        Run("--for", "stillpoint.clinic.lan");
        Assert.Contains("today is neither", ServerCertificate.Load(In("server.pem"), Today.AddDays(801)).Refusal, StringComparison.Ordinal);
        Assert.Contains("with certificate and key", ServerCertificate.Load(In("clinic-root.crt"), Today).Refusal, StringComparison.Ordinal);
        Assert.Contains("is not there", ServerCertificate.Load(In("absent.pem"), Today).Refusal, StringComparison.Ordinal);
        File.WriteAllText(In("noise.pem"), "not a certificate");
        Assert.Contains("can't be read", ServerCertificate.Load(In("noise.pem"), Today).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://clinic.lan")]
    [InlineData("a b")]
    [InlineData("*")]
    public void What_is_no_name_is_refused(string name)
    {
        var (exit, _, errors) = Run("--for", name);
        Assert.Equal(2, exit);
        Assert.Contains("neither a host name nor an address", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Asking_for_no_name_shows_how_to_ask() => Assert.Equal(2, Run().Exit);
}
