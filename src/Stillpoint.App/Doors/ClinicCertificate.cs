using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Stillpoint.App.Doors;

/// <summary>
/// A root of the clinic's own and a server certificate signed by it. The root can vouch for the clinic's names and
/// addresses only (name constraints, RFC 5280 §4.2.1.10): a tablet that trusts it trusts it for nothing else.
/// </summary>
internal static class ClinicCertificate
{
    private static readonly TimeSpan RootLasts = TimeSpan.FromDays(3650);

    /// <summary>Under the 825 days that iPadOS and macOS accept from a root added by hand.</summary>
    private static readonly TimeSpan ServerLasts = TimeSpan.FromDays(800);

    /// <summary>The names of this machine to itself, always included.</summary>
    private static readonly string[] Itself = ["localhost", "127.0.0.1", "::1"];

    public static X509Certificate2 Root(string clinic, IReadOnlyList<string> names, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Named($"{clinic} root"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(VouchesFor(All(names)));
        return request.CreateSelfSigned(now.AddDays(-1), now + RootLasts);
    }

    public static X509Certificate2 Server(X509Certificate2 root, IReadOnlyList<string> names, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Named(names[0]), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, includeKeyIdentifier: true, includeIssuerAndSerial: false));

        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in All(names))
            if (IPAddress.TryParse(name, out var address)) alternatives.AddIpAddress(address);
            else alternatives.AddDnsName(name);
        request.CertificateExtensions.Add(alternatives.Build());

        var rootEnds = new DateTimeOffset(root.NotAfter.ToUniversalTime());
        var until = now + ServerLasts < rootEnds ? now + ServerLasts : rootEnds;
        using var signed = request.Create(root, now.AddDays(-1), until, RandomNumberGenerator.GetBytes(16));
        return signed.CopyWithPrivateKey(key);
    }

    /// <summary>Whether this text can be the name or address of a server.</summary>
    public static bool IsName(string name) => IPAddress.TryParse(name, out _)
        || name.Length <= 253 && Uri.CheckHostName(name) == UriHostNameType.Dns && !name.Contains('_', StringComparison.Ordinal);

    private static List<string> All(IReadOnlyList<string> names) => [.. names.Union(Itself, StringComparer.OrdinalIgnoreCase)];

    private static X500DistinguishedName Named(string common)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(common.Length <= 64 ? common : common[..64]);
        return name.Build();
    }

    private static X509Extension VouchesFor(IEnumerable<string> names)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            foreach (var name in names)
                using (writer.PushSequence())
                    if (IPAddress.TryParse(name, out var address))
                    {
                        var bytes = address.GetAddressBytes();
                        writer.WriteOctetString([.. bytes, .. Enumerable.Repeat((byte)0xFF, bytes.Length)], new Asn1Tag(TagClass.ContextSpecific, 7));
                    }
                    else
                    {
                        writer.WriteCharacterString(UniversalTagNumber.IA5String, name, new Asn1Tag(TagClass.ContextSpecific, 2));
                    }
        return new X509Extension("2.5.29.30", writer.Encode(), critical: true);
    }
}
