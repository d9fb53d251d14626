using System.Security.Cryptography;
using System.Text;

namespace Stillpoint.App.Messages;

/// <summary>What is said between this clinic and whoever delivers its messages is signed with a secret both know: HMAC-SHA-256 over the bytes of the body.</summary>
internal static class MessageSignature
{
    public const string Header = "X-Stillpoint-Signature";

    private const string Kind = "sha256=";

    public static string Of(ReadOnlySpan<byte> body, ReadOnlySpan<byte> secret) => Kind + Convert.ToHexStringLower(HMACSHA256.HashData(secret.Trim("\r\n "u8), body));

    public static bool Holds(string? signature, ReadOnlySpan<byte> body, ReadOnlySpan<byte> secret) =>
        signature is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(Of(body, secret)));
}
