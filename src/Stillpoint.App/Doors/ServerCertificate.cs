using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Stillpoint.App.Doors;

/// <summary>The certificate the server shows, read from the file someone named; or one sentence why it can't be used.</summary>
internal static class ServerCertificate
{
    public static (X509Certificate2? Certificate, string? Refusal) Load(string file, DateTimeOffset now)
    {
        if (!File.Exists(file)) return (null, $"The certificate {file} is not there.");
        try
        {
            var certificate = IsPem(file) ? FromPem(file) : X509CertificateLoader.LoadPkcs12FromFile(file, null);
            if (!certificate.HasPrivateKey) return (null, $"The certificate {file} has no key in it: the file must hold both.");
            if (now.UtcDateTime < certificate.NotBefore.ToUniversalTime() || now.UtcDateTime > certificate.NotAfter.ToUniversalTime())
                return (null, $"The certificate {file} is good from {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd} to {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}, and today is neither: stillpoint certificate makes a new one.");
            return (certificate, null);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return (null, $"The certificate {file} can't be read: it must be PEM with certificate and key, or PKCS #12 without a password, readable by this account.");
        }
    }

    private static bool IsPem(string file)
    {
        using var reader = new StreamReader(file);
        var head = new char[4096];
        var read = reader.ReadBlock(head);
        return head.AsSpan(0, read).Contains("-----BEGIN ", StringComparison.Ordinal);
    }

    private static X509Certificate2 FromPem(string file)
    {
        using var read = X509Certificate2.CreateFromPemFile(file);
        // Schannel can't use a key that lives in memory only; a trip through PKCS #12 serves every system.
        return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
    }
}
