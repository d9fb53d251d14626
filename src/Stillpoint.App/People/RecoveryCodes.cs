using System.Security.Cryptography;
using System.Text;

namespace Stillpoint.App.People;

/// <summary>
/// Ten codes on paper for the day the telephone is gone. Each works once. Only hashes are kept: with 80 random bits a code
/// can be tried by nobody, so a plain hash is enough.
/// </summary>
internal static class RecoveryCodes
{
    public const int Count = 10;

    // No vowels and nothing that reads as something else.
    private const string Letters = "bcdfghjkmnpqrstvwxz23456789";
    private const int Length = 18;

    public static IReadOnlyList<string> New() => [.. Enumerable.Range(0, Count).Select(_ => Written(RandomNumberGenerator.GetString(Letters, Length)))];

    public static string HashOf(string typed) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant())));

    private static string Written(string code) => $"{code[..6]}-{code[6..12]}-{code[12..]}";
}
