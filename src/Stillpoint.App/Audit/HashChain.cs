using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Stillpoint.App.Audit;

/// <summary>
/// SHA-256 over the fields of a row in a fixed order, each preceded by its length so that no two rows can be read alike,
/// and over the hash of the row before.
/// </summary>
internal static class HashChain
{
    /// <summary>What the first row of a chain names as the row before it.</summary>
    public const string Beginning = "0000000000000000000000000000000000000000000000000000000000000000";

    public static string Of(string previous, params ReadOnlySpan<string?> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, previous);
        foreach (var field in fields) Append(hash, field);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string? field)
    {
        var bytes = field is null ? [] : Encoding.UTF8.GetBytes(field);
        hash.AppendData(Encoding.ASCII.GetBytes(field is null ? "-:" : string.Create(CultureInfo.InvariantCulture, $"{bytes.Length}:")));
        hash.AppendData(bytes);
    }
}
