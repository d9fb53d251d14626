using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Stillpoint.App.Kernel;

namespace Stillpoint.App.Doors;

/// <summary><c>stillpoint certificate</c>: makes what tablets need to reach the server safely inside the clinic, and says how they come to trust it.</summary>
internal static class CertificateCommand
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static int Run(string[] args, TextWriter output, TextWriter errors, TimeProvider clock)
    {
        if (args is ["--help" or "-h"])
        {
            output.WriteLine(Usage);
            return ExitCode.Done;
        }
        if (Asked.Read(args) is not { } asked)
        {
            errors.WriteLine(Usage);
            return ExitCode.RequestWasWrong;
        }
        if (asked.Names.FirstOrDefault(name => !ClinicCertificate.IsName(name)) is { } wrong)
        {
            errors.WriteLine($"“{wrong}” is neither a host name nor an address.");
            return ExitCode.RequestWasWrong;
        }
        return Make(asked, output, errors, clock.GetUtcNow());
    }

    private static int Make(Asked asked, TextWriter output, TextWriter errors, DateTimeOffset now)
    {
        Directory.CreateDirectory(asked.Into);
        string rootFile = Path.Combine(asked.Into, "clinic-root.crt"), keyFile = Path.Combine(asked.Into, "clinic-root.key"), serverFile = Path.Combine(asked.Into, "server.pem");
        var kept = !asked.NewRoot && File.Exists(rootFile) && File.Exists(keyFile);
        if (!kept && !asked.NewRoot && File.Exists(rootFile))
        {
            errors.WriteLine($"{rootFile} is there but its key is not: tablets that trust it need a new root. Run again with --new-root.");
            return ExitCode.RequestWasWrong;
        }

        using var root = kept ? X509Certificate2.CreateFromPemFile(rootFile, keyFile) : ClinicCertificate.Root(asked.Clinic, asked.Names, now);
        using var server = ClinicCertificate.Server(root, asked.Names, now);
        if (WhyNotTrusted(server, root, now) is { } why)
        {
            errors.WriteLine($"The root in {rootFile} can't vouch for {string.Join(", ", asked.Names)} ({why}). Run again with --new-root, and let every tablet trust the new one.");
            return ExitCode.RequestWasWrong;
        }

        if (!kept)
        {
            File.WriteAllText(rootFile, root.ExportCertificatePem() + "\n");
            Keep(keyFile, Key(root));
        }
        Keep(serverFile, server.ExportCertificatePem() + "\n" + Key(server));
        output.WriteLine($"""
            {(kept ? "The clinic's root is as it was." : $"Made a root for {asked.Clinic}, good until {root.NotAfter.ToUniversalTime():yyyy-MM-dd}.")}
            Made a server certificate for {string.Join(", ", asked.Names)}, good until {server.NotAfter.ToUniversalTime():yyyy-MM-dd}.

              {rootFile}   give this to the tablets
              {keyFile}   keep it off the network: whoever has it can pose as this server
              {serverFile}   stillpoint serve --certificate {serverFile}

            How a tablet comes to trust it (once, with the file brought by cable, AirDrop or a memory stick):
              iPad, iPhone   open the file; Settings > General > VPN & Device Management > install the profile;
                             then General > About > Certificate Trust Settings > switch it on
              Android        Settings > Security > Encryption & credentials > Install a certificate > CA certificate
              Windows        open the file > Install Certificate > Local Machine > Trusted Root Certification Authorities
              macOS          open the file in Keychain Access > System; then Get Info > Trust > Always Trust
              Debian, Ubuntu copy it to /usr/local/share/ca-certificates/ and run update-ca-certificates

            To be sure it is the right file, compare its SHA-256 fingerprint on both screens:
              {Convert.ToHexString(root.GetCertHash(HashAlgorithmName.SHA256)).Chunk(4).Aggregate("", (all, four) => all + (all.Length == 0 ? "" : " ") + new string(four))}
            """);
        return ExitCode.Done;
    }

    private static string? WhyNotTrusted(X509Certificate2 server, X509Certificate2 root, DateTimeOffset now)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        return chain.Build(server) ? null : string.Join(", ", chain.ChainStatus.Select(status => status.Status.ToString()).Distinct());
    }

    private static string Key(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey() ?? throw new InvalidOperationException("A certificate of the clinic has an ECDSA key.");
        return key.ExportPkcs8PrivateKeyPem() + "\n";
    }

    /// <summary>Written so that only the account the server runs under can ever read it.</summary>
    private static void Keep(string file, string secret)
    {
        File.Delete(file);
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = OwnerOnly;
        using var writer = new StreamWriter(file, System.Text.Encoding.ASCII, how);
        writer.Write(secret);
    }

    private sealed record Asked(IReadOnlyList<string> Names, string Clinic, string Into, bool NewRoot)
    {
        public static Asked? Read(string[] args)
        {
            var asked = new Asked([], "Stillpoint clinic", Path.Combine("data", "certificate"), false);
            for (var at = 0; at < args.Length; at++)
            {
                var value = at + 1 < args.Length ? args[at + 1] : null;
                switch (args[at])
                {
                    case "--new-root": asked = asked with { NewRoot = true }; continue;
                    case "--for" when value is not null: asked = asked with { Names = [.. asked.Names, .. value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] }; break;
                    case "--clinic" when value is not null: asked = asked with { Clinic = value }; break;
                    case "--out" when value is not null: asked = asked with { Into = value }; break;
                    default: return null;
                }
                at++;
            }
            return asked.Names.Count == 0 ? null : asked;
        }
    }

    private const string Usage = """
        stillpoint certificate --for NAME[,NAME…] [--clinic "NAME"] [--out FOLDER] [--new-root]

        Makes a root for the clinic and a server certificate for the names and addresses the tablets will use,
        for example: stillpoint certificate --for stillpoint.clinic.lan,192.168.7.20
        Run again before the server certificate ends; the root and the tablets' trust in it stay as they are.
        """;
}
